using CableViewer.Archive.References;
using CableViewer.Cables;
using Dapper;
using Microsoft.Data.Sqlite;
using static CableViewer.Tests.Archive.References.ThreadedArchive;

namespace CableViewer.Tests.Archive.References;

/// <summary>What stands around a cable: its thread, its neighbours.</summary>
public sealed class ThreadReaderTests : IDisposable
{
    private readonly ThreadedArchive archive = new();

    public void Dispose() => archive.Dispose();

    [Fact]
    public async Task Follows_references_two_steps_in_both_directions()
    {
        await archive.ImportAsync(
            Cable("02OLVERRA1", "2002-03-01", "01-OLVERRA-1"),
            Cable("01OLVERRA1", "2001-03-01", "00-OLVERRA-1"),
            Cable("03OLVERRA1", "2003-03-01", "02-OLVERRA-1; 02-ZENDAVIL-9"),
            Cable("03OLVERRA2", "2003-04-01", "02-OLVERRA-1"),
            Cable("04OLVERRA1", "2004-03-01", "03-OLVERRA-1; 03-KARSOVAR-7"),
            Cable("05OLVERRA1", "2005-03-01", "04-OLVERRA-1"),
            Cable("06OLVERRA1", "2006-03-01", "05-OLVERRA-1"));

        CableThread thread = (await new ThreadReader(archive.File).FindAsync(ReferenceId.Parse("03OLVERRA1"), CancellationToken.None))!;

        Assert.Equal(
            [
                ("01OLVERRA1", ThreadPlace.CitedByCited), ("02OLVERRA1", ThreadPlace.Cited), ("02ZENDAVIL9", ThreadPlace.Cited),
                    ("03OLVERRA1", ThreadPlace.Start),
                ("03OLVERRA2", ThreadPlace.AlsoCiting), ("03KARSOVAR7", ThreadPlace.AlsoCited), ("04OLVERRA1", ThreadPlace.Citing),
                    ("05OLVERRA1", ThreadPlace.CitingCiting),
            ],
            thread.Cables.Select(cable => (cable.ReferenceId.ToString(), cable.Place)));
        Assert.False(thread.IsCut);
        Assert.Null(thread.Cables[2].Row);
        Assert.Equal(2002, thread.Cables[2].Sent.Year);
        Assert.Contains(new ThreadLink(ReferenceId.Parse("05OLVERRA1"), ReferenceId.Parse("04OLVERRA1")), thread.Links);
        Assert.Equal(7, thread.Links.Count);
    }

    [Fact]
    public async Task A_thread_of_more_than_sixty_is_cut_and_says_so()
    {
        await archive.ImportAsync([
            Cable("03STATE1", "2003-03-01"), .. Enumerable.Range(1, 80).Select(i => Cable($"04STRELSAU{i}", "2004-02-01", "03-STATE-1"))]);

        CableThread thread = (await new ThreadReader(archive.File).FindAsync(ReferenceId.Parse("03STATE1"), CancellationToken.None))!;

        Assert.True(thread.IsCut);
        Assert.Equal(CableThread.MostCables, thread.Cables.Count);
    }

    [Fact]
    public async Task A_cable_that_cites_nothing_is_a_thread_of_its_own()
    {
        await archive.ImportAsync(Cable("03STATE1", "2003-03-01"));
        var threads = new ThreadReader(archive.File);

        Assert.Single((await threads.FindAsync(ReferenceId.Parse("03STATE1"), CancellationToken.None))!.Cables);
        Assert.Null(await threads.FindAsync(ReferenceId.Parse("03STATE2"), CancellationToken.None));
    }

    [Fact]
    public async Task Neighbours_are_five_before_and_five_after_at_the_post()
    {
        await archive.ImportAsync([
            .. Enumerable.Range(1, 14).Select(i => Cable($"04STRELSAU{i * 10}", $"2004-02-{i:00}")), Cable("04OLVERRA3", "2004-02-07"),
                Cable("03STRELSAU900", "2003-12-01")]);
        var neighbours = new NeighbourReader(archive.File);

        Neighbourhood middle = await neighbours.FindAsync(ReferenceId.Parse("04STRELSAU70"), CancellationToken.None);
        Neighbourhood first = await neighbours.FindAsync(ReferenceId.Parse("03STRELSAU900"), CancellationToken.None);

        Assert.Equal(["04STRELSAU60", "04STRELSAU50", "04STRELSAU40", "04STRELSAU30", "04STRELSAU20"],
            middle.Before.Select(row => row.ReferenceId.ToString()));
        Assert.Equal(["04STRELSAU80", "04STRELSAU90", "04STRELSAU100", "04STRELSAU110", "04STRELSAU120"],
            middle.After.Select(row => row.ReferenceId.ToString()));
        Assert.Equal("04STRELSAU60", middle.Earlier?.ReferenceId.ToString());
        Assert.Equal("04OLVERRA3", middle.Later?.ReferenceId.ToString());
        Assert.Empty(first.Before);
        Assert.Null(first.Earlier);
        Assert.Equal(5, first.After.Count);
        Assert.Equal(Neighbourhood.None, await neighbours.FindAsync(ReferenceId.Parse("04STRELSAU71"), CancellationToken.None));
    }

    [Fact]
    public async Task No_query_scans_a_table()
    {
        // With fewer rows than these the planner rightly finds that reading a table whole costs less than its index.
        await archive.ImportAsync(
            [.. Enumerable.Range(1, 400)
            .Select(i => Cable($"04STRELSAU{i}", $"2004-02-{(i % 28) + 1:00}", $"STATE {i + 100}; OLVERRA {i + 200} (03)"))]);
        await using SqliteConnection connection = await archive.File.OpenAsync(CancellationToken.None);
        var parameters = new
        {
            id = "04STRELSAU5",
            size = 10,
            offset = 0,
            ids = new[] { "04STRELSAU5", "04STRELSAU6" },
            cables = new[] { 1L, 2L },
            MostLinks = 10,
            origin = 1,
            year = 2003,
            serial = 1,
            created = "2003",
        };
        string[] queries =
        [
            ReferenceReader.ListSql, CitingReader.CountSql, CitingReader.ListSql, CitingReader.EntrySql, CitingReader.MentionSql,
                ReferenceReader.MentionSql, CitingReader.ContentSql,
            GhostReader.FindSql, GhostReader.TakenForSql, ThreadReader.CitedSql, ThreadReader.CitingSql, ThreadReader.RowSql,
            NeighbourReader.PlaceSql, NeighbourReader.ListSql,
        ];

        foreach (string sql in queries)
        {
            IEnumerable<PlanRow> plan = await connection.QueryAsync<PlanRow>("EXPLAIN QUERY PLAN " + sql, parameters);

            Assert.NotEmpty(plan);
            // A subquery that was made beforehand is gone through row by row; that is what it is made for. Origins are few.
            Assert.All(plan, row => Assert.True(
                !row.Detail.StartsWith("SCAN", StringComparison.Ordinal)
                    || row.Detail.StartsWith("SCAN (subquery", StringComparison.Ordinal) || row.Detail is "SCAN citing_id"
                    || row.Detail.StartsWith("SCAN origin", StringComparison.Ordinal),
                $"{row.Detail} in {sql}"));
        }
    }

    [Fact]
    public async Task The_list_of_missing_cables_is_read_in_the_order_of_its_index()
    {
        await archive.ImportAsync(Cable("03STATE1", "2003-03-01", "02-STATE-1"));
        await using SqliteConnection connection = await archive.File.OpenAsync(CancellationToken.None);

        IEnumerable<PlanRow> plan =
            await connection.QueryAsync<PlanRow>("EXPLAIN QUERY PLAN " + GhostReader.ListSql, new { size = 10, offset = 0 });

        Assert.Equal("SCAN ghost USING COVERING INDEX ghost_by_cited_count", Assert.Single(plan).Detail);
    }

    private sealed record PlanRow
    {
        public string Detail { get; init; } = "";
    }
}
