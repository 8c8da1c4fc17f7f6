using System.Runtime.CompilerServices;

namespace CableViewer.Sources.Files;

/// <summary>Where a record of a text format ends. Goes on where it stopped when more has been read.</summary>
internal interface IRecordEnd
{
    /// <summary>Begins a new record.</summary>
    void Reset();

    /// <param name="bytes">From the first byte of the record, as far as has been read.</param>
    /// <param name="isFinal">Nothing follows: the record ends here at the latest.</param>
    /// <returns>The length of the record, or -1 where it may go on behind <paramref name="bytes"/>.</returns>
    int Find(ReadOnlySpan<byte> bytes, bool isFinal);
}

/// <summary>Reads the text formats, of which a file may hold several records.</summary>
internal static class SplitFile
{
    public static async IAsyncEnumerable<SourceRecord> ReadAsync(
        Stream stream,
        string file,
        int longestRecord,
        IRecordEnd recordEnd,
        Func<ReadOnlyMemory<byte>, SourceLocation, SourceRecord> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var window = new ByteWindow(stream, file, longestRecord);
        await window.SkipByteOrderMarkAsync(cancellationToken);
        int? overlongSince = null;
        while (await window.SkipEmptyLinesAsync(cancellationToken))
        {
            recordEnd.Reset();
            int end;
            do end = recordEnd.Find(window.Unread, window.AtEnd);
            while (end < 0 && (await window.ReadMoreAsync(cancellationToken) || window.AtEnd));

            int firstLine = overlongSince ?? window.LineAt(0);
            int length = SourceText.LengthWithoutWhiteSpace(end < 0 ? window.Unread : window.Unread[..end]);
            var (bytes, location) = window.Take(length);
            if (overlongSince is not null) yield return OverlongRecord.FurtherPiece((bytes, location), firstLine);
            else if (end < 0) yield return OverlongRecord.FirstPiece((bytes, location), longestRecord);
            else yield return read(bytes, location);
            overlongSince = end < 0 ? firstLine : null;
        }
    }
}
