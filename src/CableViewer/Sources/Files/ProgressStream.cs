namespace CableViewer.Sources.Files;

/// <summary>A file, of which a <see cref="SourceProgress"/> is told what was read.</summary>
/// <param name="length">Bytes of the file; what was not read of it (a skipped entry) counts as done when the stream is closed. Null where
/// unknown.</param>
internal sealed class ProgressStream(Stream stream, SourceProgress progress, long? length) : Stream
{
    private long counted;

    public override bool CanRead => true;
    public override bool CanSeek => stream.CanSeek;
    public override bool CanWrite => false;
    public override long Length => stream.Length;

    public override long Position
    {
        get => stream.Position;
        set => stream.Position = value;
    }

    public override int Read(Span<byte> buffer) => Count(stream.Read(buffer));
    public override int Read(byte[] buffer, int offset, int count) => Count(stream.Read(buffer, offset, count));

    // A file is read at once: a detour over the thread pool costs more than the reading of a page, and nobody else waits for this thread.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<int>(cancellationToken)
            : ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (length is { } all) Count(all - counted);
            stream.Dispose();
        }
        base.Dispose(disposing);
    }

    // The directory of an archive file is read out of turn: never more than the file has.
    private int Count(int read)
    {
        Count((long)read);
        return read;
    }

    private void Count(long read)
    {
        if (length is { } all) read = Math.Min(read, all - counted);
        counted += read;
        progress.Add(read);
    }
}
