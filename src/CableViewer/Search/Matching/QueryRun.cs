using System.Runtime.ExceptionServices;
using CableViewer.FullText.Segments;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Matching;

/// <summary>
/// Finds the cables of one query, and what each is worth to it. Where there is much to read, half of the cables are read beside the other
/// half.
/// </summary>
internal sealed class QueryRun : IDisposable
{
    // Together some ms of reading.
    private const int ManySteps = 60_000;

    private readonly CableIndex index;
    private readonly QueryPart[] parts;
    private readonly int middle;

    /// <param name="words">One or two, of the same state of the archive, each of a connection of its own.</param>
    /// <param name="isRanked">Whether <see cref="Score"/> will be asked.</param>
    /// <param name="budget">What the run may take; <see cref="Find"/> throws where it takes more.</param>
    public QueryRun(
        CableIndex index,
        IReadOnlyList<WordIndex> words,
        FieldSets fields,
        bool isRanked,
        SearchBudget budget,
        CancellationToken cancellationToken)
    {
        this.index = index;
        // The halves meet where a word of a set's bits ends.
        middle = index.Count / 128 * 64;
        parts = words.Count == 1
            ? [Part(words[0], 0, index.Count)]
            : [Part(words[0], 0, middle), Part(words[1], middle, index.Count)];

        // Each part has a thread of its own, and so a meter.
        QueryPart Part(WordIndex its, int first, int end) =>
            new(index, its, fields, isRanked, first, end, new SearchMeter(budget, cancellationToken));
    }

    /// <summary>What was understood otherwise than asked, a sentence each.</summary>
    public List<string> Notes => parts[0].Notes;

    /// <summary>Whether there are words by which cables can be ranked.</summary>
    public bool HasWords => parts[0].Hits.Count > 0;

    /// <summary>Whether there is so much to read that two connections are worth it.</summary>
    /// <param name="cost">Steps, as <see cref="SearchCost"/> has them.</param>
    public static bool HasMuchToRead(long cost) => cost >= ManySteps;

    /// <exception cref="SearchTooLargeException">The budget does not suffice.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer.</exception>
    public CableSet Find(QueryNode node)
    {
        if (parts.Length == 1) return parts[0].Find(node);
        var found = new CableSet[parts.Length];
        try
        {
            Parallel.For(0, parts.Length, i => found[i] = parts[i].Find(node));
        }
        catch (AggregateException e)
        {
            // Both halves end for the same reason, each at its own moment.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
        return found[0].Joined(found[1], middle);
    }

    /// <summary>
    /// How well each cable of a set fits the words of the query (BM25; the subject counts four times, first and last lines a quarter).
    /// </summary>
    /// <param name="scores">By row, to be added to.</param>
    public void Score(CableSet cables, float[] scores)
    {
        double[] rareness = [.. Enumerable.Range(0, parts[0].Hits.Count).Select(RarenessOf)];
        Parallel.For(0, parts.Length, part =>
        {
            for (int i = 0; i < rareness.Length; i++) AddScores(parts[part].Hits[i], (float)(rareness[i] * 2.2), cables, scores);
        });
    }

    public void Dispose()
    {
        foreach (QueryPart part in parts)
        {
            foreach (WordHits word in part.Hits) word.Return();
        }
    }

    // The cables that have the word out of all, as BM25 weighs rareness.
    private double RarenessOf(int word)
    {
        int count = parts.Sum(part => part.Hits[word].CableCount);
        return Math.Log(1 + ((index.Count - count + 0.5) / (count + 0.5)));
    }

    private void AddScores(WordHits word, float factor, CableSet cables, float[] scores)
    {
        ReadOnlySpan<int> rows = word.Rows;
        ReadOnlySpan<float> weights = word.Weights;
        for (int i = 0; i < rows.Length; i++)
        {
            int row = rows[i];
            if (cables[row]) scores[row] += factor * weights[i] / (weights[i] + index.LengthNorms[row]);
        }
    }
}
