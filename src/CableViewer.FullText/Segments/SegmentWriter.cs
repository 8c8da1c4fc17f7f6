using System.Buffers.Binary;
using CableViewer.FullText.Positions;
using CableViewer.FullText.Sqlite;
using CableViewer.FullText.Varints;
using Microsoft.Data.Sqlite;

namespace CableViewer.FullText.Segments;

/// <summary>
/// Writes a segment of the full-text index, byte for byte as FTS5 does when it merges: words in order, and of each its row ids in order.
/// </summary>
/// <remarks>
/// Filling the index by inserting texts takes FTS5 four times as long: it looks up every word of the text in its own table, one by one, on
/// the thread that writes. Its segments are part of SQLite's file format (fts5_index.c), so they can be made elsewhere;
/// <see cref="SegmentScan"/> tells of a page. FTS5 remains the judge: tests compare every page with those it writes itself, and
/// <c>verify</c> has it check the index.
/// </remarks>
internal sealed class SegmentWriter : IDisposable
{
    private const int HeaderSize = 4;
    private const int SizeAt = 2;

    // A list of row ids gets an index of its own where it goes over that many pages without a word.
    private const int FewestIndexedPages = 4;

    private readonly IndexSegment segment;
    private readonly int pageSize;
    private readonly Statement insertPage;
    private readonly Statement insertWord;
    private readonly RowIdIndexWriter rowIdIndex;

    private byte[] page = new byte[16_384];
    private int length = HeaderSize;
    private long pageNumber = 1;

    // The offsets of the words that begin on the page, as differences.
    private byte[] footer = new byte[16_384];
    private int footerLength;
    private int lastWordAt;

    private byte[] word = new byte[64];
    private int wordLength;
    private bool isFirstWordOfPage = true;
    private bool isFirstRowOfPage = true;
    private bool isFirstRowOfWord;
    private long lastRowId;

    // The page that is to be found by a word, and the shortest beginning by which it is; 0 when it was noted already.
    private long keyPage = 1;
    private byte[] key = [];
    private int pagesWithoutWord;

    /// <param name="segment">Its number and origins; pages and rows are told by <see cref="Finish"/>.</param>
    /// <param name="pageSize">Bytes from which on a page is full (<c>pgsz</c>).</param>
    public SegmentWriter(SqliteConnection connection, IndexSegment segment, int pageSize)
    {
        this.segment = segment;
        this.pageSize = pageSize;
        insertPage = new Statement(connection, "INSERT INTO cable_text_data (id, block) VALUES (?, ?)");
        insertWord = new Statement(connection, "INSERT INTO cable_text_idx (segid, term, pgno) VALUES (?, ?, ?)");
        rowIdIndex = new RowIdIndexWriter(segment, pageSize, insertPage);
    }

    /// <param name="next">With the mark of its index before it; behind the word before, by bytes.</param>
    public void StartWord(ReadOnlySpan<byte> next)
    {
        if (length + footerLength + next.Length + 2 >= pageSize && length > HeaderSize) WritePage();
        MakeRoom(next.Length + (2 * Varint.LongestSize));

        Varint.Write(footer, ref footerLength, length - lastWordAt);
        lastWordAt = length;
        int shared = word.AsSpan(0, wordLength).CommonPrefixLength(next);
        if (isFirstWordOfPage)
        {
            if (pageNumber != 1)
            {
                // No longer than to tell it from the word before.
                NoteKey();
                key = next[..(wordLength == 0 ? next.Length : shared + 1)].ToArray();
                keyPage = pageNumber;
            }
            shared = 0;
        }
        else
        {
            Varint.Write(page, ref length, shared);
        }
        Varint.Write(page, ref length, next.Length - shared);
        next[shared..].CopyTo(page.AsSpan(length));
        length += next.Length - shared;

        if (next.Length > word.Length) word = new byte[next.Length * 2];
        next.CopyTo(word);
        wordLength = next.Length;
        isFirstWordOfPage = isFirstRowOfPage = false;
        isFirstRowOfWord = true;
        rowIdIndex.FirstPage = pageNumber;
    }

    /// <param name="rowId">Behind the one before, of this word.</param>
    /// <param name="places">As <see cref="Place.Read"/> reads them.</param>
    public void Add(long rowId, ReadOnlySpan<byte> places)
    {
        if (length + footerLength >= pageSize) WritePage();
        if (isFirstRowOfPage)
        {
            BinaryPrimitives.WriteUInt16BigEndian(page, (ushort)length);
            rowIdIndex.Add(rowId, pageNumber);
        }
        MakeRoom(2 * Varint.LongestSize);
        Varint.Write(page, ref length, isFirstRowOfWord || isFirstRowOfPage ? rowId : rowId - lastRowId);
        lastRowId = rowId;
        isFirstRowOfWord = isFirstRowOfPage = false;

        // The lowest bit would say that the row is deleted.
        Varint.Write(page, ref length, (long)places.Length * 2);
        while (length + footerLength + places.Length >= pageSize)
        {
            // Numbers are not cut in two.
            int room = pageSize - length - footerLength, count = 0;
            while (count < room) VarintReader.Read(places, ref count);
            Append(places[..count]);
            places = places[count..];
            WritePage();
        }
        Append(places);
    }

    /// <returns>The segment with its pages; null where no word was written.</returns>
    public IndexSegment? Finish(long rowCount)
    {
        if (length > HeaderSize) WritePage();
        if (pageNumber == 1) return null;
        NoteKey();
        return segment with { FirstPage = 1, LastPage = pageNumber - 1, RowCount = rowCount };
    }

    public void Dispose()
    {
        insertPage.Dispose();
        insertWord.Dispose();
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        MakeRoom(bytes.Length);
        bytes.CopyTo(page.AsSpan(length));
        length += bytes.Length;
    }

    private void MakeRoom(int count)
    {
        if (length + count > page.Length) Array.Resize(ref page, Math.Max(page.Length * 2, length + count));
        if (footerLength + Varint.LongestSize > footer.Length) Array.Resize(ref footer, footer.Length * 2);
    }

    private void WritePage()
    {
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(SizeAt), (ushort)length);
        if (isFirstWordOfPage)
        {
            if (isFirstRowOfPage) rowIdIndex.SkipPage();
            pagesWithoutWord++;
        }
        else
        {
            Append(footer.AsSpan(0, footerLength));
        }
        insertPage.With(segment.DataId(pageNumber)).With(page.AsSpan(0, length)).Run();

        page.AsSpan(0, HeaderSize).Clear();
        length = HeaderSize;
        footerLength = lastWordAt = 0;
        pageNumber++;
        isFirstWordOfPage = isFirstRowOfPage = true;
    }

    private void NoteKey()
    {
        if (keyPage == 0) return;
        bool isIndexed = rowIdIndex.Flush(isKept: pagesWithoutWord >= FewestIndexedPages);
        pagesWithoutWord = 0;
        insertWord.With(segment.Id).With(key).With((keyPage << 1) + (isIndexed ? 1 : 0)).Run();
        keyPage = 0;
    }
}
