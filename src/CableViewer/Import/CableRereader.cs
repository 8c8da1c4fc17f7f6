using CableViewer.Archive;
using CableViewer.Archive.Records;
using CableViewer.Archive.Writing;
using CableViewer.Cables;

namespace CableViewer.Import;

/// <summary>Reads every text of an archive again with this version of the program; the sources are not needed.</summary>
/// <remarks>
/// Texts, records, versions, links and what is withheld stay as they are; only what was read from the texts changes. The archive is whole
/// after each batch: after a stop, some cables are read anew and the others as before.
/// </remarks>
public sealed class CableRereader(ArchiveFile archive, TimeProvider clock)
{
    // Enough to keep all cores at work, small beside the memory.
    private const int BatchSize = 256;

    private const int CommitEvery = 5_000;
    private const long MostPendingBytes = 96L << 20;

    private long done;

    /// <summary>
    /// Told of each cable that keeps its ID though its record would now be filed under another (empty: under none), from the writing
    /// thread.
    /// </summary>
    public Action<ReferenceId, string> OtherId { get; init; } = static (_, _) => { };

    /// <summary>Cables done so far; read from any thread.</summary>
    public long Done => Interlocked.Read(ref done);

    /// <summary>Cables in the archive; null until it is known.</summary>
    public long? Total { get; private set; }

    /// <summary>Cables whose reading holds, but whose words had to be indexed again.</summary>
    public int IndexedAgain { get; private set; }

    /// <returns>How many cables were read again; each is either changed or unchanged.</returns>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The archive cannot be written; it is as it was after the last
    /// batch.</exception>
    public ImportCounts Reread(CancellationToken cancellationToken)
    {
        using var writer = new CableWriter(archive, ["reread"], clock.GetUtcNow());
        Total = writer.BeginRereading();

        ImportCounts counts = ImportCounts.None;
        long after = 0, committed = 0;
        while (!cancellationToken.IsCancellationRequested && writer.ListToReread(after, BatchSize) is { Count: > 0 } batch)
        {
            RereadVersion[][] readings = [.. batch.AsParallel().AsOrdered().Select(cable => cable.ReadAgain())];
            for (int i = 0; i < readings.Length; i++)
            {
                counts = counts.With(writer.Reread(batch[i], [.. readings[i].Select(version => version.Reading)]));
                foreach (RereadVersion version in readings[i])
                    if (version.OtherId is { } other) OtherId(batch[i].ReferenceId, other);
                Interlocked.Increment(ref done);
            }
            after = batch[^1].Id;
            if (counts.Changed - committed < CommitEvery && writer.PendingBytes < MostPendingBytes) continue;
            writer.NoteCounts(counts);
            writer.Commit();
            committed = counts.Changed;
        }
        if (!cancellationToken.IsCancellationRequested) IndexedAgain = writer.IndexAgain();
        writer.Finish(counts, clock.GetUtcNow());
        return counts;
    }
}
