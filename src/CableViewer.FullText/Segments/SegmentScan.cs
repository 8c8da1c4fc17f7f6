using System.Buffers.Binary;
using CableViewer.FullText.Positions;
using CableViewer.FullText.Sqlite;
using CableViewer.FullText.Terms;
using CableViewer.FullText.Varints;

namespace CableViewer.FullText.Segments;

/// <summary>Reads a segment of the full-text index, word by word in order, and of a word its rows in order, page after page.</summary>
/// <remarks>
/// A leaf page: two bytes with the offset of the first row id that is whole (the list of the word goes on from the page before), two with
/// that of the footer, content, and a footer with the offsets of the words that begin on it, the first whole and the others as differences.
/// The first word of a page is written whole, the others without what they share with the one before. Each word begins with a <c>0</c>,
/// which says that it is of the main index. Behind it stand its rows:
/// <c>row id, size, places</c>, where a row id is the difference to the one before, but whole at the beginning and where a page began;
/// places may go on on the next page.
/// </remarks>
internal sealed class SegmentScan(WordIndex index, IndexSegment segment) : IDisposable
{
    private const int HeaderSize = 4;
    private const int NoRow = -1;

    private readonly HashSet<long>? gone = index.GoneOf(segment);
    private readonly List<int> wordOffsets = [];
    private Statement? pages;
    private long pageNumber;
    private byte[] page = [];
    private bool isAtEnd;
    private int footer;
    private int nextWord;
    private byte[] word = new byte[64];
    private int wordLength;

    // The list of rows: where the next one stands, where the list ends on this page, whether it may go on on the next, and which row id is
    // whole.
    private int nextRow;
    private int listEnd;
    private bool goesOn;
    private int wholeAt;

    // Places that go over pages are put together.
    private byte[] joined = [];
    private bool isJoined;
    private int placesAt;
    private int placesLength;

    /// <summary>UTF-8, folded.</summary>
    public ReadOnlySpan<byte> Word => word.AsSpan(1, wordLength - 1);

    /// <summary>With the mark before it.</summary>
    public ReadOnlySpan<byte> MarkedWord => word.AsSpan(0, wordLength);

    /// <summary>The present row of the word, after <see cref="MoveNextRow"/>.</summary>
    public long RowId { get; private set; }

    /// <summary>Where the word stands in the row (<see cref="Place"/>); valid until the next move.</summary>
    public ReadOnlySpan<byte> Places => (isJoined ? joined : page).AsSpan(placesAt, placesLength);

    /// <summary>Moves to the first word.</summary>
    public bool MoveToFirst()
    {
        Open(segment.FirstPage);
        return ReadPage() && MoveNext();
    }

    /// <summary>Moves to a word, or to the first one after it.</summary>
    public bool SeekTo(ReadOnlySpan<byte> target)
    {
        Span<byte> key = new byte[target.Length + 1];
        key[0] = WordTable.MainIndex;
        target.CopyTo(key[1..]);
        Open(index.FindPage(segment, key));
        if (!ReadPage()) return false;
        while (true)
        {
            while (nextWord == wordOffsets.Count)
            {
                if (!ReadPage()) return false;
            }
            ReadWord();
            if (MarkedWord.SequenceCompareTo(key) >= 0) return word[0] == WordTable.MainIndex;
        }
    }

    /// <summary>Moves to the next word.</summary>
    public bool MoveNext()
    {
        while (nextWord == wordOffsets.Count)
        {
            if (!ReadPage()) return false;
        }
        ReadWord();
        return word[0] == WordTable.MainIndex;
    }

    /// <summary>Moves to the next row of the word that still counts.</summary>
    public bool MoveNextRow()
    {
        while (true)
        {
            if (nextRow >= listEnd)
            {
                if (!GoOn()) return false;
                PassOver();
                continue;
            }
            bool isWhole = nextRow == wholeAt;
            long step = VarintReader.Read(page, ref nextRow);
            RowId = isWhole ? step : RowId + step;
            // The lowest bit is a mark of deletion, which this kind of table does not use.
            placesLength = (int)(VarintReader.Read(page, ref nextRow) >> 1);
            placesAt = nextRow;
            isJoined = placesLength > listEnd - nextRow;
            if (isJoined) Join();
            else nextRow += placesLength;
            if (gone is null || !gone.Contains(RowId)) return true;
        }
    }

    /// <summary>Moves to a row, or to the first after it; to be called before the first <see cref="MoveNextRow"/> of a word.</summary>
    public bool MoveToRow(long rowId)
    {
        SkipTo(rowId);
        while (MoveNextRow())
        {
            if (RowId >= rowId) return true;
        }
        return false;
    }

    /// <summary>Of scans that all stand on a row, the one that stands on the first.</summary>
    /// <param name="bound">It goes on being the first until its row id passes this one.</param>
    public static int FirstOf(ReadOnlySpan<SegmentScan> scans, out long bound)
    {
        int first = 0;
        bound = long.MaxValue;
        for (int i = 1; i < scans.Length; i++)
        {
            long rowId = scans[i].RowId;
            if (rowId < scans[first].RowId)
            {
                bound = scans[first].RowId;
                first = i;
            }
            else
            {
                bound = Math.Min(bound, rowId);
            }
        }
        return first;
    }

    public void Dispose() => pages?.Dispose();

    // Passes over pages that end before the row.
    private void SkipTo(long rowId)
    {
        if (!goesOn) return;
        long first = pageNumber + 1, end = index.FindPageBehind(segment, MarkedWord);
        long best = 0;
        // The last page that begins with a row that is not behind it. One on which no row begins is as good as one that is behind it.
        while (first < end)
        {
            long middle = (first + end) / 2;
            if (index.FindFirstRow(segment, middle) is { } row && row <= rowId)
            {
                best = middle;
                first = middle + 1;
            }
            else
            {
                end = middle;
            }
        }
        if (best == 0) return;
        pages!.Dispose();
        pages = index.OpenPages(segment, best);
        ReadPage();
        BeginListOnPage();
        PassOver();
    }

    private void Open(long firstPage)
    {
        pages?.Dispose();
        pages = index.OpenPages(segment, firstPage);
        wordLength = 0;
        isAtEnd = false;
    }

    private bool ReadPage()
    {
        wordOffsets.Clear();
        nextWord = 0;
        footer = HeaderSize;
        if (isAtEnd || !pages!.Step())
        {
            isAtEnd = true;
            return false;
        }
        pageNumber = segment.PageOf(pages.Number(0));
        ReadOnlySpan<byte> block = pages.Bytes(1);
        if (block.Length < HeaderSize) return false;
        if (page.Length < block.Length) page = new byte[block.Length];
        block.CopyTo(page);
        footer = BinaryPrimitives.ReadUInt16BigEndian(block[2..]);
        var offsets = new VarintReader(block) { At = footer };
        for (int offset = 0; !offsets.AtEnd; wordOffsets.Add(offset)) offset += (int)offsets.Read();
        return true;
    }

    private void ReadWord()
    {
        int at = wordOffsets[nextWord];
        int shared = nextWord == 0 ? 0 : (int)VarintReader.Read(page, ref at);
        int rest = (int)VarintReader.Read(page, ref at);
        if (shared + rest > word.Length) Array.Resize(ref word, (shared + rest) * 2);
        page.AsSpan(at, rest).CopyTo(word.AsSpan(shared));
        wordLength = shared + rest;
        nextWord++;

        nextRow = wholeAt = at + rest;
        goesOn = nextWord == wordOffsets.Count;
        listEnd = goesOn ? footer : wordOffsets[nextWord];
    }

    // On to the next page of the list.
    private bool GoOn()
    {
        if (!goesOn || !ReadPage()) return goesOn = false;
        BeginListOnPage();
        return true;
    }

    private void BeginListOnPage()
    {
        goesOn = wordOffsets.Count == 0;
        listEnd = goesOn ? footer : wordOffsets[0];
        int firstRow = BinaryPrimitives.ReadUInt16BigEndian(page);
        wholeAt = firstRow > 0 && firstRow < listEnd ? firstRow : NoRow;
        nextRow = HeaderSize;
    }

    // What stands before the first row of a page is the rest of places that nobody asked for.
    private void PassOver() => nextRow = wholeAt == NoRow ? listEnd : wholeAt;

    private void Join()
    {
        if (joined.Length < placesLength) joined = new byte[Math.Max(placesLength, joined.Length * 2)];
        int count = 0;
        while (true)
        {
            int more = Math.Min(placesLength - count, listEnd - nextRow);
            page.AsSpan(nextRow, more).CopyTo(joined.AsSpan(count));
            count += more;
            nextRow += more;
            if (count == placesLength || !GoOn()) break;
        }
        placesAt = 0;
        placesLength = count;
    }
}
