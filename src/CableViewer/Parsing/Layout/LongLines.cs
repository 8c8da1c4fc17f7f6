using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Layout;

/// <summary>
/// Cuts lines where paragraphs begin inside them: in a one-line text <c> 2. (C) </c> follows a sentence (formats.md 6.10).
/// </summary>
internal static class LongLines
{
    private const int LongLine = 160;

    // A page line is shorter; what stands before a number is looked at no further back, however often a number follows.
    private const int LookedBack = 160;

    public static List<TextLine> Cut(string body, List<TextLine> source)
    {
        JoinTornNumbers(body, source);
        bool isMarked = source.Exists(line =>
            ParagraphOpening.TryRead(body, line.Start, line.End, out ParagraphOpening opening)
                && opening is { Number: not null, Marking: not null });
        var cut = new List<TextLine>(source.Count);
        int expected = 1;
        foreach (TextLine line in source)
        {
            if (ParagraphOpening.TryRead(body, line.Start, line.End, out ParagraphOpening opening) && opening.Number is { } number)
                expected = number + 1;
            int start = line.Start;
            for (int at = start + 2; at < line.End - 3; at++)
            {
                int next = body.AsSpan(at, line.End - at).IndexOfAnyInRange('0', '9');
                if (next < 0) break;
                at += next;
                if (IsOpening(body, at, line, start, expected, isMarked, out int inner))
                {
                    int end = at;
                    while (end > start && (char.IsWhiteSpace(body[end - 1]) || body[end - 1] == '¶')) end--;
                    cut.Add(new TextLine(start, end, at));
                    start = at;
                    expected = inner + 1;
                    isMarked |= body.AsSpan(at, Math.Min(12, line.End - at)).Contains('(');
                }
                while (at < line.End && char.IsAsciiDigit(body[at])) at++;
            }
            cut.Add(line with { Start = start });
        }
        return cut;
    }

    // "… the port 1", an empty line, ". (U) In May": the number at the end of one line is that of the next.
    private static void JoinTornNumbers(string body, List<TextLine> lines)
    {
        for (int i = 1; i < lines.Count; i++)
        {
            TextLine line = lines[i];
            if (line.End - line.Start < 5 || body[line.Start] != '.' || body[line.Start + 1] is not (' ' or '(')) continue;
            int above = i - 1;
            while (above > 0 && i - above < 3 && lines[above].IsEmpty) above--;
            int number = lines[above].End;
            while (number > lines[above].Start && lines[above].End - number < 3 && char.IsAsciiDigit(body[number - 1])) number--;
            if (number == lines[above].End || number <= lines[above].Start || body[number - 1] != ' '
                || !ParagraphOpening.TryRead(body, number, line.End, out ParagraphOpening opening)
                    || opening is not { IsFirm: true, Marking: not null }) continue;
            lines[i] = line with { Start = number };
            int end = number;
            while (end > lines[above].Start && char.IsWhiteSpace(body[end - 1])) end--;
            lines[above] = lines[above] with { End = end };
        }
    }

    private static bool IsOpening(string body, int at, TextLine line, int start, int expected, bool isMarked, out int number)
    {
        number = 0;
        if (body[at - 1] is not (' ' or '¶' or '\t')) return false;
        if (!ParagraphOpening.TryRead(body, at, line.End, out ParagraphOpening opening) || opening.Number is not { } found) return false;
        number = found;
        // A page line of an old telegram is no sentence that a paragraph follows.
        int from = Math.Max(start, at - LookedBack);
        ReadOnlySpan<char> before = body.AsSpan(from, at - from).Trim();
        if (LineKind.IsSectionBreak(before)) return false;
        if (opening is { Marking: not null, IsFirm: true })
            return found == expected || (found > expected && found <= expected + 2 && line.End - line.Start > LongLine);
        // Without a marking only where a sentence ended before and one begins.
        return !isMarked && opening.Marking is null && line.End - line.Start > LongLine && found == expected && opening.Content < line.End
            && char.IsUpper(body[opening.Content]) && (LineKind.EndsSentence(before) || found == 1);
    }
}
