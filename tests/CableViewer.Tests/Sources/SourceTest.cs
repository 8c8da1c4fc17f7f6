using System.Buffers;
using System.Text;
using CableViewer.Sources;

namespace CableViewer.Tests.Sources;

/// <summary>Reads bytes through a source, and checks on the way what holds for every source and any bytes.</summary>
internal static class SourceTest
{
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n\f\v"u8);

    public static List<SourceRecord> Read(ICableSource source, string text) => Read(source, Encoding.UTF8.GetBytes(text));

    public static List<SourceRecord> Read(ICableSource source, byte[] bytes)
    {
        // A stream that gives a few bytes at a time must make no difference.
        List<SourceRecord> records = ReadStream(source, new MemoryStream(bytes));
        CheckBytes(bytes, records);
        return records;
    }

    public static List<SourceRecord> ReadInDrops(ICableSource source, byte[] bytes, int drop) =>
        ReadStream(source, new DroppingStream(bytes, drop));

    public static RawCable ReadOne(ICableSource source, string text) => Assert.IsType<RawCable>(Assert.Single(Read(source, text)).Cable);

    /// <summary>The bytes of a record are those its location names, and every byte that is not white space belongs to one.</summary>
    private static void CheckBytes(byte[] file, List<SourceRecord> records)
    {
        long position = file.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        foreach (SourceRecord record in records)
        {
            SourceLocation location = record.Location;
            Assert.True(location.Offset >= position, "Records overlap.");
            AssertBlank(file.AsSpan((int)position..(int)location.Offset));
            ReadOnlySpan<byte> own = file.AsSpan((int)location.Offset, (int)location.Length);
            if (record.Skipped is null) Assert.True(own.SequenceEqual(record.Bytes.Span), $"{location}: other bytes than in the file.");
            Assert.Equal(file.AsSpan(0, (int)location.Offset).Count((byte)'\n') + 1, location.Line);
            Assert.True(record.Cable is not null || record.Skipped is not null || record.Problems.Count > 0,
                $"{location}: no cable, and no reason.");
            if (record.Cable is { } cable) Assert.Equal(location, cable.Location);
            position = location.Offset + location.Length;
        }
        AssertBlank(file.AsSpan((int)position..));
    }

    private static void AssertBlank(ReadOnlySpan<byte> between) =>
        Assert.True(between.IndexOfAnyExcept(WhiteSpace) < 0, $"Bytes that belong to no record: {Encoding.UTF8.GetString(between)}");

    private static List<SourceRecord> ReadStream(ICableSource source, Stream stream) =>
        source.ReadAsync(stream, "test", CancellationToken.None).ToListAsync().AsTask().GetAwaiter().GetResult();

    private sealed class DroppingStream(byte[] bytes, int drop) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, drop)], cancellationToken);
    }
}
