namespace CableViewer.Benchmarks.Generator;

/// <summary>Draws from any distribution in constant time (Walker 1977, Vose 1991).</summary>
internal sealed class AliasTable
{
    private readonly double[] keep;
    private readonly int[] alias;

    public AliasTable(IReadOnlyList<double> weights)
    {
        double total = weights.Sum();
        int count = weights.Count;
        keep = new double[count];
        alias = new int[count];
        double[] scaled = [.. weights.Select(weight => weight * count / total)];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (int i = 0; i < count; i++) (scaled[i] < 1 ? small : large).Push(i);
        while (small.Count > 0 && large.Count > 0)
        {
            int less = small.Pop(), more = large.Pop();
            (keep[less], alias[less]) = (scaled[less], more);
            scaled[more] -= 1 - scaled[less];
            (scaled[more] < 1 ? small : large).Push(more);
        }
        foreach (int rest in small.Concat(large)) keep[rest] = 1;
    }

    public int Draw(ref Dice dice)
    {
        int i = dice.Below(keep.Length);
        return dice.Fraction() < keep[i] ? i : alias[i];
    }
}
