using System.Buffers;
using CableViewer.Cables;
using CableViewer.Parsing.Front;
using CableViewer.Parsing.Layout;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Paragraphs;

/// <summary>
/// The safety net below the grammar of the top part: what stands in it, came out in no field and is long enough for a text, is text. It
/// becomes paragraphs, so that no word of a cable is lost for a label that took too much.
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
            if (field.Count > 0 && field.Sum(part => part.End - part.Start) >= FewestCharacters)
                AddRest(body, field, words ??= fields.Words(), unread);
            field.Clear();
            sawLabel = true;
        }
    }

    /// <summary>Gives the unread text lines of its own where it goes on to the end of the top part.</summary>
    /// <returns>The index of its first line; -1 where other fields follow it.</returns>
    public static int CutOff(string body, List<TextLine> lines, int end, List<TextPart> unread)
    {
        int last = end - 1;
        while (last >= 0 && (lines[last].IsEmpty || IsFurniture(lines[last].In(body)))) last--;
        if (last < 0 || unread[^1].End < lines[last].End) return -1;
        int at = unread[0].Start, first = last;
        while (first > 0 && lines[first].Start > at) first--;
        // Parts of two fields with a label between them.
        for (int i = 1; i < unread.Count; i++)
            if (unread[i].Gap is not LineGap.None) return -1;
        if (lines[first].Start == at) return first;
        int stop = at;
        while (stop > lines[first].Start && char.IsWhiteSpace(body[stop - 1])) stop--;
        lines.Insert(first + 1, lines[first] with { Start = at });
        lines[first] = new TextLine(lines[first].Start, stop, at);
        return first + 1;
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
        at = NumberBefore(body, start, at);
        int from = at;
        while (from > start && at - from < 24 && body[from - 1] is ' ' or '(' or ')' or '"' or '-' or '“' or '/'
            || (from > start && at - from < 24 && char.IsAsciiLetterUpper(body[from - 1]))) from--;
        int marking = body.AsSpan(from, at - from).IndexOf('(');
        if (marking >= 0 && PortionMarking.TryReadBracketed(body.AsSpan(from + marking), out _, out _)) return from + marking;
        return at > start && body[at - 1] is '(' or '"' or '“' ? at - 1 : at;
    }

    // "1. Wardens", "A. THE ISLE": the number is the text's.
    private static int NumberBefore(string body, int start, int at)
    {
        int stop = at;
        while (stop > start && body[stop - 1] == ' ') stop--;
        if (stop == at || stop <= start || body[stop - 1] != '.') return at;
        int number = stop - 1;
        while (number > start && stop - number < 4 && char.IsAsciiLetterOrDigit(body[number - 1])) number--;
        bool isNumber = char.IsAsciiDigit(body[number]) || (stop - number == 2 && char.IsAsciiLetterUpper(body[number]));
        return isNumber && stop - number is 2 or 3 && (number == start || body[number - 1] is ' ' or '\n') ? number : at;
    }

    private static bool IsFurniture(ReadOnlySpan<char> line) =>
        LineKind.IsSectionBreak(line) || LineKind.IsCaption(line) || LineKind.IsClassificationLine(line) || LineKind.IsWeekdayLine(line)
            || LineKind.IsRule(line) || LineKind.IsHandlingNote(line);

    private static int LengthOf(List<TextLine> lines, int end)
    {
        int length = 0;
        for (int i = 0; i < end; i++) length += lines[i].End - lines[i].Start;
        return length;
    }
}

/// <summary>What was read from the top part of a cable.</summary>
internal sealed record TopFields(
    string Subject, IReadOnlyList<string> Tags, IReadOnlyList<Reference> References, IReadOnlyList<Classifier> ClassifiedBy, string? Reason,
        IReadOnlyList<string> Captions)
{
    // "TAGS: ", "SUBJECT: ", and a date.
    private const int LabelsLength = 120;

    // The longest of 17,000 real lines have 254 and 133 characters; what is longer has run into the text.
    private const int LongestSubject = 280;
    private const int LongestEntry = 150;
    private const int LongestTitle = 100;

    /// <summary>Characters of the top part that these fields and their labels take up, about.</summary>
    public int Length => LabelsLength + Values().Sum(value => value.Length + 1) + 3 * References.Count;

    /// <summary>The words, in capitals.</summary>
    public HashSet<string> Words()
    {
        var words = new HashSet<string>();
        foreach (string value in Values())
            foreach (string word in value.Split([' ', '\t', '\u00a0', ',', ';', ':', '(', ')', '[', ']', '"', '“', '”', '/'],
                StringSplitOptions.RemoveEmptyEntries))
                words.Add(word.Trim('.', '\'', '*', '-').ToUpperInvariant());
        return words;
    }

    // What a field has read as far as it can be the field's: "(C) The keeper lit it, and …" is no entry C.
    private IEnumerable<string> Values()
    {
        yield return Subject.Length > LongestSubject ? Subject[..RunOnText.EndOfTitle(Subject)] : Subject;
        foreach (string tag in Tags) yield return tag;
        foreach (Reference reference in References) yield return Shorten(reference.Text);
        foreach (Classifier classifier in ClassifiedBy)
        {
            yield return classifier.Name;
            yield return Shorten(classifier.Title ?? "");
        }
        yield return Reason ?? "";
    }

    private static string Shorten(string value) =>
        value.Length <= LongestTitle
            ? value
            : RunOnText.IsSentence(value)
            ? ""
            : value.Length > LongestEntry
            ? value[..RunOnText.EndOfTitle(value)]
            : value;
}
