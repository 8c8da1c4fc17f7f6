using System.Buffers;

namespace CableViewer.Parsing;

/// <summary>What stands below the text: the web site trailer, the signature, NNNN (formats.md 1.2 "End").</summary>
internal static class ClosingLines
{
    private const int MostLines = 12;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'-. ");

    private static readonly string[] NoNames =
        ["CONFIDENTIAL", "SECRET", "UNCLASSIFIED", "UNCLAS", "COMMENT", "SUMMARY", "NOFORN", "SIPDIS", "END", "TEXT", "ANNEX", "TABLE", "NONE", "BEGIN"];

    /// <returns>The index of the first closing line, or <paramref name="end"/> where there are none.</returns>
    public static int Find(string body, IReadOnlyList<TextLine> lines, int start, int end)
    {
        int first = end;
        bool signed = false;
        for (int i = end - 1, seen = 0; i > start && seen < MostLines; i--)
        {
            ReadOnlySpan<char> line = lines[i].In(body).Trim();
            if (line.IsEmpty) continue;
            seen++;
            if (IsFurniture(line)) first = i;
            else if (!signed && IsSignature(line, IsAfterGap(body, lines, i, start)) && StandsAlone(body, lines, i, start))
            {
                signed = i == start + 1 || !IsSignature(lines[i - 1].In(body).Trim(), false);
                first = i;
            }
            else if (IsSiteTrailer(line)) first = i;
            else break;
        }
        return first;
    }

    /// <summary>The surnames at the end, as typed.</summary>
    public static IReadOnlyList<string> Signers(string body, IReadOnlyList<TextLine> lines, int first, int start)
    {
        var signers = new List<string>();
        for (int i = first; i < lines.Count; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body).Trim();
            if (line.IsEmpty || IsFurniture(line) || IsSiteTrailer(line) || !IsSignature(line, true)) continue;
            signers.Add(line.TrimEnd("#\"*. ").ToString());
        }
        if (signers.Count == 0 && first > start && lines.Count > 0) AddRunIn(body, lines[Math.Min(first, lines.Count) - 1], signers);
        return signers;
    }

    // "… End comment. SOBEL": the signature at the end of the last line.
    private static void AddRunIn(string body, TextLine last, List<string> signers)
    {
        ReadOnlySpan<char> line = last.In(body).TrimEnd();
        int space = line.LastIndexOf(' ');
        if (space < 2) return;
        ReadOnlySpan<char> word = line[(space + 1)..];
        bool afterSentence = line[..space].TrimEnd() is [.., '.' or '"' or ')' or '?' or '!'];
        // In a text in capitals the last word of a sentence without its stop looks the same.
        if (afterSentence && word.Length > 3 && line.IndexOfAnyInRange('a', 'z') >= 0 && word.IndexOfAnyInRange('a', 'z') < 0 && IsSignature(word, false)) signers.Add(word.ToString());
    }

    private static bool IsFurniture(ReadOnlySpan<char> line) =>
        line.SequenceEqual("NNNN") || line.IndexOfAnyExcept(">#.*\"") < 0 || LineKind.IsRule(line) || line.IndexOfAnyExceptInRange('0', '9') < 0
        || (LineKind.IsClassificationLine(line) && line.Length < 40) || LineKind.IsSectionBreak(line) || LineKind.IsCaption(line);

    // A surname in capitals; in mixed case only below an empty line.
    private static bool IsSignature(ReadOnlySpan<char> line, bool afterGap)
    {
        // Behind two or three words a stop ends a sentence.
        if (line.EndsWith(".") && line.Contains(' ')) return false;
        line = line.TrimEnd("#\"*. ");
        if (line.Length is < 3 or > 32 || !char.IsAsciiLetterUpper(line[0])) return false;
        if (line.IndexOfAnyExcept(NameCharacters) >= 0) return false;
        int words = line.Count(' ') + 1;
        bool capitals = line.IndexOfAnyInRange('a', 'z') < 0 || (line.StartsWith("Mc") && line[2..].IndexOfAnyInRange('a', 'z') < 0);
        if (words > (capitals ? 3 : 1) || (!capitals && (!afterGap || line.IndexOf('.') >= 0))) return false;
        foreach (string word in NoNames)
            if (line.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }

    // In a text in capitals the last line of a sentence may look like a surname.
    private static bool StandsAlone(string body, IReadOnlyList<TextLine> lines, int i, int start)
    {
        if (IsAfterGap(body, lines, i, start) || i == start) return true;
        ReadOnlySpan<char> before = lines[i - 1].In(body);
        return before.IndexOfAnyInRange('a', 'z') >= 0 || LineKind.EndsSentence(before) || IsFurniture(before.Trim()) || IsSignature(before.Trim(), false);
    }

    private static bool IsAfterGap(string body, IReadOnlyList<TextLine> lines, int i, int start) =>
        i > start && (lines[i - 1].IsEmpty || lines[i - 1].In(body).IsWhiteSpace());

    private static bool IsSiteTrailer(ReadOnlySpan<char> line) =>
        line.StartsWith("http", StringComparison.OrdinalIgnoreCase) || line.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || ((line.StartsWith("Visit ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("To view ", StringComparison.OrdinalIgnoreCase))
            && (line.IndexOf("Site", StringComparison.OrdinalIgnoreCase) >= 0 || line.IndexOf("SIPRNET", StringComparison.OrdinalIgnoreCase) >= 0))
        || line.StartsWith("Classified Website", StringComparison.OrdinalIgnoreCase) || line.StartsWith("site at:", StringComparison.OrdinalIgnoreCase);
}
