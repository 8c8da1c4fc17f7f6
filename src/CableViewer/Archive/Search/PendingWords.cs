using System.Buffers.Binary;

namespace CableViewer.Archive.Search;

/// <summary>The words of the cables that were saved since the last commit, cable by cable, until they are sorted into a segment.</summary>
internal sealed class PendingWords
{
    private const int RowSize = sizeof(int);

    // One cable behind the other, as CableWords.Entries has them; sorting puts the number of the word where the hash was.
    private byte[] log = new byte[1 << 20];
    private int logLength;
    private readonly Dictionary<long, (int Start, int Length)> cables = [];

    // Kept from one segment to the next: as large as they are, making them anew would cost more than filling them.
    private readonly WordTable words = new();
    private byte[] sorted = [];

    /// <summary>How many cables there are.</summary>
    public int Count => cables.Count;

    /// <summary>Bytes in memory.</summary>
    public int Size => logLength;

    public void Add(long rowId, CableWords words)
    {
        if (logLength + words.Entries.Length > log.Length) Array.Resize(ref log, Math.Max(log.Length * 2, logLength + words.Entries.Length));
        words.Entries.CopyTo(log, logLength);
        cables.Add(rowId, (logLength, words.Entries.Length));
        logLength += words.Entries.Length;
    }

    /// <returns>False where the cable is not among them.</returns>
    public bool Remove(long rowId) => cables.Remove(rowId);

    public void Clear()
    {
        cables.Clear();
        logLength = 0;
    }

    /// <summary>Gives all of it to a segment, word by word.</summary>
    public void WriteTo(SegmentWriter segment)
    {
        (long RowId, int Start, int Length)[] ordered = [.. cables.Select(cable => (cable.Key, cable.Value.Start, cable.Value.Length)).OrderBy(cable => cable.Key)];
        words.Clear();
        foreach ((_, int start, int length) in ordered)
        {
            for (int at = start; at < start + length;)
            {
                Span<byte> number = log.AsSpan(at, WordEntry.HashSize);
                WordEntry entry = WordEntry.Read(log, ref at);
                BinaryPrimitives.WriteInt32LittleEndian(number, words.Count(entry.Hash, entry.Word, RowSize + Varint.SizeOf(entry.Places.Length) + entry.Places.Length));
            }
        }

        // From here on words are numbers; the places of each come together, by row.
        int[] order = words.Sort();
        int[] ends = words.Lay(order, out int total);
        if (sorted.Length < total) sorted = new byte[total + (total / 4)];
        for (int row = 0; row < ordered.Length; row++)
        {
            (_, int start, int length) = ordered[row];
            for (int at = start; at < start + length;)
            {
                WordEntry entry = WordEntry.Read(log, ref at);
                ref int end = ref ends[(int)entry.Hash];
                ReadOnlySpan<byte> places = entry.Places;
                BinaryPrimitives.WriteInt32LittleEndian(sorted.AsSpan(end), row);
                end += RowSize;
                Varint.Write(sorted, ref end, places.Length);
                places.CopyTo(sorted.AsSpan(end));
                end += places.Length;
            }
        }
        int next = 0;
        foreach (int word in order)
        {
            segment.StartWord(words.MarkedWord(word));
            while (next < ends[word])
            {
                int row = BinaryPrimitives.ReadInt32LittleEndian(sorted.AsSpan(next));
                next += RowSize;
                int length = (int)VarintReader.Read(sorted, ref next);
                segment.Add(ordered[row].RowId, sorted.AsSpan(next, length));
                next += length;
            }
        }
    }

    /// <summary>All different words, numbered as they are met.</summary>
    private sealed class WordTable
    {
        private const int KeySize = sizeof(ulong);

        // Numbers plus one; 0 where empty. Its length is a power of two.
        private int[] slots = new int[1 << 17];
        private Entry[] entries = new Entry[1 << 16];
        private byte[] bytes = new byte[1 << 20];
        private int length;
        private int count;

        public void Clear()
        {
            Array.Clear(slots);
            count = length = 0;
        }

        /// <returns>The number of the word.</returns>
        /// <param name="size">Bytes that it is going to take more.</param>
        public int Count(uint hash, ReadOnlySpan<byte> word, int size)
        {
            int mask = slots.Length - 1;
            for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
            {
                int number = slots[slot] - 1;
                if (number < 0)
                {
                    slots[slot] = count + 1;
                    Add(hash, word, size);
                    return count - 1;
                }
                ref Entry entry = ref entries[number];
                if (entry.Hash != hash || !bytes.AsSpan(entry.Start + 1, entry.Length - 1).SequenceEqual(word)) continue;
                entry.Size += size;
                return number;
            }
        }

        /// <summary>A word with the mark of the main index before it.</summary>
        public ReadOnlySpan<byte> MarkedWord(int number) => bytes.AsSpan(entries[number].Start, entries[number].Length);

        /// <returns>The numbers of the words in the order of their bytes.</returns>
        public int[] Sort()
        {
            var order = new int[count];
            // Most are told by their first bytes.
            var keys = new ulong[count];
            Span<byte> first = stackalloc byte[KeySize];
            for (int i = 0; i < count; i++)
            {
                order[i] = i;
                first.Clear();
                ReadOnlySpan<byte> word = MarkedWord(i)[1..];
                word[..Math.Min(KeySize, word.Length)].CopyTo(first);
                keys[i] = BinaryPrimitives.ReadUInt64BigEndian(first);
            }
            Array.Sort(keys, order);
            for (int start = 0, end; start < count; start = end)
            {
                for (end = start + 1; end < count && keys[end] == keys[start]; end++) { }
                if (end - start > 1) order.AsSpan(start, end - start).Sort((a, b) => MarkedWord(a).SequenceCompareTo(MarkedWord(b)));
            }
            return order;
        }

        /// <returns>By number, where each word begins when all are laid behind each other in this order.</returns>
        public int[] Lay(int[] order, out int total)
        {
            var starts = new int[count];
            total = 0;
            foreach (int number in order)
            {
                starts[number] = total;
                total += entries[number].Size;
            }
            return starts;
        }

        private void Add(uint hash, ReadOnlySpan<byte> word, int size)
        {
            if (count == entries.Length) Array.Resize(ref entries, count * 2);
            if (length + word.Length + 1 > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + word.Length + 1));
            entries[count++] = new Entry { Hash = hash, Start = length, Length = word.Length + 1, Size = size };
            bytes[length] = SegmentScan.MainIndex;
            word.CopyTo(bytes.AsSpan(length + 1));
            length += word.Length + 1;
            if (count * 2 > slots.Length) Grow();
        }

        private void Grow()
        {
            slots = new int[slots.Length * 4];
            int mask = slots.Length - 1;
            for (int i = 0; i < count; i++)
            {
                int slot = (int)entries[i].Hash & mask;
                while (slots[slot] != 0) slot = (slot + 1) & mask;
                slots[slot] = i + 1;
            }
        }

        private struct Entry
        {
            public uint Hash;
            public int Start;
            public int Length;
            public int Size;
        }
    }
}
