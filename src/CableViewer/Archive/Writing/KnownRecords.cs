using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Writing;

/// <summary>
/// Tells which records of a source the archive has already, so that a second run need not read them again. For any number of threads.
/// </summary>
public sealed class KnownRecords : IDisposable
{
    private readonly Lock door = new();
    private readonly SqliteConnection connection;
    private readonly Statement findFile;
    private readonly Statement find;
    private string? file;
    private long? fileId;

    /// <summary>As the archive is now; what is saved later is not seen.</summary>
    public static async Task<KnownRecords> OpenAsync(ArchiveFile archive, CancellationToken cancellationToken) =>
        new(await archive.OpenAsync(cancellationToken));

    private KnownRecords(SqliteConnection connection)
    {
        this.connection = connection;
        findFile = new Statement(connection, "SELECT id FROM source_file WHERE path = ?");
        find = new Statement(connection, "SELECT 1 FROM witness WHERE source_file_id = ? AND byte_offset = ? AND sha256 = ?");
    }

    /// <param name="path">Of the source file, as a witness names it.</param>
    /// <returns>Null where nothing of the file is in the archive, and no record of it need be asked for.</returns>
    public long? FindFile(string path)
    {
        lock (door)
        {
            if (file != path) (file, fileId) = (path, findFile.With(path).RunForNumber());
            return fileId;
        }
    }

    public bool Contains(long fileId, long offset, byte[] recordHash)
    {
        lock (door) return find.With(fileId).With(offset).With(recordHash).RunForNumber() is not null;
    }

    public void Dispose()
    {
        findFile.Dispose();
        find.Dispose();
        connection.Dispose();
    }
}
