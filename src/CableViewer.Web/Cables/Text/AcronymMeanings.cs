using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.Cables.Places;

namespace CableViewer.Web.Cables.Text;

/// <summary>
/// What acronyms mean in one cable: as its text defines them, else as the table has them, else nothing where they have several meanings.
/// </summary>
internal sealed partial class AcronymMeanings
{
    // Initials of a definition are looked for in so many characters before the bracket.
    private const int LongestDefinition = 120;

    // Each is something else in another country or trade, and a wrong explanation is worse than none.
    private static readonly FrozenSet<string> Ambiguous =
        new[] { "AI", "ANP", "AP", "CD", "CDA", "DAS", "DPP", "IDA", "PA", "SADC" }.ToFrozenSet();

    private static readonly FrozenSet<string> SmallWords =
        new[] { "a", "and", "da", "das", "de", "del", "des", "di", "do", "du", "e", "et", "for", "in", "la", "le", "of", "on", "the", "to",
            "y" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Borders = SearchValues.Create("().;:\n");

    private readonly Dictionary<string, string?> defined = [];
    private readonly string? country;

    public AcronymMeanings(Cable cable)
    {
        country = Origin.Find(cable.ReferenceId?.Origin ?? "") is { } origin && Country.All.TryGetValue(origin.Country, out Country? host)
            && host.Code is not "US" ? host.Name : null;
        foreach (Paragraph paragraph in cable.Paragraphs)
        {
            if (!paragraph.Text.Contains('(', StringComparison.Ordinal)) continue;
            foreach (Match match in InBrackets.Matches(paragraph.Text))
            {
                string letters = match.Groups["letters"].Value;
                string? words = FindWords(paragraph.Text.AsSpan(0, match.Index), letters);
                // The first definition holds; words that do not fit the letters say only that the text means something of its own.
                if (!defined.TryGetValue(letters, out string? known) || known is null) defined[letters] = words;
            }
        }
    }

    /// <param name="expansion">Of the table.</param>
    /// <returns>Null where it is better left alone.</returns>
    public string? Find(string letters, string? expansion)
    {
        if (defined.TryGetValue(letters, out string? own) && (own is not null || Ambiguous.Contains(letters))) return own;
        if (Ambiguous.Contains(letters)) return null;
        // "GOM" is the government that the post deals with; the table can only list those that it may be.
        if (letters is ['G', 'O', var initial]
            && (expansion is null || expansion.Contains(" or another country", StringComparison.Ordinal)))
            return country is not null && country[0] == initial ? $"Government of {country}" : null;
        return expansion;
    }

    // The words before the bracket whose initials are the letters, read backwards; small words count or not, as it fits.
    private static string? FindWords(ReadOnlySpan<char> before, string letters)
    {
        string near = before[Math.Max(0, before.Length - LongestDefinition)..].TrimEnd().ToString();
        List<Match> words = Word.Matches(near).ToList();
        // A definition does not reach over the end of a sentence or another bracket.
        int border = near.AsSpan().LastIndexOfAny(Borders);
        int start = FindStart(words, words.Count - 1, letters, letters.Length - 1, border);
        return start < 0 ? null : WhiteSpaces.Replace(near[start..], " ").Trim('"', '“', '”', ' ');
    }

    private static int FindStart(List<Match> words, int word, string letters, int letter, int border)
    {
        if (letter < 0) return words[word + 1].Index;
        if (word < 0 || words[word].Index <= border) return -1;
        Match last = words[word];
        if (char.ToUpperInvariant(last.ValueSpan[0]) == letters[letter]
            && FindStart(words, word - 1, letters, letter - 1, border) is >= 0 and var start) return start;
        return letter < letters.Length - 1 && SmallWords.Contains(last.Value) ? FindStart(words, word - 1, letters, letter, border) : -1;
    }

    // (DAS), ("DAS")
    [GeneratedRegex(@"\(""?(?<letters>[A-Z]{2,8})""?\)")]
    private static partial Regex InBrackets { get; }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’.&]*")]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpaces { get; }
}
