using CableViewer.Archive;
using CableViewer.Archive.Checking;

namespace CableViewer.Export;

/// <summary>The forms in which a whole archive can be had.</summary>
public enum ExportFormat
{
    /// <summary>
    /// Everything: every version, its witnesses, what is withheld. Importing it into an empty archive gives the same archive.
    /// </summary>
    JsonLines,

    /// <summary>Every cable in its current version, in the dialect of <c>cables.csv</c>.</summary>
    Csv,
}

/// <summary>
/// Writes everything that is in the archive to a file, as it is when the export begins; memory does not grow with the archive.
/// </summary>
public sealed class ArchiveExport(ArchiveFile archive)
{
    private const int BufferSize = 1 << 20;

    /// <summary>A file of that name is replaced when the export is whole, and not before.</summary>
    /// <returns>Lines or rows written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged; <c>verify</c> tells where.</exception>
    public async Task<long> WriteAsync(string path, ExportFormat format, CancellationToken cancellationToken)
    {
        string unfinished = $"{path}.part";
        try
        {
            long written;
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize))
                written = await WriteAsync(file, format, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
            return written;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <returns>Lines or rows written.</returns>
    /// <exception cref="InvalidDataException">The archive is damaged; <c>verify</c> tells where.</exception>
    public async Task<long> WriteAsync(Stream output, ExportFormat format, CancellationToken cancellationToken)
    {
        using ArchiveScan scan = await ArchiveScan.OpenAsync(archive, cancellationToken);
        long written = format is ExportFormat.Csv
            ? CablesCsvExport.Write(scan, output, cancellationToken)
            : JsonLinesExport.Write(scan, output, cancellationToken);
        await output.FlushAsync(cancellationToken);
        return written;
    }
}
