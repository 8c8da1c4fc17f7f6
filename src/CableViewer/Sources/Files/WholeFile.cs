using System.Runtime.CompilerServices;

namespace CableViewer.Sources.Files;

/// <summary>Reads the formats that hold one cable a file.</summary>
internal static class WholeFile
{
    public static async IAsyncEnumerable<SourceRecord> ReadAsync(
        Stream stream,
        string file,
        int longestRecord,
        Func<ReadOnlyMemory<byte>, SourceLocation, SourceRecord> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var window = new ByteWindow(stream, file, longestRecord);
        bool inPieces = false;
        while (true)
        {
            while (await window.ReadMoreAsync(cancellationToken)) { }
            if (window.Unread.IsEmpty) yield break;

            var (bytes, location) = window.Take(window.Unread.Length);
            if (inPieces) yield return OverlongRecord.FurtherPiece((bytes, location), 1);
            else if (window.AtEnd) yield return read(bytes, location);
            else yield return OverlongRecord.FirstPiece((bytes, location), longestRecord);
            inPieces = true;
        }
    }
}
