using CableViewer.Parsing;

namespace CableViewer.Sources;

/// <summary>One record of a source: a cable to be, or what could not even be read as one.</summary>
public sealed record SourceRecord
{
    public required SourceLocation Location { get; init; }

    /// <summary>The record's own bytes, whole, as they stand in the file: what is hashed, and what goes to the quarantine.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Null where the record cannot be read; <see cref="Problems"/> then says why.</summary>
    public RawCable? Cable { get; init; }

    /// <summary>What was wrong with the container: invalid UTF-8, a broken row, a missing table. Lines are lines of the file.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];
}
