using CableViewer.Cables;

namespace CableViewer.Sources.Files;

/// <summary>
/// What is longer than any record may be is delivered in pieces, so that none of its bytes is lost and memory stays bounded.
/// </summary>
internal static class OverlongRecord
{
    /// <summary>No cable comes near it: the longest of the release has less than half a megabyte.</summary>
    public const int DefaultLimit = 64 * 1024 * 1024;

    public static SourceRecord FirstPiece((ReadOnlyMemory<byte> Bytes, SourceLocation Location) taken, int limit) =>
        Piece(taken, $"The record that begins here is longer than {limit:N0} bytes.");

    /// <param name="firstLine">The line at which the record begins.</param>
    public static SourceRecord FurtherPiece((ReadOnlyMemory<byte> Bytes, SourceLocation Location) taken, int firstLine) =>
        Piece(taken, $"A further piece of the over-long record that begins on line {firstLine}.");

    private static SourceRecord Piece((ReadOnlyMemory<byte> Bytes, SourceLocation Location) taken, string message) => new()
    {
        Location = taken.Location,
        Bytes = taken.Bytes,
        Problems = [new Diagnostic("over-long-record", message, taken.Location.Line)],
    };
}
