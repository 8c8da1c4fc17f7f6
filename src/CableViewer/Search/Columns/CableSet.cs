using System.Numerics;

namespace CableViewer.Search.Columns;

/// <summary>Some of the cables of a <see cref="CableIndex"/>, a bit each: 31 kB for the whole archive.</summary>
public sealed class CableSet
{
    private readonly ulong[] bits;
    private int count = -1;

    /// <summary>An empty set.</summary>
    /// <param name="size">How many cables the index has.</param>
    public CableSet(int size) : this(size, new ulong[(size + 63) / 64])
    {
    }

    private CableSet(int size, ulong[] bits)
    {
        Size = size;
        this.bits = bits;
    }

    public int Size { get; }

    /// <summary>How many cables are in it; a set is not changed once it was counted.</summary>
    public int Count
    {
        get
        {
            if (count < 0)
            {
                int sum = 0;
                foreach (ulong word in bits) sum += BitOperations.PopCount(word);
                count = sum;
            }
            return count;
        }
    }

    public bool this[int row] => (bits[row >> 6] >> row & 1) != 0;

    internal void Add(int row) => bits[row >> 6] |= 1UL << row;

    internal void Remove(int row) => bits[row >> 6] &= ~(1UL << row);

    /// <summary>Every cable of the index.</summary>
    public static CableSet All(int size)
    {
        var all = new CableSet(size);
        Array.Fill(all.bits, ulong.MaxValue);
        if (size % 64 != 0) all.bits[^1] = (1UL << size) - 1;
        return all;
    }

    public CableSet And(CableSet other)
    {
        var both = new ulong[bits.Length];
        for (int i = 0; i < bits.Length; i++) both[i] = bits[i] & other.bits[i];
        return new CableSet(Size, both);
    }

    public CableSet Or(CableSet other)
    {
        var either = new ulong[bits.Length];
        for (int i = 0; i < bits.Length; i++) either[i] = bits[i] | other.bits[i];
        return new CableSet(Size, either);
    }

    /// <summary>What is in this set and not in the other.</summary>
    public CableSet Without(CableSet other)
    {
        var rest = new ulong[bits.Length];
        for (int i = 0; i < bits.Length; i++) rest[i] = bits[i] & ~other.bits[i];
        return new CableSet(Size, rest);
    }

    /// <summary>What is in this set before a row, and in the other from it on.</summary>
    /// <param name="middle">A multiple of 64.</param>
    internal CableSet Joined(CableSet other, int middle)
    {
        var joined = new ulong[bits.Length];
        bits.AsSpan(0, middle / 64).CopyTo(joined);
        other.bits.AsSpan(middle / 64).CopyTo(joined.AsSpan(middle / 64));
        return new CableSet(Size, joined);
    }

    /// <returns>The first row, from this one on, that is in the set; -1 where none is.</returns>
    internal int NextFrom(int row)
    {
        if (row >= Size) return -1;
        int at = row >> 6;
        ulong word = bits[at] & (ulong.MaxValue << row);
        while (word == 0)
        {
            if (++at == bits.Length) return -1;
            word = bits[at];
        }
        return (at << 6) + BitOperations.TrailingZeroCount(word);
    }

    /// <summary>The cables in the order of the index.</summary>
    public Enumerator GetEnumerator() => new(bits);

    /// <summary>Walks the rows of a set, ascending.</summary>
    public struct Enumerator(ulong[] bits)
    {
        private ulong word = bits.Length > 0 ? bits[0] : 0;
        private int at;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (word == 0)
            {
                if (++at >= bits.Length) return false;
                word = bits[at];
            }
            Current = (at << 6) + BitOperations.TrailingZeroCount(word);
            word &= word - 1;
            return true;
        }
    }
}
