using CableViewer.Cables;
using CableViewer.FullText.Positions;
using CableViewer.FullText.Terms;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Results;

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

    private readonly Dictionary<TextNode, List<WordSpan>> subjectSpans;
    private readonly Dictionary<TextNode, List<WordSpan>> textSpans;

    public LocatedWords(string subject, IReadOnlyList<Paragraph> paragraphs, TextFinder finder)
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
        subjectSpans = finder.Find(this.subject, Place.Subject);
        textSpans = finder.Find(words, Place.Text);
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
                    if (links.TrueForAll(spans => spans.Count > 0) && WordSpans.Chain(links, near.Distances, meter: null))
                        Mark(links.SelectMany(spans => spans), part);
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
            List<TextMark> heading = Marks(words, isMarked, continues, start, headingEnd), text =
                Marks(words, isMarked, continues, headingEnd, end);
            if (heading.Count + text.Count > 0) found.Add(new ParagraphMarks(i, heading, text, parts[i].Count));
            start = end;
        }
        return new CableMarks(Marks(subject, isSubjectMarked, subjectContinues, 0, subject.Count), found);
    }

    private void MarkTogether(SameParagraphNode same, int part)
    {
        List<List<List<WordSpan>>> operands =
            [.. same.Operands.Select(operand =>
                operand is NearNode near ? near.Operands.Select(link => Spans(link, Place.Text)).ToList() : [Spans(operand, Place.Text)])];
        int start = 0;
        foreach ((_, int end) in paragraphEnds)
        {
            var inside = new List<WordSpan>();
            bool all = true;
            for (int i = 0; i < operands.Count && all; i++)
            {
                List<List<WordSpan>> links =
                    [.. operands[i].Select(spans => WordSpans.Within(spans, Place.Of(Place.Text, start), Place.Of(Place.Text, end)))];
                all = links.TrueForAll(spans => spans.Count > 0)
                    && (same.Operands[i] is not NearNode near || WordSpans.Chain(links, near.Distances, meter: null));
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
        return (column == Place.Subject ? subjectSpans : textSpans).GetValueOrDefault((TextNode)node) ?? spans;
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
                bool isHere = i < paragraphEnds[paragraph].End && (paragraph == 0 || i >= paragraphEnds[paragraph - 1].End);
                if (!isHere) paragraph = ParagraphOf(i);
                parts[paragraph].Add(part);
            }
        }
    }

    // The first paragraph that ends after a word; some have no words.
    private int ParagraphOf(int word)
    {
        int low = 0, high = paragraphEnds.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (paragraphEnds[middle].End > word) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private static List<TextMark> Marks(List<FoldedWord> all, bool[] marked, bool[] goesOn, int start, int end)
    {
        var marks = new List<TextMark>();
        for (int i = start; i < end; i++)
        {
            if (!marked[i]) continue;
            // The words of a phrase are one mark with what stands between them, but not beyond the end of a text.
            if (marks.Count > 0 && goesOn[i] && marked[i - 1] && i > start)
                marks[^1] = new TextMark(marks[^1].Start, all[i].Start + all[i].Length - marks[^1].Start);
            else marks.Add(new TextMark(all[i].Start, all[i].Length));
        }
        return marks;
    }
}
