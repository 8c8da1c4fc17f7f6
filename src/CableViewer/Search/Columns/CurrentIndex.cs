using CableViewer.Archive;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Search.Columns;

/// <summary>
/// The <see cref="CableIndex"/> of an archive, loaded when first asked for, and again behind the scenes when the archive has changed.
/// </summary>
public sealed class CurrentIndex(ArchiveFile archive, TimeProvider clock) : IDisposable
{
    // While an import runs the archive changes every second; loading again is to take a small share of the time.
    private const int LoadShare = 20;

    private readonly SemaphoreSlim loading = new(1, 1);
    private SqliteConnection? watcher;
    private Loaded? current;
    private long nextLook;

    /// <summary>The archive as it was a moment ago; waits only where nothing is loaded yet.</summary>
    /// <exception cref="SqliteException">There is no archive, or it cannot be read.</exception>
    public async ValueTask<CableIndex> GetAsync(CancellationToken cancellationToken)
    {
        if (current is { } known)
        {
            long now = clock.GetTimestamp();
            // One look a second at most, by one request at a time; the others go on with what is there.
            if (now >= Interlocked.Read(ref nextLook) && await loading.WaitAsync(0, CancellationToken.None))
            {
                Interlocked.Exchange(ref nextLook, now + clock.TimestampFrequency);
                _ = RefreshAsync(known);
            }
            return known.Index;
        }

        await loading.WaitAsync(cancellationToken);
        try
        {
            current ??= await LoadAsync(cancellationToken);
            return current.Index;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Loads the archive again if it has changed, and waits for it.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await loading.WaitAsync(cancellationToken);
        try
        {
            if (current is null || await LookAsync() != current.Version) current = await LoadAsync(cancellationToken);
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose()
    {
        watcher?.Dispose();
        loading.Dispose();
    }

    // Holds the semaphore, and gives it back.
    private async Task RefreshAsync(Loaded known)
    {
        try
        {
            // Loading keeps a core busy for a moment: not on the thread of the request that looked.
            await Task.Yield();
            if (await LookAsync() == known.Version) return;
            current = await LoadAsync(CancellationToken.None);
            Interlocked.Exchange(ref nextLook, clock.GetTimestamp() + (current.Ticks * LoadShare));
        }
        catch (SqliteException)
        {
            // The archive is being replaced; what is loaded serves until the next look.
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<Loaded> LoadAsync(CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        // Looked at before loading: what changes in between is loaded once more.
        long version = await LookAsync();
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        CableIndex index = CableIndexLoader.Load(connection);
        // What loading leaves behind is larger than the index, and would stay for long, since nothing else here is large.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new Loaded(index, version, clock.GetTimestamp() - start);
    }

    // A number that changes when another connection has written; it means something on one connection only, which is therefore kept.
    private async Task<long> LookAsync()
    {
        watcher ??= await archive.OpenAsync(CancellationToken.None);
        return await watcher.ExecuteScalarAsync<long>("PRAGMA data_version");
    }

    private sealed record Loaded(CableIndex Index, long Version, long Ticks);
}
