namespace CableViewer.Cables.Comparing;

/// <summary>A stretch of two sequences: alike, or what stands in one in place of what stands in the other.</summary>
/// <param name="Alike">Both stretches hold the same values; otherwise either may be empty, but not both.</param>
internal readonly record struct DiffRun(bool Alike, int BeforeStart, int BeforeLength, int AfterStart, int AfterLength);

/// <summary>The shortest way from one sequence to another (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).</summary>
internal static class SequenceDiff
{
    // Above this many single changes the middle counts as replaced whole: the trace grows with the square of the changes, and nobody reads
    // such a diff.
    private const int MostChanges = 1_500;

    /// <returns>Runs in order that cover both sequences; an alike run never follows an alike one.</returns>
    public static List<DiffRun> Compare(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        int prefix = before.CommonPrefixLength(after);
        int suffix = 0;
        while (suffix < before.Length - prefix && suffix < after.Length - prefix && before[^(suffix + 1)] == after[^(suffix + 1)]) suffix++;

        var runs = new List<DiffRun>();
        if (prefix > 0) runs.Add(new DiffRun(true, 0, prefix, 0, prefix));
        AddMiddle(runs, before[prefix..^suffix], after[prefix..^suffix], prefix);
        if (suffix > 0) runs.Add(new DiffRun(true, before.Length - suffix, suffix, after.Length - suffix, suffix));
        return runs;
    }

    private static void AddMiddle(List<DiffRun> runs, ReadOnlySpan<int> before, ReadOnlySpan<int> after, int offset)
    {
        if (before.IsEmpty && after.IsEmpty) return;
        List<int[]>? trace = before.IsEmpty || after.IsEmpty ? null : Search(before, after);
        if (trace is null)
        {
            runs.Add(new DiffRun(false, offset, before.Length, offset, after.Length));
            return;
        }

        var backwards = new List<(int X, int Y, int Length)>();
        int x = before.Length, y = after.Length;
        for (int changes = trace.Count - 1; changes >= 0; changes--)
        {
            // The row of d changes holds the diagonals -d..d at the indexes 0..2d.
            int diagonal = x - y;
            int startX = 0, startY = 0;
            if (changes > 0)
            {
                int[] row = trace[changes - 1];
                int previous = ComesFromAbove(row, diagonal, changes) ? diagonal + 1 : diagonal - 1;
                int previousX = row[previous + changes - 1];
                startX = previous > diagonal ? previousX : previousX + 1;
                startY = startX - diagonal;
                if (x > startX) backwards.Add((startX, startY, x - startX));
                (x, y) = (previousX, previousX - previous);
            }
            else if (x > 0) backwards.Add((startX, startY, x));
        }

        int beforeAt = 0, afterAt = 0;
        for (int i = backwards.Count - 1; i >= 0; i--)
        {
            (int alikeX, int alikeY, int length) = backwards[i];
            AddChange(runs, offset, beforeAt, alikeX, afterAt, alikeY);
            runs.Add(new DiffRun(true, offset + alikeX, length, offset + alikeY, length));
            (beforeAt, afterAt) = (alikeX + length, alikeY + length);
        }
        AddChange(runs, offset, beforeAt, before.Length, afterAt, after.Length);
    }

    private static void AddChange(List<DiffRun> runs, int offset, int beforeFrom, int beforeTo, int afterFrom, int afterTo)
    {
        if (beforeTo > beforeFrom || afterTo > afterFrom)
            runs.Add(new DiffRun(false, offset + beforeFrom, beforeTo - beforeFrom, offset + afterFrom, afterTo - afterFrom));
    }

    /// <returns>For each number of changes how far each diagonal reaches, or null where there are too many.</returns>
    private static List<int[]>? Search(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var trace = new List<int[]>();
        int most = Math.Min(before.Length + after.Length, MostChanges);
        for (int changes = 0; changes <= most; changes++)
        {
            var row = new int[(2 * changes) + 1];
            for (int diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                int x = changes == 0 ? 0
                    : ComesFromAbove(trace[^1], diagonal, changes) ? trace[^1][diagonal + changes]
                    : trace[^1][diagonal + changes - 2] + 1;
                int y = x - diagonal;
                if (x <= before.Length && y <= after.Length && y >= 0) x += before[x..].CommonPrefixLength(after[y..]);
                row[diagonal + changes] = x;
                if (x >= before.Length && x - diagonal >= after.Length)
                {
                    trace.Add(row);
                    return trace;
                }
            }
            trace.Add(row);
        }
        return null;
    }

    // Whether the furthest path to this diagonal inserts (from the diagonal above) rather than deletes.
    private static bool ComesFromAbove(int[] previousRow, int diagonal, int changes) =>
        diagonal == -changes || (diagonal != changes && previousRow[diagonal + changes - 2] < previousRow[diagonal + changes]);
}
