using CableViewer.Archive;
using CableViewer.FullText.Segments;
using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CableViewer.Search.Results;

/// <summary>Finds the cables of a query. What was found is remembered until the archive changes.</summary>
public sealed class CableSearch(ArchiveFile archive, CurrentIndex current)
{
    private readonly FoundCache cache = new();
    private long steps;

    /// <summary>What one search may take, in steps (<see cref="SearchBudget"/>).</summary>
    public long Limit { get; init; } = SearchBudget.Usual;

    /// <summary>What all searches have taken since the start, in steps.</summary>
    public long Steps => Interlocked.Read(ref steps);

    /// <summary>The archive in memory, for what needs no query.</summary>
    public ValueTask<CableIndex> GetIndexAsync(CancellationToken cancellationToken) => current.GetAsync(cancellationToken);

    /// <param name="sort">The order that <see cref="FoundCables.Rows"/> will be asked for.</param>
    /// <param name="depth">How far in that order it will be asked, in cables.</param>
    /// <exception cref="SearchTooLargeException">The query takes more work than a search may take.</exception>
    public Task<FoundCables> FindAsync(Query query, CableSort sort, int depth, CancellationToken cancellationToken) =>
        FindAsync(query, sort, depth, new SearchBudget(Limit), cancellationToken);

    /// <summary>As above, with what is left of a budget for several searches.</summary>
    /// <exception cref="SearchTooLargeException">The query takes more work than is left.</exception>
    public async Task<FoundCables> FindAsync(
        Query query, CableSort sort, int depth, SearchBudget budget, CancellationToken cancellationToken)
    {
        CableIndex index = await current.GetAsync(cancellationToken);
        string key = query.Canonical;
        bool isRanked = sort is CableSort.Relevance;
        if (cache.Find(index, key) is { } known && (!isRanked || IsDeepEnough(known, depth))) return known;

        long cost = SearchCost.Of(query.Root, index, budget.Left);
        if (cost > budget.Left) throw new SearchTooLargeException();
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        using Interruption interruption = connection.InterruptWhen(cancellationToken);
        await using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        await using SqliteConnection? second = QueryRun.HasMuchToRead(cost) ? await archive.OpenAsync(cancellationToken) : null;
        using Interruption? alsoInterruption = second?.InterruptWhen(cancellationToken);
        await using SqliteTransaction? beside = second?.BeginTransaction(deferred: true);
        long before = budget.Spent;
        try
        {
            FoundCables found = Find(query.Root, index, connection, second, isRanked ? depth : null, budget, cancellationToken);
            cache.Add(key, found);
            return found;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        finally
        {
            Interlocked.Add(ref steps, budget.Spent - before);
        }
    }

    /// <returns>How many cables a query finds; null where that takes more work than is left of the budget.</returns>
    public async Task<int?> CountAsync(Query query, SearchBudget budget, CancellationToken cancellationToken)
    {
        try
        {
            return (await FindAsync(query, CableSort.Latest, 0, budget, cancellationToken)).Total;
        }
        catch (SearchTooLargeException)
        {
            return null;
        }
    }

    // depth: how many are to be put in the order of relevance; null where none is.
    private static FoundCables Find(
        QueryNode root,
        CableIndex index,
        SqliteConnection connection,
        SqliteConnection? second,
        int? depth,
        SearchBudget budget,
        CancellationToken cancellationToken)
    {
        List<WordIndex> words = [new WordIndex(connection)];
        // When another process has written in between, one connection alone knows what belongs together.
        if (second is not null && new WordIndex(second) is var same && same.IsSameAs(words[0])) words.Add(same);
        var fields = new FieldSets(index, connection, new SearchMeter(budget, cancellationToken));
        using var run = new QueryRun(index, words, fields, depth is not null, budget, cancellationToken);
        CableSet cables = run.Find(root);
        int[]? ranked = null;
        if (depth is { } deep && run.HasWords)
        {
            float[] scores = Scratch<float>.Pool.Rent(index.Count);
            Array.Clear(scores, 0, index.Count);
            run.Score(cables, scores);
            ranked = Ranking.Best(index, cables, scores, deep > Ranking.First ? cables.Count : Ranking.First);
            Scratch<float>.Pool.Return(scores);
        }
        return new FoundCables(index, cables, depth is not null, ranked, run.Notes);
    }

    private static bool IsDeepEnough(FoundCables known, int depth) =>
        known.IsRanked && (known.Ranked is null || known.Ranked.Length >= Math.Min(depth, known.Total));
}
