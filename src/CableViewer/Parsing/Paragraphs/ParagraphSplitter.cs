using CableViewer.Cables;
using CableViewer.Parsing.Layout;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Paragraphs;

/// <summary>Cuts the text of a cable into paragraphs, each with its heading (formats.md 1.3, 6.4 to 6.9).</summary>
internal sealed class ParagraphSplitter
{
    // Numbers that a drafter skipped or that were lost in transmission.
    private const int LargestJump = 5;
    private const int LongestHeading = 100;
    private const int JoinedLine = 160;
    private const int FollowedWithin = 60;
    private const int MostBlocksAbove = 2;

    // More titles on top of one another are a list.
    private const int MostHeadingLines = 9;

    private readonly string body;
    private readonly bool linesJoined;
    private readonly bool isPartial;
    private readonly Action<int, string, string> report;
    private readonly List<TextPart> rows;
    private readonly List<Draft> drafts = [];
    private readonly bool isMarked;

    // All numbers are closed by a bracket: "1) (U) ".
    private readonly bool hasBrackets;

    // For each row the number of the next paragraph with a marking, at the row or below it.
    private readonly int[] nextMarked;
    private int lastNumber;

    // "(C - ENTIRE TEXT)" speaks for the paragraphs behind it.
    private bool isMarkedWhole;
    private char lastLetter;

    /// <param name="report">Told of each irregularity: place in the body, code, message.</param>
    public ParagraphSplitter(string body, List<TextPart> rows, bool linesJoined, bool isPartial, Action<int, string, string> report)
    {
        this.body = body;
        this.rows = rows;
        this.linesJoined = linesJoined;
        this.isPartial = isPartial;
        this.report = report;
        hasBrackets = NumbersWithBrackets();
        nextMarked = new int[rows.Count];
        int next = int.MaxValue;
        for (int i = rows.Count - 1; i >= 0; i--)
        {
            if (TryRead(rows[i], out ParagraphOpening opening) && opening is { Number: { } number, Marking: not null }) next = number;
            nextMarked[i] = next;
        }
        isMarked = next < int.MaxValue;
    }

    public IReadOnlyList<Paragraph> Split(int textEnd)
    {
        Gather();
        return Finish(textEnd);
    }

    private bool TryRead(TextPart row, out ParagraphOpening opening) =>
        (hasBrackets && ParagraphOpening.TryReadClosed(body, row.Start, row.End, out opening))
            || ParagraphOpening.TryRead(body, row.Start, row.End, out opening);

    // "1)" opens the text or stands right below its heading, "2)" follows, and no number has a full stop.
    private bool NumbersWithBrackets()
    {
        int expected = 1, blocks = 0;
        foreach (TextPart row in rows)
        {
            if (ParagraphOpening.TryRead(body, row.Start, row.End, out ParagraphOpening opening) && opening.Number is not null)
                return false;
            if (row.Gap is not LineGap.None) blocks++;
            if (expected == 1 && blocks > MostBlocksAbove) return false;
            bool opensBlock = row.Gap is not LineGap.None || row == rows[0];
            if (opensBlock && ParagraphOpening.TryReadClosed(body, row.Start, row.End, out ParagraphOpening closed)
                && closed.Number == expected) expected++;
        }
        return expected > 2;
    }

    private void Gather()
    {
        Draft? current = null;
        for (int i = 0; i < rows.Count; i++)
        {
            TextPart row = rows[i];
            if (!row.IsGlued && TryOpen(i, current, out ParagraphOpening opening))
            {
                List<TextPart> heading = current is null ? [] : TakeHeading(current);
                if (current is { Parts.Count: 0, IsNumbered: false })
                {
                    // Nothing was left of it but a title, perhaps with empty lines above its rule.
                    heading = [.. current.Heading, .. heading];
                    drafts.RemoveAt(drafts.Count - 1);
                }
                current = new Draft { Opening = opening, Heading = heading, Start = heading.Count > 0 ? heading[0].Start : row.Start };
                if (opening.Number is { } number)
                {
                    Check(opening, number, row.Start);
                    lastNumber = number;
                    lastLetter = default;
                }
                if (opening.Letter is { } letter) lastLetter = letter;
                drafts.Add(current);
                if (opening.Content < row.End) current.Parts.Add(new TextPart(opening.Content, row.End, LineGap.None));
                else current.Skip = opening.Content;
                continue;
            }
            // A block of an unnumbered text is a paragraph of its own; behind a number, blocks belong to it.
            if (current is null || (!current.IsNumbered && row.Gap is LineGap.EmptyLine && !GoesOn(current, row.In(body))))
            {
                List<TextPart> heading = current is null ? [] : TakeWholeHeading(current);
                if (current is { Parts.Count: 0 }) drafts.RemoveAt(drafts.Count - 1);
                current = new Draft { Heading = heading, Start = heading.Count > 0 ? heading[0].Start : row.Start };
                drafts.Add(current);
            }
            int start = Math.Max(row.Start, Math.Min(current.Skip, row.End));
            if (start < row.End) current.Parts.Add(row with { Start = start, Gap = current.Parts.Count == 0 ? LineGap.None : row.Gap });
        }
    }

    private bool GoesOn(Draft current, ReadOnlySpan<char> text) =>
        char.IsLower(text.TrimStart()[0]) && (linesJoined || !ReadingText.IsItem(text)) && current.Parts.Count > 0
            && !LineKind.EndsSentence(body.AsSpan(current.Parts[^1].Start, current.Parts[^1].End - current.Parts[^1].Start));

    private bool TryOpen(int i, Draft? current, out ParagraphOpening opening)
    {
        TextPart row = rows[i];
        if (!TryRead(row, out opening)) return false;
        LineGap gap = row.Gap;
        if (opening.Number is { } number) return IsNumbered(opening, number, i, current);
        if (opening.Letter is { } letter)
        {
            bool inOrder = letter == 'A' || (lastLetter != default && letter == lastLetter + 1);
            return inOrder && current is not null && (gap is not LineGap.None || opening.Marking is not null || EndsSentence(current));
        }
        // A marking alone opens an unnumbered paragraph, not a remark in brackets inside one.
        return gap is not LineGap.None || current is null || EndsBlock(current);
    }

    private bool IsNumbered(ParagraphOpening opening, int number, int row, Draft? current)
    {
        if (opening.IsFirm && opening.Marking is not null) return true;
        bool next = number == lastNumber + 1;
        bool hasGap = rows[row].Gap is not LineGap.None || current is null || linesJoined;
        if (opening.Marking is not null)
            return next || (lastNumber == 0 && (number == 1 || isPartial))
            || (hasGap && number > lastNumber && number <= lastNumber + LargestJump);

        // Where the others are marked, one without a marking fits between its neighbours; a list within a paragraph does not.
        if (isMarked && lastNumber > 0) return next && (hasGap || EndsSentence(current!)) && nextMarked[row] > number;
        if (!hasGap && !EndsBlock(current!)) return false;
        if (lastNumber == 0) return number == 1 || (isPartial && number < 100) || (!isMarked
            && (number <= 3 || (hasGap && IsFollowed(row, number))));
        return next || (number > lastNumber - 2 && number <= lastNumber + LargestJump);
    }

    // A text that begins in the middle, as a later section stored on its own: the number after this one opens a paragraph too.
    private bool IsFollowed(int row, int number)
    {
        for (int i = row + 1; i < rows.Count && i < row + FollowedWithin; i++)
            if (rows[i].Gap is not LineGap.None && TryRead(rows[i], out ParagraphOpening opening) && opening.Number == number + 1)
                return true;
        return false;
    }

    private bool EndsSentence(Draft current) =>
        current.Parts.Count == 0 || LineKind.IsRule(TextOf(current.Parts[^1])) || LineKind.EndsSentence(TextOf(current.Parts[^1]));

    // The last line of a wrapped block ends a sentence, or is a heading's rule.
    private bool EndsBlock(Draft current)
    {
        if (current.Parts.Count == 0) return true;
        TextPart last = current.Parts[^1];
        ReadOnlySpan<char> text = body.AsSpan(last.Start, last.End - last.Start);
        return LineKind.IsRule(text) || (LineKind.EndsSentence(text) && !text.TrimEnd().EndsWith(",")) || text.Length < 50;
    }

    // The last lines of a paragraph that are the title of the next one.
    private List<TextPart> TakeHeading(Draft draft)
    {
        List<TextPart> parts = draft.Parts;
        int end = parts.Count, from = end;
        bool ruled = false;
        for (int taken = 0; taken < 3; taken++)
        {
            int start = from;
            bool rule = false;
            while (start > 0 && LineKind.IsRule(TextOf(parts[start - 1])))
            {
                start--;
                rule = true;
            }
            int title = start;
            while (title > 0 && start - title < 3 && !LineKind.IsRule(TextOf(parts[title - 1])))
            {
                title--;
                if (parts[title].Gap is not LineGap.None) break;
            }
            // Lines of one block, from its beginning; under a rule also the last line of a block.
            if (title == start) break;
            bool whole = parts[title].Gap is not LineGap.None || (title == 0 && !draft.IsNumbered)
                || (title > 0 && LineKind.IsRule(TextOf(parts[title - 1])));
            if (!whole && !rule && !EndsAbove(parts, start - 1)) break;
            if (!whole) title = start - 1;
            if (rule && title < start - 1 && !IsTitle(parts, title, start, rule)) title = start - 1;
            if (IsSlashed(TextOf(parts[start - 1]))) title = start - 1;
            // The rest of a sentence that a section break cut is none of the title's lines.
            while (title < start - 1 && (LineKind.EndsSentence(TextOf(parts[title])) || char.IsLower(TextOf(parts[title]).TrimStart()[0])))
                title++;
            if (title == 0 && draft.IsNumbered) break;
            if (!IsTitle(parts, title, start, rule)) break;
            while (title > 0 && LineKind.IsRule(TextOf(parts[title - 1]))) title--;
            from = title;
            ruled |= rule;
            if (from == 0) break;
        }
        if (from == end && end > 0 && LineKind.IsRule(TextOf(parts[^1])))
        {
            while (from > 0 && LineKind.IsRule(TextOf(parts[from - 1]))) from--;
        }
        List<TextPart> heading = parts.GetRange(from, end - from);
        parts.RemoveRange(from, end - from);
        return heading;
    }

    // In texts without empty lines a title in capitals, or one below a joined line, follows the end of a sentence directly.
    private bool EndsAbove(List<TextPart> parts, int title)
    {
        if (title < 1) return false;
        ReadOnlySpan<char> above = TextOf(parts[title - 1]);
        return LineKind.EndsSentence(above) && (above.Length > JoinedLine || (IsCapitals(TextOf(parts[title])) && !IsCapitals(above)));
    }

    // A block of its own between unnumbered blocks is a heading when all of it is a title.
    private List<TextPart> TakeWholeHeading(Draft draft)
    {
        if (draft.IsNumbered || draft.Opening is not null || draft.Heading.Count >= MostHeadingLines) return [];
        int title = draft.Parts.Count;
        bool rule = false;
        while (title > 0 && LineKind.IsRule(TextOf(draft.Parts[title - 1])))
        {
            title--;
            rule = true;
        }
        int start = 0;
        while (start < title && LineKind.IsRule(TextOf(draft.Parts[start]))) start++;
        if (title - start is 0 or > 3 || !IsTitle(draft.Parts, start, title, rule || start > 0)) return [];
        List<TextPart> heading = [.. draft.Heading, .. draft.Parts];
        draft.Parts.Clear();
        return heading;
    }

    private bool IsTitle(List<TextPart> parts, int from, int to, bool isRuled)
    {
        int length = 0;
        for (int i = from; i < to; i++) length += parts[i].End - parts[i].Start;
        ReadOnlySpan<char> first = TextOf(parts[from]).Trim(), last = TextOf(parts[to - 1]).Trim();
        if (first.IsEmpty || LineKind.IsRedaction(first) || ReadingText.IsItem(first) || length > LongestHeading * (to - from))
            return false;
        if (isRuled) return length < 200;
        if (IsSlashed(first) || (first.StartsWith("//") && last.EndsWith("//"))) return true;
        if (to - from > 2 || length > LongestHeading
            || !(char.IsUpper(first[0]) || first[0] is '"' or '\'' or '“' or '(' or '-' || char.IsDigit(first[0]))) return false;
        if (last[^1] is '.' or ';' or ',' or ':' && !last.EndsWith("...")) return last[^1] == ':' && length < 60 && IsCapitals(first);
        if (IsCapitals(first)) return true;
        // A sentence that ends in quotes is none.
        if (last.EndsWith(".\"") || last.EndsWith(".”")) return false;
        return !first.StartsWith("- ") && first.IndexOf("   ") < 0;
    }

    private static bool IsSlashed(ReadOnlySpan<char> line) => line.Length > 4 && line.StartsWith("//") && line.TrimEnd().EndsWith("//");

    private static bool IsCapitals(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('a', 'z') < 0 && text.IndexOfAnyInRange('A', 'Z') >= 0;

    private ReadOnlySpan<char> TextOf(TextPart part) => body.AsSpan(part.Start, part.End - part.Start);

    private void Check(ParagraphOpening opening, int number, int at)
    {
        isMarkedWhole |= opening.Marking?.EndsWith("ENTIRE TEXT", StringComparison.OrdinalIgnoreCase) is true;
        if (!opening.IsRegular) report(at, "irregular-paragraph-opening",
            $"Paragraph {number} does not open in the usual form, number, full stop, marking in brackets.");
        else if (isMarked && opening.Marking is null && !isMarkedWhole)
            report(at, "missing-marking", $"Paragraph {number} has no portion marking, the others have.");
        if (lastNumber == 0)
        {
            if (number != 1) report(at, "first-paragraph-number", $"The first numbered paragraph is {number}.");
        }
        else if (number == lastNumber) report(at, "duplicate-paragraph-number", $"Paragraph {number} comes twice.");
        else if (number < lastNumber) report(at, "paragraph-out-of-order", $"Paragraph {number} comes after {lastNumber}.");
        else if (number > lastNumber + 1) report(at, "missing-paragraph-number", $"Paragraph {number} comes after {lastNumber}.");
    }

    private List<Paragraph> Finish(int textEnd)
    {
        // What stands below the last paragraph and looks like a heading has nothing to stand above.
        var paragraphs = new List<Paragraph>(drafts.Count);
        var anchors = new Dictionary<string, int>();
        int texts = 0;
        for (int i = 0; i < drafts.Count; i++)
        {
            Draft draft = drafts[i];
            int next = i + 1 < drafts.Count ? drafts[i + 1].Start : textEnd;
            string name = draft.Opening?.Number is { } number
                ? $"par{number}"
                : draft.Opening?.Letter is { } letter
                ? $"par{letter}"
                : $"text{++texts}";
            int repeated = anchors[name] = anchors.GetValueOrDefault(name) + 1;
            string read = DamagedCharacters.MendQuotations(DamagedCharacters.Decode(ReadingText.Build(body, draft.Parts, linesJoined)),
                out bool isDamaged);
            string anchor = repeated == 1 ? name : $"{name}-{repeated}";
            if (isDamaged) report(draft.Start, "damaged-quotation-marks",
                $"In {anchor} quotation marks were printed as & and 8; the reading text has them back.");
            paragraphs.Add(new Paragraph
            {
                Anchor = anchor,
                Number = draft.Opening?.Number,
                Letter = draft.Opening?.Letter?.ToString(),
                Marking = draft.Opening?.Marking,
                Heading = HeadingOf(draft.Heading),
                Text = read,
                Start = draft.Start,
                Length = next - draft.Start,
            });
        }
        return paragraphs;
    }

    private string? HeadingOf(List<TextPart> parts)
    {
        var titles = new List<string>();
        for (int i = 0; i < parts.Count; i++)
        {
            ReadOnlySpan<char> text = TextOf(parts[i]).Trim();
            if (LineKind.IsRule(text)) continue;
            string title = text.Trim('/').Trim().Trim("-=").Trim().ToString();
            if (title is "") continue;
            bool goesOn = titles.Count > 0 && i > 0 && parts[i].Gap is LineGap.None && !LineKind.IsRule(TextOf(parts[i - 1]));
            if (goesOn) titles[^1] += " " + title;
            else titles.Add(title);
        }
        return titles.Count == 0 ? null : DamagedCharacters.Decode(string.Join('\n', titles));
    }

    private sealed class Draft
    {
        public ParagraphOpening? Opening { get; init; }
        public List<TextPart> Heading { get; init; } = [];
        public List<TextPart> Parts { get; } = [];
        public int Start { get; init; }

        /// <summary>Where the words begin when the marking ran over the line end.</summary>
        public int Skip { get; set; }

        public bool IsNumbered => Opening is { } opening && (opening.Number is not null || opening.Letter is not null);
    }
}
