using CableViewer.Cables;
using CableViewer.Parsing.Front;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Layout;

/// <summary>
/// A stub, cut near 250 characters and ended by "...", above the text that the source has whole: <c>SUBJECT: THE NEW LA...</c>, perhaps the
/// row of the source, then the classification line once more (formats.md 2.2).
/// </summary>
/// <param name="End">The index of the whole text's classification line, which gets a line of its own; 0 where there is no stub.</param>
/// <param name="Cut">Where the stub ends, in the body.</param>
/// <param name="HasRow">The row of the source, or a part of it, stands between the two.</param>
/// <param name="IsPartialExtract">The row says that the text is a partial extract.</param>
/// <param name="IsForeign">The stub is the record's, and the classification line below it names another cable.</param>
internal readonly record struct StubAbove(int End, int Cut, bool HasRow, bool IsPartialExtract, bool IsForeign)
{
    // The sources cut near 250 characters; long subjects and addresses may be told apart by lines, not by their number.
    private const int LongestStub = 900;
    private const int LongestRow = 3_000;
    private const int SearchedLines = 80;
    private const int ShortestLine = 14;

    private static readonly string[] Levels = ["UNCLAS ", "C O N F I D E N T I A L ", "S E C R E T ", "CONFIDENTIAL ", "SECRET "];

    /// <param name="id">Of the record; null where it is not known.</param>
    public static StubAbove Find(string body, List<TextLine> lines, ReferenceId? id)
    {
        int own = IndexOfClassification(body, lines, 0, Math.Min(lines.Count, 8));
        if (own < 0) return default;
        int cut = own + 1;
        while (cut < lines.Count && lines[cut].Start - lines[own].Start < LongestStub && !IsCut(lines[cut].In(body))) cut++;
        if (cut >= lines.Count || lines[cut].Start - lines[own].Start >= LongestStub) return default;

        int end = Math.Min(lines.Count, cut + SearchedLines);
        for (int i = cut + 1; i < end && lines[i].Start - lines[cut].End < LongestRow; i++)
        {
            int at = FindClassification(lines[i].In(body));
            if (at < 0) continue;
            if (at > 0)
            {
                // The row ends on the line where the text begins.
                lines.Insert(i + 1, lines[i] with { Start = lines[i].Start + at });
                lines[i] = new TextLine(lines[i].Start, lines[i].Start + body.AsSpan(lines[i].Start, at).TrimEnd().Length,
                    lines[i].Start + at);
                i++;
            }
            if (IsLaterSection(lines[i].In(body))) return default;
            ReadOnlySpan<char> between = body.AsSpan(lines[cut].End, lines[i].Start - lines[cut].End);
            bool isForeign = id is { } record && ClassificationLine.Read(lines[own].In(body)) is { Origin: { } origin, Serial: { } serial }
                && ClassificationLine.Read(lines[i].In(body)) is { Origin: { } otherOrigin, Serial: { } otherSerial }
                && serial == record.Serial && otherSerial != record.Serial && origin != otherOrigin;
            return new StubAbove(i, lines[cut].End, !between.IsWhiteSpace(), between.IndexOf("partial extract") >= 0, isForeign);
        }
        return default;
    }

    private static int IndexOfClassification(string body, List<TextLine> lines, int from, int to)
    {
        for (int i = from; i < to; i++)
            if (FindClassification(lines[i].In(body)) == 0) return i;
        return -1;
    }

    // At the beginning, or after a row that the line's end was lost from: «…,"UNCLAS STRELSAU 000142».
    private static int FindClassification(ReadOnlySpan<char> line)
    {
        if (line.Length < ShortestLine) return -1;
        if (ClassificationLine.Begins(line)) return 0;
        ReadOnlySpan<char> head = line[..Math.Min(line.Length, LongestStub)];
        foreach (string level in Levels)
        {
            int at = head.IndexOf(level);
            // The letters of a spaced level are found once more inside of it.
            if (at > 0 && head[at - 1] is ' ' or '"' or ',' or '\t' && ClassificationLine.Begins(line[at..])) return at;
        }
        return -1;
    }

    private static bool IsCut(ReadOnlySpan<char> line) => line.EndsWith("...") || line.EndsWith("…");

    // "C O N F I D E N T I A L SECTION 02 OF 03 STRELSAU 000142" goes on with the text above it.
    private static bool IsLaterSection(ReadOnlySpan<char> line)
    {
        int section = line.IndexOf("SECTION ", StringComparison.OrdinalIgnoreCase);
        return section >= 0 && section < 40 && line.Length > section + 10 && line[(section + 8)..(section + 10)] is not "01";
    }
}
