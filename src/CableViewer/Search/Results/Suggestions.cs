using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.FullText.Terms;
using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Results;

/// <summary>What a text that is still being typed may become.</summary>
/// <param name="Kind"><c>cable</c>, <c>origin</c>, <c>tag</c>, <c>subject</c> or <c>word</c>.</param>
/// <param name="Text">For display.</param>
/// <param name="Query">What to search for.</param>
/// <param name="Count">How many cables that finds; 1 for a cable itself.</param>
public sealed record Suggestion(string Kind, string Text, string Query, int Count);

/// <summary>Completes what is typed: IDs, origins, TAGS, subjects, words with their counts.</summary>
public sealed class Suggestions(CableSearch search, ResultReader reader)
{
    private const int MostOfEach = 5;
    private const int MostWords = 8;
    private const int LongestText = 200;

    // Somebody is typing: what takes longer comes too late.
    private const long Budget = SearchBudget.Usual / 10;

    public async Task<IReadOnlyList<Suggestion>> ListAsync(string? typed, CancellationToken cancellationToken)
    {
        string text = (typed ?? "").Trim();
        if (text.Length is 0 or > LongestText) return [];
        CableIndex index = await search.GetIndexAsync(cancellationToken);
        List<string> words = WordFolding.Words(text);
        if (words.Count == 0) return [];
        return
        [
            .. Cables(index, text),
            .. Origins(index, words),
            .. Tags(index, text, words),
            .. Words(index, text, words),
            .. await SubjectsAsync(text, words, cancellationToken),
        ];
    }

    // 07MEX, 07 mexico 10: two digits, letters, and perhaps the beginning of the number.
    private static IEnumerable<Suggestion> Cables(CableIndex index, string text)
    {
        string plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (plain.Length < 4 || !char.IsAsciiDigit(plain[0]) || !char.IsAsciiDigit(plain[1]) || !char.IsAsciiLetter(plain[2])) return [];
        int letters = 2;
        while (letters < plain.Length && char.IsAsciiLetter(plain[letters])) letters++;
        string origin = plain[2..letters], serial = plain[letters..].TrimStart('0');
        int year = int.Parse(plain.AsSpan(0, 2), System.Globalization.CultureInfo.InvariantCulture);
        bool[] isMeant = [.. index.Origins.Names.Select(name =>
            serial is "" ? name.StartsWith(origin, StringComparison.Ordinal) : name == origin)];
        var rows = new List<int>();
        for (int row = 0; row < index.Count; row++)
        {
            if (index.Years[row] % 100 == year && isMeant[index.Origins.Of(row)[0]]
                && (serial is "" || index.Serials[row].ToString(System.Globalization.CultureInfo.InvariantCulture).StartsWith(serial,
                    StringComparison.Ordinal))) rows.Add(row);
        }
        return rows
            .OrderByDescending(index.CitationCountOf)
            .ThenBy(row => index.Serials[row])
            .Take(MostOfEach)
            .Select(row => index.ReferenceIdOf(row).ToString())
            .Select(id => new Suggestion("cable", id, id, 1));
    }

    private static IEnumerable<Suggestion> Origins(CableIndex index, List<string> words)
    {
        int[] totals = index.OriginTotals;
        return Enumerable.Range(0, totals.Length)
            .Where(i => totals[i] > 0 && (IsBeginningOf(words, index.OriginNames[i]) || IsBeginningOf(words, index.Origins.Names[i])))
            .OrderByDescending(i => totals[i])
            .Take(MostOfEach)
            .Select(i => new Suggestion("origin", index.OriginNames[i], $"origin:{index.Origins.Names[i]}", totals[i]));
    }

    private static IEnumerable<Suggestion> Tags(CableIndex index, string text, List<string> words)
    {
        int[] totals = index.TagTotals;
        return Enumerable.Range(0, totals.Length)
            .Where(i => totals[i] > 0
                && (index.Tags.Names[i].StartsWith(text, StringComparison.OrdinalIgnoreCase)
                    || (Tag.Find(index.Tags.Names[i])?.Meaning is { } meaning && IsBeginningOf(words, meaning))))
            .OrderByDescending(i => index.Tags.Names[i].Equals(text, StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(i => totals[i])
            .Take(MostOfEach)
            .Select(i => new Suggestion(
                "tag", Tag.Find(index.Tags.Names[i])?.Meaning is { } meaning ? $"{index.Tags.Names[i]}: {meaning}" : index.Tags.Names[i],
                Query.Of(new FieldNode(QueryField.Tag, index.Tags.Names[i])).Text, totals[i]));
    }

    // Only the last word is still being typed.
    private static IEnumerable<Suggestion> Words(CableIndex index, string text, List<string> words)
    {
        string beginning = words[^1];
        if (beginning.Length < 2) return [];
        string before = text[..Math.Max(0, text.LastIndexOf(' ') + 1)];
        return index.Vocabulary.Beginning(beginning)
            .OrderByDescending(word => word.Count)
            .Take(MostWords)
            .Select(word => new Suggestion("word", before + word.Word, before + word.Word, word.Count));
    }

    private async Task<IEnumerable<Suggestion>> SubjectsAsync(string text, List<string> words, CancellationToken cancellationToken)
    {
        if (words[^1].Length < 3) return [];
        var query = Query.Of(new TextNode(text, words, IsBeginning: true, InSubject: true));
        FoundCables found;
        try
        {
            found = await search.FindAsync(query, CableSort.MostCited, MostOfEach, new SearchBudget(Budget), cancellationToken);
        }
        catch (SearchTooLargeException)
        {
            return [];
        }
        IReadOnlyList<CableRow> cables =
            await reader.ListAsync(found.Index, found.Rows(CableSort.MostCited, 0, MostOfEach), cancellationToken);
        return cables.Select(cable => new Suggestion("subject", cable.Subject, cable.ReferenceId.ToString(), 1));
    }

    private static bool IsBeginningOf(List<string> words, string name)
    {
        List<string> all = WordFolding.Words(name);
        return PhraseMatch.IsIn(all, words, isBeginning: true);
    }
}
