using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Web.Reading;

/// <summary>Finds the words of a text that readers may need spelt out: <c>GOM</c>, <c>DCM</c>, <c>Poloff</c>.</summary>
internal static partial class Acronyms
{
    internal sealed record Found(int Start, int Length, string Letters, string Expansion);

    // Words of ordinary English that are acronyms only in mixed text.
    private static readonly FrozenSet<string> Words = new[]
    {
        "AI", "AID", "AM", "AMB", "ARENA", "ARM", "AS", "AT", "CAP", "COIN", "COM", "DART", "DAS", "DOT", "ETA", "FAST", "ICE", "IT", "MED", "PACE", "PAS", "SALT", "SAM",
        "START", "US", "WHO",
    }.ToFrozenSet();

    // Drafters write these as words: Poloff, Emboffs, Codel.
    private static readonly FrozenSet<string> SpokenWords = new[]
    {
        "POLOFF", "ECONOFF", "EMBOFF", "CONOFF", "CODEL", "STAFFDEL", "AMCIT", "AMCHAM", "LEGATT", "CONGEN", "MANPADS", "NOFORN", "SEPTEL", "REFTEL", "POLCOUNS", "ECONCOUNS",
    }.ToFrozenSet();

    public static IEnumerable<Found> List(string text, bool isShouted)
    {
        foreach (Match match in Word.Matches(text))
        {
            if (Find(match.Value, isShouted) is { Expansion: { } expansion } acronym) yield return new Found(match.Index, match.Length, acronym.Letters, expansion);
        }
    }

    private static Acronym? Find(string word, bool isShouted)
    {
        if (isShouted && Words.Contains(word)) return null;
        if (Acronym.Find(word) is { } exact) return exact;
        // The plural: NGOs, Emboffs.
        string one = word[^1] == 's' ? word[..^1] : word;
        if (one.Length < 2) return null;
        if (Acronym.Find(one) is { } known && char.IsAsciiLetterUpper(one[^1])) return known;
        string upper = one.ToUpperInvariant();
        return SpokenWords.Contains(upper) ? Acronym.Find(upper) : null;
    }

    // Two letters at least, the first a capital: AU, G8, A/S, Poloff.
    [GeneratedRegex(@"(?<![\w/&-])[A-Z][A-Za-z0-9]+(?:[/&-][A-Z][A-Z0-9]*)*(?![\w])|(?<![\w/&-])[A-Z]/[A-Z]{1,4}(?!\w)")]
    private static partial Regex Word { get; }
}
