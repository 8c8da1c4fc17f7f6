using System.Text;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.Import;
using CableViewer.Sources.Detection;
using CableViewer.Tests.Archive;

namespace CableViewer.Tests.Import;

public sealed class CableImporterTests : IDisposable
{
    private static readonly ReferenceId Id = ReferenceId.Parse("07KELPSUND12");
    private readonly TestArchive archive = new();

    public void Dispose() => archive.Dispose();

    [Theory]
    [InlineData("html", 1)]
    [InlineData("plusd", 1)]
    [InlineData("text", 2)]
    [InlineData("telegrams", 3)]
    [InlineData("packed/2007-spring.zip", 1)]
    [InlineData("packed/2007-summer.tar.gz", 1)]
    [InlineData("single-file/cables.csv", 5)]
    [InlineData("single-file/later-rows.csv", 1)]
    [InlineData("single-file/cables.jsonl", 1)]
    public async Task Brings_in_every_format_and_nothing_changes_the_second_time(string source, int atLeast)
    {
        string path = Path.Combine(TestArchive.Sample, source);
        ImportCounts first = await archive.ImportAsync(path);
        Assert.True(first.New >= atLeast, $"{first}");
        Assert.Equal(0, first.Quarantined);
        await archive.AssertWholeAsync();

        ImportCounts second = await archive.ImportAsync(path);
        Assert.Equal(first.Read, second.Read);
        Assert.Equal(second.Read, second.Unchanged);
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task A_text_that_differs_becomes_a_version_and_the_earlier_one_stays()
    {
        var cable = new InventedCable();
        await archive.ImportAsync(archive.Source("one.csv", cable.Row()));
        ImportCounts counts = await archive.ImportAsync(
            archive.Source("two.csv", (cable with { Second = "Mr. Halvard Moth has the only other key." }).Row()));
        Assert.Equal(new ImportCounts(1, 0, 1, 0, 0), counts);

        ArchivedCable now = (await archive.Cables.FindAsync(Id, CancellationToken.None))!;
        Assert.Equal((2, 2, true), (now.Version, now.VersionCount, now.IsCurrent));
        Assert.Contains("Halvard Moth", now.Cable.Body, StringComparison.Ordinal);
        ArchivedCable before = (await archive.Cables.FindAsync(Id, 1, CancellationToken.None))!;
        Assert.Equal(cable.Body, before.Cable.Body);
        Assert.False(before.IsCurrent);
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task A_text_that_comes_back_is_no_third_version()
    {
        var cable = new InventedCable();
        string one = archive.Source("one.csv", cable.Row()), two =
            archive.Source("two.csv", (cable with { First = "It is the gulls." }).Row());
        await archive.ImportAsync(one, two);
        ImportCounts counts = await archive.ImportAsync(archive.Source("three.csv", cable.Row()));
        Assert.Equal(new ImportCounts(1, 0, 0, 1, 0), counts);
        Assert.Equal(2, archive.Query<int>("SELECT version_count FROM cable"));
        Assert.Equal(3, archive.Query<int>("SELECT COUNT(*) FROM witness"));
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task The_same_text_from_two_sources_is_one_cable_with_two_witnesses_and_what_both_know()
    {
        var cable = new InventedCable();
        await archive.ImportAsync(archive.Source("one.csv", cable.Row()));
        ImportCounts counts = await archive.ImportAsync(archive.Source("two.jsonl", Published(cable) + "\n"));
        Assert.Equal(new ImportCounts(1, 0, 1, 0, 0), counts);

        ArchivedCable found = (await archive.Cables.FindAsync(Id, CancellationToken.None))!;
        Assert.Equal((1, 1), (found.Version, found.VersionCount));
        Assert.Equal(2, found.Witnesses.Count);
        Assert.Equal(new DateTimeOffset(2011, 8, 30, 1, 44, 0, TimeSpan.Zero), found.Cable.Released);
        Assert.Equal("Consulate Kelpsund", found.Cable.Origin);
        Assert.Equal(["http://example.org/light"], found.Cable.Articles);
        await archive.AssertWholeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_a_cable_was_published_is_known_of_every_version_whichever_source_says_it(bool publishedFirst)
    {
        var cable = new InventedCable();
        string row = archive.Source("row.csv", (cable with { Second = "Mr. Moth has the only other key." }).Row());
        string page = archive.Source("page.jsonl", Published(cable) + "\n");
        ImportCounts counts = publishedFirst ? await archive.ImportAsync(page, row) : await archive.ImportAsync(row, page);
        Assert.Equal(new ImportCounts(2, 1, 1, 0, 0), counts);

        ArchivedCable found = (await archive.Cables.FindAsync(Id, CancellationToken.None))!;
        Assert.Equal((2, 2), (found.Version, found.VersionCount));
        Assert.Equal(new DateTimeOffset(2011, 8, 30, 1, 44, 0, TimeSpan.Zero), found.Cable.Released);
        Assert.Equal(["http://example.org/light"], found.Cable.Articles);
        Assert.Equal("2011-08-30T01:44:00Z", archive.Query<string>("SELECT released FROM cable"));
        await archive.AssertWholeAsync();
        Assert.Equal(new ImportCounts(2, 0, 0, 2, 0), await archive.ImportAsync(row, page));
    }

    [Fact]
    public async Task A_witness_of_an_earlier_version_tells_when_the_cable_was_published()
    {
        var cable = new InventedCable();
        await archive.ImportAsync(archive.Source("one.csv", cable.Row()),
            archive.Source("two.csv", (cable with { Second = "Mr. Moth has the only other key." }).Row()));
        Assert.Equal(new ImportCounts(1, 0, 1, 0, 0), await archive.ImportAsync(archive.Source("page.jsonl", Published(cable) + "\n")));

        ArchivedCable found = (await archive.Cables.FindAsync(Id, CancellationToken.None))!;
        Assert.Equal((2, 2), (found.Version, found.VersionCount));
        Assert.Contains("Mr. Moth", found.Cable.Body, StringComparison.Ordinal);
        Assert.Equal(["http://example.org/light"], found.Cable.Articles);
        await archive.AssertWholeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_copy_stands_beside_the_right_one_in_whatever_order_they_come(bool damagedFirst)
    {
        string right = archive.Source("right.csv", new InventedCable().Row());
        string damaged = archive.Source("damaged.csv",
            new InventedCable { Id = "07EFTOKELPSUND12", Second = "Mr. Moth has no key." }.Row());
        ImportCounts counts = damagedFirst ? await archive.ImportAsync(damaged, right) : await archive.ImportAsync(right, damaged);
        Assert.Equal(new ImportCounts(2, 1, 1, 0, 0), counts);

        ArchivedCable found = (await archive.Cables.FindAsync(Id, CancellationToken.None))!;
        Assert.Contains("only other key", found.Cable.Body, StringComparison.Ordinal);
        Assert.Null(found.Cable.PublishedAs);
        Assert.Equal(Id, await archive.Cables.FindPublishedAsAsync("07eftokelpsund12", CancellationToken.None));
        CableVersion copy = (await archive.Cables.ListVersionsAsync(Id, CancellationToken.None)).Single(version => !version.IsCurrent);
        Assert.Equal("07EFTOKELPSUND12", copy.PublishedAs);
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task A_record_of_another_year_under_the_same_ID_is_quarantined()
    {
        var cable = new InventedCable();
        ImportCounts counts = await archive.ImportAsync(
            archive.Source("two.csv", cable.Row() + (cable with { Created = "9/9/2009 9:09", Header = "" }).Row(2)));
        Assert.Equal(new ImportCounts(2, 1, 0, 0, 1), counts);
        ImportProblem problem = Assert.Single(archive.Problems, problem => problem.IsQuarantined);
        Assert.Equal("conflicting-duplicate", problem.Problem.Code);
        Assert.Equal("07KELPSUND12", problem.ReferenceId);
    }

    [Fact]
    public async Task A_record_without_an_ID_is_quarantined_whole_until_somebody_gives_it_one()
    {
        byte[] row = Encoding.UTF8.GetBytes(new InventedCable { Id = "", Header = "" }.Row()
            .Replace("KELPSUND 000012", "KELPSUND", StringComparison.Ordinal));
        Assert.Equal(new ImportCounts(1, 0, 0, 0, 1), await archive.ImportAsync(archive.Source("one.csv", row)));
        var quarantine = new QuarantineReader(archive.File);
        QuarantinedRecord record = Assert.Single(await quarantine.ListAsync(0, 10, CancellationToken.None));
        Assert.Equal(archive.PathOf("one.csv"), record.Path);
        Assert.Equal((1, 0, row.Length - 1), (record.Line, record.ByteOffset, record.ByteLength));
        Assert.Equal("no-reference-id", record.Code);
        Assert.Contains("no reference ID", record.Reason, StringComparison.Ordinal);
        Assert.Null(record.ReferenceId);
        Assert.NotNull(record.Imported);
        Assert.Equal(row[..^1], await quarantine.FindBytesAsync(record.Id, CancellationToken.None));
        Assert.Equal([new ListCount("no-reference-id", 1)], await quarantine.CountByCodeAsync(CancellationToken.None));
        Assert.Equal(record, await quarantine.FindAsync(record.Id, CancellationToken.None));

        var retry = new QuarantineRetry(archive.File, TimeProvider.System);
        Assert.Equal(new ImportCounts(1, 0, 0, 0, 1), await retry.RetryAsync(null, null, CancellationToken.None));
        Assert.Equal(new ImportCounts(1, 1, 0, 0, 0), await retry.RetryAsync([record.Id], Id, CancellationToken.None));
        Assert.Null(await quarantine.FindAsync(record.Id, CancellationToken.None));
        Witness witness = Assert.Single((await archive.Cables.FindAsync(Id, CancellationToken.None))!.Witnesses);
        Assert.Equal((archive.PathOf("one.csv"), 0, (long)row.Length - 1), (witness.Path, (int)witness.ByteOffset, witness.ByteLength));
        Assert.Equal(row[..^1], await archive.Cables.FindRecordAsync(witness.Id, CancellationToken.None));
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task A_stopped_import_keeps_what_it_read_and_the_next_one_goes_on()
    {
        string source = archive.Source("many.csv",
            string.Concat(Enumerable.Range(1, 3000).Select(n => new InventedCable { Id = $"07KELPSUND{n}" }.Row(n))));
        using var stop = new CancellationTokenSource();
        var importer = new CableImporter(archive.File, TimeProvider.System);
        Task<ImportCounts> import = importer.ImportAsync(new SourceReader(), [source], stop.Token);
        while (importer.Done < 200 && !import.IsCompleted) await Task.Yield();
        await stop.CancelAsync();
        ImportCounts first = await import;
        Assert.Equal(first.New, archive.Query<long>("SELECT COUNT(*) FROM cable"));
        await archive.AssertWholeAsync();

        ImportCounts second = await archive.ImportAsync(source);
        Assert.Equal((3000, 3000 - first.New, first.New), (second.Read, second.New, second.Unchanged));
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task What_is_no_UTF8_is_given_back_byte_for_byte()
    {
        byte[] row = Encoding.Latin1.GetBytes(new InventedCable { Second = "The café is shut." }.Row());
        Assert.Equal(1, (await archive.ImportAsync(archive.Source("latin.csv", row))).New);
        ArchivedCable found = (await archive.Cables.FindAsync(Id, CancellationToken.None))!;
        Assert.Contains(found.Diagnostics, problem => problem.Code == "invalid-utf8");
        Assert.Equal(row[..^1], await archive.Cables.FindRecordAsync(Assert.Single(found.Witnesses).Id, CancellationToken.None));
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task An_overlong_record_is_kept_in_pieces_that_make_it_again()
    {
        byte[] row = Encoding.UTF8.GetBytes(new InventedCable { Second = new string('x', 40_000) }.Row());
        ImportCounts counts = await archive.ImportAsync(new SourceReader { LongestRecord = 10_000 }, archive.Source("long.csv", row));
        Assert.Equal(0, counts.New);
        var quarantine = new QuarantineReader(archive.File);
        var bytes = new List<byte>();
        foreach (QuarantinedRecord piece in (await quarantine.ListAsync(0, 100, CancellationToken.None)).OrderBy(piece => piece.ByteOffset))
            bytes.AddRange((await quarantine.FindBytesAsync(piece.Id, CancellationToken.None))!);
        Assert.Equal(row[..^1], bytes);
    }

    [Fact]
    public async Task A_line_of_an_export_that_does_not_prove_itself_is_a_source_like_any_other()
    {
        await archive.ImportAsync(archive.Source("one.csv", new InventedCable().Row()));
        string export = archive.PathOf("all.jsonl");
        await new CableViewer.Export.ArchiveExport(archive.File)
            .WriteAsync(export, CableViewer.Export.ExportFormat.JsonLines, CancellationToken.None);
        string forged = (await File.ReadAllTextAsync(export)).Replace("the gulls", "the moths", StringComparison.Ordinal);

        using var other = new TestArchive();
        Assert.Equal(1, (await other.ImportAsync(other.Source("forged.jsonl", forged))).New);
        Witness witness = Assert.Single((await other.Cables.FindAsync(Id, CancellationToken.None))!.Witnesses);
        Assert.Equal(other.PathOf("forged.jsonl"), witness.Path);
        await other.AssertWholeAsync();
    }

    // What a page of the site knows besides the text: when it was released, and who wrote about it.
    private static string Published(InventedCable cable)
    {
        return $$"""{"referenceId":"{{cable.Id}}","released":"2011-08-30T01:44:00Z","articles":["http://example.org/light"],"header":{{Quote(cable.Header)}},"body":{{Quote(cable.Body)}}}""";

        static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
    }
}
