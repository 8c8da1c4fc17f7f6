namespace CableViewer.Sources;

/// <summary>How far the reading of sources is. Written by the reader, read from any thread by whoever draws the bar.</summary>
public sealed class SourceProgress
{
    private long totalBytes;
    private long bytesRead;
    private string? currentFile;

    /// <summary>Bytes on disk of everything that will be read; null until known, and always where standard input is read.</summary>
    public long? TotalBytes
    {
        get => Interlocked.Read(ref totalBytes) is var bytes and > 0 ? bytes : null;
        internal set => Interlocked.Exchange(ref totalBytes, value ?? 0);
    }

    /// <summary>Bytes read so far, as they stand on disk (compressed ones of an archive file).</summary>
    public long BytesRead => Interlocked.Read(ref bytesRead);

    /// <summary>The file being read, as in <see cref="SourceLocation.File"/>; null before the first.</summary>
    public string? CurrentFile
    {
        get => Volatile.Read(ref currentFile);
        internal set => Volatile.Write(ref currentFile, value);
    }

    internal void Add(long bytes) => Interlocked.Add(ref bytesRead, bytes);
}
