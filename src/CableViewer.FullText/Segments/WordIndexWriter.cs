using CableViewer.FullText.Positions;
using CableViewer.FullText.Sqlite;
using CableViewer.FullText.Terms;
using CableViewer.FullText.Varints;
using Microsoft.Data.Sqlite;

namespace CableViewer.FullText.Segments;

/// <summary>
/// Keeps the full-text index: gathers the words of cables, and at a commit writes them as a segment of FTS5's own form. Nothing else writes
/// to the tables behind <c>cable_text</c>, since FTS5 remembers their structure.
/// </summary>
internal sealed class WordIndexWriter : IDisposable
{
    // So many segments of a level become one of the next: each word is then written three times for a quarter of a million cables.
    private const int MostOfLevel = 8;

    private readonly SqliteConnection connection;
    private readonly int pageSize;
    private readonly PendingWords pending = new();
    private readonly Statement insertSize, findSize, deleteSize;

    // Rows taken out since the last commit, each with the origin of what the index has of it.
    private readonly List<(long RowId, long Origin)> gone = [];

    // How the totals have changed since then.
    private readonly long[] columnChanges = new long[Place.Rest + 1];
    private int rowChange;

    // Of what is pending; 0 where nothing is.
    private long origin;

    public WordIndexWriter(SqliteConnection connection)
    {
        this.connection = connection;
        using (var find = new Statement(connection, "SELECT v FROM cable_text_config WHERE k = 'pgsz'"))
            pageSize = (int)find.RunForNumber()!.Value;
        insertSize = new Statement(connection, "INSERT INTO cable_text_docsize (id, sz, origin) VALUES (?, ?, ?)");
        findSize = new Statement(connection, "SELECT sz, origin FROM cable_text_docsize WHERE id = ?");
        deleteSize = new Statement(connection, "DELETE FROM cable_text_docsize WHERE id = ?");
    }

    /// <summary>Bytes of words that wait in memory.</summary>
    public int PendingSize => pending.Size;

    /// <summary>Indexes a cable that is not in the index.</summary>
    public void Add(long rowId, DocumentTerms words)
    {
        if (origin == 0) origin = IndexStructure.Read(connection).NextOrigin;
        pending.Add(rowId, words);
        Span<byte> sizes = stackalloc byte[words.ColumnCounts.Length * Varint.LongestSize];
        int length = 0;
        for (int i = 0; i < words.ColumnCounts.Length; i++)
        {
            Varint.Write(sizes, ref length, words.ColumnCounts[i]);
            columnChanges[i] += words.ColumnCounts[i];
        }
        rowChange++;
        insertSize.With(rowId).With(sizes[..length]).With(origin).Run();
    }

    /// <summary>Takes a cable out of the index; nothing happens where it is not in.</summary>
    public void Remove(long rowId)
    {
        if (!findSize.With(rowId).Step()) return;
        var sizes = new VarintReader(findSize.Bytes(0));
        for (int i = 0; i < columnChanges.Length; i++) columnChanges[i] -= sizes.Read();
        rowChange--;
        long its = findSize.Number(1);
        findSize.Reset();
        deleteSize.With(rowId).Run();
        if (!pending.Remove(rowId)) gone.Add((rowId, its));
    }

    /// <summary>To be called before a commit: writes what was gathered.</summary>
    public void Flush()
    {
        if (origin == 0 && gone.Count == 0) return;
        IndexStructure structure = IndexStructure.Read(connection);
        WriteGone(structure);
        if (pending.Count > 0)
        {
            if (structure.Levels.Count == 0) structure.Levels.Add([]);
            IndexSegment? segment = Write(structure, origin, origin, pending.Count, pending.WriteTo);
            if (segment is not null) structure.Levels[0].Add(segment);
        }
        for (int level = 0; level < structure.Levels.Count; level++)
        {
            if (structure.Levels[level].Count >= MostOfLevel) Merge(structure, structure.Levels[level], level + 1);
        }
        structure.Write(connection);
        WriteTotals();
        pending.Clear();
        origin = 0;
    }

    /// <summary>Makes one segment of all, in which nothing is left of what was taken out.</summary>
    public void Optimise()
    {
        Flush();
        IndexStructure structure = IndexStructure.Read(connection);
        List<IndexSegment> all = [.. Enumerable.Reverse(structure.Levels).SelectMany(level => level)];
        if (all is [] or [{ TombstonePages: 0 }]) return;
        int last = structure.Levels.Count - 1;
        foreach (List<IndexSegment> level in structure.Levels) level.Clear();
        structure.Levels[last].AddRange(all);
        Merge(structure, structure.Levels[last], last);
        structure.Write(connection);
    }

    public void Dispose()
    {
        insertSize.Dispose();
        findSize.Dispose();
        deleteSize.Dispose();
    }

    private IndexSegment? Write(IndexStructure structure, long firstOrigin, long lastOrigin, long rowCount, Action<SegmentWriter> write)
    {
        var segment = new IndexSegment
        {
            Id = structure.FreeId,
            FirstPage = 0,
            LastPage = 0,
            FirstOrigin = firstOrigin,
            LastOrigin = lastOrigin,
            RowCount = 0
        };
        using var writer = new SegmentWriter(connection, segment, pageSize);
        write(writer);
        return writer.Finish(rowCount);
    }

    private void WriteGone(IndexStructure structure)
    {
        if (gone.Count == 0) return;
        foreach (List<IndexSegment> level in structure.Levels)
        {
            for (int i = 0; i < level.Count; i++)
            {
                IndexSegment segment = level[i];
                List<long> its = [.. gone.Where(row => row.Origin >= segment.FirstOrigin && row.Origin <= segment.LastOrigin)
                    .Select(row => row.RowId)];
                if (its.Count == 0) continue;
                HashSet<long> all = Tombstones.Read(connection, segment) ?? [];
                all.UnionWith(its);
                level[i] = Tombstones.Write(connection, segment, all, pageSize);
            }
        }
        gone.Clear();
    }

    /// <summary>Makes one segment of several.</summary>
    /// <param name="merged">All of a level; empty afterwards, or with the new one where it goes there.</param>
    private void Merge(IndexStructure structure, List<IndexSegment> merged, int intoLevel)
    {
        IndexSegment[] old = [.. merged];
        var merge = new SegmentMerge(new WordIndex(connection, old));
        IndexSegment? segment = Write(
            structure, old.Min(one => one.FirstOrigin), old.Max(one => one.LastOrigin), old.Sum(one => one.RowCount - one.GoneCount),
                merge.WriteTo);
        merged.Clear();
        if (intoLevel == structure.Levels.Count) structure.Levels.Add([]);
        if (segment is not null) structure.Levels[intoLevel].Add(segment);

        using var deletePages = new Statement(connection, "DELETE FROM cable_text_data WHERE id BETWEEN ? AND ?");
        using var deleteWords = new Statement(connection, "DELETE FROM cable_text_idx WHERE segid = ?");
        foreach (IndexSegment one in old)
        {
            (long first, long last) = one.DataIds;
            deletePages.With(first).With(last).Run();
            deleteWords.With(one.Id).Run();
            Tombstones.Delete(connection, one);
        }
    }

    // The record of totals: rows, and words of each column.
    private void WriteTotals()
    {
        const long RecordId = 1;
        Span<long> totals = stackalloc long[columnChanges.Length + 1];
        totals.Clear();
        using (var find = new Statement(connection, "SELECT block FROM cable_text_data WHERE id = ?"))
        {
            if (find.With(RecordId).Step())
            {
                var record = new VarintReader(find.Bytes(0));
                for (int i = 0; i < totals.Length && !record.AtEnd; i++) totals[i] = record.Read();
                find.Reset();
            }
        }
        totals[0] += rowChange;
        for (int i = 0; i < columnChanges.Length; i++) totals[i + 1] += columnChanges[i];
        Span<byte> bytes = stackalloc byte[totals.Length * Varint.LongestSize];
        int length = 0;
        foreach (long total in totals) Varint.Write(bytes, ref length, total);
        using var replace = new Statement(connection, "REPLACE INTO cable_text_data (id, block) VALUES (?, ?)");
        replace.With(RecordId).With(bytes[..length]).Run();
        rowChange = 0;
        Array.Clear(columnChanges);
    }
}
