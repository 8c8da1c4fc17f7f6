using CableViewer.Parsing.Front;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Layout;

/// <summary>What stands between a line of a text and the one before it.</summary>
internal enum LineGap
{
    None,
    EmptyLine,

    /// <summary>A section break, with the empty lines around it: it may have cut a sentence.</summary>
    SectionBreak,
}

/// <summary>A line of the text of a cable, or what is left of it.</summary>
/// <param name="IsGlued">It stood behind a page line: what looks like an opening there is none of the drafter's lines.</param>
internal readonly record struct TextPart(int Start, int End, LineGap Gap, bool IsGlued = false)
{
    public ReadOnlySpan<char> In(string body) => body.AsSpan(Start, End - Start);
}

/// <summary>
/// The lines of a text without what the transmission put between them: section breaks, page lines, classification alone above a page,
/// headers and top parts that later sections repeat (formats.md 1.3).
/// </summary>
internal static class TextRows
{
    // How far below a repeated sender the classification line of its section may stand.
    private const int RepeatedHeader = 60;
    private const int NearBreak = 6;
    private const int FarthestBreak = 20;

    // Each page line searches the top part; a longer one is no top part, or its subject stands in its beginning.
    private const int SearchedTop = 4_000;
    private const int LongestSubject = 300;

    /// <param name="front">Characters of the body that belong to the top part; a page line may repeat the end of its subject.</param>
    public static List<TextPart> Read(string body, List<TextLine> lines, int from, int to, int front)
    {
        var rows = new List<TextPart>(to - from);
        var gap = LineGap.None;
        bool isReleased = body.Contains("Department of State", StringComparison.Ordinal)
            && lines.Exists(line => LineKind.IsReleaseBanner(line.In(body)));
        for (int i = from; i < to; i++)
        {
            TextLine line = lines[i];
            ReadOnlySpan<char> text = line.In(body);
            if (IsSpacing(text))
            {
                if (gap is LineGap.None) gap = LineGap.EmptyLine;
                continue;
            }
            if (char.IsAsciiLetterUpper(text[0]) || text[0] is ' ' or '\t' || (isReleased && text[0] == '1'))
            {
                if (LineKind.IsSectionBreak(text) || (isReleased && LineKind.IsExemption(text)))
                {
                    gap = LineGap.SectionBreak;
                    continue;
                }
                int next = EndOfRepeated(body, lines, i, to);
                if (next > i)
                {
                    gap = LineGap.SectionBreak;
                    i = next - 1;
                    continue;
                }
                if (IsLoneFurniture(body, lines, i, from, to))
                {
                    if (gap is LineGap.None) gap = LineGap.SectionBreak;
                    continue;
                }
            }
            (int start, int end) = (line.Start, line.End);
            int page = LineKind.PageLength(text);
            if (page > 0)
            {
                gap = LineGap.SectionBreak;
                start += page;
                // "PAGE 02 EXAMPL 00042 01 OF 03 182017Z OPPOSITION LEADER": the end of the subject, repeated in every section.
                if (end - start < LongestSubject
                    && body.AsSpan(0, Math.Min(front, SearchedTop)).IndexOf(body.AsSpan(start, end - start)) >= 0) continue;
            }
            else if (text.StartsWith("SIPDIS ")) start += "SIPDIS ".Length;
            end -= TrailingClassification(body, lines, i, to);
            if (end <= start) continue;
            rows.Add(new TextPart(start, end, rows.Count == 0 ? LineGap.None : gap, page > 0));
            gap = LineGap.None;
        }
        return rows;
    }

    // Old telegrams have a dash where others have an empty line.
    private static bool IsSpacing(ReadOnlySpan<char> text) => text.IsEmpty || text.IsWhiteSpace() || text.Trim() is "-" or "." or "\\";

    /// <returns>The line behind a header or top part that a later section repeats from here; the same index where none begins.</returns>
    private static int EndOfRepeated(string body, List<TextLine> lines, int i, int to)
    {
        ReadOnlySpan<char> text = lines[i].In(body);
        if (LineKind.IsClassificationLine(text))
            return text.IndexOf("SECTION", StringComparison.OrdinalIgnoreCase) >= 0
                || text.Trim().Length > 30 ? FrontMatter.FindRepeatedEnd(body, lines, i, to) : i;
        bool opensHeader = TransmissionHeader.IsDateTimeGroup(text) || text.StartsWith("ACTION ") || text.StartsWith("INFO  LOG-")
            || text.StartsWith("INFO LOG-") || text.StartsWith("VZCZ");
        if (!opensHeader) return i;
        for (int j = i + 1; j < to && j < i + RepeatedHeader; j++)
        {
            ReadOnlySpan<char> below = lines[j].In(body);
            if (LineKind.IsClassificationLine(below) && below.Trim().Length > 25) return FrontMatter.FindRepeatedEnd(body, lines, j, to);
            if (ParagraphOpening.TryRead(body, lines[j].Start, lines[j].End, out ParagraphOpening opening)
                && opening is { IsFirm: true, Number: not null }) break;
        }
        return i;
    }

    // The classification alone, or captions, above or below a page line; SIPDIS wherever it stands alone.
    private static bool IsLoneFurniture(string body, List<TextLine> lines, int i, int from, int to)
    {
        ReadOnlySpan<char> text = lines[i].In(body).Trim();
        if (text.Length > 60) return false;
        if (text.Equals("SIPDIS", StringComparison.OrdinalIgnoreCase)) return true;
        if (!LineKind.IsClassificationLine(text) && !LineKind.IsCaption(text)) return false;
        return IsBreakNear(body, lines, i, -1, from, to) || IsBreakNear(body, lines, i, 1, from, to);
    }

    // Among the next few lines that are not empty.
    private static bool IsBreakNear(string body, List<TextLine> lines, int i, int step, int from, int to)
    {
        int seen = 0;
        for (int j = i + step; j >= from && j < to && Math.Abs(j - i) < FarthestBreak && seen < 4; j += step)
        {
            if (lines[j].IsEmpty) continue;
            seen++;
            ReadOnlySpan<char> near = lines[j].In(body);
            if (LineKind.IsSectionBreak(near) || LineKind.PageLength(near) > 0 || TransmissionHeader.IsDateTimeGroup(near)
                || (near.Trim().Length > 25 && LineKind.IsClassificationLine(near))) return true;
        }
        return false;
    }

    // In reflowed texts the classification above a page line stands at the end of the last line: "ESSENTIALLY, A  CONFIDENTIAL".
    private static int TrailingClassification(string body, List<TextLine> lines, int i, int to)
    {
        ReadOnlySpan<char> text = lines[i].In(body);
        if (text.Length < 20 || text[^1] is not ('L' or 'T' or 'D')) return 0;
        int next = i + 1;
        while (next < to && next < i + NearBreak && lines[next].IsEmpty) next++;
        if (next >= to || !lines[next].In(body).StartsWith("PAGE ")) return 0;
        foreach (string word in (ReadOnlySpan<string>)["CONFIDENTIAL", "SECRET", "UNCLASSIFIED"])
        {
            if (!text.EndsWith(word) || text[^(word.Length + 1)] is not (' ' or '\t')) continue;
            return text.Length - text[..^word.Length].TrimEnd().Length;
        }
        return 0;
    }
}
