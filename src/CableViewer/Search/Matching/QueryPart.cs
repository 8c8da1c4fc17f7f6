using System.Text;
using CableViewer.FullText.Positions;
using CableViewer.FullText.Segments;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Matching;

/// <summary>Finds those cables of a query whose rows are in a stretch of the index, and what each of its words is worth in them.</summary>
/// <param name="words">Of a connection that no other part uses.</param>
/// <param name="first">The row to begin with.</param>
/// <param name="end">The row to end before.</param>
/// <param name="meter">Counts what is done here.</param>
internal sealed class QueryPart(CableIndex index, WordIndex words, FieldSets fields, bool isRanked, int first, int end, SearchMeter meter)
{
    // Steps to keep what a posting is worth: it takes memory.
    private const int Keeping = 3;

    // Whether what is found speaks for a cable: not so behind a minus.
    private bool isWanted = true;

    /// <summary>What was understood otherwise than asked, a sentence each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Of each word that cables are ranked by; of every part of a query in the same order.</summary>
    public List<WordHits> Hits { get; } = [];

    /// <returns>What is outside of the stretch means nothing.</returns>
    public CableSet Find(QueryNode node) => Find(node, null);

    // within: what is outside of it will not be asked for; only a way to do less.
    private CableSet Find(QueryNode node, CableSet? within) => node switch
    {
        AllNode => CableSet.All(index.Count),
        NothingNode => new CableSet(index.Count),
        TextNode { Words.Count: 1 } text => text.IsBeginning ? FindBeginning(text, within) : FindWord(text, within),
        TextNode or NearNode or SameParagraphNode => FindPlaces(node, within),
        AndNode and => FindAll(and, within),
        OrNode or => or.Parts.Select(part => Find(part, within)).Aggregate((found, more) => found.Or(more)),
        NotNode not => CableSet.All(index.Count).Without(FindUnwanted(not.Part, within)),
        _ => fields.Find(node),
    };

    private CableSet FindAll(AndNode and, CableSet? within)
    {
        CableSet? found = within;
        // What is cheap first: it saves what comes after from reading places of cables that do not count.
        foreach (QueryNode part in and.Parts.OrderBy(Cost)
            .ThenBy(part => part is TextNode { Words.Count: 1, IsBeginning: false } text ? CountOf(text) : 0))
        {
            if (part is NotNode not && found is not null) found = found.Without(FindUnwanted(not.Part, found));
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

    private CableSet FindUnwanted(QueryNode part, CableSet? within)
    {
        bool before = isWanted;
        isWanted = false;
        CableSet found = Find(part, within);
        isWanted = before;
        return found;
    }

    // Words of the subject alone are not counted; they are few.
    private int CountOf(TextNode text) => text.InSubject ? 0 : NumberForms.CountOf(text.Words[0], index.Vocabulary);

    private CableSet FindWord(TextNode text, CableSet? within)
    {
        var found = new CableSet(index.Count);
        WordHits? hit = NewHits();
        int count = 0;
        var scans = new List<SegmentScan>();
        try
        {
            foreach (string form in NumberForms.Of(text.Words[0], index.Vocabulary))
                scans.AddRange(words.Find(Encoding.UTF8.GetBytes(form)));
            foreach (SegmentScan scan in scans)
            {
                for (bool any = scan.MoveToRow(index.IdFrom(first)); any; any = scan.MoveNextRow())
                {
                    // A cable that came in after the index in memory was loaded does not count yet.
                    int row = index.RowOfId(scan.RowId);
                    if (row < 0) continue;
                    if (row >= end) break;
                    count++;
                    meter.Spend(hit is null ? 1 : 1 + Keeping);
                    if (within is not null && !within[row]) continue;
                    if (text.InSubject && !Place.AnyInSubject(scan.Places)) continue;
                    found.Add(row);
                    hit?.Add(row, Place.WeightOf(scan.Places));
                }
            }
        }
        finally
        {
            // All of them, also where the search is stopped at the first: an open statement would keep its state of the archive from being
            // forgotten.
            foreach (SegmentScan scan in scans) scan.Dispose();
        }
        Keep(hit, count);
        return found;
    }

    private CableSet FindBeginning(TextNode text, CableSet? within)
    {
        byte[] beginning = Encoding.UTF8.GetBytes(text.Words[0]);
        float[]? weights = isRanked && isWanted ? Scratch<float>.Pool.Rent(index.Count) : null;
        weights?.AsSpan(first, end - first).Clear();
        var found = new CableSet(index.Count);
        foreach (IndexSegment segment in words.Segments)
        {
            using var scan = new SegmentScan(words, segment);
            for (bool any = scan.SeekTo(beginning); any && scan.Word.StartsWith(beginning); any = scan.MoveNext())
            {
                meter.Spend(1);
                for (bool anyRow = scan.MoveToRow(index.IdFrom(first)); anyRow; anyRow = scan.MoveNextRow())
                {
                    meter.Spend(1);
                    int row = index.RowOfId(scan.RowId);
                    if (row < 0) continue;
                    if (row >= end) break;
                    if ((within is not null && !within[row]) || (text.InSubject && !Place.AnyInSubject(scan.Places))) continue;
                    found.Add(row);
                    if (weights is not null) weights[row] += Place.WeightOf(scan.Places);
                }
            }
        }
        if (weights is null) return found;
        WordHits hit = new();
        foreach (int row in found) hit.Add(row, weights[row]);
        Scratch<float>.Pool.Return(weights);
        Keep(hit, found.Count);
        return found;
    }

    private CableSet FindPlaces(QueryNode node, CableSet? within)
    {
        using var sources = new PlaceSources(index, words, first, end, meter);
        var found = new CableSet(index.Count);
        WordHits? hit = NewHits();
        if (node is SameParagraphNode same)
        {
            SpanSource[] operands = [.. same.Operands.Select(sources.Open)];
            var paragraphs = new ParagraphPlaces(index, meter);
            foreach (int row in Together(operands, within)) Add(row, paragraphs.CountTogether(row, same.Operands, operands));
        }
        else
        {
            SpanSource source = sources.Open(node);
            foreach (int row in Together([source], within))
            {
                float weight = 0;
                meter.Spend(source.Spans.Count);
                foreach (WordSpan span in source.Spans) weight += Place.Weight(span.Start);
                Add(row, weight);
            }
        }
        Notes.AddRange(sources.Notes);
        // That is of the whole archive; the parts add up.
        Keep(hit, first == 0 ? sources.Rarest : 0);
        return found;

        void Add(int row, float weight)
        {
            if (weight <= 0) return;
            found.Add(row);
            hit?.Add(row, weight);
        }
    }

    /// <summary>The rows, of those asked for, on which all sources stand.</summary>
    private IEnumerable<int> Together(SpanSource[] sources, CableSet? within)
    {
        for (int row = first; ; row++)
        {
            for (int i = 0; i < sources.Length;)
            {
                if (within is not null) row = within.NextFrom(row);
                if (row < 0 || row >= end || !sources[i].MoveTo(row)) yield break;
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
        Hits.Add(hit);
    }
}
