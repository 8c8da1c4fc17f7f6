using System.Buffers.Binary;
using CableViewer.FullText.Positions;
using CableViewer.FullText.Varints;

namespace CableViewer.FullText.Terms;

/// <summary>
/// Gathers the words of one cable with their places, as <see cref="DocumentTerms.Entries"/> has them. One a thread, used again and again.
/// </summary>
internal sealed class WordCollector
{
    // FTS5 cuts longer words off.
    private const int LongestWord = 32_768;

    [ThreadStatic]
    private static WordCollector? ofThread;

    // A cable of more words makes the collector larger than the others need, which would clear all of it each time.
    private const int MostKept = 1 << 18;

    private readonly WordTable words = new(1_024);

    // By the number of the word.
    private Entry[] entries = new Entry[1_024];
    private byte[] folded = new byte[256];

    // What the index has of each place, in the order of the text: the entry it belongs to, and its numbers.
    private (int Entry, int Column, int Step)[] places = new (int, int, int)[4_096];
    private int placeCount;
    private readonly int[] counts = new int[Place.Rest + 1];

    /// <summary>The collector of this thread, empty.</summary>
    public static WordCollector Start()
    {
        if (ofThread is null || ofThread.places.Length > MostKept) ofThread = new WordCollector();
        WordCollector collector = ofThread;
        collector.words.Clear();
        Array.Clear(collector.counts);
        collector.placeCount = 0;
        return collector;
    }

    /// <summary>How many words a column has so far.</summary>
    public int CountOf(int column) => counts[column];

    /// <param name="column">The present one or a later one.</param>
    public void Add(int column, ReadOnlySpan<char> text)
    {
        for (int at = 0; WordFolding.SkipToWord(text, ref at);)
        {
            int length = Math.Min(WordFolding.FoldWord(text, ref at, ref folded), LongestWord);
            ReadOnlySpan<byte> word = folded.AsSpan(0, length);
            int before = words.Count, number = words.NumberOf(WordTable.HashOf(word), word);
            if (number == entries.Length) Array.Resize(ref entries, number * 2);
            if (number == before) entries[number] = default;
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
        for (int i = 0; i < words.Count; i++)
        {
            int length = words.Word(i).Length, placesSize = entries[i].Size;
            size += WordEntry.HashSize + Varint.SizeOf(length) + length + Varint.SizeOf(placesSize) + placesSize;
        }
        var bytes = new byte[size];
        int at = 0;
        for (int i = 0; i < words.Count; i++)
        {
            ref Entry entry = ref entries[i];
            ReadOnlySpan<byte> word = words.Word(i);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), words.HashOf(i));
            at += WordEntry.HashSize;
            Varint.Write(bytes, ref at, word.Length);
            word.CopyTo(bytes.AsSpan(at));
            at += word.Length;
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

    private struct Entry
    {
        // Bytes of its places so far.
        public int Size;
        public int Column;
        public int Position;
        public int PlacesAt;
    }
}
