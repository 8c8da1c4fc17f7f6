namespace CableViewer.FullText.Varints;

/// <summary>Reads SQLite's numbers of varying length: seven bits a byte, the highest first; a ninth byte has eight.</summary>
internal ref struct VarintReader(ReadOnlySpan<byte> bytes)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public int At { get; set; }

    public readonly bool AtEnd => At >= Bytes.Length;

    public long Read()
    {
        int at = At;
        long value = Read(Bytes, ref at);
        At = at;
        return value;
    }

    public static long Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        byte next = bytes[at++];
        if (next < 0x80) return next;
        long value = next & 0x7F;
        for (int i = 1; i < 8; i++)
        {
            next = bytes[at++];
            value = (value << 7) | (uint)(next & 0x7F);
            if (next < 0x80) return value;
        }
        return (value << 8) | bytes[at++];
    }
}
