using CableViewer.FullText.Segments;
using CableViewer.Search.Columns;

namespace CableViewer.Search.Matching;

/// <summary>Walks the rows of a word over all segments together.</summary>
internal sealed class PostingCursor : RowCursor
{
    private readonly CableIndex index;
    private readonly int end;
    private readonly SearchMeter meter;
    private readonly SegmentScan[] scans;
    private int alive;
    private int current = -1;

    // Until its row id passes this one, the present segment goes on being the first.
    private long bound;

    /// <param name="scans">All standing on the word.</param>
    /// <param name="first">The row to begin with.</param>
    /// <param name="end">The row to end before.</param>
    public PostingCursor(IEnumerable<SegmentScan> scans, CableIndex index, int first, int end, SearchMeter meter)
    {
        this.index = index;
        this.end = end;
        this.meter = meter;
        this.scans = [.. scans];
        for (int i = 0; i < this.scans.Length; i++)
        {
            if (this.scans[i].MoveToRow(index.IdFrom(first))) this.scans[alive++] = this.scans[i];
        }
    }

    public override ReadOnlySpan<byte> Places => scans[current].Places;

    public override bool MoveNext()
    {
        while (true)
        {
            meter.Spend(1);
            if (current >= 0)
            {
                if (!scans[current].MoveNextRow())
                {
                    scans[current] = scans[--alive];
                    current = -1;
                }
                else if (scans[current].RowId > bound)
                {
                    current = -1;
                }
            }
            if (current < 0)
            {
                if (alive == 0) return false;
                current = SegmentScan.FirstOf(scans.AsSpan(0, alive), out bound);
            }
            // A cable that came in after the index in memory was loaded does not count yet.
            int row = index.RowOfId(scans[current].RowId);
            if (row < 0) continue;
            if (row >= end) return false;
            Row = row;
            return true;
        }
    }
}
