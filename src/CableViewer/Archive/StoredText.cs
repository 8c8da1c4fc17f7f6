using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CableViewer.Cables;

namespace CableViewer.Archive;

/// <summary>How a cable's texts lie in the archive: raw text and reading, each compressed; and how times do.</summary>
internal static class StoredText
{
    // Of the levels of Brotli the best ratio at a speed that an import can afford.
    private const int Quality = 3;
    private const int Window = 18;

    /// <summary>Header and body as UTF-8, one after the other: what is hashed.</summary>
    public static (byte[] Bytes, int HeaderLength) RawBytes(Cable cable)
    {
        int header = Encoding.UTF8.GetByteCount(cable.Header);
        var bytes = new byte[header + Encoding.UTF8.GetByteCount(cable.Body)];
        Encoding.UTF8.GetBytes(cable.Header, bytes);
        Encoding.UTF8.GetBytes(cable.Body, bytes.AsSpan(header));
        return (bytes, header);
    }

    public static byte[] Hash(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    /// <summary>Length in four bytes, then Brotli.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        var buffer = new byte[sizeof(int) + BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        BitConverter.TryWriteBytes(buffer, bytes.Length);
        if (!BrotliEncoder.TryCompress(bytes, buffer.AsSpan(sizeof(int)), out int written, Quality, Window))
            throw new InvalidOperationException("Brotli needs more room than it said.");
        return buffer[..(sizeof(int) + written)];
    }

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static byte[] Decompress(ReadOnlySpan<byte> stored)
    {
        if (stored.Length < sizeof(int)) throw new InvalidDataException("A stored text is cut off.");
        int length = BitConverter.ToInt32(stored);
        if (length < 0) throw new InvalidDataException("A stored text is damaged.");
        var bytes = new byte[length];
        if (!BrotliDecoder.TryDecompress(stored[sizeof(int)..], bytes, out int written) || written != length)
            throw new InvalidDataException("A stored text is damaged.");
        return bytes;
    }

    /// <summary>Everything about a cable but its raw texts.</summary>
    public static byte[] WriteReading(Cable cable, IReadOnlyList<Diagnostic> diagnostics)
    {
        JsonObject json = JsonSerializer.SerializeToNode(cable with { Header = "", Body = "" }, CableJson.Options)!.AsObject();
        json["diagnostics"] = JsonSerializer.SerializeToNode(diagnostics, CableJson.Options);
        json["textStart"] = cable.TextStart;
        json["textEnd"] = cable.TextEnd;
        json["spans"] = new JsonArray([.. cable.Paragraphs.SelectMany(paragraph => new JsonNode[] { paragraph.Start, paragraph.Length })]);
        return Compress(JsonSerializer.SerializeToUtf8Bytes(json, CableJson.Options));
    }

    public static (Cable Cable, IReadOnlyList<Diagnostic> Diagnostics) Read(byte[] raw, int headerLength, byte[] reading)
    {
        byte[] text = Decompress(raw), json = Decompress(reading);
        StoredReading stored = JsonSerializer.Deserialize<StoredReading>(json, CableJson.Options)
            ?? throw new InvalidDataException("A stored reading is empty.");
        Cable cable = JsonSerializer.Deserialize<Cable>(json, CableJson.Options)!;
        return (cable with
        {
            Header = Encoding.UTF8.GetString(text.AsSpan(0, headerLength)),
            Body = Encoding.UTF8.GetString(text.AsSpan(headerLength)),
            TextStart = stored.TextStart,
            TextEnd = stored.TextEnd,
            Paragraphs = [.. cable.Paragraphs.Select((paragraph, i) => paragraph with { Start = stored.Spans[2 * i], Length = stored.Spans[(2 * i) + 1] })],
        }, stored.Diagnostics);
    }

    /// <summary><c>2007-03-02T13:09:00Z</c>, or empty: what sorts and is cut to days and months.</summary>
    public static string WriteTime(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    public static DateTimeOffset? ReadTime(string text) =>
        text is "" ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private sealed record StoredReading(int TextStart, int TextEnd, int[] Spans, Diagnostic[] Diagnostics);
}
