using System.Buffers.Binary;
using CableViewer.FullText.Terms;
using CableViewer.FullText.Varints;

namespace CableViewer.FullText.Segments;

/// <summary>The words of the cables that were saved since the last commit, cable by cable, until they are sorted into a segment.</summary>
internal sealed class PendingWords
{
    private const int RowSize = sizeof(int);

    // One cable behind the other, as DocumentTerms.Entries has them; sorting puts the number of the word where the hash was.
    private byte[] log = new byte[1 << 20];
    private int logLength;
    private readonly Dictionary<long, (int Start, int Length)> cables = [];

    // Kept from one segment to the next: as large as they are, making them anew would cost more than filling them.
    private readonly WordTable words = new(1 << 16);

    // Bytes that each word is going to take, by its number.
    private int[] sizes = new int[1 << 16];
    private byte[] sorted = [];

    /// <summary>How many cables there are.</summary>
    public int Count => cables.Count;

    /// <summary>Bytes in memory.</summary>
    public int Size => logLength;

    public void Add(long rowId, DocumentTerms words)
    {
        if (logLength + words.Entries.Length > log.Length)
            Array.Resize(ref log, Math.Max(log.Length * 2, logLength + words.Entries.Length));
        words.Entries.CopyTo(log, logLength);
        cables.Add(rowId, (logLength, words.Entries.Length));
        logLength += words.Entries.Length;
    }

    /// <returns>False where the cable is not among them.</returns>
    public bool Remove(long rowId) => cables.Remove(rowId);

    public void Clear()
    {
        cables.Clear();
        logLength = 0;
    }

    /// <summary>Gives all of it to a segment, word by word.</summary>
    public void WriteTo(SegmentWriter segment)
    {
        (long RowId, int Start, int Length)[] ordered =
            [.. cables.Select(cable => (cable.Key, cable.Value.Start, cable.Value.Length)).OrderBy(cable => cable.Key)];
        words.Clear();
        Array.Clear(sizes);
        foreach ((_, int start, int length) in ordered)
        {
            for (int at = start; at < start + length;)
            {
                Span<byte> number = log.AsSpan(at, WordEntry.HashSize);
                WordEntry entry = WordEntry.Read(log, ref at);
                int word = words.NumberOf(entry.Hash, entry.Word);
                if (word == sizes.Length) Array.Resize(ref sizes, word * 2);
                sizes[word] += RowSize + Varint.SizeOf(entry.Places.Length) + entry.Places.Length;
                BinaryPrimitives.WriteInt32LittleEndian(number, word);
            }
        }

        // From here on words are numbers; the places of each come together, by row.
        int[] order = words.Sort();
        int[] ends = Lay(order, out int total);
        if (sorted.Length < total) sorted = new byte[total + (total / 4)];
        for (int row = 0; row < ordered.Length; row++)
        {
            (_, int start, int length) = ordered[row];
            for (int at = start; at < start + length;)
            {
                WordEntry entry = WordEntry.Read(log, ref at);
                ref int end = ref ends[(int)entry.Hash];
                ReadOnlySpan<byte> places = entry.Places;
                BinaryPrimitives.WriteInt32LittleEndian(sorted.AsSpan(end), row);
                end += RowSize;
                Varint.Write(sorted, ref end, places.Length);
                places.CopyTo(sorted.AsSpan(end));
                end += places.Length;
            }
        }
        int next = 0;
        foreach (int word in order)
        {
            segment.StartWord(words.MarkedWord(word));
            while (next < ends[word])
            {
                int row = BinaryPrimitives.ReadInt32LittleEndian(sorted.AsSpan(next));
                next += RowSize;
                int length = (int)VarintReader.Read(sorted, ref next);
                segment.Add(ordered[row].RowId, sorted.AsSpan(next, length));
                next += length;
            }
        }
    }

    /// <returns>By number, where each word begins when all are laid behind each other in this order.</returns>
    private int[] Lay(int[] order, out int total)
    {
        var starts = new int[order.Length];
        total = 0;
        foreach (int word in order)
        {
            starts[word] = total;
            total += sizes[word];
        }
        return starts;
    }
}
