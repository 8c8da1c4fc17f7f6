namespace CableViewer.FullText.Segments;

/// <summary>Walks the words of all segments of an index together, in order.</summary>
internal sealed class WordWalk : IDisposable
{
    private readonly List<SegmentScan> scans = [];
    private readonly List<SegmentScan> here = [];

    public WordWalk(WordIndex index)
    {
        foreach (IndexSegment segment in index.Segments)
        {
            var scan = new SegmentScan(index, segment);
            if (scan.MoveToFirst()) scans.Add(scan);
            else scan.Dispose();
        }
    }

    /// <summary>Those that stand on the present word; one at least.</summary>
    public IReadOnlyList<SegmentScan> Here => here;

    public bool MoveNext()
    {
        foreach (SegmentScan scan in here)
        {
            if (scan.MoveNext()) continue;
            scan.Dispose();
            scans.Remove(scan);
        }
        here.Clear();
        foreach (SegmentScan scan in scans)
        {
            int order = here.Count == 0 ? 0 : scan.Word.SequenceCompareTo(here[0].Word);
            if (order < 0) here.Clear();
            if (order <= 0) here.Add(scan);
        }
        return here.Count > 0;
    }

    public void Dispose()
    {
        foreach (SegmentScan scan in scans) scan.Dispose();
    }
}
