using System.Buffers;
using System.Text;

namespace CableViewer.Archive.Search;

/// <summary>Finds the cables of one query, and what each is worth to it.</summary>
internal sealed class QueryRun : IDisposable
{
    // Bytes of places, some ms of reading.
    private const long LongPostings = 1 << 20;

    private readonly CableIndex index;
    private readonly WordIndex words;
    private readonly FieldSets fields;
    private readonly bool isRanked;
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
        foreach (WordHits word in hits) word.Return();
    }

    // within: what is outside of it will not be asked for; only a way to do less.
    private CableSet Find(QueryNode node, CableSet? within) => node switch
    {
        AllNode => CableSet.All(index.Count),
        NothingNode => new CableSet(index.Count),
        TextNode { Words.Count: 1 } text => text.IsBeginning ? FindBeginning(text, within) : FindWord(text, within),
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
        foreach (QueryNode part in and.Parts.OrderBy(Cost).ThenBy(part => part is TextNode { Words.Count: 1, IsBeginning: false } text ? CountOf(text) : 0))
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

    // Words of the subject alone are not counted; they are few.
    private int CountOf(TextNode text) => text.InSubject ? 0 : index.Vocabulary.CountOf(text.Words[0]);

    private CableSet FindWord(TextNode text, CableSet? within)
    {
        Posting posting = words.Find(Encoding.UTF8.GetBytes(text.Words[0]));
        // What is long to read is read in two halves at once; they meet where a word of the set's bits ends.
        int middle = posting.ByteCount > LongPostings ? index.Count / 128 * 64 : index.Count;
        var found = new CableSet(index.Count);
        var halves = new WordHits?[middle < index.Count ? 2 : 1];
        var counts = new int[halves.Length];
        for (int half = 0; half < halves.Length; half++) halves[half] = NewHits();
        try
        {
            Parallel.For(0, halves.Length, half =>
                counts[half] = FindWord(new PostingCursor(posting, index), text.InSubject, within, half == 0 ? 0 : middle, half == 0 ? middle : index.Count, found, halves[half]));
        }
        finally
        {
            posting.Return();
        }
        foreach (WordHits? half in halves) Keep(half, counts.Sum());
        return found;
    }

    /// <returns>How many rows of the stretch have the word, whether they are asked for or not.</returns>
    private static int FindWord(PostingCursor cursor, bool inSubject, CableSet? within, int first, int end, CableSet found, WordHits? hit)
    {
        int count = 0;
        for (bool any = cursor.MoveTo(first); any && cursor.Row < end; any = cursor.MoveNext())
        {
            count++;
            if (inSubject && !Place.AnyInSubject(cursor.Places)) continue;
            if (within is not null && !within[cursor.Row]) continue;
            found.Add(cursor.Row);
            hit?.Add(cursor.Row, Place.WeightOf(cursor.Places));
        }
        return count;
    }

    private CableSet FindBeginning(TextNode text, CableSet? within)
    {
        byte[] beginning = Encoding.UTF8.GetBytes(text.Words[0]);
        float[]? weights = isRanked && isWanted ? ArrayPool<float>.Shared.Rent(index.Count) : null;
        weights?.AsSpan(0, index.Count).Clear();
        // A cable is in one segment only, so that segments can be read beside each other.
        var parts = new CableSet[words.Segments.Count];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => parts[i] = FindBeginning(words.Segments[i], beginning, text.InSubject, within, weights));
        CableSet found = parts.Aggregate(new CableSet(index.Count), (all, part) => all.Or(part));
        if (weights is null) return found;
        WordHits hit = new();
        foreach (int row in found) hit.Add(row, weights[row]);
        ArrayPool<float>.Shared.Return(weights);
        Keep(hit, found.Count);
        return found;
    }

    private CableSet FindBeginning(IndexSegment segment, byte[] beginning, bool inSubject, CableSet? within, float[]? weights)
    {
        var found = new CableSet(index.Count);
        using var scan = new SegmentScan(words, segment);
        for (bool any = scan.SeekTo(beginning); any && scan.Word.StartsWith(beginning); any = scan.MoveNext())
        {
            var cursor = new DoclistCursor(scan.Doclist);
            while (cursor.MoveNext())
            {
                int row = index.RowOfId(cursor.RowId);
                if (row < 0 || (within is not null && !within[row]) || (inSubject && !Place.AnyInSubject(cursor.Places))) continue;
                found.Add(row);
                if (weights is not null) weights[row] += Place.WeightOf(cursor.Places);
            }
        }
        return found;
    }

    private CableSet FindPlaces(QueryNode node, CableSet? within)
    {
        var lists = new PlaceLists(index, words);
        List<(int Row, float Weight)>[] halves;
        try
        {
            lists.Read(node);
            // What is long to read is read in two halves at once.
            int middle = lists.ByteCount > LongPostings ? index.Count / 2 : index.Count;
            halves = new List<(int Row, float Weight)>[middle < index.Count ? 2 : 1];
            Parallel.For(0, halves.Length, half => halves[half] = FindPlaces(node, lists, within, half == 0 ? 0 : middle, half == 0 ? middle : index.Count));
        }
        finally
        {
            lists.Return();
        }
        Notes.AddRange(lists.Notes);

        var found = new CableSet(index.Count);
        WordHits? hit = NewHits();
        foreach ((int row, float weight) in halves.SelectMany(half => half))
        {
            found.Add(row);
            hit?.Add(row, weight);
        }
        Keep(hit, lists.Rarest);
        return found;
    }

    private List<(int Row, float Weight)> FindPlaces(QueryNode node, PlaceLists lists, CableSet? within, int first, int end)
    {
        var found = new List<(int Row, float Weight)>();
        if (node is SameParagraphNode same)
        {
            SpanSource[] sources = [.. same.Operands.Select(lists.Open)];
            var paragraphs = new ParagraphPlaces(index);
            foreach (int row in Together(sources, within, first))
            {
                if (row >= end) break;
                float weight = paragraphs.CountTogether(row, same.Operands, sources);
                if (weight > 0) found.Add((row, weight));
            }
            return found;
        }
        SpanSource source = lists.Open(node);
        foreach (int row in Together([source], within, first))
        {
            if (row >= end) break;
            float weight = 0;
            foreach (WordSpan span in source.Spans) weight += Place.Weight(span.Start);
            found.Add((row, weight));
        }
        return found;
    }

    /// <summary>The rows, of those asked for, on which all sources stand.</summary>
    private static IEnumerable<int> Together(SpanSource[] sources, CableSet? within, int first)
    {
        for (int row = first; ; row++)
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

    private WordHits? NewHits() => isRanked && isWanted ? new WordHits() : null;

    private void Keep(WordHits? hit, int cableCount)
    {
        if (hit is null) return;
        hit.CableCount = cableCount;
        hits.Add(hit);
    }
}
