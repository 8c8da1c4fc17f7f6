using System.Text.RegularExpressions;
using CableViewer.Parsing.Front;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Layout;

/// <summary>
/// The row of the source that stands in front of a text, in several shapes (formats.md 2.2); the cable proper begins below it.
/// </summary>
/// <param name="End">The index of the first line that is the cable's own; 0 where nothing leaked.</param>
/// <param name="ReferenceId">As the row has it; null where it names none.</param>
internal readonly partial record struct LeakedRow(int End, string? ReferenceId)
{
    private const int SearchedLines = 400;
    private const int LongestIdLine = 60;
    private const int ShortestRow = 30;

    public static LeakedRow Find(string body, List<TextLine> lines) => Above(body, lines, FindEnd(body, lines));

    /// <summary>The row above a line that is known to begin the cable proper.</summary>
    public static LeakedRow Above(string body, List<TextLine> lines, int end)
    {
        string? id = null;
        for (int i = 0; i < end && i < SearchedLines && id is null; i++)
            foreach (Range cell in lines[i].In(body).SplitAny("\t|, \""))
                id ??= ReadId(lines[i].In(body)[cell]);
        return new LeakedRow(end, id);
    }

    /// <summary>Takes a stamp of another reader's site off the first line: <c>Cable dated:2006-02-15T15:18:00S E C R E T …</c>.</summary>
    public static void SkipStamp(string body, List<TextLine> lines)
    {
        int first = 0;
        while (first < lines.Count && first < SearchedLines && lines[first].IsEmpty) first++;
        if (first < lines.Count && first < SearchedLines
            && Stamp.Match(body, lines[first].Start,
            Math.Min(lines[first].End - lines[first].Start, LongestIdLine)) is { Success: true } stamp)
            lines[first] = lines[first] with { Start = stamp.Index + stamp.Length };
    }

    [GeneratedRegex(@"^\s*Cable dated:\s?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?\s*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Stamp { get; }

    /// <summary>
    /// Finds the row of another record, which a lost quotation mark left below the text: <c>19420,7/30/2004 17:38,04STRELSAU144,"Embassy
    /// …</c>.
    /// </summary>
    /// <returns>The index of its first line; the number of lines where there is none.</returns>
    public static int FindNext(string body, List<TextLine> lines, string? id)
    {
        for (int i = 1; i < lines.Count; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body);
            if (line.Length < ShortestRow || !char.IsAsciiDigit(line[0]) || line.IndexOf(',') is not (> 0 and < 8)
                || !RowStart.IsMatch(line)) continue;
            if (id is not null && line.IndexOf(id, StringComparison.OrdinalIgnoreCase) >= 0) continue;
            while (i > 0 && lines[i - 1].In(body).Trim(" \",").IsEmpty) i--;
            return i;
        }
        return lines.Count;
    }

    // 19420,7/30/2004 17:38,04STRELSAU144,
    [GeneratedRegex(
        @"^[0-9]{1,6},""?[0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{1,4} [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?""?,""?[0-9]{2}[A-Z]{3,30}[0-9]{1,7}""?,",
        RegexOptions.ExplicitCapture)]
    private static partial Regex RowStart { get; }

    private static int FindEnd(string body, List<TextLine> lines)
    {
        int count = Math.Min(lines.Count, SearchedLines), sender = -1, ends = -1;
        bool textBegan = false, sawLabel = false;
        for (int i = 0; i < count && ends < 0; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body);
            if (line.IsEmpty) continue;
            if (line.IndexOf("header ends ---") >= 0) ends = i;
            else if (sender < 0 && !textBegan && line.StartsWith("FM ") && HasAddresseeBelow(body, lines, i)) sender = i;
            else if (!sawLabel && FrontMatter.LabelOf(line) is not FrontLabel.None) sawLabel = true;
            else textBegan |= ParagraphOpening.TryRead(body, lines[i].Start, lines[i].End, out ParagraphOpening opening)
                && (opening is { IsFirm: true, Marking: not null, Number: not null } or { Number: 1 }
                    || (sawLabel && opening.Number is not null));
        }
        if (ends >= 0) return ends + 1;
        // "<<218634>>" opens a row however its lines run on.
        if (sender < 0 && count > 0 && IsRowMark(lines[0].In(body))) sender = 0;
        if (sender < 0) return 0;

        // Below the addressees: the classification line, or the first label where the text has none.
        int label = 0;
        for (int i = sender + 1; i < count; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body);
            if (LineKind.IsClassificationLine(line) && (sender > 0 || line.Length > 20)) return i;
            if (FrontMatter.LabelOf(line) is FrontLabel.None) continue;
            // The row lists the TAGS once more, in front of the cable proper with its own classification line.
            label = label == 0 ? i : label;
            for (int j = i + 1; j < Math.Min(count, i + 12); j++)
                if (LineKind.IsClassificationLine(lines[j].In(body)) && lines[j].End - lines[j].Start > 20) return j;
            return label;
        }
        return 0;
    }

    private static bool IsRowMark(ReadOnlySpan<char> line) =>
        line.StartsWith("<<") && line.EndsWith(">>") && line.Length is > 4 and < 14 && line[2..^2].IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool HasAddresseeBelow(string body, List<TextLine> lines, int sender)
    {
        for (int i = sender + 1; i < Math.Min(lines.Count, sender + 4); i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body);
            if (line.StartsWith("TO ") || line.SequenceEqual("TO") || line.StartsWith("INFO ") || line.StartsWith("RU")) return true;
        }
        return false;
    }

    // "refid: 06EXAMPLE12", "09EXAMPLE881" alone on a line or between tabs
    private static string? ReadId(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim(" \"\\<>");
        if (cell.StartsWith("refid:", StringComparison.OrdinalIgnoreCase)) cell = cell[6..].Trim();
        if (cell.Length is < 6 or > LongestIdLine || !char.IsAsciiDigit(cell[0]) || cell.IndexOfAnyExceptInRange('0', 'Z') >= 0)
            return null;
        return Cables.ReferenceId.TryParse(cell, out _) ? cell.ToString() : null;
    }
}
