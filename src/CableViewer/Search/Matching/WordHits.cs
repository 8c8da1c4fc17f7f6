namespace CableViewer.Search.Matching;

/// <summary>The cables that a part of a query found, each with the weight of what was found in it.</summary>
internal sealed class WordHits
{
    private int[] rows = Scratch<int>.Pool.Rent(1_024);
    private float[] weights = Scratch<float>.Pool.Rent(1_024);
    private int count;

    public ReadOnlySpan<int> Rows => rows.AsSpan(0, count);

    public ReadOnlySpan<float> Weights => weights.AsSpan(0, count);

    /// <summary>How many cables of the whole archive have it.</summary>
    public int CableCount { get; set; }

    public void Add(int row, float weight)
    {
        if (count == rows.Length || count == weights.Length)
        {
            rows = Grow(rows);
            weights = Grow(weights);
        }
        rows[count] = row;
        weights[count++] = weight;
    }

    /// <summary>Gives the memory back; it must not be read after.</summary>
    public void Return()
    {
        Scratch<int>.Pool.Return(rows);
        Scratch<float>.Pool.Return(weights);
        rows = [];
        weights = [];
        count = 0;
    }

    private T[] Grow<T>(T[] full)
    {
        T[] larger = Scratch<T>.Pool.Rent(count * 2);
        full.AsSpan(0, count).CopyTo(larger);
        Scratch<T>.Pool.Return(full);
        return larger;
    }
}
