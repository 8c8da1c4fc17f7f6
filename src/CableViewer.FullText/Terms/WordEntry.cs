using System.Buffers.Binary;
using CableViewer.FullText.Positions;
using CableViewer.FullText.Varints;

namespace CableViewer.FullText.Terms;

/// <summary>One word of <see cref="DocumentTerms.Entries"/>.</summary>
internal readonly ref struct WordEntry
{
    public const int HashSize = sizeof(uint);

    /// <summary>Of the word; it means something inside of one import only.</summary>
    public uint Hash { get; private init; }

    /// <summary>UTF-8, folded.</summary>
    public ReadOnlySpan<byte> Word { get; private init; }

    /// <summary>As <see cref="Place.Read"/> reads them.</summary>
    public ReadOnlySpan<byte> Places { get; private init; }

    /// <summary>Reads an entry, and moves behind it.</summary>
    public static WordEntry Read(ReadOnlySpan<byte> entries, ref int at)
    {
        uint hash = BinaryPrimitives.ReadUInt32LittleEndian(entries[at..]);
        at += HashSize;
        int length = (int)VarintReader.Read(entries, ref at), wordAt = at;
        at += length;
        int size = (int)VarintReader.Read(entries, ref at), placesAt = at;
        at += size;
        return new WordEntry { Hash = hash, Word = entries.Slice(wordAt, length), Places = entries.Slice(placesAt, size) };
    }
}
