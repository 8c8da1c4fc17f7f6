using System.Buffers;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Paragraphs;

/// <summary>What stands below the text: the web site trailer, the signature, NNNN (formats.md 1.2 "End" and 4.7).</summary>
/// <param name="First">Index of the first closing line; the number of lines where there are none.</param>
/// <param name="SignedBy">The surnames, as typed.</param>
internal readonly record struct ClosingLines(int First, IReadOnlyList<string> SignedBy)
{
    private const int MostLines = 14;
    private const int LongestName = 32;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'’-. ");

    private static readonly SearchValues<char> FurnitureCharacters = SearchValues.Create(">#.*\"<-/\\");

    private static readonly string[] NoNames =
    [
        "CONFIDENTIAL", "SECRET", "UNCLAS", "COMMENT", "SUMMARY", "NOFORN", "SIPDIS", "END", "TEXT", "ANNEX", "TABLE", "NONE", "BEGIN", "NOTE", "ENCLOSURE", "ATTACHMENT", "REGARDS", "CITY", "BEST", "THANKS", "SINCERELY",
        "MINIMIZE", "THE END", "EXDIS", "NODIS", "LIMDIS", "SENSITIVE",
    ];

    /// <summary>Reads from the end upwards. A signature at the end of the last line is cut off it: <paramref name="lines"/> gets a line of its own for it.</summary>
    /// <param name="start">The first line of the text, which is none of the closing ones.</param>
    public static ClosingLines Read(string body, List<TextLine> lines, int start)
    {
        // What may be a watermark is one only below a signature.
        ClosingLines closing = Read(body, lines, start, belowWatermarks: true);
        return closing.SignedBy.Count > 0 ? closing : Read(body, lines, start, belowWatermarks: false);
    }

    private static ClosingLines Read(string body, List<TextLine> lines, int start, bool belowWatermarks)
    {
        int first = lines.Count, top = lines.Count;
        var signers = new List<string>();
        for (int i = lines.Count - 1, seen = 0; i > start && seen < MostLines; i--)
        {
            ReadOnlySpan<char> line = lines[i].In(body).Trim();
            if (line.IsEmpty) continue;
            seen++;
            if (!IsFurniture(line) && !IsSiteTrailer(line) && !(belowWatermarks && signers.Count == 0 && IsWatermark(line)))
            {
                if (signers.Count > 0 && (top != i + 1 || !IsSecondSurname(body, lines, i, start, signers[0]))) break;
                if (!IsSignature(body, lines, i, start)) break;
                signers.Insert(0, Surname(line).ToString());
                top = i;
            }
            first = i;
        }
        if (signers.Count == 0 && !belowWatermarks) TakeRunIn(body, lines, start, ref first, signers);
        return new ClosingLines(first, signers);
    }

    // "… End comment. SOBEL", "… secrets in Khartoum. Whitehead": the signature at the end of the last line.
    private static void TakeRunIn(string body, List<TextLine> lines, int start, ref int first, List<string> signers)
    {
        int last = first - 1;
        while (last > start && lines[last].IsEmpty) last--;
        if (last < start || lines.Count == 0) return;
        ReadOnlySpan<char> line = lines[last].In(body);
        int space = line.LastIndexOf(' ');
        if (space < 2) return;
        ReadOnlySpan<char> name = line[(space + 1)..].TrimEnd("#*");
        ReadOnlySpan<char> before = line[..space].TrimEnd();
        // In a text in capitals the last word of a sentence without its stop looks the same.
        if (before.IsEmpty || before[^1] is not ('.' or '"' or ')' or '?' or '!' or '”') || before.IndexOfAnyInRange('a', 'z') < 0) return;
        if (name.Length < 4 || name.Contains('.') || !IsName(name)) return;
        signers.Add(name.ToString());
        int at = lines[last].Start + space + 1;
        lines.Insert(last + 1, lines[last] with { Start = at });
        lines[last] = new TextLine(lines[last].Start, lines[last].Start + before.Length, at);
        first = last + 1;
    }

    private static bool IsFurniture(ReadOnlySpan<char> line) =>
        line.SequenceEqual("NNNN") || line.IndexOfAnyExcept(FurnitureCharacters) < 0 || LineKind.IsRule(line) || line.IndexOfAnyExceptInRange('0', '9') < 0
        || (line.Length < 40 && LineKind.IsClassificationLine(line)) || LineKind.IsSectionBreak(line) || LineKind.IsCaption(line)
        || line.SequenceEqual("BT") || (line[0] == '#' && line.Length < 8) || line.IndexOf("CABLE ENDS===") > 0 || line.Equals("MINIMIZE CONSIDERED", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("NOTE BY OC") || line.StartsWith("GP-") || IsMarkInBrackets(line) || IsStamp(line);

    private static bool IsMarkInBrackets(ReadOnlySpan<char> line) => line[0] == '<' && line[^1] == '>' && line.Length < 20 && line.IndexOfAnyInRange('0', '9') > 0;

    // What later hands put below the signature: declassification stamps, a printing watermark, the number of a row.
    private static bool IsStamp(ReadOnlySpan<char> line) =>
        line.StartsWith("DECLASSIFIED", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Track impresi") || line.StartsWith("Margaret P. Grafeld") || line.StartsWith("US Department of State EO Systematic Review")
        || (line.StartsWith("ID:") && line[3..].TrimStart().IndexOfAnyExceptInRange('0', '9') < 0);

    // An address and the time of printing: "example.com/archive - printed 10/12/2010 21:40".
    private static bool IsWatermark(ReadOnlySpan<char> line) =>
        line.Length < 160 && line.IndexOfAnyInRange('0', '9') >= 0 && (line.IndexOf('@') >= 0 || line.IndexOf(".com") > 0 || line.IndexOf("www.") >= 0 || line.IndexOf('©') >= 0);

    // A surname in capitals; in mixed case below an empty line or after the end of a sentence; in small letters below a first name.
    private static bool IsSignature(string body, List<TextLine> lines, int i, int start)
    {
        ReadOnlySpan<char> line = lines[i].In(body).Trim();
        if (line.EndsWith(".") && line.Contains(' ')) return false;
        ReadOnlySpan<char> name = Surname(line);
        ReadOnlySpan<char> above = i > start ? lines[i - 1].In(body).Trim() : [];
        if (name.Length > 3 && name.IndexOfAnyExceptInRange('a', 'z') < 0) return i > start + 1 && above.Length is > 1 and < 14 && above.IndexOf(' ') < 0 && char.IsAsciiLetterUpper(above[0]);
        if (!IsName(name)) return false;
        bool afterGap = above.IsEmpty, afterSentence = LineKind.EndsSentence(above) || above.IsEmpty || IsFurniture(above) || IsSiteTrailer(above) || LineKind.IsRedaction(above);
        if (!IsCapitals(name)) return name.IndexOf(' ') < 0 && name.IndexOf('.') < 0 && (afterGap || (afterSentence && i == LastLine(body, lines)));
        // In a text in capitals the last line of a sentence may look like a surname.
        return afterSentence || above.IndexOfAnyInRange('a', 'z') >= 0 || IsName(Surname(above));
    }

    // Two surnames on two lines, in one style.
    private static bool IsSecondSurname(string body, List<TextLine> lines, int i, int start, string below)
    {
        ReadOnlySpan<char> line = lines[i].In(body).Trim();
        return IsCapitals(below) && IsCapitals(line) && line.IndexOf(' ') < 0 && !line.EndsWith(".") && IsName(line) && i > start + 1 && lines[i - 1].IsEmpty;
    }

    private static int LastLine(string body, List<TextLine> lines)
    {
        int last = lines.Count - 1;
        while (last > 0 && (lines[last].IsEmpty || IsFurniture(lines[last].In(body).Trim()))) last--;
        return last;
    }

    private static ReadOnlySpan<char> Surname(ReadOnlySpan<char> line) => line.TrimEnd("#\"*. ");

    private static bool IsCapitals(ReadOnlySpan<char> name) => name.IndexOfAnyInRange('a', 'z') < 0 || (name.StartsWith("Mc") && name[2..].IndexOfAnyInRange('a', 'z') < 0);

    private static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is < 3 or > LongestName || !char.IsAsciiLetterUpper(name[0]) || name.IndexOfAnyExcept(NameCharacters) >= 0) return false;
        // A redaction is no name.
        if (LineKind.IsRedaction(name) || name.Count(' ') > 2) return false;
        foreach (string word in NoNames)
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (name.Length == word.Length || word.Length > 6 || name[word.Length] == ' ')) return false;
        return true;
    }

    private static bool IsSiteTrailer(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("http", StringComparison.OrdinalIgnoreCase) || line.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return line.Length < 160;
        if (line.Length > 160 || line.IndexOf("site", StringComparison.OrdinalIgnoreCase) < 0) return false;
        return line.StartsWith("Visit ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Please visit ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("To view ", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Classified Web", StringComparison.OrdinalIgnoreCase) || line.StartsWith("site at:", StringComparison.OrdinalIgnoreCase);
    }
}
