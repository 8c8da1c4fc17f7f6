using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.Parsing.References;

namespace CableViewer.Parsing.Front;

/// <summary>
/// Knows the words of titles and offices in a "Classified By" line, however they are shortened or misspelt (data/reference/titles.tsv):
/// <c>Ambasssador</c>, <c>A/PolCouns</c>, <c>EUR/PRA</c>.
/// </summary>
internal static partial class ClassifierTitles
{
    // A word of a long title may have two wrong letters, a shorter one a single wrong letter.
    private const int LongTitle = 9;
    private const int ShortestMisspelt = 6;
    private const int CertainMisspelling = 8;

    private static readonly ILookup<string, string> Table = ReferenceTable.ReadRows("titles").ToLookup(row => row[0], row => row[1]);

    private static readonly FrozenSet<string> Words = Table["title"].ToFrozenSet();

    // Titles that a person has, not an office: a name may be joined to one of them.
    private static readonly FrozenSet<string> OfPersons = Table["person"].ToFrozenSet();

    // Prefixes of titles, for those that are shortened or misspelt.
    private static readonly string[] Stems = [.. Table["stem"]];

    private static readonly string[] LongWords = [.. Words.Where(word => word.Length >= ShortestMisspelt && !word.Contains('-'))];

    private static readonly FrozenSet<string> Surnames = Table["surname"].ToFrozenSet();

    private static readonly FrozenSet<string> Particles = Table["particle"].ToFrozenSet();

    /// <summary>Whether a word may stand in small letters inside a name: <c>van</c>, <c>de</c>, <c>bin</c>.</summary>
    public static bool IsParticle(string word) => Particles.Contains(word.Trim('.', '\'', '’').ToUpperInvariant());

    /// <summary>Where a title and a name are joined, <c>Charge/John</c>, <c>DCM-Smith</c>, <c>Smith/DCM</c>.</summary>
    /// <returns>The index of the character between them; -1 where the word is one thing.</returns>
    public static int FindJoint(ReadOnlySpan<char> word)
    {
        int joint = word.IndexOfAny('/', '-', '–');
        if (joint <= 0 || joint != word.LastIndexOfAny('/', '-', '–')) return -1;
        string left = Bare(word[..joint]), right = Bare(word[(joint + 1)..]);
        if (OfPersons.Contains(left)) return IsNameLike(word[(joint + 1)..], right) ? joint : -1;
        return OfPersons.Contains(right) && word[joint] == '/' && IsNameLike(word[..joint], left) ? joint : -1;

        static bool IsNameLike(ReadOnlySpan<char> typed, string bare) =>
            bare.Length >= (typed.IndexOfAnyInRange('a', 'z') > 0 ? 3 : 4) && char.IsUpper(typed[0]) && !IsKnown(bare)
            && !bare.Contains('.');
    }

    /// <summary>Whether a word of a part is of a title: <c>Deputy Political Counselor Molly Person</c> has three.</summary>
    public static bool IsTitle(IReadOnlyList<string> words, int i)
    {
        string word = Bare(words[i]);
        bool next = i + 1 < words.Count;
        if (word is "" || (words[i] is ['(', .., ')'] && word.Length < 4)) return true;
        // "Provincial Director for Anbar", "Consul General of Monterrey": the word after a preposition is a place or an office.
        if (i > 0 && words[i - 1] is "to" or "TO" or "of" or "OF" or "in" or "at" or "AT" or "for" or "FOR") return true;
        if (IsAdInterim(words, i)) return true;
        // "A. Person" is an initial, "A/DCM" a title, "Davis Ba" and "de la" parts of names.
        if (word.Length == 1) return words[i] is "a" or "A" && next && !IsInitial(words[i + 1]);
        if (Particles.Contains(word) && next && (i > 0 ? !IsTitle(words, i - 1) : !IsTitle(words, 1))) return false;
        if (words[i].Contains('/') || words[i].EndsWith(':')) return true;
        if (word.Contains('.')) return word is "U.S" or "A.I" or "U.N" or "D.O.S" || word.StartsWith("U.S.", StringComparison.Ordinal);
        if (IsKnown(word)) return true;
        if (word.Contains('-') && word.Split('-').All(half =>
            half is not "" && (Words.Contains(half) || Stems.Any(stem => half.StartsWith(stem, StringComparison.Ordinal))))) return true;
        // Inside a name no title begins, but for the stems of long words.
        if (word.Length >= 4 && next && Stems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal))) return true;
        if (IsMisspelt(word) && (next || i == 0 || word.Length >= CertainMisspelling)) return true;
        // Offices are spelt in capitals before a name in mixed case: "ISN", "DTRA".
        return next && words[i].Length is 2 or 3 or 4 && words[i].All(char.IsAsciiLetterUpper) && words[i + 1].Any(char.IsLower)
            && words[i + 1].Length > 2 && words[i] is not ("III" or "II" or "JR" or "IV");
    }

    /// <summary>A title's word that ends a part, after a first name or an initial: <c>John Q. Public</c>, <c>Oliver North</c>.</summary>
    public static bool IsSurname(IReadOnlyList<string> words, int i)
    {
        if (i + 1 < words.Count || i == 0) return false;
        string before = words[i - 1];
        if (before.Length == 2 && char.IsAsciiLetterUpper(before[0]) && before[1] == '.')
            return !IsAdInterim(words, i - 1) && Bare(words[i]).Length > 3;
        return Surnames.Contains(Bare(words[i])) && !IsTitle(words, i - 1);
    }

    private static bool IsKnown(string word) =>
        Words.Contains(word) || word.Contains("AFFAIRES", StringComparison.Ordinal) || word.Contains("AFFAIRS", StringComparison.Ordinal)
            || Abbreviations.IsMatch(word);

    // "a.i.", "A. I." after a title: for the time being.
    private static bool IsAdInterim(IReadOnlyList<string> words, int i)
    {
        if (words[i].Equals("a.i.", StringComparison.OrdinalIgnoreCase) || words[i].Equals("a.i", StringComparison.OrdinalIgnoreCase)
            || words[i].Equals("interim", StringComparison.OrdinalIgnoreCase)) return true;
        if (Bare(words[i]) is "AD" && i + 1 < words.Count && Bare(words[i + 1]) is "INTERIM") return true;
        if (Bare(words[i]) is "I" && i > 0 && Bare(words[i - 1]) is "A") i--;
        return words[i] is "a." or "A." && i + 1 < words.Count && words[i + 1] is "i." or "I." or "i"
            && (words[i] is "a." || i == 0 || IsKnown(Bare(words[i - 1])));
    }

    private static bool IsInitial(string word) => word.Length == 2 && word[1] == '.';

    private static bool IsMisspelt(string word)
    {
        if (word.Length < ShortestMisspelt || word.Length > 20) return false;
        foreach (string known in LongWords)
        {
            int allowed = known.Length >= LongTitle ? 2 : 1;
            if (known[0] == word[0] && Math.Abs(known.Length - word.Length) <= allowed
                && OriginCode.Distance(word, known, allowed) <= allowed) return true;
        }
        return false;
    }

    private static string Bare(ReadOnlySpan<char> word) => word.Trim(".,:;-()[]'\"’*").ToString().ToUpperInvariant().Replace('’', '\'');

    // "PolCouns", "EconMinCouns", "POLECON", "APolOff": abbreviations run together.
    [GeneratedRegex(@"^A?((POL|ECON|ECO|MIN|COUNS|COUN|OFF|MIL|CONS|CON|DEP|SEC|SCI|MGMT|ADMIN|AG|CH|CHIEF|ESTH|INFO)){2,5}$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Abbreviations { get; }
}
