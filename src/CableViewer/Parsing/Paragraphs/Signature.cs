using CableViewer.Cables;
using CableViewer.Parsing.Front;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Paragraphs;

/// <summary>
/// Tells a signature from the last words of a text: a surname in capitals, or one in mixed case where a sentence or a gap ends above it
/// (formats.md 4.7).
/// </summary>
internal static class Signature
{
    private const int LongestName = 32;

    // Two or three capitals after a sentence may be a name, LU; in a text in capitals a single word may be a sentence.
    private const int ShortestRunIn = 2;
    private const int ShortestSure = 4;
    private const int ShortestInCapitals = 5;
    private const int LinesOfText = 20;

    private static readonly string[] NoNames =
    [
        "CONFIDENTIAL", "SECRET", "UNCLAS", "COMMENT", "SUMMARY", "NOFORN", "SIPDIS", "END", "TEXT", "ANNEX", "TABLE", "NONE", "BEGIN",
            "NOTE", "ENCLOSURE", "ATTACHMENT", "REGARDS", "CITY", "BEST", "THANKS", "SINCERELY",
        "MINIMIZE", "THE END", "EXDIS", "NODIS", "LIMDIS", "SENSITIVE", "AMEMBASSY", "AMCONSUL", "SECSTATE", "USMISSION", "TOTAL", "NNNN",
            "CONSIDERED", "ASSISTANCE", "ADS TEXT",
    ];

    /// <summary>A signature at the end of a line.</summary>
    /// <param name="Before">Characters of the line before it, blanks at its end left out.</param>
    /// <param name="Length">0 where there is none.</param>
    public readonly record struct RunIn(string Name, int Before, int Length);

    /// <summary>
    /// Whether a whole line is one: a surname in capitals; in mixed case below an empty line or after the end of a sentence; in small
    /// letters below a first name or a rule of asterisks.
    /// </summary>
    /// <param name="start">The first line of the text.</param>
    /// <param name="end">The line after its last, where a block of other matter begins.</param>
    public static bool IsWholeLine(string body, List<TextLine> lines, int i, int start, int end)
    {
        ReadOnlySpan<char> line = lines[i].In(body).Trim();
        if (ClosingFurniture.FindSuffix(line, takesDoubtful: true) is > 0 and var suffix) line = line[..suffix].TrimEnd();
        ReadOnlySpan<char> name = Bare(line);
        // "MURRAY ." and "PERSON." are signed, "They will dry." is not.
        if (line.Length > name.Length && line[name.Length..].Contains('.') && name.Contains(' ')) return false;
        ReadOnlySpan<char> above = i > start ? lines[i - 1].In(body).Trim() : [];
        if (name.Length > 3 && name.IndexOfAnyExceptInRange('a', 'z') < 0)
            return above is ['*', ..] && LineKind.IsRule(above)
                || (i > start + 1 && above.Length is > 1 and < 14 && above.IndexOf(' ') < 0 && char.IsAsciiLetterUpper(above[0]));
        if (!IsName(name)) return false;
        bool afterSentence = EndsText(above) || ClosingFurniture.IsLine(above) || ClosingFurniture.FindSiteTrailer(above) >= 0;
        if (!IsCapitals(name))
            return (name.IndexOf(' ') < 0 || IsWithParticle(name)) && name.IndexOf('.') < 0
                && (above.IsEmpty || (afterSentence && i == LastLine(body, lines, end)) || IsSame(above, name.ToString()));
        // In a text in capitals the last line of a sentence may look like a surname.
        return afterSentence || above.IndexOfAnyInRange('a', 'z') >= 0 || IsName(Bare(above))
            || (name.IndexOf(' ') < 0 && IsMixedAbove(body, lines, i, start));
    }

    /// <summary>Two surnames on two lines, in one style.</summary>
    public static bool IsSecond(string body, List<TextLine> lines, int i, int start, string below)
    {
        ReadOnlySpan<char> line = lines[i].In(body).Trim();
        return IsCapitals(below) && IsCapitals(line) && line.IndexOf(' ') < 0 && !line.EndsWith(".") && IsName(line) && i > start + 1
            && lines[i - 1].IsEmpty;
    }

    /// <summary>Whether a line repeats a signature: <c>VAN PERSON</c> above <c>van Person</c>.</summary>
    public static bool IsSame(ReadOnlySpan<char> line, string signature) =>
        Bare(line).Equals(signature, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a line that is a signature, once where it stands twice.</summary>
    public static string NameIn(ReadOnlySpan<char> line)
    {
        if (ClosingFurniture.FindSuffix(line, takesDoubtful: true) is > 0 and var suffix) line = line[..suffix].TrimEnd();
        string name = Bare(line).ToString();
        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // "PERSON PERSON", "PERSON UNQUOTE PERSON"
        return words.Length is 2 or 3
            && words[0].Equals(words[^1], StringComparison.OrdinalIgnoreCase) ? words[0] : string.Join(' ', words);
    }

    /// <summary>
    /// A signature after the last sentence, on its line: <c>… End comment. PERSON</c>, <c>… Website: http://www.example.gov PERSON</c>.
    /// </summary>
    public static RunIn FindRunIn(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> trimmed = line.TrimEnd("#*.\" ");
        bool isDotted = line[trimmed.Length..].Contains('.');
        int at = trimmed.LastIndexOfAny(" \t") + 1;
        ReadOnlySpan<char> name = trimmed[at..];
        // "End comment.PERSON", "#PERSON", "XXXXXXXXXXXXPERSON": the blank was lost.
        int glue = name.LastIndexOfAny(".#*)]");
        if (glue < 0) glue = RedactionLength(name) - 1;
        bool isGlued = glue >= 0;
        if (isGlued)
        {
            at += glue + 1;
            name = name[(glue + 1)..];
        }
        ReadOnlySpan<char> before = trimmed[..at].TrimEnd();
        // "St. Person", "van Person": the particle is the name's.
        int space = before.LastIndexOf(' ');
        if (!isGlued && space > 0 && before[(space + 1)..] is "van" or "Van" or "VAN" or "DE" or "von"
            && EndsText(before[..space].TrimEnd()))
        {
            at = space + 1;
            name = trimmed[at..];
            before = before[..space].TrimEnd();
        }
        if (before.Length < 2 || before[^1] is ':' or ';' or ',' or '-' || name.Length < ShortestRunIn || name.Contains('.')
            || !IsName(name, ShortestRunIn) || name.Contains('/')) return default;
        if (EndsWithInitial(before) || !IsRunIn(before, name, isDotted, isGlued)) return default;
        string found = name.ToString();
        // "… ARSO PERSON PERSON"
        if (before.EndsWith(" " + found, StringComparison.Ordinal)) before = before[..^(found.Length + 1)].TrimEnd();
        return new RunIn(found, before.TrimEnd("#").TrimEnd().Length, found.Length);
    }

    private static bool IsRunIn(ReadOnlySpan<char> before, ReadOnlySpan<char> name, bool isDotted, bool isGlued)
    {
        bool isMixed = before.IndexOfAnyInRange('a', 'z') >= 0, endsText = EndsRunIn(before);
        if (!IsCapitals(name)) return isMixed && endsText && !isDotted && name.Length >= ShortestSure && (!isGlued
            || LineKind.IsRedaction(LastWord(before)));
        if (isGlued || isDotted) return endsText && name.Length >= ShortestSure && (isMixed || EndsWithMark(before));
        if (!isMixed) return endsText && name.Length >= ShortestInCapitals && (before[^1] is not ':' and not ']' and not '*');
        if (endsText) return name.Length >= ShortestSure || (before[^1] is '.' or '"' or '!' or '?' && Acronym.Find(name.ToString()) is null
            && before.LastIndexOf('(') <= before.LastIndexOf(')'));
        // After a sentence without its stop, or a list of people: "… the same to the Department RAY" is not a common word, nor an acronym.
        ReadOnlySpan<char> last = LastWord(before);
        return name.Length >= ShortestSure && (char.IsUpper(last[0]) || char.IsAsciiDigit(last[^1]))
            && Acronym.Find(name.ToString()) is null && (!IsCapitals(last) || !char.IsLetter(last[0]));
    }

    // "FROM AMBASSADOR ADA P. PERSON": the stop is an initial's.
    private static bool EndsWithInitial(ReadOnlySpan<char> before) =>
        before.Length > 2 && before[^1] == '.' && char.IsUpper(before[^2]) && before[^3] == ' ';

    private static bool EndsRunIn(ReadOnlySpan<char> before) =>
        before[^1] is '.' or '"' or ')' or '?' or '!' or '”' or ']' or '*' or '#' || EndsText(before) || EndsWithAddress(before)
            || LineKind.IsRedaction(LastWord(before));

    private static bool EndsWithMark(ReadOnlySpan<char> before) => before[^1] is '#' or '*' || LineKind.IsRedaction(LastWord(before));

    // "… at http://www.example.gov/communities/stre lsau /", "index. cfm", "Portal:Unit ed_Kingdom"
    private static bool EndsWithAddress(ReadOnlySpan<char> before)
    {
        ReadOnlySpan<char> tail = before[^Math.Min(before.Length, 160)..];
        int address = Math.Max(tail.LastIndexOf("://"),
            Math.Max(tail.LastIndexOf("www."), tail.LastIndexOf("site:", StringComparison.OrdinalIgnoreCase)));
        return address >= 0 && tail[address..].Count(' ') <= 6 && tail[address..].IndexOf(". ") is var stop
            && (stop < 0 || tail[(address + stop)..].Length < 12);
    }

    // Where a sentence or a text that is quoted ends: "END TEXT", "END COMMENT", a redaction, a section break.
    private static bool EndsText(ReadOnlySpan<char> above)
    {
        above = above.TrimEnd();
        if (above.IsEmpty || LineKind.EndsSentence(above) || LineKind.IsRedaction(LastWord(above))) return true;
        ReadOnlySpan<char> last = LastWord(above);
        ReadOnlySpan<char> rest = above[..(above.Length - last.Length)].TrimEnd();
        return LastWord(rest).Equals("END", StringComparison.OrdinalIgnoreCase)
            && (last.Equals("TEXT", StringComparison.OrdinalIgnoreCase) || last.Equals("COMMENT", StringComparison.OrdinalIgnoreCase)
                || last.Equals("NOTE", StringComparison.OrdinalIgnoreCase)
                || last.Equals("SUMMARY", StringComparison.OrdinalIgnoreCase))
            || (last.Equals("CONSIDERED", StringComparison.OrdinalIgnoreCase)
                && LastWord(rest).Equals("MINIMIZE", StringComparison.OrdinalIgnoreCase));
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOf(' ') + 1)..];

    private static int RedactionLength(ReadOnlySpan<char> word)
    {
        int length = 0;
        while (length < word.Length && word[length] == word[0] && word[0] is 'X' or 'x') length++;
        return length >= 5 && length < word.Length ? length : 0;
    }

    // Small letters above tell that capitals are a name here, not the text's own style.
    private static bool IsMixedAbove(string body, List<TextLine> lines, int i, int start)
    {
        for (int j = i - 1; j >= start && j > i - LinesOfText; j--)
            if (lines[j].In(body) is { Length: > 20 } text && text.IndexOfAnyInRange('a', 'z') >= 0) return true;
        return false;
    }

    private static int LastLine(string body, List<TextLine> lines, int end)
    {
        int last = end - 1;
        while (last > 0 && (lines[last].IsEmpty || ClosingFurniture.IsLine(lines[last].In(body).Trim()))) last--;
        return last;
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line) => line.Trim().TrimEnd("#\"*. ,");

    private static bool IsCapitals(ReadOnlySpan<char> name) =>
        name.IndexOfAnyInRange('a', 'z') < 0 || (name.StartsWith("Mc") && name[2..].IndexOfAnyInRange('a', 'z') < 0);

    // "van Person", "De Person"
    private static bool IsWithParticle(ReadOnlySpan<char> name)
    {
        int space = name.IndexOf(' ');
        return space > 0 && ClassifierTitles.IsParticle(name[..space].ToString())
            && char.IsUpper(name[^Math.Min(name.Length - space - 1, name.Length)]);
    }

    private static bool IsName(ReadOnlySpan<char> name, int shortest = 3)
    {
        if (name.Length < shortest || name.Length > LongestName || !(char.IsUpper(name[0]) || IsWithParticle(name))) return false;
        foreach (char c in name)
            if (!char.IsLetter(c) && c is not ('\'' or '’' or '-' or '.' or ' ')) return false;
        // A redaction is no name, nor is an addressee of the header.
        if (LineKind.IsRedaction(name) || name.Count(' ') > 2 || name.EndsWith(" PRIORITY") || name.EndsWith(" IMMEDIATE")
            || name.EndsWith(" ROUTINE")) return false;
        foreach (string word in NoNames)
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (name.Length == word.Length || word.Length > 6 || name[word.Length] == ' ')) return false;
        return true;
    }
}
