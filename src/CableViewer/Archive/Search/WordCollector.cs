using System.Buffers.Binary;
using System.Numerics;

namespace CableViewer.Archive.Search;

/// <summary>Gathers the words of one cable with their places, as <see cref="CableWords.Entries"/> has them. One a thread, used again and again.</summary>
internal sealed class WordCollector
{
    // FTS5 cuts longer words off.
    private const int LongestWord = 32_768;

    [ThreadStatic]
    private static WordCollector? ofThread;

    // Places in entries, plus one; 0 where empty. Its length is a power of two.
    private int[] slots = new int[2_048];
    private Entry[] entries = new Entry[1_024];
    private int entryCount;
    private byte[] words = new byte[16_384];
    private int wordsLength;

    // What the index has of each place, in the order of the text: the entry it belongs to, and its numbers.
    private (int Entry, int Column, int Step)[] places = new (int, int, int)[4_096];
    private int placeCount;
    private readonly int[] counts = new int[Place.Rest + 1];

    /// <summary>The collector of this thread, empty.</summary>
    public static WordCollector Start()
    {
        WordCollector collector = ofThread ??= new WordCollector();
        Array.Clear(collector.slots);
        Array.Clear(collector.counts);
        collector.entryCount = collector.wordsLength = collector.placeCount = 0;
        return collector;
    }

    /// <summary>How many words a column has so far.</summary>
    public int CountOf(int column) => counts[column];

    /// <param name="column">The present one or a later one.</param>
    public void Add(int column, ReadOnlySpan<char> text)
    {
        for (int at = 0; WordFolding.SkipToWord(text, ref at);)
        {
            int length = Math.Min(WordFolding.FoldWord(text, ref at, ref words, wordsLength), LongestWord);
            int number = Find(words.AsSpan(wordsLength, length));
            ref Entry entry = ref entries[number];
            int position = counts[column]++;
            // Differences count within a column; where another one begins, a one and its number say so.
            bool isSame = entry.Column == column;
            int step = position - (isSame ? entry.Position : 0) + 2;
            entry.Size += Varint.SizeOf(step) + (isSame ? 0 : 2);
            if (placeCount == places.Length) Array.Resize(ref places, placeCount * 2);
            places[placeCount++] = (number, isSame ? 0 : column, step);
            entry.Column = column;
            entry.Position = position;
        }
    }

    /// <returns>The entries of all words.</returns>
    /// <param name="columnCounts">How many words each column has.</param>
    public byte[] Finish(out int[] columnCounts)
    {
        int size = 0;
        for (int i = 0; i < entryCount; i++)
        {
            ref Entry entry = ref entries[i];
            size += sizeof(uint) + Varint.SizeOf(entry.WordLength) + entry.WordLength + Varint.SizeOf(entry.Size) + entry.Size;
        }
        var bytes = new byte[size];
        int at = 0;
        for (int i = 0; i < entryCount; i++)
        {
            ref Entry entry = ref entries[i];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), entry.Hash);
            at += sizeof(uint);
            Varint.Write(bytes, ref at, entry.WordLength);
            words.AsSpan(entry.WordStart, entry.WordLength).CopyTo(bytes.AsSpan(at));
            at += entry.WordLength;
            Varint.Write(bytes, ref at, entry.Size);
            entry.PlacesAt = at;
            at += entry.Size;
        }
        foreach ((int number, int column, int step) in places.AsSpan(0, placeCount))
        {
            ref int placesAt = ref entries[number].PlacesAt;
            if (column > 0)
            {
                bytes[placesAt++] = 1;
                bytes[placesAt++] = (byte)column;
            }
            Varint.Write(bytes, ref placesAt, step);
        }
        columnCounts = [.. counts];
        return bytes;
    }

    private int Find(ReadOnlySpan<byte> word)
    {
        uint hash = HashOf(word);
        int mask = slots.Length - 1;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            int number = slots[slot] - 1;
            if (number < 0)
            {
                slots[slot] = entryCount + 1;
                return AddEntry(hash, word.Length);
            }
            ref Entry entry = ref entries[number];
            if (entry.Hash == hash && words.AsSpan(entry.WordStart, entry.WordLength).SequenceEqual(word)) return number;
        }
    }

    private int AddEntry(uint hash, int length)
    {
        if (entryCount == entries.Length) Array.Resize(ref entries, entryCount * 2);
        entries[entryCount++] = new Entry { Hash = hash, WordStart = wordsLength, WordLength = length };
        wordsLength += length;
        if (entryCount * 2 > slots.Length) Grow();
        return entryCount - 1;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 4];
        int mask = slots.Length - 1;
        for (int i = 0; i < entryCount; i++)
        {
            int slot = (int)entries[i].Hash & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = i + 1;
        }
    }

    // The hash is only used inside of one import; it is not stored.
    private static uint HashOf(ReadOnlySpan<byte> word)
    {
        uint hash = (uint)word.Length;
        foreach (byte next in word) hash = (BitOperations.RotateLeft(hash, 5) ^ next) * 0x27220A95;
        return hash ^ (hash >> 15);
    }

    private struct Entry
    {
        public uint Hash;
        public int WordStart;
        public int WordLength;

        // Bytes of its places so far.
        public int Size;
        public int Column;
        public int Position;
        public int PlacesAt;
    }
}
