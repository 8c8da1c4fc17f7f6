using System.Buffers.Binary;

namespace CableViewer.Archive.Search;

/// <summary>Walks the words of a segment in order, each with its <see cref="Doclist"/>.</summary>
/// <remarks>
/// A leaf page: two bytes where its first row id stands if it goes on with the list of the page before, two bytes where its footer begins, content, and a
/// footer with the offsets of the words that begin on it, the first whole and the others as differences. The first word of a page is written whole, the
/// others without what they share with the one before. Each word begins with a <c>0</c>, which says that it is of the main index.
/// </remarks>
internal sealed class SegmentScan(WordIndex index, IndexSegment segment) : IDisposable
{
    /// <summary>Stands before every word: it is none of an index of beginnings.</summary>
    public const byte MainIndex = (byte)'0';

    private const int HeaderSize = 4;

    private readonly List<int> wordOffsets = [];
    private Statement? pages;
    private byte[] page = [];
    private bool isAtEnd;
    private int footer;
    private int nextWord;
    private byte[] word = new byte[64];
    private int wordLength;
    private Doclist doclist = new();

    /// <summary>UTF-8, folded.</summary>
    public ReadOnlySpan<byte> Word => word.AsSpan(1, wordLength - 1);

    /// <summary>With the mark before it.</summary>
    public ReadOnlySpan<byte> MarkedWord => word.AsSpan(0, wordLength);

    /// <summary>Of <see cref="Word"/>; overwritten by the next move.</summary>
    public Doclist Doclist => doclist;

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
        key[0] = MainIndex;
        target.CopyTo(key[1..]);
        Open(index.FindPage(segment, key));
        if (!ReadPage()) return false;
        while (true)
        {
            while (nextWord == wordOffsets.Count)
            {
                if (!ReadPage()) return false;
            }
            int start = ReadWord();
            if (word.AsSpan(0, wordLength).SequenceCompareTo(key) < 0) continue;
            ReadDoclist(start);
            return word[0] == MainIndex;
        }
    }

    /// <summary>Moves to the next word.</summary>
    public bool MoveNext()
    {
        while (nextWord == wordOffsets.Count)
        {
            if (!ReadPage()) return false;
        }
        ReadDoclist(ReadWord());
        return word[0] == MainIndex;
    }

    /// <summary>The list of the present word, to keep.</summary>
    public Doclist TakeDoclist()
    {
        Doclist taken = doclist;
        doclist = new Doclist();
        return taken;
    }

    public void Dispose()
    {
        pages?.Dispose();
        doclist.Return();
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
        ReadOnlySpan<byte> block = pages.Bytes(0);
        if (block.Length < HeaderSize) return false;
        if (page.Length < block.Length) page = new byte[block.Length];
        block.CopyTo(page);
        footer = BinaryPrimitives.ReadUInt16BigEndian(block[2..]);
        var offsets = new VarintReader(block) { At = footer };
        for (int offset = 0; !offsets.AtEnd; wordOffsets.Add(offset)) offset += (int)offsets.Read();
        return true;
    }

    // The offset behind the word, where its row ids begin.
    private int ReadWord()
    {
        int at = wordOffsets[nextWord];
        int shared = nextWord == 0 ? 0 : (int)VarintReader.Read(page, ref at);
        int rest = (int)VarintReader.Read(page, ref at);
        if (shared + rest > word.Length) Array.Resize(ref word, (shared + rest) * 2);
        page.AsSpan(at, rest).CopyTo(word.AsSpan(shared));
        wordLength = shared + rest;
        nextWord++;
        return at + rest;
    }

    private void ReadDoclist(int start)
    {
        doclist.Clear();
        doclist.Gone = index.GoneOf(segment);
        int end = nextWord < wordOffsets.Count ? wordOffsets[nextWord] : footer;
        doclist.Append(page.AsSpan(start, end - start), 0);
        if (nextWord < wordOffsets.Count) return;
        // The list goes on on the next pages up to the first word that begins on one.
        while (ReadPage())
        {
            end = wordOffsets.Count > 0 ? wordOffsets[0] : footer;
            int firstRowId = BinaryPrimitives.ReadUInt16BigEndian(page);
            doclist.Append(page.AsSpan(HeaderSize, end - HeaderSize), firstRowId > 0 && firstRowId < end ? firstRowId - HeaderSize : -1);
            if (wordOffsets.Count > 0) return;
        }
    }
}
