using System.Runtime.InteropServices;

namespace CableViewer.Cables.Comparing;

/// <summary>What a stretch of words is to the two versions compared.</summary>
public enum ChangeKind
{
    Same,
    Removed,
    Added,
}

/// <summary>Neighbouring words of one kind, with the blanks and line ends between them.</summary>
public sealed record WordRun(ChangeKind Kind, string Text);

/// <summary>One line of the comparison: a paragraph of either version, or of both.</summary>
public sealed record ParagraphChange
{
    /// <summary>Null where the later version added the paragraph.</summary>
    public Paragraph? Before { get; init; }

    /// <summary>Null where the later version has it no more.</summary>
    public Paragraph? After { get; init; }

    /// <summary>The text of both, word by word.</summary>
    public required IReadOnlyList<WordRun> Words { get; init; }

    /// <summary>Text, marking, heading and anchor are all the same.</summary>
    public bool IsSame => Before is not null && After is not null && Before.Text == After.Text
        && Before.Marking == After.Marking && Before.Heading == After.Heading && Before.Anchor == After.Anchor;

    /// <summary>Redactions of the earlier version in whose place the later one has words.</summary>
    public int RedactionsOpened { get; init; }

    /// <summary>Redactions that only the later version has; none in a paragraph that only one version has.</summary>
    public int RedactionsClosed { get; init; }
}

/// <summary>A member of the record that differs: <c>classification</c>, <c>subject</c>, ….</summary>
/// <param name="Name">As in the JSON of a cable.</param>
public sealed record FieldChange(string Name, string Before, string After);

/// <summary>How one version of a cable differs from another, aligned by paragraph and marked word by word.</summary>
public sealed record CableDiff
{
    public required IReadOnlyList<FieldChange> Fields { get; init; }

    /// <summary>Every paragraph of both, in reading order.</summary>
    public required IReadOnlyList<ParagraphChange> Paragraphs { get; init; }

    public int RedactionsOpened => Paragraphs.Sum(change => change.RedactionsOpened);

    public int RedactionsClosed => Paragraphs.Sum(change => change.RedactionsClosed);

    /// <summary>The versions are different telegrams under one ID: both have text, and next to no word of one is in the other.</summary>
    public bool IsOfDifferentTelegrams =>
        AreDifferentTelegrams(Paragraphs.Select(change => change.Before), Paragraphs.Select(change => change.After));

    /// <summary>Neither a field nor a paragraph differs (the raw texts may, in blanks and line ends).</summary>
    public bool IsEmpty => Fields.Count == 0 && Paragraphs.All(change => change.IsSame);

    // Two texts of one cable share most words, also where one of them is cut short or blacked out. Short words are common to all texts, and
    // two long texts share some longer ones ("government", "would"): less than a fifth of the shorter text's.
    private const int LeastWords = 3;
    private const int ShortWord = 3;
    private const int CommonPart = 5;

    private static bool AreDifferentTelegrams(IEnumerable<Paragraph?> before, IEnumerable<Paragraph?> after)
    {
        HashSet<string> these = LongWords(before), those = LongWords(after);
        int fewer = Math.Min(these.Count, those.Count);
        return fewer >= LeastWords && these.Count(those.Contains) * CommonPart < fewer;
    }

    private static HashSet<string> LongWords(IEnumerable<Paragraph?> paragraphs)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Paragraph paragraph in paragraphs.OfType<Paragraph>())
        {
            ReadOnlySpan<char> text = paragraph.Text;
            int start = 0;
            for (int at = 0; at <= text.Length; at++)
            {
                if (at < text.Length && char.IsLetter(text[at])) continue;
                if (at - start > ShortWord && !Redaction.IsIn(text[start..at])) words.Add(text[start..at].ToString());
                start = at + 1;
            }
        }
        return words;
    }

    public static CableDiff Compare(Cable before, Cable after) => new()
    {
        Fields = [.. CompareFields(before, after)],
        Paragraphs = Align(before.Paragraphs, after.Paragraphs),
    };

    private static IEnumerable<FieldChange> CompareFields(Cable before, Cable after)
    {
        (string Name, Func<Cable, string?> Value)[] fields =
        [
            ("created", cable => cable.Created?.UtcDateTime.ToString("yyyy-MM-dd HH:mm")),
            ("classification", cable => cable.Classification?.Label),
            ("origin", cable => cable.Origin),
            ("subject", cable => cable.Subject),
            ("tags", cable => string.Join(' ', cable.Tags)),
            ("references", cable => string.Join("; ", cable.References.Select(reference => reference.Text))),
            ("captions", cable => string.Join(' ', cable.Captions)),
            ("declassifyOn", cable => cable.DeclassifyOn?.ToString("yyyy-MM-dd")),
            ("classifiedBy", cable => string.Join("; ", cable.ClassifiedBy.Select(classifier => classifier.Name))),
            ("reason", cable => cable.Reason),
            ("signedBy", cable => string.Join(", ", cable.SignedBy)),
            ("from", cable => cable.From),
            ("to", cable => string.Join("; ", cable.To.Select(addressee => addressee.Name))),
            ("info", cable => string.Join("; ", cable.Info.Select(addressee => addressee.Name))),
        ];
        foreach ((string name, Func<Cable, string?> value) in fields)
        {
            string was = value(before) ?? "", has = value(after) ?? "";
            if (was != has) yield return new FieldChange(name, was, has);
        }
    }

    // Paragraphs with the same words hold the two versions together; what lies between is paired by anchor, then in order.
    private static List<ParagraphChange> Align(IReadOnlyList<Paragraph> before, IReadOnlyList<Paragraph> after)
    {
        var numbers = new Dictionary<string, int>();
        int[] beforeTexts = [.. before.Select(paragraph => NumberOf(paragraph.Text, numbers))];
        int[] afterTexts = [.. after.Select(paragraph => NumberOf(paragraph.Text, numbers))];

        var changes = new List<ParagraphChange>();
        foreach (DiffRun run in SequenceDiff.Compare(beforeTexts, afterTexts))
        {
            Paragraph[] removed = [.. before.Skip(run.BeforeStart).Take(run.BeforeLength)];
            Paragraph[] added = [.. after.Skip(run.AfterStart).Take(run.AfterLength)];
            if (run.Alike) changes.AddRange(removed.Zip(added, Pair));
            else changes.AddRange(PairGap(removed, added));
        }
        return changes;
    }

    private static IEnumerable<ParagraphChange> PairGap(Paragraph[] before, Paragraph[] after)
    {
        if (before.Length == after.Length) return before.Zip(after, Pair);

        var numbers = new Dictionary<string, int>();
        int[] beforeAnchors = [.. before.Select(paragraph => NumberOf(paragraph.Anchor, numbers))];
        int[] afterAnchors = [.. after.Select(paragraph => NumberOf(paragraph.Anchor, numbers))];
        var changes = new List<ParagraphChange>();
        foreach (DiffRun run in SequenceDiff.Compare(beforeAnchors, afterAnchors))
        {
            if (run.Alike)
            {
                for (int i = 0; i < run.BeforeLength; i++) changes.Add(Pair(before[run.BeforeStart + i], after[run.AfterStart + i]));
                continue;
            }
            changes.AddRange(before.Skip(run.BeforeStart).Take(run.BeforeLength).Select(paragraph => Pair(paragraph, null)));
            changes.AddRange(after.Skip(run.AfterStart).Take(run.AfterLength).Select(paragraph => Pair(null, paragraph)));
        }
        return changes;
    }

    private static ParagraphChange Pair(Paragraph? before, Paragraph? after)
    {
        (List<WordRun> words, int opened, int closed) = CompareWords(before?.Text ?? "", after?.Text ?? "");
        // Of a paragraph that one version lacks nobody knows what was blacked out in it there: it may have been cut off.
        if (before is null || after is null) (opened, closed) = (0, 0);
        return new ParagraphChange { Before = before, After = after, Words = words, RedactionsOpened = opened, RedactionsClosed = closed };
    }

    private static (List<WordRun> Words, int Opened, int Closed) CompareWords(string before, string after)
    {
        if (before == after) return (before is "" ? [] : [new WordRun(ChangeKind.Same, before)], 0, 0);

        var numbers = new Dictionary<string, int>();
        List<(int Start, int Length)> beforeWords = SplitWords(before), afterWords = SplitWords(after);
        List<int> beforeNumbers = beforeWords.ConvertAll(word => NumberOf(before.Substring(word.Start, word.Length).TrimEnd(), numbers));
        List<int> afterNumbers = afterWords.ConvertAll(word => NumberOf(after.Substring(word.Start, word.Length).TrimEnd(), numbers));

        var runs = new List<WordRun>();
        int opened = 0, closed = 0;
        foreach (DiffRun run in SequenceDiff.Compare(CollectionsMarshal.AsSpan(beforeNumbers), CollectionsMarshal.AsSpan(afterNumbers)))
        {
            string removed = TextOf(before, beforeWords, run.BeforeStart, run.BeforeLength);
            string added = TextOf(after, afterWords, run.AfterStart, run.AfterLength);
            if (run.Alike)
            {
                // The last word of a text has no blank after it; where the other text goes on, it needs one.
                runs.Add(new WordRun(ChangeKind.Same, removed.Length > added.Length ? removed : added));
                continue;
            }
            if (removed is not "") runs.Add(new WordRun(ChangeKind.Removed, removed));
            if (added is not "") runs.Add(new WordRun(ChangeKind.Added, added));
            int difference = Redaction.Count(removed) - Redaction.Count(added);
            opened += Math.Max(difference, 0);
            closed += Math.Max(-difference, 0);
        }
        return (runs, opened, closed);
    }

    // A word and the white space after it; leading white space goes with the first word.
    private static List<(int Start, int Length)> SplitWords(string text)
    {
        var words = new List<(int, int)>();
        int start = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || !char.IsWhiteSpace(text[i - 1]) || text.AsSpan(start, i - start).IsWhiteSpace()) continue;
            words.Add((start, i - start));
            start = i;
        }
        if (text.Length > start) words.Add((start, text.Length - start));
        return words;
    }

    private static string TextOf(string text, List<(int Start, int Length)> words, int first, int count) =>
        count == 0 ? "" : text[words[first].Start..(words[first + count - 1].Start + words[first + count - 1].Length)];

    private static int NumberOf(string value, Dictionary<string, int> numbers)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, value, out bool known);
        if (!known) number = numbers.Count;
        return number;
    }
}
