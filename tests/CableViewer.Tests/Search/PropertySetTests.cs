using CableViewer.Archive.Reading;
using CableViewer.Archive.References;
using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.Search;

/// <summary>Sets for lists, held against the cables themselves.</summary>
public sealed class PropertySetTests : IAsyncLifetime, IDisposable
{
    private const int Count = 300;

    private readonly TestArchive archive = new();
    private readonly List<Cable> cables = [];

    public async Task InitializeAsync()
    {
        await archive.ImportAsync(InventedCables.Lines(seed: 11, Count));
        CableIndex index = await archive.Current.GetAsync(CancellationToken.None);
        var reader = new CableReader(archive.File);
        for (int row = 0; row < index.Count; row++)
            cables.Add((await reader.FindAsync(index.ReferenceIdOf(row), CancellationToken.None))!.Cable);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => archive.Dispose();

    [Fact]
    public async Task A_name_is_met_exactly_and_in_any_case()
    {
        CableIndex index = await archive.Current.GetAsync(CancellationToken.None);
        Same(index, index.Tags.WithName("prel"), cable => cable.Tags.Contains("PREL"));
        Same(index, index.Signers.WithName("TARLENHEIM"), _ => false);
        Same(index, index.Signers.WithName("VON TARLENHEIM"), cable =>
            cable.SignedBy.Contains("VON TARLENHEIM", StringComparer.OrdinalIgnoreCase));
        Same(index, index.OfOrigins((code, _) => code == "ZENDA"), cable => cable.ReferenceId!.Value.Origin == "ZENDA");
        Same(index, index.Classified(Classification.SecretNoforn), cable => cable.Classification == Classification.SecretNoforn);
    }

    [Theory]
    [InlineData("2004")]
    [InlineData("2004-02")]
    [InlineData("2004-02-14")]
    [InlineData("2010-11")]
    [InlineData("1900")]
    public async Task Days_are_those_of_UTC_and_unknown_days_are_in_none(string days)
    {
        CableIndex index = await archive.Current.GetAsync(CancellationToken.None);
        Assert.True(DayRange.TryParse(days, out DayRange range));
        Same(index, index.Created(range), cable =>
            cable.Created is { } time && time.UtcDateTime.ToString("yyyy-MM-dd", null).StartsWith(days, StringComparison.Ordinal));
        Same(index, index.Released(range), cable =>
            cable.Released is { } time && time.UtcDateTime.ToString("yyyy-MM-dd", null).StartsWith(days, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Days_months_and_years_are_counted()
    {
        CableIndex index = await archive.Current.GetAsync(CancellationToken.None);
        var counts = DayCounts.OfCreation(index, CableSet.All(index.Count));
        DateOnly[] days = [.. cables.Where(cable => cable.Created is not null)
            .Select(cable => DateOnly.FromDateTime(cable.Created!.Value.UtcDateTime))];
        Assert.Equal(days.Min(), counts.First);
        Assert.Equal(days.Max(), counts.Last);
        foreach (DateOnly day in days) Assert.Equal(days.Count(other => other == day), counts.On(day));
        Assert.Equal(days.Count(day => day.Year == 2004 && day.Month == 2), counts.In(2004, 2));
        Assert.Equal(days.Count(day => day.Year == 2004), counts.In(2004));
        Assert.Null(DayCounts.OfCreation(index, new CableSet(index.Count)).First);
    }

    [Theory]
    [InlineData(CableSort.Latest)]
    [InlineData(CableSort.EarliestReleased)]
    [InlineData(CableSort.Relevance)]
    public async Task Rows_go_on_behind_any_cable(CableSort sort)
    {
        FoundCables found = await archive.Search.FindAsync(Query.Parse("river OR opera"), sort, int.MaxValue, CancellationToken.None);
        FoundCables within = found.Within(found.Index.Tags.WithName("PREL"));
        int[] all = [.. within.RowsAfter(sort, null)];
        Assert.Equal(within.Total, all.Length);
        Assert.InRange(all.Length, 20, Count - 1);
        for (int i = 0; i < all.Length; i++) Assert.Equal(all[(i + 1)..], within.RowsAfter(sort, all[i]));
    }

    [Fact]
    public async Task Rows_come_in_the_order_asked_for_with_their_tags()
    {
        CableIndex index = await archive.Current.GetAsync(CancellationToken.None);
        IReadOnlyList<CableRow> rows = await new CableRows(archive.File).ListAsync(index, [7, 3, 250], CancellationToken.None);
        Assert.Equal([7, 3, 250], rows.Select(row => index.RowOf(row.ReferenceId)));
        Assert.All(rows, row => Assert.Equal(cables[index.RowOf(row.ReferenceId)].Tags, row.Tags));
        Assert.All(rows, row => Assert.Equal(cables[index.RowOf(row.ReferenceId)].Subject, row.Subject));
    }

    [Fact]
    public async Task Every_cable_is_in_one_part_with_the_time_of_its_import()
    {
        var changes = new CableChanges(archive.File);
        Assert.Equal(3, await changes.CountPartsAsync(128, CancellationToken.None));
        var ids = new List<string>();
        for (int part = 0; part < 3; part++)
        {
            IReadOnlyList<CableChange> found = await changes.ListAsync(part, 128, CancellationToken.None);
            ids.AddRange(found.Select(change => change.ReferenceId));
            Assert.All(found, change => Assert.NotNull(change.Changed));
        }
        Assert.Equal(cables.Select(cable => cable.ReferenceId.ToString()!).Order(), ids.Order());
        Assert.Empty(await changes.ListAsync(3, 128, CancellationToken.None));
    }

    [Fact]
    public async Task The_latest_releases_are_those_of_the_index_and_read_in_its_order()
    {
        CableIndex index = await archive.Current.GetAsync(CancellationToken.None);
        var rows = new CableRows(archive.File);
        IReadOnlyList<CableRow> latest = await rows.ListLatestReleasedAsync(20, CancellationToken.None);
        IReadOnlyList<CableRow> found = await rows.ListAsync(index, index.First(CableSort.LatestReleased, 20), CancellationToken.None);
        Assert.Equal(found.Select(row => row.ReferenceId), latest.Select(row => row.ReferenceId));
        await using SqliteConnection connection = await archive.File.OpenAsync(CancellationToken.None);
        string[] plan = [.. (await connection.QueryAsync("EXPLAIN QUERY PLAN " + CableRows.LatestReleasedSql, new { count = 8 }))
            .Select(row => (string)row.detail)];
        Assert.Equal("SCAN cable USING INDEX cable_by_released", plan[0]);
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_query_of_a_list_goes_through_the_archive()
    {
        await using SqliteConnection connection = await archive.File.OpenAsync(CancellationToken.None);
        foreach (string sql in (string[])[CableRows.ListSql, CitingReader.CitingSql, CableChanges.ListSql])
        {
            string[] plan = [.. (await connection.QueryAsync("EXPLAIN QUERY PLAN " + sql,
                new { ids = "[1,2]", id = "03ZENDA1", after = 0, last = 50_000 })).Select(row => (string)row.detail)];
            Assert.NotEmpty(plan);
            // Headings of a compound query read no table: each table read is a step of its own under them.
            string[] steps = [.. plan.Where(step => step is not (
                "COMPOUND QUERY" or "LEFT-MOST SUBQUERY" or "UNION USING TEMP B-TREE" or "MERGE (UNION)" or "LEFT" or "RIGHT"))];
            Assert.NotEmpty(steps);
            // The IDs that were asked for are gone through, and nothing else.
            Assert.All(steps, step => Assert.True(
                step.StartsWith("SEARCH", StringComparison.Ordinal)
                    || step.StartsWith("SCAN asked VIRTUAL TABLE", StringComparison.Ordinal),
                $"{step} in {sql}"));
        }
    }

    private void Same(CableIndex index, CableSet set, Func<Cable, bool> isMeant)
    {
        string[] expected = [.. cables.Where(isMeant).Select(cable => cable.ReferenceId.ToString()!)];
        var found = new List<string>();
        foreach (int row in set) found.Add(index.ReferenceIdOf(row).ToString());
        Assert.Equal(expected, found);
        Assert.Equal(expected.Length, set.Count);
    }
}
