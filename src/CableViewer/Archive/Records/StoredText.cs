using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CableViewer.Cables;

namespace CableViewer.Archive.Records;

/// <summary>How a version of a cable lies in the archive: header, body and reading as one compressed text; and how times do.</summary>
/// <remarks>
/// The reading repeats the words of the body, so that the two compress together to little more than the body alone, at a level of Brotli
/// that costs 100 MB of text a second less than half a core. See docs/performance.md.
/// </remarks>
internal static class StoredText
{
    private const int Quality = 1;
    private const int Window = 22;
    private const int LengthOfMonth = 7;

    public static byte[] Hash(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    /// <summary>Hashes the text, and compresses it with its reading.</summary>
    public static StoredContent Write(Cable cable, IReadOnlyList<Diagnostic> diagnostics)
    {
        int header = Encoding.UTF8.GetByteCount(cable.Header), body = Encoding.UTF8.GetByteCount(cable.Body);
        var reading = new StoredReading
        {
            Cable = cable with { Header = "", Body = "" },
            Diagnostics = diagnostics,
            TextStart = cable.TextStart,
            TextEnd = cable.TextEnd,
            Spans = SpansOf(cable),
        };
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(reading, CableJson.Options);
        var content = new byte[header + body + json.Length];
        Encoding.UTF8.GetBytes(cable.Header, content);
        Encoding.UTF8.GetBytes(cable.Body, content.AsSpan(header));
        json.CopyTo(content, header + body);
        return new StoredContent
        {
            HeaderBytes = header,
            BodyBytes = body,
            TextHash = Hash(content.AsSpan(0, header + body)),
            Content = Compress(content),
            Text = content.AsMemory(0, header + body),
        };
    }

    public static (Cable Cable, IReadOnlyList<Diagnostic> Diagnostics) Read(ReadOnlySpan<byte> content, int headerBytes, int bodyBytes)
    {
        ReadOnlySpan<byte> text = Decompress(content);
        StoredReading stored = JsonSerializer.Deserialize<StoredReading>(text[(headerBytes + bodyBytes)..], CableJson.Options)
            ?? throw new InvalidDataException("A stored reading is empty.");
        Cable cable = stored.Cable with
        {
            Header = Encoding.UTF8.GetString(text[..headerBytes]),
            Body = Encoding.UTF8.GetString(text.Slice(headerBytes, bodyBytes)),
            TextStart = stored.TextStart,
            TextEnd = stored.TextEnd,
            Paragraphs = [.. stored.Cable.Paragraphs.Select((paragraph, i) =>
                paragraph with { Start = stored.Spans[2 * i], Length = stored.Spans[(2 * i) + 1] })],
        };
        return (cable, stored.Diagnostics);
    }

    /// <returns>The paragraphs alone, without where they stand in the body.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static IReadOnlyList<Paragraph> ReadParagraphs(ReadOnlySpan<byte> content, int headerBytes, int bodyBytes) =>
        JsonSerializer.Deserialize<StoredParagraphs>(Decompress(content).AsSpan(headerBytes + bodyBytes),
            CableJson.Options)?.Cable.Paragraphs
        ?? throw new InvalidDataException("A stored reading is empty.");

    /// <returns>Header and body alone, without the cost of their reading.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static byte[] ReadText(ReadOnlySpan<byte> content, int headerBytes, int bodyBytes)
    {
        var text = new byte[headerBytes + bodyBytes];
        Span<byte> rest = text;
        ReadOnlySpan<byte> source = content[Math.Min(content.Length, sizeof(int))..];
        using var decoder = new BrotliDecoder();
        while (!rest.IsEmpty)
        {
            var status = decoder.Decompress(source, rest, out int read, out int written);
            source = source[read..];
            rest = rest[written..];
            if (!rest.IsEmpty && (status is not System.Buffers.OperationStatus.DestinationTooSmall || written == 0))
                throw new InvalidDataException("A stored text is damaged.");
        }
        return text;
    }

    /// <summary>Length in four bytes, then Brotli.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(sizeof(int) + BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            BitConverter.TryWriteBytes(buffer, bytes.Length);
            if (!BrotliEncoder.TryCompress(bytes, buffer.AsSpan(sizeof(int)), out int written, Quality, Window))
                throw new InvalidOperationException("Brotli needs more room than it said.");
            return buffer.AsSpan(0, sizeof(int) + written).ToArray();
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Bytes before compression; -1 where none can be told.</summary>
    public static int LengthOf(ReadOnlySpan<byte> stored) => stored.Length < sizeof(int) ? -1 : BitConverter.ToInt32(stored);

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

    /// <summary><c>2007-03-02T13:09:00Z</c>, or empty: what sorts and is cut to days and months.</summary>
    public static string WriteTime(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <returns><c>2007-03</c>; empty where the time is not known.</returns>
    public static string MonthOf(string time) => time.Length < LengthOfMonth ? "" : time[..LengthOfMonth];

    public static DateTimeOffset? ReadTime(string text) =>
        text is "" ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static int[] SpansOf(Cable cable)
    {
        var spans = new int[2 * cable.Paragraphs.Count];
        for (int i = 0; i < cable.Paragraphs.Count; i++)
            (spans[2 * i], spans[(2 * i) + 1]) = (cable.Paragraphs[i].Start, cable.Paragraphs[i].Length);
        return spans;
    }

    private sealed record StoredParagraphs(CableParagraphs Cable);

    private sealed record CableParagraphs(IReadOnlyList<Paragraph> Paragraphs);

    // What the JSON of the contract does not show stands beside it.
    private sealed record StoredReading
    {
        public required Cable Cable { get; init; }
        public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
        public required int TextStart { get; init; }
        public required int TextEnd { get; init; }
        public required int[] Spans { get; init; }
    }
}

/// <summary>A version as it is stored.</summary>
internal sealed record StoredContent
{
    public required int HeaderBytes { get; init; }
    public required int BodyBytes { get; init; }

    /// <summary>SHA-256 of header and body.</summary>
    public required byte[] TextHash { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>Header and body as they are before compression, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Text { get; init; }
}
