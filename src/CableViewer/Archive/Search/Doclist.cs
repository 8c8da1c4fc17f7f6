using System.Runtime.InteropServices;

namespace CableViewer.Archive.Search;

/// <summary>
/// The row ids of one word in one segment, ascending, each with its places: <c>row id, size, places</c>. A row id is the difference to the one before,
/// but whole at the beginning and where a page began.
/// </summary>
/// <remarks>
/// The list of the commonest word has 25 MB, for a moment. Outside of the managed heap it grows without being copied, and what it took is given
/// back at once; from the heap, or from a pool, such arrays would be kept for long.
/// </remarks>
internal sealed class Doclist
{
    private readonly List<int> wholeAt = [];
    private unsafe byte* bytes;
    private int capacity;

    public unsafe ReadOnlySpan<byte> Bytes => new(bytes, Length);

    public int Length { get; private set; }

    /// <summary>Offsets of the row ids that are whole.</summary>
    public IReadOnlyList<int> WholeAt => wholeAt;

    /// <summary>Row ids that no longer count.</summary>
    public HashSet<long>? Gone { get; set; }

    public void Clear()
    {
        Length = 0;
        wholeAt.Clear();
    }

    /// <param name="firstWhole">Offset in <paramref name="more"/> of a whole row id, or -1.</param>
    public unsafe void Append(ReadOnlySpan<byte> more, int firstWhole)
    {
        if (firstWhole >= 0) wholeAt.Add(Length + firstWhole);
        if (Length + more.Length > capacity)
        {
            capacity = Math.Max(Length + more.Length, Math.Max(capacity * 2, 256));
            bytes = (byte*)NativeMemory.Realloc(bytes, (nuint)capacity);
        }
        more.CopyTo(new Span<byte>(bytes + Length, capacity - Length));
        Length += more.Length;
    }

    /// <summary>How many row ids it has that still count.</summary>
    public int Count()
    {
        int count = 0;
        var cursor = new DoclistCursor(this);
        while (cursor.MoveNext()) count++;
        return count;
    }

    /// <summary>Gives the bytes back; the list must not be read after.</summary>
    public unsafe void Return()
    {
        NativeMemory.Free(bytes);
        bytes = null;
        capacity = 0;
        Length = 0;
    }
}

/// <summary>Walks the row ids of a <see cref="Doclist"/>.</summary>
internal struct DoclistCursor(Doclist list)
{
    private readonly Doclist list = list;
    private int next;
    private int nextWhole;

    public long RowId { get; private set; }

    public int PlacesAt { get; private set; }

    public int PlacesLength { get; private set; }

    public readonly ReadOnlySpan<byte> Places => list.Bytes.Slice(PlacesAt, PlacesLength);

    public bool MoveNext()
    {
        ReadOnlySpan<byte> bytes = list.Bytes;
        while (next < bytes.Length)
        {
            bool isWhole = nextWhole < list.WholeAt.Count && list.WholeAt[nextWhole] == next;
            long step = VarintReader.Read(bytes, ref next);
            if (isWhole) nextWhole++;
            RowId = isWhole ? step : RowId + step;
            // The lowest bit is a mark of deletion, which this kind of table does not use.
            PlacesLength = (int)(VarintReader.Read(bytes, ref next) >> 1);
            PlacesAt = next;
            next += PlacesLength;
            if (list.Gone is null || !list.Gone.Contains(RowId)) return true;
        }
        return false;
    }
}

/// <summary>Where a word stands in the whole index.</summary>
internal sealed class Posting
{
    private readonly List<Doclist> lists = [];

    public IReadOnlyList<Doclist> Lists => lists;

    /// <summary>How much there is to read.</summary>
    public long ByteCount => lists.Sum(list => (long)list.Length);

    public void Add(Doclist list) => lists.Add(list);

    /// <summary>Gives the bytes back; it must not be read after.</summary>
    public void Return()
    {
        foreach (Doclist list in lists) list.Return();
        lists.Clear();
    }
}
