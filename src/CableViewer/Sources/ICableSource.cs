namespace CableViewer.Sources;

/// <summary>One source format. A source streams: memory does not grow with the file.</summary>
public interface ICableSource
{
    /// <summary>What it reads.</summary>
    RecordFormat Format { get; }

    /// <summary>Every record of the stream, in order; every byte that is not white space belongs to one of them.</summary>
    /// <param name="stream">Read from its position to its end, not closed.</param>
    /// <param name="file">The name for <see cref="SourceLocation.File"/>.</param>
    /// <remarks>
    /// Throws only what the stream throws (<see cref="IOException"/>) and <see cref="OperationCanceledException"/>; bad data is a record
    /// with problems.
    /// </remarks>
    IAsyncEnumerable<SourceRecord> ReadAsync(Stream stream, string file, CancellationToken cancellationToken);
}
