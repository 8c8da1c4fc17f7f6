using System.Buffers.Binary;
using System.IO.Compression;

namespace CableViewer.Cards;

/// <summary>Writes a PNG of one byte a pixel with a palette (W3C PNG, third edition).</summary>
internal static class PngWriter
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    public static byte[] Write(Canvas canvas)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], canvas.Height);
        header[8] = 8;
        header[9] = 3;
        header[10] = header[11] = header[12] = 0;
        WriteChunk(png, "IHDR"u8, header);

        var colours = new byte[3 * canvas.Palette.Count];
        for (int i = 0; i < canvas.Palette.Count; i++)
            (colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]) =
                (canvas.Palette[i].Red, canvas.Palette[i].Green, canvas.Palette[i].Blue);
        WriteChunk(png, "PLTE"u8, colours);

        WriteChunk(png, "IDAT"u8, Compress(canvas));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    // Filter 0 before every row: with a palette the others only disturb.
    private static byte[] Compress(Canvas canvas)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            var rows = new byte[(canvas.Width + 1) * canvas.Height];
            for (int row = 0; row < canvas.Height; row++)
                canvas.Pixels.AsSpan(row * canvas.Width, canvas.Width).CopyTo(rows.AsSpan(row * (canvas.Width + 1) + 1));
            zlib.Write(rows);
        }
        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(type);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~AddCrc(AddCrc(uint.MaxValue, type), content));
        png.Write(number);
    }

    private static uint AddCrc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes) crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }
        return table;
    }
}
