using System.Collections.Frozen;
using CableViewer.Cables;

namespace CableViewer.Web.Cables.Text;

/// <summary>Finds the words of a text that readers may need spelt out: <c>GOM</c>, <c>DCM</c>, <c>Poloff</c>.</summary>
internal static class Acronyms
{
    internal sealed record Found(int Start, int Length, string Letters, string Expansion);

    // Words of ordinary English that are acronyms only in mixed text.
    private static readonly FrozenSet<string> Words = new[]
    {
        "AI", "AID", "AM", "AMB", "ARENA", "ARM", "AS", "AT", "CAP", "COIN", "COM", "DART", "DAS", "DOT", "ETA", "FAST", "ICE", "IT", "MED",
            "PACE", "PAS", "SALT", "SAM",
        "START", "US", "WHO",
    }.ToFrozenSet();

    // Drafters write these as words: Poloff, Emboffs, Codel.
    private static readonly FrozenSet<string> SpokenWords = new[]
    {
        "POLOFF", "ECONOFF", "EMBOFF", "CONOFF", "CODEL", "STAFFDEL", "AMCIT", "AMCHAM", "LEGATT", "CONGEN", "MANPADS", "NOFORN", "SEPTEL",
            "REFTEL", "POLCOUNS", "ECONCOUNS",
    }.ToFrozenSet();

    private const int LongestSpoken = 10;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Spoken =
        SpokenWords.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, Acronym>.AlternateLookup<ReadOnlySpan<char>> Known =
        Acronym.All.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsOf = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static List<Found> List(string text, bool isShouted, AcronymMeanings meanings)
    {
        var found = new List<Found>();
        ReadOnlySpan<char> all = text;
        for (int at = 0; all[at..].IndexOfAnyInRange('A', 'Z') is >= 0 and var ahead;)
        {
            int start = at + ahead, end = EndOf(all, start);
            if (end - start > 1 && IsBoundary(all, start - 1) && Find(all[start..end], isShouted) is { } acronym
                && meanings.Find(acronym.Letters, acronym.Expansion) is { } expansion)
                found.Add(new Found(start, end - start, acronym.Letters, expansion));
            at = end;
        }
        return found;
    }

    private static Acronym? Find(ReadOnlySpan<char> word, bool isShouted)
    {
        if (isShouted && WordsOf.Contains(word)) return null;
        if (Known.TryGetValue(word, out Acronym? exact)) return exact;
        // The plural: NGOs, Emboffs.
        ReadOnlySpan<char> one = word[^1] == 's' ? word[..^1] : word;
        if (one.Length < 2) return null;
        if (char.IsAsciiLetterUpper(one[^1])) return Known.TryGetValue(one, out Acronym? known) ? known : null;
        if (one.Length > LongestSpoken) return null;
        Span<char> upper = stackalloc char[LongestSpoken];
        int length = one.ToUpperInvariant(upper);
        return Spoken.Contains(upper[..length]) && Known.TryGetValue(upper[..length], out Acronym? spoken) ? spoken : null;
    }

    // AU, G8, Poloff; with parts in capitals behind a stroke or hyphen: A/S, AFL-CIO.
    private static int EndOf(ReadOnlySpan<char> text, int start)
    {
        int end = start + 1;
        while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
        while (end + 1 < text.Length && text[end] is '/' or '&' or '-' && char.IsAsciiLetterUpper(text[end + 1]))
        {
            int part = end + 2;
            while (part < text.Length && (char.IsAsciiLetterUpper(text[part]) || char.IsAsciiDigit(text[part]))) part++;
            // "NATO-Russia" is NATO and a word.
            if (part < text.Length && char.IsLetter(text[part])) break;
            end = part;
        }
        return end;
    }

    private static bool IsBoundary(ReadOnlySpan<char> text, int before) =>
        before < 0 || !(char.IsLetterOrDigit(text[before]) || text[before] is '/' or '&' or '-' or '_');
}
