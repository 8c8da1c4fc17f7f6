using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;
using CableViewer.Import;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Tests.Archive;

namespace CableViewer.Tests.Import;

/// <summary>A quarantined record is read again as what it was, whatever its bytes alone look like.</summary>
public sealed class QuarantineRetryTests : IDisposable
{
    private static readonly ReferenceId Id = ReferenceId.Parse("07KELPSUND12");
    private readonly TestArchive archive = new();

    public void Dispose() => archive.Dispose();

    [Fact]
    public async Task A_row_that_lost_its_date_is_a_row()
    {
        // Without a date at its beginning it looks like a telegram, for it has a sender and a date-time group.
        string row = new InventedCable { Id = "", Created = "" }.Row().Replace("KELPSUND 000012", "KELPSUND", StringComparison.Ordinal)
            .Replace("#0012 ", "", StringComparison.Ordinal);
        await archive.ImportAsync(new SourceReader { Format = SourceFormat.Csv }, archive.Source("one.csv", row));
        QuarantinedRecord record = Assert.Single(await new QuarantineReader(archive.File).ListAsync(0, 10, CancellationToken.None));
        Assert.Equal(RecordFormat.CablesCsv, record.Format);

        ImportCounts counts = await new QuarantineRetry(archive.File, TimeProvider.System).RetryAsync([record.Id], Id,
            CancellationToken.None);

        Assert.Equal(new ImportCounts(1, 1, 0, 0, 0), counts);
        Cable cable = (await archive.Cables.FindAsync(Id, CancellationToken.None))!.Cable;
        Assert.Equal("Consulate Kelpsund", cable.Origin);
        Assert.StartsWith("VZCZCXRO3368", cable.Header, StringComparison.Ordinal);
        Assert.StartsWith("C O N F I D E N T I A L KELPSUND", cable.Body, StringComparison.Ordinal);
        Assert.Equal(["par1", "par2"], cable.Paragraphs.Select(paragraph => paragraph.Anchor));
        await archive.AssertWholeAsync();
    }

    [Theory]
    [InlineData("page.txt", RecordFormat.PageText,
        "Reference ID\tCreated\tReleased\tClassification\tOrigin\n\t2007-03-02 13:09\t\tCONFIDENTIAL\tConsulate Kelpsund\n\nNothing "
            + "here.\n")]
    [InlineData("lines.jsonl", RecordFormat.JsonLines, "{\"body\":\"Nothing here.\"}\n")]
    [InlineData("page.html", RecordFormat.SitePage, "<html><h3>Viewing cable , nothing</h3><code><pre>Nothing here.</pre></code></html>")]
    [InlineData("telegram.txt", RecordFormat.Telegram, "R 021309Z MAR 07\nFM AMCONSUL KELPSUND\nTO SECSTATE WASHDC\n\nNothing here.\n")]
    [InlineData("broken.csv", RecordFormat.CablesCsv, "\"1\",\"3/2/2007 13:09\",\"07KELPSUND12\",\"Consulate Kelpsund\"\n")]
    public async Task Every_format_is_kept(string name, RecordFormat format, string text)
    {
        Assert.Equal(1, (await archive.ImportAsync(archive.Source(name, text))).Quarantined);
        Assert.Equal(format, Assert.Single(await new QuarantineReader(archive.File).ListAsync(0, 10, CancellationToken.None)).Format);

        ImportCounts counts = await new QuarantineRetry(archive.File, TimeProvider.System).RetryAsync(null, null, CancellationToken.None);

        Assert.Equal(new ImportCounts(1, 0, 0, 0, 1), counts);
    }

    [Fact]
    public async Task What_was_no_known_format_is_recognised_when_it_can_be()
    {
        await archive.ImportAsync(archive.Source("notes.txt", "A note.\n"));
        QuarantinedRecord record = Assert.Single(await new QuarantineReader(archive.File).ListAsync(0, 10, CancellationToken.None));
        Assert.Equal(("unknown-format", null), (record.Code, record.Format));

        // As a program of before would have kept a row.
        byte[] row = System.Text.Encoding.UTF8.GetBytes(new InventedCable().Row().TrimEnd('\n'));
        using (var connection = archive.File.OpenForWriting())
        {
            using var update = new Statement(connection, "UPDATE quarantine SET bytes = ?, sha256 = ?, byte_length = ?");
            update.With(StoredText.Compress(row)).With(StoredText.Hash(row)).With(row.Length).Run();
        }
        Assert.Equal(1, (await new QuarantineRetry(archive.File, TimeProvider.System).RetryAsync(null, null, CancellationToken.None)).New);
        await archive.AssertWholeAsync();
    }
}
