using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Search;

/// <summary>Finds the cables of a query. What was found is remembered until the archive changes.</summary>
public sealed class CableSearch(ArchiveFile archive, CurrentIndex current)
{
    private readonly FoundCache cache = new();

    /// <summary>The archive in memory, for what needs no query.</summary>
    public ValueTask<CableIndex> GetIndexAsync(CancellationToken cancellationToken) => current.GetAsync(cancellationToken);

    /// <param name="sort">The order that <see cref="FoundCables.Rows"/> will be asked for.</param>
    /// <param name="depth">How far in that order it will be asked, in cables.</param>
    public async Task<FoundCables> FindAsync(Query query, CableSort sort, int depth, CancellationToken cancellationToken)
    {
        CableIndex index = await current.GetAsync(cancellationToken);
        string key = query.Canonical;
        bool isRanked = sort is CableSort.Relevance;
        if (cache.Find(index, key) is { } known && (!isRanked || IsDeepEnough(known, depth))) return known;

        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        await using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        List<WordIndex> words = [new WordIndex(connection)];
        await using SqliteConnection? second = QueryRun.HasMuchToRead(index, query.Root) ? await archive.OpenAsync(cancellationToken) : null;
        await using SqliteTransaction? beside = second?.BeginTransaction(deferred: true);
        // When another process has written in between, one connection alone knows what belongs together.
        if (second is not null && new WordIndex(second) is var same && same.IsSameAs(words[0])) words.Add(same);
        using var run = new QueryRun(index, words, new FieldSets(index, connection), isRanked);
        CableSet cables = run.Find(query.Root);
        int[]? ranked = null;
        if (isRanked && run.HasWords)
        {
            float[] scores = Scratch<float>.Pool.Rent(index.Count);
            Array.Clear(scores, 0, index.Count);
            run.Score(cables, scores);
            ranked = Ranking.Best(index, cables, scores, depth > Ranking.First ? cables.Count : Ranking.First);
            Scratch<float>.Pool.Return(scores);
        }
        var found = new FoundCables(index, cables, isRanked, ranked, run.Notes);
        cache.Add(key, found);
        return found;
    }

    /// <summary>How many cables a query finds.</summary>
    public async Task<int> CountAsync(Query query, CancellationToken cancellationToken) =>
        (await FindAsync(query, CableSort.Latest, 0, cancellationToken)).Total;

    private static bool IsDeepEnough(FoundCables known, int depth) =>
        known.IsRanked && (known.Ranked is null || known.Ranked.Length >= Math.Min(depth, known.Total));
}
