using CableViewer.Cables;

namespace CableViewer.Sources;

/// <summary>
/// One record of a source: a cable to be, what could not even be read as one, or what is plainly none and was passed over.
/// </summary>
public sealed record SourceRecord
{
    public required SourceLocation Location { get; init; }

    /// <summary>
    /// The record's own bytes, whole, as they stand in the file: what is hashed, and what goes to the quarantine. Empty where
    /// <see cref="Skipped"/> is set, and where nothing could be read (a missing file, a damaged archive file).
    /// </summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>As what it was read; null where no format was recognised.</summary>
    public RecordFormat? Format { get; init; }

    /// <summary>Null where the record cannot be read, and <see cref="Problems"/> says why, or where it was <see cref="Skipped"/>.</summary>
    public RawCable? Cable { get; init; }

    /// <summary>
    /// Why this is plainly no cable: an image or a list page of a mirror, an empty file, the header line of a table. Counted and told,
    /// never quarantined. Null for every real record.
    /// </summary>
    public string? Skipped { get; init; }

    /// <summary>What was wrong with the container: invalid UTF-8, a broken row, a missing table. Lines are lines of the file.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];
}
