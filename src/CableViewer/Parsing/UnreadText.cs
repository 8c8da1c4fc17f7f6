using System.Buffers;
using CableViewer.Cables;

namespace CableViewer.Parsing;

/// <summary>
/// The safety net below the grammar of the top part: what stands in it, came out in no field and is long enough for a text, is text. It becomes
/// paragraphs, so that no word of a cable is lost for a label that took too much.
/// </summary>
internal static class UnreadText
{
    // A remark on handling, a misread title and the like have fewer long words.
    private const int FewestWords = 8;
    private const int FewestCharacters = 70;
    private const int ShortWord = 3;

    // Titles of references are in capitals, and so are the texts of old telegrams.
    private const int FewestCapitals = 50;

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\u00a0,;:()[]\"“”/");

    /// <param name="lines">Of the cable proper, the top part being the first <paramref name="end"/>.</param>
    /// <param name="fields">The reading of the top part.</param>
    /// <returns>The unread lines in order; mostly none.</returns>
    public static List<TextPart> Find(string body, List<TextLine> lines, int end, TopFields fields)
    {
        var unread = new List<TextPart>();
        // A field is as long as what was read from it, its label and some blanks.
        if (end == 0 || LengthOf(lines, end) - fields.Length < FewestCharacters) return unread;
        HashSet<string>? words = null;
        var field = new List<(int Start, int End)>();
        bool sawLabel = false;
        for (int i = 0; i < end; i++)
        {
            ReadOnlySpan<char> text = lines[i].In(body);
            if (text.IsWhiteSpace() || IsFurniture(text)) continue;
            int from = 0;
            if (FrontMatter.LabelOf(text) is not FrontLabel.None) StartField();
            foreach (var inner in FrontLines.EnumerateInnerLabels(text[..Math.Min(text.Length, FrontLines.SearchedCharacters)]))
            {
                if (inner.Index <= from) continue;
                if (sawLabel) field.Add((lines[i].Start + from, lines[i].Start + inner.Index));
                StartField();
                from = inner.Index;
            }
            if (sawLabel) field.Add((lines[i].Start + from, lines[i].End));
        }
        StartField();
        return unread;

        void StartField()
        {
            if (field.Count > 0 && field.Sum(part => part.End - part.Start) >= FewestCharacters) AddRest(body, field, words ??= fields.Words(), unread);
            field.Clear();
            sawLabel = true;
        }
    }

    // The rest of a field from its first unread word on, where hardly anything below is read.
    private static void AddRest(string body, List<(int Start, int End)> field, HashSet<string> read, List<TextPart> unread)
    {
        // From the end upwards: an unread word speaks for a text that begins here or above, a read one twice against it.
        int score = 0, best = 0, count = 0, small = 0, at = -1, part = 0, words = 0, smallWords = 0;
        for (int i = field.Count - 1; i >= 0; i--)
        {
            ReadOnlySpan<char> text = body.AsSpan(field[i].Start, field[i].End - field[i].Start);
            if (LineKind.IsHandling(text)) continue;
            for (int stop = text.Length; stop > 0;)
            {
                int blank = text[..stop].LastIndexOfAny(WordEnds);
                ReadOnlySpan<char> word = text[(blank + 1)..stop].Trim(".'*-");
                if (word.Length > 1)
                {
                    // "the" and "of" are everywhere.
                    bool isRead = word.Length <= ShortWord || read.Contains(word.ToString().ToUpperInvariant());
                    score += word.Length <= ShortWord ? 0 : isRead ? -2 : 1;
                    if (!isRead) words++;
                    if (!isRead && char.IsLower(word[0])) smallWords++;
                    if (score > best) (best, at, part, count, small) = (score, field[i].Start + blank + 1, i, words, smallWords);
                }
                stop = Math.Max(blank, 0);
            }
        }
        if (count < FewestWords || (small < FewestWords / 3 && count < FewestCapitals)) return;
        for (int i = part; i < field.Count; i++)
        {
            int start = i == part ? OpeningBefore(body, field[i].Start, at) : field[i].Start;
            int stop = field[i].End;
            while (stop > start && char.IsWhiteSpace(body[stop - 1])) stop--;
            if (stop > start) unread.Add(new TextPart(start, stop, i == part ? LineGap.EmptyLine : LineGap.None));
        }
    }

    // "(C) Word", "-- (SBU) The word": the text begins with its marking and its article, not with its first long word.
    private static int OpeningBefore(string body, int start, int at)
    {
        for (int length = 1; length <= ShortWord + 1 && at - length > start; length++)
        {
            if (body[at - 1] != ' ' || !char.IsLetter(body[at - 1 - length])) break;
            if (body[at - 2 - length] != ' ') continue;
            at -= length + 1;
            length = 0;
        }
        int from = at;
        while (from > start && at - from < 24 && body[from - 1] is ' ' or '(' or ')' or '"' or '-' or '“' or '/' || (from > start && at - from < 24 && char.IsAsciiLetterUpper(body[from - 1]))) from--;
        int marking = body.AsSpan(from, at - from).IndexOf('(');
        if (marking >= 0 && PortionMarking.TryReadBracketed(body.AsSpan(from + marking), out _, out _)) return from + marking;
        return at > start && body[at - 1] is '(' or '"' or '“' ? at - 1 : at;
    }

    private static bool IsFurniture(ReadOnlySpan<char> line) =>
        LineKind.IsSectionBreak(line) || LineKind.IsCaption(line) || LineKind.IsClassificationLine(line) || LineKind.IsWeekdayLine(line) || LineKind.IsRule(line) || LineKind.IsHandlingNote(line);

    private static int LengthOf(List<TextLine> lines, int end)
    {
        int length = 0;
        for (int i = 0; i < end; i++) length += lines[i].End - lines[i].Start;
        return length;
    }
}

/// <summary>What was read from the top part of a cable.</summary>
internal sealed record TopFields(
    string Subject, IReadOnlyList<string> Tags, IReadOnlyList<Reference> References, IReadOnlyList<Classifier> ClassifiedBy, string? Reason, IReadOnlyList<string> Captions)
{
    // "TAGS: ", "SUBJECT: ", and a date.
    private const int LabelsLength = 120;

    /// <summary>Characters of the top part that these fields and their labels take up, about.</summary>
    public int Length => LabelsLength + Subject.Length + 5 * Tags.Count + References.Sum(reference => reference.Text.Length + 4)
        + ClassifiedBy.Sum(classifier => classifier.Name.Length + (classifier.Title?.Length ?? 0)) + (Reason?.Length ?? 0);

    /// <summary>The words, in capitals.</summary>
    public HashSet<string> Words()
    {
        var words = new HashSet<string>();
        Add(Subject);
        foreach (string tag in Tags) Add(tag);
        foreach (Reference reference in References) Add(reference.Text);
        foreach (Classifier classifier in ClassifiedBy)
        {
            Add(classifier.Name);
            Add(classifier.Title ?? "");
        }
        Add(Reason ?? "");
        return words;

        void Add(string text)
        {
            foreach (string word in text.Split([' ', '\t', '\u00a0', ',', ';', ':', '(', ')', '[', ']', '"', '“', '”', '/'], StringSplitOptions.RemoveEmptyEntries))
                words.Add(word.Trim('.', '\'', '*', '-').ToUpperInvariant());
        }
    }
}
