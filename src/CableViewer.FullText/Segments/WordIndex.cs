using System.Buffers.Binary;
using CableViewer.FullText.Sqlite;
using CableViewer.FullText.Varints;
using Microsoft.Data.Sqlite;

namespace CableViewer.FullText.Segments;

/// <summary>Reads the full-text index as it lies in the tables behind <c>cable_text</c>: words, and where each stands.</summary>
/// <remarks>
/// Asking FTS5 by MATCH gives the cables of a word quickly, but ranking 190,000 of them takes it 0.2 s, and where in a cable a word stands
/// can be asked only row by row. The pages behind it hold just that, in an order made for reading on: this class reads them itself. Their
/// form is described in fts5_index.c and is part of SQLite's file format: a record of the structure (<see cref="IndexStructure"/>), and for
/// each segment leaf pages whose ids begin with the segment's number. Tests hold what is read here against MATCH.
/// </remarks>
internal sealed class WordIndex
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<int, HashSet<long>?> gone = [];

    /// <param name="connection">Inside a transaction, so that what is read belongs together.</param>
    /// <exception cref="IndexFormatException">The index has a form that this program does not know.</exception>
    public WordIndex(SqliteConnection connection)
        : this(connection, IndexStructure.Read(connection).Segments)
    {
    }

    /// <summary>Reads some of its segments only.</summary>
    public WordIndex(SqliteConnection connection, IEnumerable<IndexSegment> segments)
    {
        this.connection = connection;
        // A segment whose words have all been merged away has no pages.
        Segments = [.. segments.Where(segment => segment.FirstPage > 0)];
        foreach (IndexSegment segment in Segments) gone[segment.Id] = Tombstones.Read(connection, segment);
    }

    public IReadOnlyList<IndexSegment> Segments { get; }

    /// <summary>Whether it is the same state of the archive that two connections read.</summary>
    public bool IsSameAs(WordIndex other) => Segments.SequenceEqual(other.Segments);

    /// <summary>Reads where a word stands, in each segment that has it; to be disposed of one by one.</summary>
    /// <param name="word">Folded, UTF-8.</param>
    public List<SegmentScan> Find(ReadOnlySpan<byte> word)
    {
        var found = new List<SegmentScan>();
        var open = new List<SegmentScan>();
        try
        {
            foreach (IndexSegment segment in Segments)
            {
                var scan = new SegmentScan(this, segment);
                open.Add(scan);
                if (scan.SeekTo(word) && scan.Word.SequenceEqual(word)) found.Add(scan);
            }
            open.RemoveAll(found.Contains);
        }
        finally
        {
            foreach (SegmentScan scan in open) scan.Dispose();
        }
        return found;
    }

    /// <summary>Opens the leaf pages of a segment from one on; each step of the statement is a page.</summary>
    internal Statement OpenPages(IndexSegment segment, long firstPage) =>
        new Statement(connection, "SELECT id, block FROM cable_text_data WHERE id BETWEEN ? AND ? ORDER BY id")
            .With(segment.DataId(firstPage))
            .With(segment.DataId(segment.LastPage));

    /// <summary>The rows of a segment that no longer count; null where all do.</summary>
    internal HashSet<long>? GoneOf(IndexSegment segment) => gone[segment.Id];

    /// <summary>The leaf page on which a word stands if the segment has it.</summary>
    internal long FindPage(IndexSegment segment, ReadOnlySpan<byte> key)
    {
        using var find = new Statement(connection,
            "SELECT pgno FROM cable_text_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1");
        // The lowest bit says that the page has an index of row ids.
        long page = (find.With(segment.Id).With(key).RunForNumber() ?? 0) >> 1;
        return Math.Max(page, segment.FirstPage);
    }

    /// <summary>
    /// The page on which the first word behind one begins that is found by its page; behind the last page where there is none.
    /// </summary>
    internal long FindPageBehind(IndexSegment segment, ReadOnlySpan<byte> key)
    {
        using var find = new Statement(connection, "SELECT pgno FROM cable_text_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1");
        return find.With(segment.Id).With(key).RunForNumber() >> 1 ?? segment.LastPage + 1;
    }

    /// <summary>The first row id of a page; null where none begins on it.</summary>
    internal long? FindFirstRow(IndexSegment segment, long page)
    {
        using var find = new Statement(connection, "SELECT block FROM cable_text_data WHERE id = ?");
        if (!find.With(segment.DataId(page)).Step()) return null;
        ReadOnlySpan<byte> block = find.Bytes(0);
        int at = block.Length < sizeof(ushort) ? 0 : BinaryPrimitives.ReadUInt16BigEndian(block);
        return at == 0 || at >= block.Length ? null : VarintReader.Read(block, ref at);
    }
}
