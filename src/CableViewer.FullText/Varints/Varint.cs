using System.Buffers;

namespace CableViewer.FullText.Varints;

/// <summary>
/// SQLite's numbers of varying length: seven bits a byte, the highest first; a ninth byte has eight. <see cref="VarintReader"/> reads them.
/// </summary>
internal static class Varint
{
    public const int LongestSize = 9;

    /// <summary>How many bytes a number takes.</summary>
    public static int SizeOf(long value)
    {
        int size = 1;
        for (ulong rest = (ulong)value >> 7; rest != 0 && size < LongestSize; rest >>= 7) size++;
        return size;
    }

    /// <summary>Writes a number, and moves behind it.</summary>
    public static void Write(Span<byte> bytes, ref int at, long value)
    {
        if ((ulong)value < 0x80)
        {
            bytes[at++] = (byte)value;
            return;
        }
        int size = SizeOf(value);
        ulong rest = (ulong)value;
        int last = at + size - 1;
        if (size == LongestSize)
        {
            bytes[last--] = (byte)rest;
            rest >>= 8;
        }
        else
        {
            bytes[last--] = (byte)(rest & 0x7F);
            rest >>= 7;
        }
        for (; last >= at; last--, rest >>= 7) bytes[last] = (byte)((rest & 0x7F) | 0x80);
        at += size;
    }

    /// <summary>Writes a number behind what is there.</summary>
    public static void Append(IBufferWriter<byte> bytes, long value)
    {
        int length = 0;
        Write(bytes.GetSpan(LongestSize), ref length, value);
        bytes.Advance(length);
    }
}
