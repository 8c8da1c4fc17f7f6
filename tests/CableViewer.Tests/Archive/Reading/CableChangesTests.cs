using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Archive.Writing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.Archive.Reading;

public sealed class CableChangesTests : IDisposable
{
    private readonly TestArchive archive = new();
    private readonly InventedCable cable = new();

    public void Dispose() => archive.Dispose();

    [Fact]
    public async Task A_part_changed_when_the_latest_of_its_cables_did()
    {
        await archive.ImportAsync(archive.Source("one.csv", cable.Row() + (cable with { Id = "07KELPSUND13", Header = "" }).Row(2)));
        await archive.ImportAsync(archive.Source("two.csv", (cable with { First = "It is the gulls." }).Row()));
        await archive.ImportAsync(archive.Source("again.csv", (cable with { First = "It is the gulls." }).Row()));
        archive.Query<int>("UPDATE import_run SET started = '202' || id || '-05-06T07:08:09Z'");

        Assert.Equal([2022, 2021], await YearsAsync(size: 1));
        Assert.Equal([2022], await YearsAsync(size: 50_000));
        IReadOnlyList<CableChange> cables = await new CableChanges(archive.File).ListAsync(0, 50_000, CancellationToken.None);
        Assert.Equal([2022, 2021], cables.Select(change => change.Changed!.Value.Year));
    }

    [Fact]
    public async Task A_cable_that_is_withheld_changes_its_part()
    {
        await archive.ImportAsync(archive.Source("one.csv", cable.Row() + (cable with { Id = "07KELPSUND13", Header = "" }).Row(2)));
        archive.Query<int>("UPDATE import_run SET started = '2021-05-06T07:08:09Z'");
        using (var writer = new CableWriter(archive.File, ["withhold"], DateTimeOffset.UtcNow))
        {
            writer.Withhold(CableViewer.Cables.ReferenceId.Parse("07KELPSUND13"), "", "Names a private person.",
                new DateTimeOffset(2023, 1, 2, 3, 4, 5, TimeSpan.Zero));
            writer.Finish(ImportCounts.None, DateTimeOffset.UtcNow);
        }
        Assert.Equal([2021, 2023], await YearsAsync(size: 1));
    }

    [Fact]
    public async Task No_part_is_gone_through()
    {
        await archive.ImportAsync(archive.Source("one.csv", cable.Row()));
        await using SqliteConnection connection = await archive.File.OpenAsync(CancellationToken.None);
        foreach (string sql in (string[])[CableChanges.LatestImportSql, CableChanges.LatestWithheldSql])
        {
            string plan = string.Join('\n',
                connection.Query($"EXPLAIN QUERY PLAN {sql}", new { after = 0, last = 9 }).Select(row => (string)row.detail));
            // What is read from end to end has a row an import, or a row a withholding.
            Assert.DoesNotContain("SCAN cable", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        }
    }

    private async Task<IEnumerable<int>> YearsAsync(int size) =>
        (await new CableChanges(archive.File).ListPartsAsync(size, CancellationToken.None)).Select(changed => changed!.Value.Year);
}
