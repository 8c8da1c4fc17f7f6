using System.Buffers;

namespace CableViewer.Parsing.Lines;

/// <summary>What a line of a body is by its look alone (formats.md 1.2 and 1.3).</summary>
internal static class LineKind
{
    private const int LongestPageLine = 70;
    private const int LongestBanner = 180;
    private const int LongestExemption = 40;

    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-=_*~ ");
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly SearchValues<char> FieldCharacters = SearchValues.Create("0123456789:;()");

    private static readonly string[] CaptionWords =
        ["SIPDIS", "NOFORN", "SENSITIVE", "NODIS", "EXDIS", "LIMDIS", "STADIS", "EFTO", "ORCON", "PROPIN", "NOCONTRACTOR"];

    private static readonly string[] ClassificationStarts =
        ["UNCLAS", "CONFIDENTIAL", "ONFIDENTIAL", "NFIDENTIAL", "SECRET", "ECRET", "TOPSECRET", "NCLAS", "LIMITEDOFFICIALUSE"];

    private static readonly string[] HandlingNotes =
    [
        "SENSITIVE BUT UNCLASSIFIED", "SBU - ", "THIS IS AN ACTION", "THIS IS A JOINT", "THIS CABLE IS", "THIS MESSAGE IS",
            "THIS CABLE CONTAINS", "THIS MESSAGE CONTAINS", "PLEASE PROTECT", "PLEASE HANDLE", "NOT FOR INTERNET",
        "NOT FOR DISTRIBUTION", "C O R R E C T E D", "CORRECTED COPY", "CORRECTION", "NOTE BY OC",
    ];

    private static readonly string[] Weekdays = ["Monday,", "Tuesday,", "Wednesday,", "Thursday,", "Friday,", "Saturday,", "Sunday,"];

    /// <summary>A line of dashes, equal signs, underscores or asterisks, with blanks between: what underlines a heading.</summary>
    public static bool IsRule(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        return line.Length >= 3 && line.IndexOfAnyExcept(RuleCharacters) < 0;
    }

    /// <summary>
    /// What cuts a telegram into sections: <c>EXAMPLETOWN 00000042  002 OF 004</c>, <c>PAGE 02  EXAMPL  00042  01 OF 03  182017Z</c>.
    /// </summary>
    public static bool IsSectionBreak(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (IsReleaseBanner(line)) return true;
        if (line.Length is < 8 or > 90) return false;
        if (line.StartsWith("PAGE ", StringComparison.Ordinal) && line.Length > 6 && char.IsAsciiDigit(line[5]))
            return line.EndsWith("Z", StringComparison.Ordinal) || HasSerial(line[5..]);
        // In small letters where a whole cable is, and with a zero for the letter.
        int of = line.Length < 8 ? -1 : line[^7..^3] is " OF " or " of " or " 0F " ? line.Length - 7 : line.LastIndexOf(" OF ");
        if (of < 0 || !char.IsAsciiLetter(line[0])) return false;
        ReadOnlySpan<char> last = line[(of + 4)..].Trim();
        if (last.Length != 3 || last.IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        ReadOnlySpan<char> before = line[..of].TrimEnd();
        int space = before.LastIndexOf(' ');
        return space > 0 && before[(space + 1)..].IndexOfAnyExcept(NumberCharacters) < 0 && HasSerial(before[..space])
            && IsName(before[..space].TrimEnd().TrimEnd("0123456789"));
    }

    /// <summary>
    /// What a copy released under the Freedom of Information Act has at the top and bottom of each page: <c>UNCLASSIFIED U.S. Department of
    /// State Case No. F-2016-00142 Doc No. C06130142 Date: 05/31/2017</c>, <c>RELEASE IN PART B6</c>, who reviewed it.
    /// </summary>
    public static bool IsReleaseBanner(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 15 or > LongestBanner || line[0] is not ('U' or 'R' or 'C')) return false;
        if (line.StartsWith("RELEASE", StringComparison.Ordinal))
            return line.Length < LongestPageLine && (line.IndexOf("IN PART") is > 0 and < 12 || line.IndexOf("IN FULL") is > 0 and < 12);
        if (line.StartsWith("REVIEW AUTHORITY:", StringComparison.OrdinalIgnoreCase)) return true;
        if (line[0] == 'C') return line.IndexOf("~ Class") > 0 || (line.IndexOf(" RELEASE") is > 0 and < 14
            && IsReleaseBanner(line[(line.IndexOf(' ') + 1)..]));
        int state = line.IndexOf("Department of State", StringComparison.OrdinalIgnoreCase);
        return state is >= 0 and < 24 && line[state..].IndexOf("Case No", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>Why a released copy leaves something out, alone on a line: <c>B6</c>, <c>B1, 1.4(D)</c>.</summary>
    public static bool IsExemption(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 2 or > LongestExemption) return false;
        foreach (Range range in line.SplitAny(' ', ','))
        {
            ReadOnlySpan<char> code = line[range];
            if (code.IsEmpty) continue;
            ReadOnlySpan<char> rest =
                code is ['B', >= '1' and <= '9', ..] ? code[2..] : code is ['1', '.', '4' or '5', ..] ? code[3..] : "?";
            if (!rest.IsEmpty && rest is not ['(', >= 'A' and <= 'H', ')']) return false;
        }
        return true;
    }

    // "REF: LIMA 12  OSLO 00000042  001.2 OF 002" is a field with a page line at its end, not a page line.
    private static bool IsName(ReadOnlySpan<char> text) => text.IndexOfAny(FieldCharacters) < 0;

    /// <summary>
    /// The length of a page line that text follows on the same line, as in reflowed texts: <c>PAGE 02 EXAMPL 00042 01 OF 03 182017Z the
    /// text</c>.
    /// </summary>
    /// <returns>Characters up to the text; 0 where there is none.</returns>
    public static int PageLength(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("PAGE ") || line.Length < 20 || !char.IsAsciiDigit(line[5])) return 0;
        ReadOnlySpan<char> head = line[..Math.Min(line.Length, LongestPageLine)];
        // The page line ends with day and time, 182017Z.
        for (int at = head.IndexOf('Z'); at > 6;)
        {
            if (at + 1 < line.Length && line[at + 1] == ' ' && head[(at - 6)..at].IndexOfAnyExceptInRange('0', '9') < 0)
            {
                int text = at + 1;
                while (text < line.Length && line[text] == ' ') text++;
                return text < line.Length ? text : 0;
            }
            int next = head[(at + 1)..].IndexOf('Z');
            if (next < 0) return 0;
            at += next + 1;
        }
        return 0;
    }

    private static bool HasSerial(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        int digits = text.Length;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1])) digits--;
        return text.Length - digits >= 3;
    }

    /// <summary>
    /// The line that says how the whole is classified, spaced or not, with section, origin and serial; also without its first letters.
    /// </summary>
    public static bool IsClassificationLine(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 5 or > 140) return false;
        Span<char> packed = stackalloc char[line.Length];
        int count = 0;
        foreach (char c in line)
            if (c != ' ') packed[count++] = c == '0' && count is 1 or 2 ? 'O' : char.ToUpperInvariant(c);
        packed = packed[..count];

        int length = 0;
        foreach (string start in ClassificationStarts)
            if (packed.StartsWith(start)) length = start.Length;
        if (length == 0) return false;
        if (packed[length..].StartsWith("SIFIED")) length += "SIFIED".Length;
        ReadOnlySpan<char> rest = packed[length..];
        // Alone, with a caption, a section or an origin and serial; otherwise it is the beginning of a sentence.
        return rest.IsEmpty || rest[0] == '/' || rest.StartsWith("SECTION") || IsCaption(rest)
            || (char.IsAsciiDigit(rest[^1]) && rest.IndexOfAny('.', ',', ';') < 0) || rest.StartsWith("SENSITIVE")
                || rest.StartsWith("EFTO");
    }

    /// <summary>One or more handling words and nothing else.</summary>
    public static bool IsCaption(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 4 or > 60) return false;
        if (line.Equals("E F T O", StringComparison.OrdinalIgnoreCase) || line.SequenceEqual("SENSITIVE BUT UNCLASSIFIED")
            || line.SequenceEqual("STATE DISTRIBUTION ONLY")) return true;
        foreach (Range range in line.SplitAny(' ', '/', ','))
        {
            ReadOnlySpan<char> word = line[range];
            if (word.IsEmpty) continue;
            if (!IsCaptionWord(word)) return false;
        }
        return true;
    }

    /// <summary><c>SIPDIS</c>, <c>NOFORN</c>, ….</summary>
    public static bool IsCaptionWord(ReadOnlySpan<char> word)
    {
        foreach (string caption in CaptionWords)
            if (word.Equals(caption, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Who is to get the cable at its destination: <c>STATE FOR EUR/WE, INR</c>, <c>DEPT PASS USTR</c>.</summary>
    public static bool IsHandling(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        int verb = line.IndexOf(" FOR ", StringComparison.OrdinalIgnoreCase);
        if (verb < 0) verb = line.IndexOf(" PASS ", StringComparison.OrdinalIgnoreCase);
        if (line.Length >= 100 || verb is not (> 0 and < 40)) return false;
        ReadOnlySpan<char> office = line[..verb];
        return office.IndexOfAnyInRange('a', 'z') < 0 || office.StartsWith("dept", StringComparison.OrdinalIgnoreCase)
            || office.Equals("state", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// A remark on how to handle the whole: <c>SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY</c>, <c>THIS IS AN ACTION MESSAGE,
    /// SEE PARA 5</c>.
    /// </summary>
    public static bool IsHandlingNote(ReadOnlySpan<char> line)
    {
        line = line.Trim(" *-()");
        if (line.Length is < 8 or > 200) return false;
        foreach (string start in HandlingNotes)
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        return line.IndexOf("INTERNET DISTRIBUTION", StringComparison.OrdinalIgnoreCase) > 0;
    }

    /// <summary>What a press version begins with: <c>Tuesday, 05 May 2009, 14:59</c>.</summary>
    public static bool IsWeekdayLine(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 18 or > 40) return false;
        foreach (string day in Weekdays)
            if (line.StartsWith(day, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>What the publishers put in the place of a name or more: <c>XXXXXXXXXXXX</c>, in small letters too.</summary>
    public static bool IsRedaction(ReadOnlySpan<char> line) => line.Length > 3 && line.IndexOfAnyExcept('X', 'x', ' ') < 0;

    /// <summary>Whether a sentence may end here.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        return !text.IsEmpty && text[^1] is '.' or ':' or ';' or '!' or '?' or '"' or ')' or '”' or '>' or ']' or '*';
    }
}
