using System.Text.RegularExpressions;
using CableViewer.Parsing.Lines;
using CableViewer.Parsing.References;

namespace CableViewer.Parsing.Front;

/// <summary>The labels of the top part of a body.</summary>
internal enum FrontLabel
{
    None,
    ExecutiveOrder,
    Tags,
    Subject,
    Reference,
    ClassifiedBy,
    Reason,
}

/// <summary>
/// Tells where the top part of a body ends: classification line, captions, handling lines, E.O., TAGS, subject, REF, classified by
/// (formats.md 1.2).
/// </summary>
internal static class FrontMatter
{
    // A note may stand between the captions and the labels; further down a label is a word of the text.
    private const int Lookahead = 40;
    private const int RepeatedTop = 25;
    private const int LongestStub = 1_000;
    private const int LongestTopLine = 40;
    private const int LongestEntry = 120;

    /// <param name="lines">Gets a line of its own for a text that begins on the line of the last label.</param>
    /// <returns>The index of the first line of the text; the number of lines where there is no text.</returns>
    public static int FindEnd(string body, List<TextLine> lines)
    {
        FrontLabel label = FrontLabel.None, lastLabel = FrontLabel.None;
        bool behindBreak = false, awaitsSubject = false, sawSubject = false;
        bool isStub = body.Length < LongestStub && body.AsSpan().TrimEnd().EndsWith("...");
        int emptyRun = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body);
            if (line.IsWhiteSpace())
            {
                // The empty lines around a section break belong to it; a subject may begin below its label.
                if (behindBreak || (awaitsSubject && emptyRun < 3)) continue;
                emptyRun++;
                if (label is not (FrontLabel.Reference or FrontLabel.Tags) || emptyRun > 1) label = FrontLabel.None;
                continue;
            }
            if (LineKind.IsSectionBreak(line) || LineKind.IsCaption(line) || LineKind.IsClassificationLine(line)
                || LineKind.IsWeekdayLine(line))
            {
                behindBreak = LineKind.IsSectionBreak(line);
                if (behindBreak && lastLabel is FrontLabel.Tags or FrontLabel.Subject or FrontLabel.Reference) label = lastLabel;
                emptyRun = behindBreak ? 0 : -1;
                continue;
            }
            behindBreak = false;
            if (LabelOf(line) is var found and not FrontLabel.None || (found = LabelBehindClassification(line)) is not FrontLabel.None)
            {
                label = found;
                if (RunsOn(body, lines, i, ref label, goesOn: false)) return i + 1;
                lastLabel = label;
                sawSubject |= label is FrontLabel.Subject;
                awaitsSubject = label is FrontLabel.Subject && IsBareLabel(line);
                emptyRun = 0;
                continue;
            }
            if (i == 0 && IsWholeTop(body, lines)) continue;
            awaitsSubject = false;
            if (LineKind.IsRule(line))
            {
                label = FrontLabel.None;
                emptyRun = 0;
                continue;
            }
            if (IsTextOpening(body, lines[i], label)) return i;
            bool opens = OpensText(body, lines, i, label);
            if (!opens && label is not (FrontLabel.None or FrontLabel.ExecutiveOrder) && emptyRun <= 0
                && RunsOn(body, lines, i, ref label, goesOn: true)) return i + 1;
            if (!opens && label is not FrontLabel.None && emptyRun <= 0) continue;
            if (label is FrontLabel.Reference && line.Length < LongestEntry && ReferenceEntries.BeginsEntry(line.Trim().ToString()))
            {
                // Entries may stand apart, an empty line before each.
                emptyRun = 0;
                continue;
            }
            if (label is FrontLabel.Reference && LooksLikeReference(line)) continue;
            if (label is FrontLabel.Tags && line.IndexOfAnyInRange('a', 'z') < 0 && line.IndexOf(',') >= 0) continue;
            // An empty line within the subject.
            if (lastLabel is FrontLabel.Subject && emptyRun == 1 && line.Length < LongestEntry && line[^1] is not ('.' or ':')
                && (i + 1 >= lines.Count || lines[i + 1].IsEmpty)
                && SubjectLine.GoesOn(lines[i - 2].In(body))) continue;
            if (isStub && (line.Trim().SequenceEqual("...") || LineKind.IsHandling(line))) continue;
            if (!HasLabelAhead(body, lines, i, sawSubject)) return i;
            label = FrontLabel.None;
            emptyRun = 0;
        }
        return lines.Count;
    }

    // "C O N F I D E N T I A L OSLO 000042 SIPDIS E.O. 12958: … TAGS: … SUBJECT: …": the first label of a top part on one line.
    private static FrontLabel LabelBehindClassification(ReadOnlySpan<char> line)
    {
        if (line.Length < LongestTopLine || !ClassificationLine.Begins(line)) return FrontLabel.None;
        foreach (ValueMatch inner in FrontLines.EnumerateInnerLabels(line[..Math.Min(line.Length, LongestStub)]))
            return LabelOf(line[inner.Index..]);
        return FrontLabel.None;
    }

    // The text begins on this line: it gets a line of its own, unless labels follow further down.
    private static bool RunsOn(string body, List<TextLine> lines, int i, ref FrontLabel label, bool goesOn)
    {
        TextLine line = lines[i];
        int at = RunOnText.Find(line.In(body), ref label, goesOn);
        if (at <= 0 || HasLabelAhead(body, lines, i, sawSubject: true)) return false;
        int end = line.Start + at;
        while (end > line.Start && char.IsWhiteSpace(body[end - 1])) end--;
        lines[i] = new TextLine(line.Start, end, line.Start + at);
        lines.Insert(i + 1, line with { Start = line.Start + at });
        return true;
    }

    /// <summary>Where the top part ends that a later section repeats.</summary>
    /// <param name="from">Its classification line.</param>
    /// <returns>The index of the first line behind it.</returns>
    public static int FindRepeatedEnd(string body, IReadOnlyList<TextLine> lines, int from, int to)
    {
        // Without TAGS or E.O. only captions were repeated, and the text goes on; in a text in capitals any line may look like a label.
        int lastLabel = -1;
        for (int i = from + 1; i < to && i < from + RepeatedTop; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body);
            if (LabelOf(line) is FrontLabel.ExecutiveOrder or FrontLabel.Tags && line.IndexOf(':') > 0
                || (lastLabel > 0 && LabelOf(line) is FrontLabel.Subject or FrontLabel.Reference or FrontLabel.ClassifiedBy
                    && (line.IndexOf(':') > 0 || Begins(line.TrimStart(), "CLASSIFIED")))) lastLabel = i;
            else if (ParagraphOpening.TryRead(body, lines[i].Start, lines[i].End, out ParagraphOpening opening)
                && opening is { IsFirm: true, Number: not null }) break;
        }
        int end = Math.Max(from + 1, lastLabel + 1);
        bool inField = lastLabel > 0;
        for (; end < to; end++)
        {
            ReadOnlySpan<char> line = lines[end].In(body);
            if (line.IsWhiteSpace()) inField = false;
            else if (LineKind.PageLength(line) > 0) return end;
            else if (LineKind.IsSectionBreak(line) || LineKind.IsCaption(line)) continue;
            else if (!inField || ParagraphOpening.TryRead(body, lines[end].Start, lines[end].End, out _)) return end;
        }
        return end;
    }

    /// <summary>The label a line begins with, in any case and spelling met.</summary>
    public static FrontLabel LabelOf(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(" \t¶ ");
        if (Begins(line, "E.O") || Begins(line, "EO ") || Begins(line, "EO:") || Begins(line, "E. O.") || Begins(line, "E.0. 1")
            || Begins(line, "EO1") || Begins(line, "EXECUTIVE ORDER")
            || Begins(line, "DECL:")) return FrontLabel.ExecutiveOrder;
        if (Begins(line, "TAGS") && line.Length > 4 && line[4] is ' ' or '\t') return FrontLabel.Tags;
        if (BeginsLabel(line, "TAGS", "TAGES", "TAG", "TAS", "TABS", "TGS", "AGS")) return FrontLabel.Tags;
        if (Begins(line, "SUBJECT LINE")) return FrontLabel.None;
        if (BeginsLabel(line, "SUBJECT", "SUBJ", "UBJECT")) return FrontLabel.Subject;
        if (BeginsLabel(line, "REF", "REFS", "REF(S)", "REFTEL", "REFTELS", "REFTEL(S)", "REFERENCE", "REFERENCE(S)", "REFERENCES",
            "PROGRAM REF")) return IsLetterOfText(line) ? FrontLabel.None : FrontLabel.Reference;
        if ((Begins(line, "CLASSI") && line[..Math.Min(line.Length, 16)].IndexOf(" BY", StringComparison.OrdinalIgnoreCase) > 0)
            || Begins(line, "CLASSIFIED:") || Begins(line, "DERIVED FROM") || Begins(line, "DECLASSIF")) return FrontLabel.ClassifiedBy;
        // "(U) CLASSIFIED BY DCM A. PERSON"
        if (line is ['(', ..] && PortionMarking.TryReadBracketed(line, out _, out int marked)
            && Begins(line[marked..].TrimStart(), "CLASSIFIED BY")) return FrontLabel.ClassifiedBy;
        // A line of the text may begin "reasons, they said".
        if (BeginsLabel(line, "REASON", "REASONS") && (char.IsUpper(line[0]) || line.IndexOf(':') is > 0 and < 9)) return FrontLabel.Reason;
        return FrontLabel.None;
    }

    // "Ref. B, the harbor is shut": a sentence of the text.
    private static bool IsLetterOfText(ReadOnlySpan<char> line) =>
        line.Length > 8 && line[3] == '.'
            && line[4..].TrimStart() is [>= 'A' and <= 'Z', ',', ' ', >= 'A' and <= 'z', >= 'a' and <= 'z', ..];

    private static bool Begins(ReadOnlySpan<char> line, string label) => line.StartsWith(label, StringComparison.OrdinalIgnoreCase);

    // A label is followed by a colon, another stop or a blank; the ones that are words must be in capitals or have the colon.
    private static bool BeginsLabel(ReadOnlySpan<char> line, params ReadOnlySpan<string> labels)
    {
        foreach (string label in labels)
        {
            if (!Begins(line, label)) continue;
            ReadOnlySpan<char> rest = line[label.Length..];
            if (rest.IsEmpty) return label.Length > 3;
            if (rest[0] is ':' or ';' or ',' or '.') return true;
            if (rest[0] is ' ' or '\t' && (rest.TrimStart() is [':', ..] || line[..label.Length].IndexOfAnyInRange('a', 'z') < 0))
                return true;
        }
        return false;
    }

    /// <summary>Whether labels or captions follow the classification line on the first line.</summary>
    public static bool IsTopOnOneLine(string body, IReadOnlyList<TextLine> lines) =>
        lines.Count > 1 && lines[0].End - lines[0].Start > LongestTopLine && ClassificationLine.Begins(lines[0].In(body));

    /// <summary>
    /// Whether the first line holds the classification line and more: a cable on one line, cut where its paragraphs begin.
    /// </summary>
    public static bool IsWholeTop(string body, IReadOnlyList<TextLine> lines) =>
        IsTopOnOneLine(body, lines)
        && ParagraphOpening.TryRead(body, lines[1].Start, lines[1].End, out ParagraphOpening opening) && opening.Number is not null;

    /// <summary>
    /// Whether the first line holds the labels of the top part and the text too: a cable on one line without numbered paragraphs.
    /// </summary>
    public static bool IsWholeCable(string body, IReadOnlyList<TextLine> lines) =>
        lines.Count > 0 && lines[0].End - lines[0].Start > LongestStub && ClassificationLine.Begins(lines[0].In(body))
            && lines[0].In(body)[..LongestStub].IndexOf("SUBJECT:") > 0;

    private static bool IsBareLabel(ReadOnlySpan<char> line) =>
        line.Trim().TrimEnd(":; ").Length is > 0 and < 9 && line.Trim().IndexOf(' ') < 0;

    private static bool IsTextOpening(string body, TextLine line, FrontLabel label)
    {
        if (!ParagraphOpening.TryRead(body, line.Start, line.End, out ParagraphOpening opening)) return false;
        if (opening.IsFirm && opening.Number is not null) return true;
        // "(SBU) Text" below the last label, where the text has no numbers.
        if (label is not (FrontLabel.None or FrontLabel.Subject) && opening is { Number: null, Letter: null, Marking: not null }
            && line.End - opening.Content > 40
            && !ReferenceEntries.BeginsEntry(body[line.Start..Math.Min(line.End, line.Start + 60)].Trim())) return true;
        if (label is FrontLabel.Subject && opening is { Number: null, Letter: null, Marking: not null } && opening.Content < line.End
            && RunOnText.IsSentence(body.AsSpan(opening.Content, line.End - opening.Content))) return true;
        // Items of a REF line and wrapped reasons begin so too: "1. PARIS 12" is one, "1. CONFIDENTIAL - ENTIRE TEXT." is not.
        if (label is FrontLabel.Reference)
        {
            return opening.Number == 1 && opening.Marking is null && line.End - opening.Content > 0
                && !ReferenceEntries.BeginsEntry(body[opening.Content..Math.Min(line.End, opening.Content + 60)].Trim());
        }
        if (label is not FrontLabel.None) return opening.Number == 1 && opening.Marking is null && label is not FrontLabel.Reason;
        return opening.Letter is null;
    }

    // In texts without empty lines a heading follows the last label directly, or a joined line of sentences a subject in capitals.
    private static bool OpensText(string body, List<TextLine> lines, int i, FrontLabel label)
    {
        ReadOnlySpan<char> line = lines[i].In(body).Trim();
        if (label is FrontLabel.Subject && i > 0 && IsJoinedText(line, lines[i - 1].In(body))) return true;
        if (line.StartsWith("summary", StringComparison.OrdinalIgnoreCase) && (line.Length < 40 || line["summary".Length] is '.' or ':'))
            return true;
        return i + 1 < lines.Count && line.Length < 60 && LineKind.IsRule(lines[i + 1].In(body));
    }

    private static bool IsJoinedText(ReadOnlySpan<char> line, ReadOnlySpan<char> above) =>
        line.Length > LongestEntry && line[..LongestEntry].IndexOfAnyInRange('a', 'z') >= 0 && RunOnText.IsSentence(line)
        && above[(above.IndexOf(':') + 1)..].IndexOfAnyInRange('a', 'z') < 0
            && !FrontLines.EnumerateInnerLabels(line[..Math.Min(line.Length, LongestStub)]).MoveNext();

    private static bool LooksLikeReference(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length > 120 || line.IndexOfAnyInRange('0', '9') < 0) return false;
        return (line.Length > 1 && char.IsAsciiLetterUpper(line[0]) && line[1] is '.' or ')' or ':') || line[0] is '(' or '['
            || line[..Math.Min(line.Length, 40)].IndexOfAnyInRange('a', 'z') < 0;
    }

    private static bool HasLabelAhead(string body, List<TextLine> lines, int from, bool sawSubject)
    {
        for (int i = from + 1; i < lines.Count && i < from + Lookahead; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body);
            if (LabelOf(line) is var label and not FrontLabel.None)
                return !sawSubject
                    || label is FrontLabel.ClassifiedBy or FrontLabel.Tags or FrontLabel.ExecutiveOrder or FrontLabel.Reference;
            if (ParagraphOpening.TryRead(body, lines[i].Start, lines[i].End, out ParagraphOpening opening)
                && opening is { IsFirm: true } or { Number: 1 }) return false;
            if (sawSubject && i > from + 6) return false;
        }
        return false;
    }
}
