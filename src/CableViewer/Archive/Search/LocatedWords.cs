using CableViewer.Cables;

namespace CableViewer.Archive.Search;

/// <summary>The words of a cable's subject and paragraphs, each with where it stands and whether it is marked.</summary>
internal sealed class LocatedWords
{
    private readonly List<FoldedWord> subject;
    private readonly List<FoldedWord> words = [];

    // Where the words of each paragraph end; headings stand before texts.
    private readonly List<(int HeadingEnd, int End)> paragraphEnds = [];
    private readonly HashSet<int>[] parts;

    // By place in words: marked, and marked as the continuation of the mark before.
    private readonly bool[] isMarked;
    private readonly bool[] continues;
    private readonly bool[] isSubjectMarked;
    private readonly bool[] subjectContinues;

    public LocatedWords(string subject, IReadOnlyList<Paragraph> paragraphs)
    {
        this.subject = WordFolding.Places(subject);
        foreach (Paragraph paragraph in paragraphs)
        {
            if (paragraph.Heading is not null) words.AddRange(WordFolding.Places(paragraph.Heading));
            int headingEnd = words.Count;
            words.AddRange(WordFolding.Places(paragraph.Text));
            paragraphEnds.Add((headingEnd, words.Count));
        }
        parts = [.. paragraphs.Select(_ => new HashSet<int>())];
        isMarked = new bool[words.Count];
        continues = new bool[words.Count];
        isSubjectMarked = new bool[this.subject.Count];
        subjectContinues = new bool[this.subject.Count];
    }

    /// <param name="part">Number of the part of the query.</param>
    public void Mark(QueryNode node, int part)
    {
        switch (node)
        {
            case SameParagraphNode same:
                MarkTogether(same, part);
                break;
            case NearNode near:
                foreach (int column in (int[])[Place.Subject, Place.Text])
                {
                    List<List<WordSpan>> links = [.. near.Operands.Select(operand => Spans(operand, column))];
                    if (links.TrueForAll(spans => spans.Count > 0) && WordSpans.Chain(links, near.Distances)) Mark(links.SelectMany(spans => spans), part);
                }
                break;
            default:
                Mark(Spans(node, Place.Subject), part);
                Mark(Spans(node, Place.Text), part);
                break;
        }
    }

    public CableMarks Build()
    {
        var found = new List<ParagraphMarks>();
        int start = 0;
        for (int i = 0; i < paragraphEnds.Count; i++)
        {
            (int headingEnd, int end) = paragraphEnds[i];
            List<TextMark> heading = Marks(words, isMarked, continues, start, headingEnd), text = Marks(words, isMarked, continues, headingEnd, end);
            if (heading.Count + text.Count > 0) found.Add(new ParagraphMarks(i, heading, text, parts[i].Count));
            start = end;
        }
        return new CableMarks(Marks(subject, isSubjectMarked, subjectContinues, 0, subject.Count), found);
    }

    private void MarkTogether(SameParagraphNode same, int part)
    {
        List<List<List<WordSpan>>> operands =
            [.. same.Operands.Select(operand => operand is NearNode near ? near.Operands.Select(link => Spans(link, Place.Text)).ToList() : [Spans(operand, Place.Text)])];
        int start = 0;
        foreach ((_, int end) in paragraphEnds)
        {
            var inside = new List<WordSpan>();
            bool all = true;
            for (int i = 0; i < operands.Count && all; i++)
            {
                List<List<WordSpan>> links = [.. operands[i].Select(spans => WordSpans.Within(spans, Place.Of(Place.Text, start), Place.Of(Place.Text, end)))];
                all = links.TrueForAll(spans => spans.Count > 0) && (same.Operands[i] is not NearNode near || WordSpans.Chain(links, near.Distances));
                if (all) inside.AddRange(links.SelectMany(spans => spans));
            }
            if (all) Mark(inside, part);
            start = end;
        }
    }

    private List<WordSpan> Spans(QueryNode node, int column)
    {
        var spans = new List<WordSpan>();
        if (node is OrNode or)
        {
            foreach (QueryNode choice in or.Parts) spans.AddRange(Spans(choice, column));
            spans.Sort((a, b) => a.Start.CompareTo(b.Start));
            return spans;
        }
        var text = (TextNode)node;
        if (text.InSubject && column != Place.Subject) return spans;
        List<FoldedWord> all = column == Place.Subject ? subject : words;
        int last = text.Words.Count - 1;
        for (int at = 0; at + last < all.Count; at++)
        {
            bool isHere = true;
            for (int i = 0; i <= last && isHere; i++)
            {
                isHere = text.IsBeginning && i == last
                    ? all[at + i].Text.StartsWith(text.Words[i], StringComparison.Ordinal)
                    : all[at + i].Text == text.Words[i];
            }
            if (isHere) spans.Add(new WordSpan(Place.Of(column, at), text.Words.Count));
        }
        return spans;
    }

    private void Mark(IEnumerable<WordSpan> spans, int part)
    {
        int paragraph = 0;
        foreach (WordSpan span in spans)
        {
            int first = Place.Position(span.Start);
            bool isSubject = Place.Column(span.Start) == Place.Subject;
            for (int i = first; i < first + span.Length; i++)
            {
                (isSubject ? isSubjectMarked : isMarked)[i] = true;
                if (i > first) (isSubject ? subjectContinues : continues)[i] = true;
                if (isSubject) continue;
                if (i < (paragraph > 0 ? paragraphEnds[paragraph - 1].End : 0)) paragraph = 0;
                while (paragraphEnds[paragraph].End <= i) paragraph++;
                parts[paragraph].Add(part);
            }
        }
    }

    private static List<TextMark> Marks(List<FoldedWord> all, bool[] marked, bool[] goesOn, int start, int end)
    {
        var marks = new List<TextMark>();
        for (int i = start; i < end; i++)
        {
            if (!marked[i]) continue;
            // The words of a phrase are one mark with what stands between them, but not beyond the end of a text.
            if (marks.Count > 0 && goesOn[i] && marked[i - 1] && i > start) marks[^1] = new TextMark(marks[^1].Start, all[i].Start + all[i].Length - marks[^1].Start);
            else marks.Add(new TextMark(all[i].Start, all[i].Length));
        }
        return marks;
    }
}
