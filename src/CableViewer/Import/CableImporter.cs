using System.Threading.Channels;
using CableViewer.Archive;
using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Sources;

namespace CableViewer.Import;

/// <summary>What an import says about one record that is not as it should be.</summary>
/// <param name="Location">File and line at which the record begins.</param>
/// <param name="ReferenceId">Null where the record has none.</param>
/// <param name="IsQuarantined">The record did not become a cable; otherwise it did, and this is only a doubt.</param>
public sealed record ImportProblem(SourceLocation Location, string? ReferenceId, Diagnostic Problem, bool IsQuarantined);

/// <summary>Brings sources into the archive: reading and parsing on one thread, writing on another.</summary>
public sealed class CableImporter(ArchiveFile archive, TimeProvider clock)
{
    // Large enough that committing costs little, small enough that a stop loses little.
    private const int BatchSize = 2_000;

    // Parsed cables that wait for the writer; with cables of 9 kB a few MB.
    private const int QueueLength = 500;

    private long done;

    /// <summary>Told of every problem, from the writing thread.</summary>
    public Action<ImportProblem> Problem { get; init; } = static _ => { };

    /// <summary>Told of what was passed over.</summary>
    public Action<SourceRecord> Skipped { get; init; } = static _ => { };

    /// <summary>Facts about the archive to note with the import, such as <c>sample</c>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Records saved so far; read from any thread.</summary>
    public long Done => Interlocked.Read(ref done);

    /// <returns>The counts, which add up; after cancellation those of what was finished, which is in the archive.</returns>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The archive cannot be written (a full disk); it is as after the last batch.</exception>
    public async Task<ImportCounts> ImportAsync(SourceReader reader, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        using var writer = new CableWriter(archive, sources, clock.GetUtcNow());
        foreach ((string name, string value) in Properties) writer.SetProperty(name, value);

        var queue = Channel.CreateBounded<ReadRecord>(new BoundedChannelOptions(QueueLength) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task reading = Task.Run(() => ReadAsync(reader, sources, queue.Writer, stop.Token), CancellationToken.None);

        ImportCounts counts = ImportCounts.None;
        try
        {
            await foreach (ReadRecord read in queue.Reader.ReadAllAsync(CancellationToken.None))
            {
                counts = counts.With(Save(writer, read));
                Interlocked.Increment(ref done);
                if (counts.Read % BatchSize == 0) writer.Commit();
            }
            await reading;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A second run goes on from here: what is saved is known by its hash.
        }
        finally
        {
            await stop.CancelAsync();
        }
        writer.Finish(counts, clock.GetUtcNow());
        return counts;
    }

    private async Task ReadAsync(SourceReader reader, IReadOnlyList<string> sources, ChannelWriter<ReadRecord> queue, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (SourceRecord record in reader.ReadAsync(sources, cancellationToken))
            {
                if (record.Skipped is not null)
                {
                    Skipped(record);
                    continue;
                }
                PreparedCable? prepared = null;
                if (record.Cable is { } raw)
                {
                    Parsed<Cable> parsed = CableParser.Parse(raw);
                    if (parsed.Value.ReferenceId is not null)
                        prepared = PreparedCable.From(parsed.Value, [.. record.Problems, .. parsed.Diagnostics], record);
                }
                await queue.WriteAsync(new ReadRecord(record, prepared), cancellationToken);
            }
            queue.Complete();
        }
        catch (OperationCanceledException e)
        {
            queue.Complete(e);
        }
    }

    private SaveOutcome Save(CableWriter writer, ReadRecord read)
    {
        if (read.Prepared is { } prepared)
        {
            foreach (Diagnostic doubt in prepared.Diagnostics)
                Problem(new ImportProblem(read.Record.Location, prepared.Cable.ReferenceId.ToString(), doubt, IsQuarantined: false));
            return writer.Save(prepared);
        }

        Diagnostic reason = read.Record.Problems is [.., var last]
            ? last
            : new Diagnostic(
                "no-reference-id",
                read.Record.Cable?.ReferenceId is { } id
                    ? $"\"{id}\" is no reference ID, and no correction of it is known."
                    : "The record has no reference ID, and none can be made from its text.",
                read.Record.Location.Line);
        Problem(new ImportProblem(read.Record.Location, read.Record.Cable?.ReferenceId, reason, IsQuarantined: true));
        writer.Quarantine(read.Record, $"{reason.Code}: {reason.Message}");
        return SaveOutcome.Quarantined;
    }

    private sealed record ReadRecord(SourceRecord Record, PreparedCable? Prepared);
}
