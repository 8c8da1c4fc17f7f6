using System.Buffers;
using CableViewer.FullText.Varints;

namespace CableViewer.Search.Matching;

/// <summary>
/// The rows of a word with its places, copied from the index: where thousands of words are walked at once, their pages would take too much.
/// </summary>
internal sealed class KeptRows
{
    private readonly ArrayBufferWriter<byte> bytes = new(64);
    private int last;

    /// <param name="row">Behind the one before.</param>
    public void Add(int row, ReadOnlySpan<byte> places)
    {
        Varint.Append(bytes, row - last);
        Varint.Append(bytes, places.Length);
        bytes.Write(places);
        last = row;
    }

    public RowCursor Open(SearchMeter meter) => new Cursor(bytes.WrittenMemory, meter);

    private sealed class Cursor(ReadOnlyMemory<byte> bytes, SearchMeter meter) : RowCursor
    {
        private int next;
        private int row;
        private int placesAt;

        public override ReadOnlySpan<byte> Places => bytes.Span[placesAt..next];

        public override bool MoveNext()
        {
            ReadOnlySpan<byte> span = bytes.Span;
            if (next >= span.Length) return false;
            meter.Spend(SearchCost.Walk);
            row += (int)VarintReader.Read(span, ref next);
            int length = (int)VarintReader.Read(span, ref next);
            placesAt = next;
            next += length;
            Row = row;
            return true;
        }
    }
}
