namespace CableViewer.Archive.Search;

/// <summary>Reads several segments as one: words in order, of each its rows in order, without those that are gone.</summary>
internal sealed class SegmentMerge(WordIndex index)
{
    /// <summary>Gives all of it to a new segment.</summary>
    public void WriteTo(SegmentWriter writer)
    {
        List<SegmentScan> scans = [];
        foreach (IndexSegment segment in index.Segments)
        {
            var scan = new SegmentScan(index, segment);
            if (scan.MoveToFirst()) scans.Add(scan);
            else scan.Dispose();
        }
        List<SegmentScan> same = [];
        while (scans.Count > 0)
        {
            FindFirst(scans, same);
            Write(same, writer);
            foreach (SegmentScan scan in same)
            {
                if (scan.MoveNext()) continue;
                scan.Dispose();
                scans.Remove(scan);
            }
        }
    }

    // Those that stand on the first of all words.
    private static void FindFirst(List<SegmentScan> scans, List<SegmentScan> same)
    {
        same.Clear();
        foreach (SegmentScan scan in scans)
        {
            int order = same.Count == 0 ? 0 : scan.Word.SequenceCompareTo(same[0].Word);
            if (order < 0) same.Clear();
            if (order <= 0) same.Add(scan);
        }
    }

    private static void Write(List<SegmentScan> same, SegmentWriter writer)
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
