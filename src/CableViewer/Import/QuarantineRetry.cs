using CableViewer.Archive;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using CableViewer.Sources;
using CableViewer.Sources.Detection;

namespace CableViewer.Import;

/// <summary>Reads quarantined records again: with a newer program, or with an ID that the operator gives to a record without one.</summary>
public sealed class QuarantineRetry(ArchiveFile archive, TimeProvider clock)
{
    private const int PageSize = 100;

    /// <summary>Told of every record that stays in the quarantine.</summary>
    public Action<QuarantinedRecord> Kept { get; init; } = static _ => { };

    /// <param name="ids">Which records; null for all.</param>
    /// <param name="referenceId">For a record that has none; null where none is given.</param>
    /// <returns>The counts, which add up; a record that cannot be read still counts as quarantined.</returns>
    /// <exception cref="ArchiveException">There is no such record.</exception>
    public async Task<ImportCounts> RetryAsync(IReadOnlyList<long>? ids, ReferenceId? referenceId, CancellationToken cancellationToken)
    {
        var quarantine = new QuarantineReader(archive);
        using var writer = new CableWriter(archive, ["quarantine"], clock.GetUtcNow());
        PageTemplates templates = writer.LoadTemplates();
        ImportCounts counts = ImportCounts.None;
        await foreach (QuarantinedRecord record in ListAsync(quarantine, ids, cancellationToken))
        {
            byte[] bytes = await quarantine.FindBytesAsync(record.Id, cancellationToken) ?? [];
            List<PreparedCable>? prepared = await PrepareAsync(record, bytes, referenceId, templates, cancellationToken);
            if (prepared is null || prepared.Exists(cable => writer.FindConflict(cable) is not null))
            {
                Kept(record);
                counts = counts.With(SaveOutcome.Quarantined);
                continue;
            }
            foreach (PreparedCable cable in prepared) counts = counts.With(writer.Save(cable));
            writer.Release(record.Id);
            writer.NoteCounts(counts);
            writer.Commit();
        }
        writer.Finish(counts, clock.GetUtcNow());
        return counts;
    }

    private static async IAsyncEnumerable<QuarantinedRecord> ListAsync(
        QuarantineReader quarantine, IReadOnlyList<long>? ids,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ids is not null)
        {
            foreach (long id in ids)
                yield return await quarantine.FindAsync(id, cancellationToken)
                    ?? throw new ArchiveException($"The quarantine has no record {id}; cableviewer quarantine list shows what it has.");
            yield break;
        }
        IReadOnlyList<QuarantinedRecord> page;
        for (long after = 0; (page = await quarantine.ListAsync(after, PageSize, cancellationToken)).Count > 0; after = page[^1].Id)
            foreach (QuarantinedRecord record in page) yield return record;
    }

    // As what it was read; a record of no known format may be of one that this program knows.
    private static IAsyncEnumerable<SourceRecord> ReadAsync(QuarantinedRecord record, byte[] bytes, CancellationToken cancellationToken)
    {
        var stream = new MemoryStream(bytes, writable: false);
        return record.Format is { } format
            ? SourceDetection.Create(format).ReadAsync(stream, record.Path, cancellationToken)
            : new SourceReader { StandardInput = () => stream }.ReadAsync(["-"], cancellationToken);
    }

    // Null where any part of the record still cannot become a cable: then all of it stays.
    private static async Task<List<PreparedCable>?> PrepareAsync(
        QuarantinedRecord record, byte[] bytes, ReferenceId? referenceId, PageTemplates templates, CancellationToken cancellationToken)
    {
        if (bytes.Length == 0) return null;
        var prepared = new List<PreparedCable>();
        await foreach (SourceRecord read in ReadAsync(record, bytes, cancellationToken))
        {
            if (read.Skipped is not null) continue;
            SourceLocation place = read.Location;
            SourceRecord placed = read with
            {
                Location = new SourceLocation(record.Path, record.Line + place.Line - 1, record.ByteOffset + place.Offset, place.Length),
                Cable = read.Cable is { } raw && referenceId is { } given
                    && ReferenceId.TryParse(raw.ReferenceId, out _) is false ? raw with { ReferenceId = given.ToString() } : read.Cable,
            };
            if (PreparedCable.From(placed, StoredText.Hash(placed.Bytes.Span), templates) is not { } cable) return null;
            prepared.Add(cable);
        }
        return prepared.Count == 0 ? null : prepared;
    }
}
