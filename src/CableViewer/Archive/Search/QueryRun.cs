namespace CableViewer.Archive.Search;

/// <summary>Finds the cables of one query, and what each is worth to it. Where there is much to read, half of the cables are read beside the other half.</summary>
internal sealed class QueryRun : IDisposable
{
    // Rows of words, together some ms of reading.
    private const int ManyRows = 60_000;

    private readonly CableIndex index;
    private readonly QueryPart[] parts;
    private readonly int middle;

    /// <param name="words">One or two, of the same state of the archive, each of a connection of its own.</param>
    /// <param name="isRanked">Whether <see cref="Score"/> will be asked.</param>
    public QueryRun(CableIndex index, IReadOnlyList<WordIndex> words, FieldSets fields, bool isRanked)
    {
        this.index = index;
        // The halves meet where a word of a set's bits ends.
        middle = index.Count / 128 * 64;
        parts = words.Count == 1
            ? [new QueryPart(index, words[0], fields, isRanked, 0, index.Count)]
            : [new QueryPart(index, words[0], fields, isRanked, 0, middle), new QueryPart(index, words[1], fields, isRanked, middle, index.Count)];
    }

    /// <summary>What was understood otherwise than asked, a sentence each.</summary>
    public List<string> Notes => parts[0].Notes;

    /// <summary>Whether there are words by which cables can be ranked.</summary>
    public bool HasWords => parts[0].Hits.Count > 0;

    /// <summary>Whether there is so much to read that two connections are worth it.</summary>
    public static bool HasMuchToRead(CableIndex index, QueryNode node) => CountRows(index, node, ManyRows) >= ManyRows;

    public CableSet Find(QueryNode node)
    {
        if (parts.Length == 1) return parts[0].Find(node);
        var found = new CableSet[parts.Length];
        Parallel.For(0, parts.Length, i => found[i] = parts[i].Find(node));
        return found[0].Joined(found[1], middle);
    }

    /// <summary>How well each cable of a set fits the words of the query (BM25; the subject counts four times, first and last lines a quarter).</summary>
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

    // No more than is asked about.
    private static int CountRows(CableIndex index, QueryNode node, int most)
    {
        int count = 0;
        switch (node)
        {
            case TextNode text:
                for (int i = 0; i < text.Words.Count && count < most; i++)
                {
                    if (!text.IsBeginning || i < text.Words.Count - 1)
                    {
                        count += index.Vocabulary.CountOf(text.Words[i]);
                        continue;
                    }
                    foreach (WordCount word in index.Vocabulary.Beginning(text.Words[i]))
                    {
                        count += word.Count;
                        if (count >= most) break;
                    }
                }
                break;
            case AndNode { Parts: var inner }:
                count = CountAll(inner);
                break;
            case OrNode { Parts: var inner }:
                count = CountAll(inner);
                break;
            case NearNode { Operands: var inner }:
                count = CountAll(inner);
                break;
            case SameParagraphNode { Operands: var inner }:
                count = CountAll(inner);
                break;
            case NotNode not:
                count = CountRows(index, not.Part, most);
                break;
        }
        return Math.Min(count, most);

        int CountAll(IReadOnlyList<QueryNode> inner) => inner.Sum(part => CountRows(index, part, most));
    }
}
