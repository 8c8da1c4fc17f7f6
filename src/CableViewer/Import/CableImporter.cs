using System.Threading.Channels;
using CableViewer.Archive;
using CableViewer.Archive.Records;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using CableViewer.Sources;
using CableViewer.Sources.Detection;

namespace CableViewer.Import;

/// <summary>What an import says about one record that is not as it should be.</summary>
/// <param name="Location">File and line at which the record begins.</param>
/// <param name="ReferenceId">Null where the record has none.</param>
/// <param name="IsQuarantined">The record did not become a cable; otherwise it did, and this is only a doubt.</param>
public sealed record ImportProblem(SourceLocation Location, string? ReferenceId, Diagnostic Problem, bool IsQuarantined);

/// <summary>
/// Brings sources into the archive. One thread reads, as many as there are cores parse, hash and compress, and one writes and indexes, in
/// the order of the source.
/// </summary>
public sealed class CableImporter(ArchiveFile archive, TimeProvider clock)
{
    // Large enough that committing costs little, small enough that a stop loses little.
    private const int CommitEvery = 5_000;
    private const long MostPendingBytes = 96L << 20;

    // What is handed from thread to thread: enough that the handing costs nothing, little beside the memory.
    private const int BatchSize = 32;
    private const int BatchBytes = 1 << 20;
    private const long BytesOnTheWay = 24L << 20;

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
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The archive cannot be written (a full disk); it is as after the last
    /// batch.</exception>
    public async Task<ImportCounts> ImportAsync(SourceReader reader, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        using var writer = new CableWriter(archive, sources, clock.GetUtcNow());
        foreach ((string name, string value) in Properties) writer.SetProperty(name, value);
        using KnownRecords known = await KnownRecords.OpenAsync(archive, cancellationToken);

        var queue = Channel.CreateBounded<Task<Batch>>(
            new BoundedChannelOptions(Environment.ProcessorCount + 1) { SingleReader = true, SingleWriter = true });
        var budget = new ByteBudget(BytesOnTheWay);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        PageTemplates templates = writer.LoadTemplates();
        Task reading = Task.Run(() =>
            ReadAsync(reader, sources, known, templates, queue.Writer, budget, stop.Token), CancellationToken.None);

        ImportCounts counts = ImportCounts.None;
        try
        {
            long committed = 0;
            await foreach (Task<Batch> preparing in queue.Reader.ReadAllAsync(CancellationToken.None))
            {
                Batch batch = await preparing;
                foreach (ReadRecord read in batch.Records)
                {
                    counts = counts.With(Save(writer, read));
                    Interlocked.Increment(ref done);
                }
                budget.Return(batch.Bytes);
                if (counts.Read - committed < CommitEvery && writer.PendingBytes < MostPendingBytes) continue;
                writer.NoteCounts(counts);
                writer.Commit();
                committed = counts.Read;
            }
            await reading;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A second run goes on from here: what is saved is known by its place and its hash.
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(static _ =>
                { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        writer.Finish(counts, clock.GetUtcNow());
        return counts;
    }

    private async Task ReadAsync(
        SourceReader reader, IReadOnlyList<string> sources, KnownRecords known, PageTemplates templates, ChannelWriter<Task<Batch>> queue,
            ByteBudget budget,
        CancellationToken cancellationToken)
    {
        var records = new List<SourceRecord>(BatchSize);
        long bytes = 0;
        try
        {
            await foreach (SourceRecord record in reader.ReadAsync(sources, cancellationToken))
            {
                if (record.Skipped is not null)
                {
                    Skipped(record);
                    continue;
                }
                if (bytes + record.Bytes.Length > BatchBytes) await SendAsync();
                records.Add(record);
                bytes += record.Bytes.Length;
                if (records.Count == BatchSize) await SendAsync();
            }
            await SendAsync();
            queue.Complete();
        }
        catch (Exception e)
        {
            queue.Complete(e);
        }

        async Task SendAsync()
        {
            if (records.Count == 0) return;
            SourceRecord[] sent = [.. records];
            long size = bytes;
            bytes = 0;
            records.Clear();
            await budget.TakeAsync(size, cancellationToken);
            long?[] knownFiles = [.. sent.Select(record => known.FindFile(record.Location.File))];
            await queue.WriteAsync(Task.Run(() => Prepare(sent, size, known, knownFiles, templates), CancellationToken.None),
                cancellationToken);
        }
    }

    private static Batch Prepare(SourceRecord[] records, long bytes, KnownRecords known, long?[] files, PageTemplates templates)
    {
        var read = new ReadRecord[records.Length];
        for (int i = 0; i < read.Length; i++)
        {
            SourceRecord record = records[i];
            byte[] hash = StoredText.Hash(record.Bytes.Span);
            bool isKnown = files[i] is { } file && known.Contains(file, record.Location.Offset, hash);
            read[i] = isKnown ? new ReadRecord(record, hash, [], [], IsKnown: true) : ReadRecord.From(record, hash, templates);
        }
        return new Batch(read, bytes);
    }

    private SaveOutcome Save(CableWriter writer, ReadRecord read)
    {
        if (read.IsKnown) return SaveOutcome.Unchanged;
        if (read.Prepared is [var first, ..])
        {
            ReferenceId id = first.Cable.ReferenceId!.Value;
            if ((writer.FindKnownConflict(first) ?? writer.FindConflict(first)) is { } conflict)
                return Quarantine(writer, read, id.ToString(), conflict);
            foreach (Diagnostic doubt in first.Diagnostics)
                Problem(new ImportProblem(read.Record.Location, id.ToString(), doubt, IsQuarantined: false));
            writer.RestoreWithheld(id, read.Withheld);
            SaveOutcome outcome = SaveOutcome.Unchanged;
            foreach (PreparedCable prepared in read.Prepared)
            {
                SaveOutcome saved = writer.Save(prepared);
                if (outcome is SaveOutcome.Unchanged) outcome = saved;
            }
            return outcome;
        }

        string? referenceId = read.Record.Cable?.ReferenceId;
        Diagnostic reason = read.Record.Cable is null && read.Record.Problems is [.., var last]
            ? last
            : new Diagnostic(
                "no-reference-id",
                referenceId is not null
                    ? $"\"{referenceId}\" is no reference ID, and no correction of it is known."
                    : "The record has no reference ID, and none can be made from its text.",
                read.Record.Location.Line);
        return Quarantine(writer, read, referenceId, reason);
    }

    private SaveOutcome Quarantine(CableWriter writer, ReadRecord read, string? referenceId, Diagnostic reason)
    {
        bool isKept = writer.Quarantine(read.Record, read.Hash, referenceId, reason.Code, reason.Message);
        if (!isKept) reason = reason with { Message = $"{reason.Message} The record is not kept: something of that cable is withheld." };
        Problem(new ImportProblem(read.Record.Location, referenceId, reason, IsQuarantined: true));
        return SaveOutcome.Quarantined;
    }

    /// <param name="Prepared">Empty where the record does not become a cable; several where a line of an export tells of several
    /// witnesses.</param>
    private sealed record ReadRecord(SourceRecord Record, byte[] Hash, PreparedCable[] Prepared, IReadOnlyList<WithheldNote> Withheld,
        bool IsKnown)
    {
        public static ReadRecord From(SourceRecord record, byte[] hash, PageTemplates templates)
        {
            if (ExportedLine.Read(record, templates) is { } line)
                return new ReadRecord(record, hash, line.Witnesses, line.Withheld, IsKnown: false);
            return new ReadRecord(record, hash, PreparedCable.From(record, hash, templates) is { } prepared ? [prepared] : [], [],
                IsKnown: false);
        }
    }

    private sealed record Batch(ReadRecord[] Records, long Bytes);
}
