using System.Buffers;
using System.Buffers.Binary;
using CableViewer.FullText.Sqlite;
using CableViewer.FullText.Varints;
using Microsoft.Data.Sqlite;

namespace CableViewer.FullText.Segments;

/// <summary>Which segments the full-text index consists of: the record of its structure, as fts5_index.c describes it.</summary>
/// <remarks>
/// Segments are kept in levels. What is written anew goes to the first; when a level has many, they become one of the next. Each segment
/// knows the span of origins of what it holds (an origin is one writing; <c>cable_text_docsize</c> has that of each row), so that a row
/// that is taken out is marked as gone only where it lies.
/// </remarks>
internal sealed class IndexStructure
{
    private const long RecordId = 10;
    private const uint Version2 = 0xFF000001;
    private const int CookieSize = sizeof(uint);

    // Tells FTS5 when its settings have changed.
    private readonly uint cookie;
    private readonly long writeCounter;

    private IndexStructure(uint cookie, long writeCounter, List<List<IndexSegment>> levels)
    {
        this.cookie = cookie;
        this.writeCounter = writeCounter;
        Levels = levels;
    }

    /// <summary>The youngest level first; in each the oldest segment first.</summary>
    public List<List<IndexSegment>> Levels { get; }

    public IEnumerable<IndexSegment> Segments => Levels.SelectMany(level => level);

    /// <summary>The origin of what is written next.</summary>
    public long NextOrigin => Segments.Select(segment => segment.LastOrigin).DefaultIfEmpty().Max() + 1;

    /// <summary>A number that no segment has.</summary>
    public int FreeId
    {
        get
        {
            HashSet<int> used = [.. Segments.Select(segment => segment.Id)];
            int id = 1;
            while (used.Contains(id)) id++;
            return id;
        }
    }

    /// <exception cref="IndexFormatException">The index has a form that this program does not know.</exception>
    public static IndexStructure Read(SqliteConnection connection)
    {
        var levels = new List<List<IndexSegment>>();
        using var find = new Statement(connection, "SELECT block FROM cable_text_data WHERE id = ?");
        if (!find.With(RecordId).Step()) return new IndexStructure(0, 0, levels);
        var record = new VarintReader(find.Bytes(0).ToArray()) { At = CookieSize };
        find.Reset();
        uint mark = BinaryPrimitives.ReadUInt32BigEndian(record.Bytes);
        if (BinaryPrimitives.ReadUInt32BigEndian(record.Bytes[record.At..]) != Version2)
        {
            // An index into which nothing was ever written has no version yet.
            if (record.Read() == 0 || record.Read() == 0) return new IndexStructure(mark, 0, levels);
            throw new IndexFormatException("The search index has a form that this program does not know; import into a new archive.");
        }
        record.At += sizeof(uint);
        long levelCount = record.Read();
        record.Read();
        long written = record.Read();
        for (long i = 0; i < levelCount; i++)
        {
            var level = new List<IndexSegment>();
            // How many of them FTS5 is in the middle of merging: then what was merged already is gone from their beginning.
            record.Read();
            for (long count = record.Read(); count > 0; count--)
            {
                level.Add(new IndexSegment
                {
                    Id = (int)record.Read(),
                    FirstPage = record.Read(),
                    LastPage = record.Read(),
                    FirstOrigin = record.Read(),
                    LastOrigin = record.Read(),
                    TombstonePages = (int)record.Read(),
                    GoneCount = record.Read(),
                    RowCount = record.Read(),
                });
            }
            levels.Add(level);
        }
        return new IndexStructure(mark, written, levels);
    }

    public void Write(SqliteConnection connection)
    {
        var record = new ArrayBufferWriter<byte>();
        BinaryPrimitives.WriteUInt32BigEndian(record.GetSpan(sizeof(uint)), cookie);
        record.Advance(sizeof(uint));
        BinaryPrimitives.WriteUInt32BigEndian(record.GetSpan(sizeof(uint)), Version2);
        record.Advance(sizeof(uint));
        Append(Levels.Count);
        Append(Levels.Sum(level => level.Count));
        Append(writeCounter);
        foreach (List<IndexSegment> level in Levels)
        {
            Append(0);
            Append(level.Count);
            foreach (IndexSegment segment in level)
            {
                Append(segment.Id);
                Append(segment.FirstPage);
                Append(segment.LastPage);
                Append(segment.FirstOrigin);
                Append(segment.LastOrigin);
                Append(segment.TombstonePages);
                Append(segment.GoneCount);
                Append(segment.RowCount);
            }
        }
        using var replace = new Statement(connection, "REPLACE INTO cable_text_data (id, block) VALUES (?, ?)");
        replace.With(RecordId).With(record.WrittenSpan).Run();

        void Append(long value) => Varint.Append(record, value);
    }
}

/// <summary>A piece of the index, written at once and never changed after: words in order, each with its row ids in order.</summary>
internal sealed record IndexSegment
{
    private const int TombstoneSegment = 1 << 16;
    private const int SegmentShift = 37;
    private const long RowIdIndex = 1L << 36;

    public required int Id { get; init; }

    /// <summary>0 where all words have been merged away.</summary>
    public required long FirstPage { get; init; }
    public required long LastPage { get; init; }
    public required long FirstOrigin { get; init; }
    public required long LastOrigin { get; init; }

    /// <summary>Pages that say which rows no longer count (<see cref="Tombstones"/>).</summary>
    public int TombstonePages { get; init; }
    public long GoneCount { get; init; }
    public required long RowCount { get; init; }

    /// <summary>Where its pages lie in <c>cable_text_data</c>.</summary>
    public long DataId(long page) => ((long)Id << SegmentShift) + page;

    /// <summary>Which page it is that lies there.</summary>
    public long PageOf(long dataId) => dataId - DataId(0);

    /// <summary>Where the index of a long list of row ids lies, by the height in it.</summary>
    public long RowIdIndexId(int height, long page) => DataId(page) + RowIdIndex + ((long)height << 31);

    /// <summary>All ids in <c>cable_text_data</c> that are of its words.</summary>
    public (long First, long Last) DataIds => (DataId(0), DataId(0) + (1L << SegmentShift) - 1);

    public long TombstoneId(int page) => (((long)Id + TombstoneSegment) << SegmentShift) + page;
}
