using System.Text;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.Search.Columns;

namespace CableViewer.Tests.Archive.Reading;

/// <summary>Every member of every answer, for Dapper leaves a misspelt column silently empty.</summary>
public sealed class CableReaderTests : IDisposable
{
    private static readonly ReferenceId Id = ReferenceId.Parse("07KELPSUND12");
    private readonly TestArchive archive = new();

    public void Dispose() => archive.Dispose();

    [Fact]
    public async Task Finds_a_cable_with_all_that_is_known_of_it()
    {
        var cable = new InventedCable();
        string source = archive.Source("one.csv", "\n" + cable.Row());
        await archive.ImportAsync(source);

        ArchivedCable found = (await archive.Cables.FindAsync(Id, CancellationToken.None))!;
        Assert.Equal(Id, found.Cable.ReferenceId);
        Assert.Equal((cable.Header, cable.Body), (found.Cable.Header, found.Cable.Body));
        Assert.Equal(["EWWT", "PGOV"], found.Cable.Tags);
        Assert.Equal(2, found.Cable.Paragraphs.Count);
        Assert.All(found.Cable.Paragraphs, paragraph =>
            Assert.Contains(paragraph.Text[..10], cable.Body.Substring(paragraph.Start, paragraph.Length), StringComparison.Ordinal));
        Assert.True(found.Cable.TextStart > 0 && found.Cable.TextEnd < cable.Body.Length);
        Assert.Empty(found.Diagnostics);
        Assert.Equal((1, 1, true), (found.Version, found.VersionCount, found.IsCurrent));
        Assert.Equal(Convert.ToHexStringLower(StoredText.Hash(Encoding.UTF8.GetBytes(cable.Header + cable.Body))), found.Sha256);
        Assert.Equal((WithheldPart.Nothing, 0), (found.WithheldPart, found.Withheld.Count));

        Witness witness = Assert.Single(found.Witnesses);
        byte[] row = Encoding.UTF8.GetBytes(cable.Row().TrimEnd());
        Assert.Equal((source, source, 2, 1L, (long)row.Length),
            (witness.SourceSet, witness.Path, witness.Line, witness.ByteOffset, witness.ByteLength));
        Assert.Equal((1, 1L), (witness.Version, witness.ImportRun));
        Assert.True(witness.Imported > DateTimeOffset.UtcNow.AddHours(-1));
        Assert.Equal(Convert.ToHexStringLower(StoredText.Hash(row)), witness.Sha256);
        Assert.Null(witness.PublishedAs);
        Assert.Equal(row, await archive.Cables.FindRecordAsync(witness.Id, CancellationToken.None));
        Assert.Null(await archive.Cables.FindRecordAsync(99, CancellationToken.None));
        Assert.Null(await archive.Cables.FindAsync(ReferenceId.Parse("07KELPSUND13"), CancellationToken.None));
        Assert.Null(await archive.Cables.FindAsync(Id, 2, CancellationToken.None));
    }

    [Fact]
    public async Task Lists_versions_with_the_redactions_that_each_opens_and_closes()
    {
        var cable = new InventedCable();
        await archive.ImportAsync(
            archive.Source("one.csv", cable.Row()),
            archive.Source("two.csv", (cable with { Second = "Mr. Halvard Moth has the only other key." }).Row()),
            archive.Source("three.csv",
                (cable with { Second = "Mr. Halvard Moth has the only other key.", First = "The keeper blames xxxxxxxx." }).Row()));

        IReadOnlyList<CableVersion> versions = await archive.Cables.ListVersionsAsync(Id, CancellationToken.None);
        Assert.Equal([1, 2, 3], versions.Select(version => version.Number));
        Assert.Equal([false, false, true], versions.Select(version => version.IsCurrent));
        Assert.Equal([0, 1, 0], versions.Select(version => version.RedactionsOpened));
        Assert.Equal([0, 0, 1], versions.Select(version => version.RedactionsClosed));
        Assert.Equal(Encoding.UTF8.GetByteCount(cable.Header + cable.Body), versions[0].Bytes);
        Assert.All(versions, version =>
        {
            Assert.Equal(64, version.Sha256.Length);
            Assert.NotNull(version.Imported);
            Assert.Null(version.PublishedAs);
            Assert.Equal(version.Number, Assert.Single(version.Witnesses).Version);
        });

        CableComparison compared = (await archive.Cables.CompareAsync(Id, 1, 3, CancellationToken.None))!;
        Assert.Equal((1, 3), (compared.Before.Version, compared.After.Version));
        Assert.Equal((1, 1), (compared.Diff.RedactionsOpened, compared.Diff.RedactionsClosed));
        Assert.Null(await archive.Cables.CompareAsync(Id, 1, 4, CancellationToken.None));
        Assert.Empty(await archive.Cables.ListVersionsAsync(ReferenceId.Parse("07KELPSUND13"), CancellationToken.None));
    }

    [Fact]
    public async Task A_row_of_a_list_has_every_member()
    {
        var cable = new InventedCable();
        await archive.ImportAsync(archive.Source("one.csv",
            cable.Row() + (cable with { Id = "07KELPSUND13", Created = "3/3/2007 13:10", Reference = "07KELPSUND12", Header = "" })
                .Row(2)));
        using var current = new CurrentIndex(archive.File, TimeProvider.System);
        CableIndex index = await current.GetAsync(CancellationToken.None);
        IReadOnlyList<CableRow> rows =
            await new CableRows(archive.File).ListAsync(index, index.First(CableSort.Earliest, 8), CancellationToken.None);
        Assert.Equal(2, rows.Count);
        CableRow row = rows[0];
        Assert.Equal(Id, row.ReferenceId);
        Assert.Equal("THE HARBOUR LIGHT IS OUT AGAIN", row.Subject);
        Assert.Equal("The Harbour Light Is Out Again", row.Title);
        Assert.Equal(new DateTimeOffset(2007, 3, 2, 13, 9, 0, TimeSpan.Zero), row.Created);
        Assert.Null(row.Released);
        Assert.Equal(Classification.Confidential, row.Classification);
        Assert.Equal(("KELPSUND", "Consulate Kelpsund"), (row.OriginCode, row.OriginName));
        Assert.Equal((2, cable.Body.Length, 1, 1, WithheldPart.Nothing),
            (row.ParagraphCount, row.TextLength, row.CitedCount, row.VersionCount, row.Withheld));
    }

    [Fact]
    public async Task The_totals_add_up()
    {
        var cable = new InventedCable();
        await archive.ImportAsync(
            archive.Source("one.csv",
            cable.Row() + (cable with { Id = "", Header = "" }).Row(2).Replace("KELPSUND 000012", "KELPSUND", StringComparison.Ordinal)));
        await archive.ImportAsync(archive.Source("two.csv", (cable with { First = "It is the gulls." }).Row()));
        var statistics = new ArchiveStatistics(archive.File);
        ArchiveTotals totals = await statistics.CountAsync(CancellationToken.None);
        Assert.Equal((1, 1, 2, 1, 2), (totals.Cables, totals.Origins, totals.Paragraphs, totals.References, totals.Tags));
        Assert.Equal((2, 1, 2, 2, 1, 1),
            (totals.Versions, totals.Quarantined, totals.Imports, totals.Witnesses, totals.WithVersions, totals.Ghosts));
        DateTimeOffset created = new(2007, 3, 2, 13, 9, 0, TimeSpan.Zero);
        Assert.Equal((created, created, null), (totals.FirstCreated, totals.LastCreated, totals.LastReleased));
        Assert.NotNull(totals.Updated);
        Assert.Equal(new FileInfo(archive.File.Path).Length, totals.Size);
        Assert.True(await statistics.SumTextAsync(CancellationToken.None) > 500);

        IReadOnlyList<ImportRun> runs = await statistics.ListImportsAsync(CancellationToken.None);
        Assert.Equal([2L, 1L], runs.Select(run => run.Id));
        Assert.Equal(new ImportCounts(2, 1, 0, 0, 1), runs[1].Counts);
        Assert.Equal([archive.PathOf("one.csv")], runs[1].Sources);
        Assert.True(runs[1].Finished >= runs[1].Started);
    }
}
