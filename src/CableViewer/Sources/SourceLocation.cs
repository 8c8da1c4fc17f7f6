namespace CableViewer.Sources;

/// <summary>Where a record stands: what a message names, and what a witness remembers.</summary>
/// <param name="File">Path as given to the command, with <c>!</c> and the entry's name for a file inside an archive file:
/// <c>mirror.zip!cable/2007/03/07MEXICO1068.html</c>.</param>
/// <param name="Line">Line of the file at which the record begins, from 1.</param>
/// <param name="Offset">Byte of the file at which the record begins, from 0.</param>
/// <param name="Length">Bytes of the record.</param>
public sealed record SourceLocation(string File, int Line, long Offset, long Length)
{
    public override string ToString() => $"{File}({Line})";
}
