using CableViewer.Search.Columns;
using CableViewer.Search.Results;

namespace CableViewer.Tests.Search;

/// <summary>The latest results are remembered: those of one state of the archive, and no more than fit.</summary>
public sealed class FoundCacheTests : IAsyncLifetime, IDisposable
{
    private readonly TestArchive archive = new();
    private CableIndex index = null!;

    public async Task InitializeAsync()
    {
        await archive.ImportAsync(InventedCables.Lines(1, 5));
        index = await archive.Search.GetIndexAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => archive.Dispose();

    [Fact]
    public void What_was_found_is_found_again()
    {
        var cache = new FoundCache();
        FoundCables found = Found();
        cache.Add("sluice", found);
        Assert.Same(found, cache.Find(index, "sluice"));
        Assert.Null(cache.Find(index, "opera"));

        FoundCables deeper = Found();
        cache.Add("sluice", deeper);
        Assert.Same(deeper, cache.Find(index, "sluice"));
    }

    // A result is about 60 kB, and there is room for 8 MB.
    [Fact]
    public void What_was_not_asked_for_longest_is_forgotten_first()
    {
        var cache = new FoundCache();
        for (int i = 0; i < 200; i++)
        {
            cache.Add($"query {i}", Found());
            Assert.NotNull(cache.Find(index, "query 0"));
        }
        Assert.Null(cache.Find(index, "query 1"));
        Assert.NotNull(cache.Find(index, "query 199"));
        int kept = Enumerable.Range(0, 200).Count(i => cache.Find(index, $"query {i}") is not null);
        Assert.InRange(kept, 100, 140);
    }

    [Fact]
    public void A_result_larger_than_the_room_is_kept_until_the_next()
    {
        var cache = new FoundCache();
        cache.Add("all", Found(ranked: 3_000_000));
        Assert.NotNull(cache.Find(index, "all"));
        cache.Add("sluice", Found());
        Assert.Null(cache.Find(index, "all"));
        Assert.NotNull(cache.Find(index, "sluice"));
    }

    [Fact]
    public async Task A_changed_archive_has_nothing_remembered()
    {
        var cache = new FoundCache();
        cache.Add("sluice", Found());
        await archive.ImportAsync(InventedCables.Lines(2, 9));
        CableIndex later = await archive.Search.GetIndexAsync(CancellationToken.None);
        Assert.NotSame(index, later);
        Assert.Null(cache.Find(later, "sluice"));
        cache.Add("opera", new FoundCables(later, new CableSet(later.Count), isRanked: false, null, []));
        // Nor is the state before remembered beside it.
        Assert.Null(cache.Find(index, "sluice"));
    }

    private FoundCables Found(int? ranked = null) =>
        new(index, new CableSet(index.Count), ranked is not null, ranked is { } count ? new int[count] : null, []);
}
