namespace CableViewer.FullText.Segments;

/// <summary>Reads several segments as one: words in order, of each its rows in order, without those that are gone.</summary>
internal sealed class SegmentMerge(WordIndex index)
{
    /// <summary>Gives all of it to a new segment.</summary>
    public void WriteTo(SegmentWriter writer)
    {
        using var walk = new WordWalk(index);
        while (walk.MoveNext()) Write(walk.Here, writer);
    }

    private static void Write(IReadOnlyList<SegmentScan> same, SegmentWriter writer)
    {
        // Those that have rows left.
        SegmentScan[] rows = [.. same.Where(scan => scan.MoveNextRow())];
        int alive = rows.Length;
        if (alive == 0) return;
        writer.StartWord(same[0].MarkedWord);
        while (alive > 0)
        {
            int first = SegmentScan.FirstOf(rows.AsSpan(0, alive), out long bound);
            // Cables come in in order, so that one segment mostly goes on for long.
            SegmentScan scan = rows[first];
            bool isAlive;
            do
            {
                writer.Add(scan.RowId, scan.Places);
                isAlive = scan.MoveNextRow();
            }
            while (isAlive && scan.RowId < bound);
            if (!isAlive) rows[first] = rows[--alive];
        }
    }
}
