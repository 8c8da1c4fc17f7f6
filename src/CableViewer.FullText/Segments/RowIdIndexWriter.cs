using System.Runtime.InteropServices;
using CableViewer.FullText.Sqlite;
using CableViewer.FullText.Varints;

namespace CableViewer.FullText.Segments;

/// <summary>
/// The index of a list of row ids that goes over many pages: the first row id of each page, so that FTS5 need not read them all. Of more
/// than a page itself, it gets a level above, which has the first row id of each of its pages.
/// </summary>
internal sealed class RowIdIndexWriter(IndexSegment segment, int pageSize, Statement insertPage)
{
    private const byte NotTheRoot = 1;

    private readonly List<Level> levels = [new()];

    /// <summary>The page on which the list begins.</summary>
    public long FirstPage { set => levels[0].Page = value; }

    /// <param name="rowId">The first of a page.</param>
    /// <param name="page">Of the segment.</param>
    public void Add(long rowId, long page)
    {
        bool isDone = false;
        for (int height = 0; !isDone; height++)
        {
            Level level = levels[height];
            isDone = level.Bytes.Count < pageSize;
            if (!isDone)
            {
                level.Bytes[0] = NotTheRoot;
                Insert(height);
                if (height + 1 == levels.Count) levels.Add(new Level());
                Level above = levels[height + 1];
                if (above.Bytes.Count == 0)
                {
                    // It was the root.
                    above.Page = level.Page;
                    above.Append(0);
                    above.Append(level.Page);
                    above.Append(level.FirstRowId);
                    above.FirstRowId = above.LastRowId = level.FirstRowId;
                }
                level.Bytes.Clear();
                level.Page++;
            }
            if (level.Bytes.Count == 0)
            {
                level.Append(isDone ? 0 : NotTheRoot);
                level.Append(height == 0 ? page : levels[height - 1].Page);
                level.Append(rowId);
                level.FirstRowId = rowId;
            }
            else
            {
                level.Append(rowId - level.LastRowId);
            }
            level.LastRowId = rowId;
        }
    }

    /// <summary>A page of the list on which no row id begins.</summary>
    public void SkipPage()
    {
        if (levels[0].Bytes.Count > 0) levels[0].Append(0);
    }

    /// <summary>Ends the list.</summary>
    /// <param name="isKept">Whether it is long enough to be worth an index.</param>
    /// <returns>Whether it has one.</returns>
    public bool Flush(bool isKept)
    {
        isKept &= levels[0].Bytes.Count > 0;
        for (int height = 0; height < levels.Count && levels[height].Bytes.Count > 0; height++)
        {
            if (isKept) Insert(height);
            levels[height].Bytes.Clear();
        }
        return isKept;
    }

    private void Insert(int height) =>
        insertPage.With(segment.RowIdIndexId(height, levels[height].Page)).With(CollectionsMarshal.AsSpan(levels[height].Bytes)).Run();

    private sealed class Level
    {
        public List<byte> Bytes { get; } = [];
        public long Page { get; set; }
        public long FirstRowId { get; set; }
        public long LastRowId { get; set; }

        public void Append(long value)
        {
            Span<byte> bytes = stackalloc byte[Varint.LongestSize];
            int count = 0;
            Varint.Write(bytes, ref count, value);
            foreach (byte next in bytes[..count]) Bytes.Add(next);
        }
    }
}
