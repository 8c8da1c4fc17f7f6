using System.Globalization;
using System.Text;

namespace CableViewer.Archive.Search;

/// <summary>Finds the cables of one query, and what each is worth to it.</summary>
internal sealed class QueryRun : IDisposable
{
    // Beside other words, a beginning stands for its most frequent words only: each is one more list to be walked at once.
    internal const int MostBeginnings = 2_000;

    private readonly CableIndex index;
    private readonly WordIndex words;
    private readonly FieldSets fields;
    private readonly bool isRanked;
    private readonly List<Posting> postings = [];
    private readonly List<WordHits> hits = [];

    // Whether what is found speaks for a cable: not so behind a minus.
    private bool isWanted = true;

    /// <param name="isRanked">Whether <see cref="Score"/> will be asked.</param>
    public QueryRun(CableIndex index, WordIndex words, FieldSets fields, bool isRanked)
    {
        this.index = index;
        this.words = words;
        this.fields = fields;
        this.isRanked = isRanked;
    }

    /// <summary>What was understood otherwise than asked, a sentence each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Whether there are words by which cables can be ranked.</summary>
    public bool HasWords => hits.Count > 0;

    public CableSet Find(QueryNode node) => Find(node, null);

    /// <summary>How well each cable of a set fits the words of the query (BM25; the subject counts four times, first and last lines a quarter).</summary>
    /// <param name="scores">By row, to be added to.</param>
    public void Score(CableSet cables, float[] scores)
    {
        foreach (WordHits word in hits)
        {
            // The cables that have the word out of all, as BM25 weighs rareness.
            double rareness = Math.Log(1 + ((index.Count - word.CableCount + 0.5) / (word.CableCount + 0.5)));
            float factor = (float)(rareness * 2.2);
            ReadOnlySpan<int> rows = word.Rows;
            ReadOnlySpan<float> weights = word.Weights;
            for (int i = 0; i < rows.Length; i++)
            {
                int row = rows[i];
                if (cables[row]) scores[row] += factor * weights[i] / (weights[i] + index.LengthNorms[row]);
            }
        }
    }

    public void Dispose()
    {
        foreach (Posting posting in postings) posting.Return();
        foreach (WordHits word in hits) word.Return();
    }

    // within: what is outside of it will not be asked for; only a way to do less.
    private CableSet Find(QueryNode node, CableSet? within) => node switch
    {
        AllNode => CableSet.All(index.Count),
        NothingNode => new CableSet(index.Count),
        TextNode { Words.Count: 1 } text => text.IsBeginning ? FindBeginning(text) : FindWord(text),
        TextNode or NearNode or SameParagraphNode => FindPlaces(node, within),
        AndNode and => FindAll(and, within),
        OrNode or => or.Parts.Select(part => Find(part, within)).Aggregate((found, more) => found.Or(more)),
        NotNode not => FindNot(not, within),
        _ => fields.Find(node),
    };

    private CableSet FindAll(AndNode and, CableSet? within)
    {
        CableSet? found = within;
        // What is cheap first: it saves what comes after from reading places of cables that do not count.
        foreach (QueryNode part in and.Parts.OrderBy(Cost))
        {
            if (part is NotNode not && found is not null) found = found.Without(Unwanted(not.Part, found));
            else found = found is null ? Find(part, null) : found.And(Find(part, found));
        }
        return found!;
    }

    private static int Cost(QueryNode node) => node switch
    {
        FieldNode or DateNode or HasNode or CitesNode => 0,
        TextNode { Words.Count: 1, IsBeginning: false } => 1,
        TextNode { Words.Count: 1 } => 2,
        NotNode => 5,
        AndNode or OrNode => 3,
        _ => 4,
    };

    private CableSet FindNot(NotNode not, CableSet? within) => CableSet.All(index.Count).Without(Unwanted(not.Part, within));

    private CableSet Unwanted(QueryNode part, CableSet? within)
    {
        bool before = isWanted;
        isWanted = false;
        CableSet found = Find(part, within);
        isWanted = before;
        return found;
    }

    private CableSet FindWord(TextNode text)
    {
        var found = new CableSet(index.Count);
        Posting posting = words.Find(Encoding.UTF8.GetBytes(text.Words[0]));
        var cursor = new PostingCursor(posting, index);
        WordHits? hit = NewHits();
        while (cursor.MoveNext())
        {
            if (text.InSubject && !Place.AnyInSubject(cursor.Places)) continue;
            found.Add(cursor.Row);
            hit?.Add(cursor.Row, Place.WeightOf(cursor.Places));
        }
        posting.Return();
        Keep(hit, found.Count);
        return found;
    }

    private CableSet FindBeginning(TextNode text)
    {
        byte[] beginning = Encoding.UTF8.GetBytes(text.Words[0]);
        var found = new CableSet(index.Count);
        float[]? weights = isRanked && isWanted ? new float[index.Count] : null;
        foreach (IndexSegment segment in words.Segments)
        {
            using var scan = new SegmentScan(words, segment);
            for (bool any = scan.SeekTo(beginning); any && scan.Word.StartsWith(beginning); any = scan.MoveNext())
            {
                var cursor = new DoclistCursor(scan.Doclist);
                while (cursor.MoveNext())
                {
                    int row = index.RowOfId(cursor.RowId);
                    if (row < 0 || (text.InSubject && !Place.AnyInSubject(cursor.Places))) continue;
                    found.Add(row);
                    if (weights is not null) weights[row] += Place.WeightOf(cursor.Places);
                }
            }
        }
        if (weights is null) return found;
        WordHits hit = new();
        foreach (int row in found) hit.Add(row, weights[row]);
        Keep(hit, found.Count);
        return found;
    }

    private CableSet FindPlaces(QueryNode node, CableSet? within)
    {
        var found = new CableSet(index.Count);
        WordHits? hit = NewHits();
        int rarest = index.Count;
        if (node is SameParagraphNode same)
        {
            SpanSource[] sources = [.. same.Operands.Select(operand => Source(operand, ref rarest))];
            var paragraphs = new ParagraphPlaces(index);
            foreach (int row in Together(sources, within))
            {
                float weight = paragraphs.CountTogether(row, same.Operands, sources);
                if (weight > 0) Add(row, weight);
            }
        }
        else
        {
            SpanSource source = Source(node, ref rarest);
            foreach (int row in Together([source], within)) Add(row, source.Spans.Sum(span => Place.Weight(span.Start)));
        }
        Keep(hit, rarest);
        return found;

        void Add(int row, float weight)
        {
            found.Add(row);
            hit?.Add(row, weight);
        }
    }

    /// <summary>The rows, of those asked for, on which all sources stand.</summary>
    private static IEnumerable<int> Together(SpanSource[] sources, CableSet? within)
    {
        for (int row = 0; ; row++)
        {
            for (int i = 0; i < sources.Length;)
            {
                if (within is not null) row = within.NextFrom(row);
                if (row < 0 || !sources[i].MoveTo(row)) yield break;
                if (sources[i].Row == row)
                {
                    i++;
                    continue;
                }
                row = sources[i].Row;
                i = 0;
            }
            yield return row;
        }
    }

    private SpanSource Source(QueryNode node, ref int rarest)
    {
        switch (node)
        {
            case TextNode text:
                var places = new PlaceSource[text.Words.Count];
                for (int i = 0; i < places.Length; i++)
                {
                    bool isBeginning = text.IsBeginning && i == places.Length - 1;
                    if (!isBeginning) rarest = Math.Min(rarest, index.Vocabulary.CountOf(text.Words[i]));
                    places[i] = new PlaceSource(isBeginning ? Beginnings(text) : [Open(text.Words[i])]);
                }
                return new PhraseSource(places, text.InSubject);
            case OrNode or:
                var choices = new SpanSource[or.Parts.Count];
                for (int i = 0; i < choices.Length; i++) choices[i] = Source(or.Parts[i], ref rarest);
                return new ChoiceSource(choices);
            case NearNode near:
                var operands = new SpanSource[near.Operands.Count];
                for (int i = 0; i < operands.Length; i++) operands[i] = Source(near.Operands[i], ref rarest);
                return new ChainSource(operands, near.Distances);
            default:
                throw new InvalidOperationException($"{node.GetType().Name} has no places.");
        }
    }

    private PostingCursor Open(string word)
    {
        Posting posting = words.Find(Encoding.UTF8.GetBytes(word));
        postings.Add(posting);
        return new PostingCursor(posting, index);
    }

    private List<PostingCursor> Beginnings(TextNode text)
    {
        WordCount[] all = [.. index.Vocabulary.Beginning(text.Words[^1])];
        if (all.Length > MostBeginnings)
        {
            Notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Length:N0} words begin with “{text.Words[^1]}”; beside other words the {MostBeginnings:N0} most frequent of them were searched for."));
            Array.Sort(all, (a, b) => b.Count.CompareTo(a.Count));
            all = all[..MostBeginnings];
        }
        return [.. all.Select(word => Open(word.Word))];
    }

    private WordHits? NewHits() => isRanked && isWanted ? new WordHits() : null;

    private void Keep(WordHits? hit, int cableCount)
    {
        if (hit is null) return;
        hit.CableCount = cableCount;
        hits.Add(hit);
    }
}
