using CableViewer.Search.Columns;

namespace CableViewer.Search.Matching;

/// <summary>Puts the cables of a set in the order of their scores; of equal ones the later first.</summary>
internal static class Ranking
{
    /// <summary>How many are put in order at first: what lies behind is seldom looked at.</summary>
    public const int First = 1_000;

    /// <param name="count">How many are wanted.</param>
    public static int[] Best(CableIndex index, CableSet cables, float[] scores, int count)
    {
        ReadOnlySpan<int> latest = index.InOrder(CableSort.Latest);
        // Score and place by date in one number, the best smallest. The bits of positive numbers sort as the numbers do.
        ulong[] rented = Scratch<ulong>.Pool.Rent(cables.Count);
        Span<ulong> keys = rented.AsSpan(0, cables.Count);
        int filled = 0;
        for (int place = 0; place < latest.Length; place++)
        {
            int row = latest[place];
            if (cables[row]) keys[filled++] = ((ulong)~BitConverter.SingleToUInt32Bits(scores[row]) << 32) | (uint)place;
        }
        if (count < keys.Length) MoveSmallestFirst(keys, count);
        Span<ulong> best = keys[..Math.Min(count, keys.Length)];
        best.Sort();
        var rows = new int[best.Length];
        for (int i = 0; i < rows.Length; i++) rows[i] = latest[(int)(uint)best[i]];
        Scratch<ulong>.Pool.Return(rented);
        return rows;
    }

    // Quickselect: afterwards the smallest stand first, in no order.
    private static void MoveSmallestFirst(Span<ulong> keys, int count)
    {
        int low = 0, high = keys.Length - 1;
        while (low < high)
        {
            ulong a = keys[low], b = keys[(low + high) / 2], c = keys[high];
            ulong pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            int i = low, j = high;
            while (i <= j)
            {
                while (keys[i] < pivot) i++;
                while (keys[j] > pivot) j--;
                if (i > j) break;
                (keys[i], keys[j]) = (keys[j], keys[i]);
                i++;
                j--;
            }
            if (count - 1 <= j) high = j;
            else if (count - 1 >= i) low = i;
            else return;
        }
    }
}
