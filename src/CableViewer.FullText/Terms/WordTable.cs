using System.Buffers.Binary;
using System.Numerics;

namespace CableViewer.FullText.Terms;

/// <summary>Different words, folded, as UTF-8, numbered from 0 as they are met.</summary>
/// <param name="capacity">For how many words it is made at first; a power of two.</param>
internal sealed class WordTable(int capacity)
{
    /// <summary>The byte before a key of the main index; prefix indexes have others.</summary>
    public const byte MainIndex = (byte)'0';

    private const int KeySize = sizeof(ulong);

    // Numbers plus one; 0 where empty. Its length is a power of two.
    private int[] slots = new int[capacity * 2];
    private (uint Hash, int Start, int Length)[] words = new (uint, int, int)[capacity];
    private byte[] bytes = new byte[capacity * 16];
    private int length;

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>A hash that means something inside of one process only.</summary>
    public static uint HashOf(ReadOnlySpan<byte> word)
    {
        uint hash = (uint)word.Length;
        foreach (byte next in word) hash = (BitOperations.RotateLeft(hash, 5) ^ next) * 0x27220A95;
        return hash ^ (hash >> 15);
    }

    /// <summary>The number of a word; it gets the next one where it is new.</summary>
    public int NumberOf(uint hash, ReadOnlySpan<byte> word)
    {
        int mask = slots.Length - 1;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            int number = slots[slot] - 1;
            if (number < 0)
            {
                slots[slot] = Count + 1;
                Add(hash, word);
                return Count - 1;
            }
            if (words[number].Hash == hash && Word(number).SequenceEqual(word)) return number;
        }
    }

    public uint HashOf(int number) => words[number].Hash;

    public ReadOnlySpan<byte> Word(int number) => MarkedWord(number)[1..];

    /// <summary>A word with the mark of the main index before it.</summary>
    public ReadOnlySpan<byte> MarkedWord(int number) => bytes.AsSpan(words[number].Start, words[number].Length);

    public void Clear()
    {
        Array.Clear(slots);
        Count = length = 0;
    }

    /// <returns>The numbers of the words in the order of their bytes.</returns>
    public int[] Sort()
    {
        var order = new int[Count];
        // Most are told by their first bytes.
        var keys = new ulong[Count];
        Span<byte> first = stackalloc byte[KeySize];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            first.Clear();
            ReadOnlySpan<byte> word = Word(i);
            word[..Math.Min(KeySize, word.Length)].CopyTo(first);
            keys[i] = BinaryPrimitives.ReadUInt64BigEndian(first);
        }
        Array.Sort(keys, order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && keys[end] == keys[start]; end++) { }
            if (end - start > 1) order.AsSpan(start, end - start).Sort((a, b) => Word(a).SequenceCompareTo(Word(b)));
        }
        return order;
    }

    private void Add(uint hash, ReadOnlySpan<byte> word)
    {
        if (Count == words.Length) Array.Resize(ref words, Count * 2);
        if (length + word.Length + 1 > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + word.Length + 1));
        words[Count++] = (hash, length, word.Length + 1);
        bytes[length] = MainIndex;
        word.CopyTo(bytes.AsSpan(length + 1));
        length += word.Length + 1;
        if (Count * 2 > slots.Length) Grow();
    }

    private void Grow()
    {
        slots = new int[slots.Length * 4];
        int mask = slots.Length - 1;
        for (int i = 0; i < Count; i++)
        {
            int slot = (int)words[i].Hash & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = i + 1;
        }
    }
}
