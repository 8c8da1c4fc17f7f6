using System.Buffers;

namespace CableViewer.Sources.Files;

/// <summary>A stream seen through a window that slides forward record by record: what was read of it and not yet taken.</summary>
/// <param name="limit">Bytes the window may hold, and so the longest record.</param>
internal sealed class ByteWindow(Stream stream, string file, int limit) : IDisposable
{
    private const int FirstSize = 256 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Min(FirstSize, limit));
    private int start;
    private int end;
    private long offset;
    private int line = 1;

    public ReadOnlySpan<byte> Unread => buffer.AsSpan(start, end - start);

    /// <summary>The stream has ended: <see cref="Unread"/> is all that remains.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>The window holds as much as it may; a record that has not ended yet is over-long.</summary>
    public bool IsFull => end - start >= limit;

    /// <summary>Reads on behind what is unread, which keeps its place relative to the start of the window.</summary>
    /// <returns>False at the end of the stream, and when the window is full.</returns>
    public async ValueTask<bool> ReadMoreAsync(CancellationToken cancellationToken)
    {
        if (AtEnd || IsFull) return false;
        if (end == buffer.Length) MakeRoom();
        int wanted = Math.Min(buffer.Length, start + limit) - end;
        int read = await stream.ReadAtLeastAsync(buffer.AsMemory(end, wanted), wanted, throwOnEndOfStream: false, cancellationToken);
        end += read;
        AtEnd = read < wanted;
        return read > 0;
    }

    /// <returns>The line of the file on which byte <paramref name="at"/> of the window stands.</returns>
    public int LineAt(int at) => line + Unread[..at].Count((byte)'\n');

    /// <summary>Takes the first bytes of the window out of it, as a record of their own.</summary>
    public (ReadOnlyMemory<byte> Bytes, SourceLocation Location) Take(int length)
    {
        byte[] bytes = Unread[..length].ToArray();
        var location = new SourceLocation(file, line, offset, length);
        Skip(length);
        return (bytes, location);
    }

    /// <summary>Slides past bytes that belong to no record: white space between two of them.</summary>
    public void Skip(int length)
    {
        line = LineAt(length);
        offset += length;
        start += length;
    }

    /// <summary>Slides to the first byte that is not white space.</summary>
    /// <returns>False where there is none up to the end of the stream.</returns>
    public async ValueTask<bool> SkipWhiteSpaceAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Skip(SourceText.CountWhiteSpace(Unread));
            if (!Unread.IsEmpty) return true;
            if (!await ReadMoreAsync(cancellationToken)) return false;
        }
    }

    /// <summary>Slides to the first line that is not empty, and leaves its indentation.</summary>
    /// <returns>False where there is none up to the end of the stream.</returns>
    public async ValueTask<bool> SkipEmptyLinesAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int blank = SourceText.CountWhiteSpace(Unread);
            if (blank < Unread.Length)
            {
                Skip(Unread[..blank].LastIndexOfAny((byte)'\n', (byte)'\f') + 1);
                return true;
            }
            if (IsFull) Skip(blank);
            if (!await ReadMoreAsync(cancellationToken)) return false;
        }
    }

    /// <summary>To be called before all else: a byte order mark belongs to no record.</summary>
    public async ValueTask SkipByteOrderMarkAsync(CancellationToken cancellationToken)
    {
        await ReadMoreAsync(cancellationToken);
        if (Unread.StartsWith(SourceText.ByteOrderMark)) Skip(SourceText.ByteOrderMark.Length);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    // What was taken leaves room at the front; only a record that fills the whole window makes it grow.
    private void MakeRoom()
    {
        int unread = end - start;
        byte[] target = buffer;
        if (unread > buffer.Length / 2)
        {
            target = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * buffer.Length, (long)limit + 1));
        }
        Unread.CopyTo(target);
        if (target != buffer) ArrayPool<byte>.Shared.Return(buffer);
        (buffer, start, end) = (target, 0, unread);
    }
}
