using CableViewer.Archive;
using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.Search;

/// <summary>
/// No search does more work than a search may do: its work is counted in steps, and where there are too many, nothing is counted wrong.
/// </summary>
public sealed class SearchBudgetTests : IAsyncLifetime, IDisposable
{
    // Each of the kinds that have held a machine, over the words of the invented cables.
    public static TheoryData<string> Large =>
    [
        string.Join(" /p ", Enumerable.Repeat($"({string.Join(" OR ", Letters.Select(letter => $"{letter}*"))})", 12)),
        string.Join(" NEAR/100 ", Enumerable.Repeat("the river sluice of gate a".Split(' '), 4).SelectMany(words => words)),
        $"\"{string.Join(' ', Enumerable.Repeat("the of a river gate", 60))}\"",
        string.Join(" OR ", Letters.Select(letter => $"\"the {letter}*\"")),
        string.Join(" OR ", Enumerable.Repeat("the NEAR/100 of /p a NEAR/100 gate", 30).Select((part, i) => $"({part} /p x{i}*)")),
        string.Join(' ', Letters.Select(letter => $"-(the /p {letter}*)")),
    ];

    private static IEnumerable<char> Letters => Enumerable.Range('a', 26).Select(letter => (char)letter);

    private readonly TestArchive archive = new();

    public Task InitializeAsync() => archive.ImportAsync(InventedCables.Lines(3, 200));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => archive.Dispose();

    [Theory, MemberData(nameof(Large))]
    public async Task A_search_is_stopped_at_its_budget(string typed)
    {
        Query query = Query.Parse(typed);
        // First as much as it takes.
        var whole = new SearchBudget(long.MaxValue);
        FoundCables found = await FindAsync(query, whole);
        Assert.True(whole.Spent > 0);

        // A step less is not enough, and the part of it that is done before it is noticed is small.
        foreach (long limit in (long[])[whole.Spent - 1, whole.Spent / 2, 1])
        {
            var budget = new SearchBudget(limit);
            await Assert.ThrowsAsync<SearchTooLargeException>(() => FindAsync(query, budget));
            Assert.InRange(budget.Spent, 0, limit + 60_000);
        }

        // Enough gives the same as before.
        var enough = new SearchBudget(whole.Spent);
        FoundCables again = await FindAsync(query, enough);
        Assert.Equal(found.Total, again.Total);
    }

    [Fact]
    public async Task What_document_frequencies_show_to_be_too_large_is_not_begun()
    {
        var budget = new SearchBudget(5);
        await Assert.ThrowsAsync<SearchTooLargeException>(() => FindAsync(Query.Parse("the"), budget));
        Assert.Equal(0, budget.Spent);
    }

    // A lower bound: what is refused before it runs would have been refused while it ran.
    [Fact]
    public async Task The_cost_known_beforehand_is_never_more_than_what_a_search_takes()
    {
        CableIndex index = await archive.Search.GetIndexAsync(CancellationToken.None);
        var random = new Random(5);
        for (int i = 0; i < 300; i++)
        {
            Query query = Query.Of(GeneratedQueries.Node(random, 2));
            var budget = new SearchBudget(long.MaxValue);
            await FindAsync(query, budget);
            // Steps are counted in portions.
            long cost = SearchCost.Of(query.Root, index, long.MaxValue);
            Assert.True(cost <= budget.Spent + 20_000, $"{query.Canonical}: {cost} known beforehand, {budget.Spent} taken");
        }
    }

    [Fact]
    public void Matching_ends_when_nobody_waits()
    {
        using var leaving = new CancellationTokenSource();
        var budget = new SearchBudget(long.MaxValue);
        var meter = new SearchMeter(budget, leaving.Token);
        meter.Spend(1);
        leaving.Cancel();
        Action goOn = () =>
        {
            while (true) meter.Spend(1);
        };
        Assert.Throws<OperationCanceledException>(goOn);
        Assert.InRange(budget.Spent, 1, 20_000);
    }

    // The statement would never end by itself.
    [Fact]
    public async Task The_statement_that_runs_is_interrupted_when_nobody_waits()
    {
        using var leaving = new CancellationTokenSource();
        await using SqliteConnection connection = await archive.File.OpenAsync(CancellationToken.None);
        using Interruption interruption = connection.InterruptWhen(leaving.Token);
        connection.CreateFunction("leave", () =>
        {
            leaving.Cancel();
            return 1;
        });
        SqliteException end = Assert.Throws<SqliteException>(() => connection.ExecuteScalar<long>(
            "WITH RECURSIVE count(n) AS (SELECT leave() UNION ALL SELECT n + 1 FROM count) SELECT MAX(n) FROM count"));
        Assert.Equal(SQLitePCL.raw.SQLITE_INTERRUPT, end.SqliteErrorCode);
    }

    // Of a search that remembers nothing.
    private Task<FoundCables> FindAsync(Query query, SearchBudget budget) =>
        new CableSearch(archive.File, archive.Current).FindAsync(query, CableSort.Latest, 0, budget, CancellationToken.None);
}
