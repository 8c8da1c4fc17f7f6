using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

/// <summary>Copies a live archive: the state between two batches, while readers read and an import writes.</summary>
public sealed class ArchiveBackup(ArchiveFile archive)
{
    /// <summary>The copy is put in place when it is whole, and not before.</summary>
    /// <param name="path">Of the copy; a file of that name is replaced.</param>
    /// <returns>Bytes of the copy.</returns>
    /// <exception cref="SqliteException">There is no archive, or no room for the copy.</exception>
    public async Task<long> WriteAsync(string path, CancellationToken cancellationToken)
    {
        string unfinished = $"{path}.part";
        File.Delete(unfinished);
        try
        {
            await using (SqliteConnection source = await archive.OpenAsync(cancellationToken))
            {
                var target = new SqliteConnection(
                    new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString());
                await using (target)
                {
                    await target.OpenAsync(cancellationToken);
                    source.BackupDatabase(target);
                    // A copy is one file: no log stands beside it.
                    await target.ExecuteAsync("PRAGMA journal_mode = DELETE;");
                }
            }
            long size = new FileInfo(unfinished).Length;
            File.Move(unfinished, path, overwrite: true);
            return size;
        }
        finally
        {
            File.Delete(unfinished);
            File.Delete($"{unfinished}-journal");
        }
    }
}
