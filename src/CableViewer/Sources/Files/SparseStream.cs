using System.Globalization;
using System.Text;

namespace CableViewer.Sources.Files;

/// <summary>
/// A file with holes as <c>tar --sparse --format=pax</c> stores it (GNU form 1.0): a map in decimal, one number on a line, up to a whole
/// block; then the bytes between the holes. Holes are read as zeros; one at the end, which is room that was never filled, is left out.
/// Forward only.
/// </summary>
internal sealed class SparseStream : ForwardStream
{
    private const int BlockLength = 512;
    private const int MostStretches = 100_000;

    // Nobody leaves more room than this within a text in good faith.
    private const long LongestHole = 64L << 20;

    private readonly Stream data;
    private readonly Queue<(long Offset, long Length)> stretches;
    private long position;

    private SparseStream(Stream data, Queue<(long Offset, long Length)> stretches) => (this.data, this.stretches) = (data, stretches);

    /// <param name="data">At the map.</param>
    /// <exception cref="InvalidDataException">There is no such map.</exception>
    public static async Task<SparseStream> OpenAsync(Stream data, CancellationToken cancellationToken)
    {
        var map = new MapReader(data);
        long count = await map.ReadAsync(cancellationToken);
        if (count > MostStretches) throw new InvalidDataException("The map of a sparse file has too many entries.");
        var found = new Queue<(long, long)>();
        long end = 0;
        for (long i = 0; i < count; i++)
        {
            long offset = await map.ReadAsync(cancellationToken), length = await map.ReadAsync(cancellationToken);
            if (offset < end || offset - end > LongestHole && length > 0)
                throw new InvalidDataException("The map of a sparse file is out of order, or has a hole that is too long.");
            if (length == 0) continue;
            found.Enqueue((offset, length));
            end = offset + length;
        }
        return new SparseStream(data, found);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || !stretches.TryPeek(out (long Offset, long Length) next)) return 0;
        if (position < next.Offset)
        {
            int zeros = (int)Math.Min(buffer.Length, next.Offset - position);
            buffer.Span[..zeros].Clear();
            position += zeros;
            return zeros;
        }
        int wanted = (int)Math.Min(buffer.Length, next.Offset + next.Length - position);
        int read = await data.ReadAsync(buffer[..wanted], cancellationToken);
        if (read == 0) throw new EndOfStreamException("A sparse file ends before its last stretch.");
        position += read;
        if (position == next.Offset + next.Length) stretches.Dequeue();
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <summary>Reads the map block by block: what follows its last number in a block is nothing.</summary>
    private sealed class MapReader(Stream data)
    {
        private readonly byte[] block = new byte[BlockLength];
        private int next = BlockLength;

        public async Task<long> ReadAsync(CancellationToken cancellationToken)
        {
            var digits = new StringBuilder();
            while (true)
            {
                if (next == BlockLength)
                {
                    await data.ReadExactlyAsync(block, cancellationToken);
                    next = 0;
                }
                char c = (char)block[next++];
                if (c is '\n' && long.TryParse(digits.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
                    return number;
                if (!char.IsAsciiDigit(c) || digits.Length > 18)
                    throw new InvalidDataException("A sparse file does not begin with its map.");
                digits.Append(c);
            }
        }
    }
}
