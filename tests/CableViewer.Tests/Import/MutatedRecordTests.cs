using System.Globalization;
using System.IO.Compression;
using System.Text;
using CableViewer.Archive.Records;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Tests.Archive;

namespace CableViewer.Tests.Import;

/// <summary>Ten thousand damaged records: nothing throws, the counts add up, and every byte is found again.</summary>
public sealed class MutatedRecordTests
{
    private const int RecordsAFile = 500;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Every_byte_of_2500_mutated_records_is_in_the_archive_or_in_the_quarantine(int seed)
    {
        using var archive = new TestArchive();
        var random = new Random(seed);
        List<byte[]> records = await ReadSampleAsync();
        var sources = new List<string>();
        for (int file = 0; file < 2500 / RecordsAFile; file++)
        {
            string path = archive.PathOf(string.Create(CultureInfo.InvariantCulture, $"mutated-{file}.zip"));
            sources.Add(path);
            await using ZipArchive zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create);
            for (int i = 0; i < RecordsAFile; i++)
            {
                await using Stream entry = await zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"07KELPSUND{i + 1}.bin"),
                    CompressionLevel.NoCompression).OpenAsync();
                await entry.WriteAsync(Mutate(records, random));
            }
        }

        ImportCounts counts = await archive.ImportAsync([.. sources]);
        Assert.True(counts.New > 0 && counts.Changed > 0 && counts.Quarantined > 0, $"{counts}");
        await archive.AssertWholeAsync();

        // What the sources say they hold, read once more, against what the archive gives back.
        Dictionary<string, byte[]> kept = await archive.ListRecordsAsync();
        long read = 0;
        await foreach (SourceRecord record in new SourceReader().ReadAsync(sources, CancellationToken.None))
        {
            if (record.Skipped is not null) continue;
            read++;
            Assert.True(
                kept.TryGetValue(Convert.ToHexString(StoredText.Hash(record.Bytes.Span)), out byte[]? bytes)
                    && record.Bytes.Span.SequenceEqual(bytes),
                $"{record.Location} is lost.");
        }
        Assert.Equal(read, counts.Read);

        ImportCounts again = await archive.ImportAsync([.. sources]);
        Assert.Equal((counts.Read, 0, 0, counts.Quarantined), (again.Read, again.New, again.Changed, again.Quarantined));
    }

    private static async Task<List<byte[]>> ReadSampleAsync()
    {
        var records = new List<byte[]>();
        await foreach (SourceRecord record in new SourceReader().ReadAsync([TestArchive.Sample], CancellationToken.None))
            if (record.Skipped is null) records.Add(record.Bytes.ToArray());
        return records;
    }

    private static byte[] Mutate(List<byte[]> records, Random random)
    {
        byte[] record = records[random.Next(records.Count)];
        switch (random.Next(6))
        {
            case 0: return record[..random.Next(1, record.Length)];
            case 1: return record[random.Next(record.Length)..];
            case 2:
                byte[] flipped = [.. record];
                for (int i = random.Next(1, 20); i > 0; i--) flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 3:
                byte[] other = records[random.Next(records.Count)];
                return [.. record[..random.Next(record.Length)], .. other[random.Next(other.Length)..]];
            case 4:
                Encoding[] encodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1, Encoding.UTF32];
                return encodings[random.Next(encodings.Length)].GetBytes(Encoding.UTF8.GetString(record));
            default:
                int at = random.Next(record.Length);
                int length = random.Next(Math.Min(record.Length - at, 2000));
                return [.. record[..at], .. record[at..(at + length)], .. record[at..]];
        }
    }
}
