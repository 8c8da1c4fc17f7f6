using CableViewer.FullText.Terms;

namespace CableViewer.Search.Queries;

/// <summary>What a phrase that no cable has may be taken apart into: a quotation has a word wrong, or leaves some out.</summary>
internal static class PhraseParts
{
    /// <summary>Its words, each once, anywhere in a cable.</summary>
    public static QueryNode Unquoted(TextNode phrase)
    {
        List<FoldedWord> places = WordFolding.Places(phrase.Typed);
        TextNode[] words = [.. Enumerable.Range(0, phrase.Words.Count).Select(i => Part(phrase, places, i, i + 1)).Distinct()];
        return words.Length == 1 ? words[0] : new AndNode(words);
    }

    /// <returns>The phrases before and after each ellipsis; null where it has none.</returns>
    public static QueryNode? SplitAtEllipsis(TextNode phrase)
    {
        TextNode[] parts = [.. phrase.Typed
            .Split(["…", "...", ". . ."], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(typed => (Typed: typed, Words: WordFolding.Words(typed)))
            .Where(part => part.Words.Count > 0)
            .Select(part => phrase with { Typed = part.Typed, Words = part.Words, IsBeginning = false })
            .Distinct()];
        return parts.Length < 2 ? null : new AndNode(parts);
    }

    /// <summary>Some of its words that stand next to each other.</summary>
    /// <param name="start">The first word, from 0.</param>
    /// <param name="end">The word after the last.</param>
    public static TextNode Part(TextNode phrase, int start, int end) => Part(phrase, WordFolding.Places(phrase.Typed), start, end);

    private static TextNode Part(TextNode phrase, List<FoldedWord> places, int start, int end)
    {
        string[] words = [.. phrase.Words.Skip(start).Take(end - start)];
        // A phrase that was made and not typed may have other words than its text.
        string typed = places.Count == phrase.Words.Count
            ? phrase.Typed[places[start].Start..(places[end - 1].Start + places[end - 1].Length)]
            : string.Join(' ', words);
        return phrase with { Typed = typed, Words = words, IsBeginning = phrase.IsBeginning && end == phrase.Words.Count };
    }
}
