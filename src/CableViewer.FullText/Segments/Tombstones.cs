using System.Buffers.Binary;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.FullText.Segments;

/// <summary>
/// The rows of a segment that were taken out after it was written, as FTS5 keeps them: pages that are hash tables, of slots of 4 or 8
/// bytes, 0 where empty. A row lies on the page that its id leaves as the rest when divided by the number of pages, from the slot on that
/// the quotient gives.
/// </summary>
internal static class Tombstones
{
    private const int HeaderSize = 8;
    private const int CountAt = 4;
    private const int FewestSlots = 32;

    // A table is a quarter full when it is made.
    private const int Room = 4;

    /// <returns>Null where there are none.</returns>
    public static HashSet<long>? Read(SqliteConnection connection, IndexSegment segment)
    {
        if (segment.TombstonePages == 0) return null;
        var gone = new HashSet<long>();
        using var list = new Statement(connection, "SELECT block FROM cable_text_data WHERE id BETWEEN ? AND ?");
        list.With(segment.TombstoneId(0)).With(segment.TombstoneId(segment.TombstonePages - 1));
        while (list.Step())
        {
            ReadOnlySpan<byte> page = list.Bytes(0);
            int size = page[0] == sizeof(uint) ? sizeof(uint) : sizeof(ulong);
            for (int at = HeaderSize; at + size <= page.Length; at += size)
            {
                long id = size == sizeof(uint)
                    ? BinaryPrimitives.ReadUInt32BigEndian(page[at..])
                    : BinaryPrimitives.ReadInt64BigEndian(page[at..]);
                if (id != 0) gone.Add(id);
            }
        }
        return gone;
    }

    /// <summary>Writes all of them anew.</summary>
    /// <param name="pageSize">Bytes of a page at most.</param>
    /// <returns>The segment as it is now.</returns>
    public static IndexSegment Write(SqliteConnection connection, IndexSegment segment, IReadOnlySet<long> gone, int pageSize)
    {
        Delete(connection, segment);
        int size = gone.Any(id => id > uint.MaxValue) ? sizeof(ulong) : sizeof(uint);
        int slotsOfPage = (pageSize - HeaderSize) / size;
        int pageCount = ((gone.Count * Room) + slotsOfPage - 1) / slotsOfPage;
        int slots = pageCount == 1 ? Math.Max(FewestSlots, gone.Count * Room) : slotsOfPage;
        byte[][]? pages;
        // Ids that leave the same rest may fill a page; with one page more they leave others.
        while ((pages = Fill(gone, pageCount, slots, size)) is null) pageCount++;

        using var insert = new Statement(connection, "INSERT INTO cable_text_data (id, block) VALUES (?, ?)");
        for (int i = 0; i < pages.Length; i++) insert.With(segment.TombstoneId(i)).With(pages[i]).Run();
        return segment with { TombstonePages = pageCount, GoneCount = gone.Count };
    }

    public static void Delete(SqliteConnection connection, IndexSegment segment)
    {
        if (segment.TombstonePages == 0) return;
        using var delete = new Statement(connection, "DELETE FROM cable_text_data WHERE id BETWEEN ? AND ?");
        delete.With(segment.TombstoneId(0)).With(segment.TombstoneId(segment.TombstonePages - 1)).Run();
    }

    private static byte[][]? Fill(IReadOnlySet<long> gone, int pageCount, int slots, int size)
    {
        byte[][] pages = [.. Enumerable.Range(0, pageCount).Select(_ => new byte[HeaderSize + (slots * size)])];
        foreach (byte[] page in pages) page[0] = (byte)size;
        foreach (long id in gone)
        {
            byte[] page = pages[id % pageCount];
            uint count = BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(CountAt));
            if (count >= slots - 1) return null;
            BinaryPrimitives.WriteUInt32BigEndian(page.AsSpan(CountAt), count + 1);
            int slot = (int)(id / pageCount % slots);
            while (page.AsSpan(HeaderSize + (slot * size), size).ContainsAnyExcept((byte)0)) slot = (slot + 1) % slots;
            Span<byte> place = page.AsSpan(HeaderSize + (slot * size), size);
            if (size == sizeof(uint)) BinaryPrimitives.WriteUInt32BigEndian(place, (uint)id);
            else BinaryPrimitives.WriteInt64BigEndian(place, id);
        }
        return pages;
    }
}
