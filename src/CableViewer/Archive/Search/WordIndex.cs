using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Search;

/// <summary>Reads the full-text index as it lies in the tables behind <c>cable_text</c>: words, and where each stands.</summary>
/// <remarks>
/// Asking FTS5 by MATCH gives the cables of a word quickly, but ranking 190,000 of them takes it 0.2 s, and where in a cable a word stands can be asked
/// only row by row. The pages behind it hold just that, in an order made for reading on: this class reads them itself. Their form is
/// described in fts5_index.c and is part of SQLite's file format: a record of the structure (id 10), and for each segment leaf pages whose ids begin with
/// the segment's number. Everything is written by FTS5 alone; tests hold what is read here against MATCH.
/// </remarks>
internal sealed class WordIndex
{
    private const long StructureId = 10;
    private const int PageBits = 31;
    private const int SegmentShift = PageBits + 6;
    private const int TombstoneSegment = 1 << 16;
    private const uint StructureVersion2 = 0xFF000001;

    private readonly SqliteConnection connection;
    private readonly List<IndexSegment> segments = [];

    /// <param name="connection">Inside a transaction, so that what is read belongs together; what it wrote itself is seen once that is committed.</param>
    /// <exception cref="ArchiveException">The index has a form that this program does not know.</exception>
    public WordIndex(SqliteConnection connection)
    {
        this.connection = connection;
        ReadStructure();
    }

    public IReadOnlyList<IndexSegment> Segments => segments;

    /// <summary>Where a word stands, one list a segment that has it.</summary>
    /// <param name="word">Folded, UTF-8.</param>
    public Posting Find(ReadOnlySpan<byte> word)
    {
        var posting = new Posting();
        foreach (IndexSegment segment in segments)
        {
            using var scan = new SegmentScan(this, segment);
            if (scan.SeekTo(word) && scan.Word.SequenceEqual(word)) posting.Add(scan.TakeDoclist());
        }
        return posting;
    }

    /// <summary>Opens the leaf pages of a segment from one on; each step of the statement is a page.</summary>
    internal Statement OpenPages(IndexSegment segment, long firstPage) =>
        new Statement(connection, "SELECT block FROM cable_text_data WHERE id BETWEEN ? AND ? ORDER BY id")
            .With(((long)segment.Id << SegmentShift) + firstPage)
            .With(((long)segment.Id << SegmentShift) + segment.LastPage);

    /// <summary>The leaf page on which a word stands if the segment has it.</summary>
    internal long FindPage(IndexSegment segment, ReadOnlySpan<byte> key)
    {
        using var find = new Statement(connection, "SELECT pgno FROM cable_text_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1");
        // The lowest bit says that the page has an index of row ids.
        long page = (find.With(segment.Id).With(key).RunForNumber() ?? 0) >> 1;
        return Math.Max(page, segment.FirstPage);
    }

    private void ReadStructure()
    {
        using var find = new Statement(connection, "SELECT block FROM cable_text_data WHERE id = ?");
        if (!find.With(StructureId).Step()) return;
        var record = new VarintReader(find.Bytes(0)) { At = sizeof(uint) };
        if (BinaryPrimitives.ReadUInt32BigEndian(record.Bytes[record.At..]) != StructureVersion2)
        {
            // An index into which nothing was ever written has no version yet.
            if (record.Read() == 0 || record.Read() == 0) return;
            throw new ArchiveException("The search index has a form that this program does not know; import into a new archive.");
        }
        record.At += sizeof(uint);
        long levels = record.Read();
        record.Read();
        record.Read();
        for (long level = 0; level < levels; level++)
        {
            record.Read();
            long count = record.Read();
            for (long i = 0; i < count; i++)
            {
                int id = (int)record.Read();
                long first = record.Read(), last = record.Read();
                record.Read();
                record.Read();
                int tombstonePages = (int)record.Read();
                record.Read();
                record.Read();
                // A segment whose words have all been merged away has no pages.
                if (first > 0) segments.Add(new IndexSegment(id, first, last, tombstonePages == 0 ? null : ReadTombstones(id, tombstonePages)));
            }
        }
    }

    // Row ids that were taken out after the segment was written: pages of slots of 4 or 8 bytes, 0 where empty.
    private HashSet<long> ReadTombstones(int segment, int pages)
    {
        var gone = new HashSet<long>();
        long first = (long)(segment + TombstoneSegment) << SegmentShift;
        using var list = new Statement(connection, "SELECT block FROM cable_text_data WHERE id BETWEEN ? AND ?");
        list.With(first).With(first + pages - 1);
        while (list.Step())
        {
            ReadOnlySpan<byte> page = list.Bytes(0);
            int size = page[0] == 4 ? 4 : 8;
            for (int at = 8; at + size <= page.Length; at += size)
            {
                long id = size == 4 ? BinaryPrimitives.ReadUInt32BigEndian(page[at..]) : BinaryPrimitives.ReadInt64BigEndian(page[at..]);
                if (id != 0) gone.Add(id);
            }
        }
        return gone;
    }
}

/// <summary>A piece of the index, written at once and never changed after: words in order, each with its row ids in order.</summary>
/// <param name="Gone">Row ids that no longer count; null where all do.</param>
internal sealed record IndexSegment(int Id, long FirstPage, long LastPage, HashSet<long>? Gone);
