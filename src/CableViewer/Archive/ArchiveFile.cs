using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

/// <summary>The one file that is the archive: opens connections to it, and brings its schema up to date.</summary>
/// <param name="path">Where it lies; made on the first opening for writing.</param>
public sealed class ArchiveFile(string path)
{
    private const string SchemaPrefix = "schema/";

    private const string HoldsAnythingSql = """
        SELECT EXISTS (SELECT 1 FROM import_run WHERE finished IS NOT NULL) OR EXISTS (SELECT 1 FROM cable) OR EXISTS (SELECT 1
            FROM quarantine)
        """;

    // When the file was made, in ticks: another file has another.
    private long madeAt;

    // reference_id fills ReferenceId.
    static ArchiveFile() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private volatile bool isRead;
    private volatile bool isImmutable;

    /// <summary>Absolute.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public bool Exists => File.Exists(Path);

    /// <summary>A connection that can only read, from the pool; it sees the archive as it was when its query began.</summary>
    /// <exception cref="SqliteException">The file is missing or no archive.</exception>
    public Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(isPooled: true, cancellationToken);

    /// <summary>
    /// A connection of its own, for whoever keeps a transaction open, and for checks: an index of words checks itself by what the
    /// connection remembers of it, which in a pooled one may be what it was before another process wrote.
    /// </summary>
    /// <exception cref="SqliteException">The file is missing or no archive.</exception>
    internal Task<SqliteConnection> OpenFreshAsync(CancellationToken cancellationToken) => OpenAsync(isPooled: false, cancellationToken);

    private async Task<SqliteConnection> OpenAsync(bool isPooled, CancellationToken cancellationToken)
    {
        if (!isRead) FindHowToRead();
        if (isPooled) ForgetReplacedFile();
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly, isPooled));
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA query_only = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -2000;");
        return connection;
    }

    // Connections in the pool keep a file that was moved away, or had another put in its place, and would go on reading it.
    private void ForgetReplacedFile()
    {
        long now = File.GetCreationTimeUtc(Path).Ticks;
        if (Interlocked.Exchange(ref madeAt, now) == now) return;
        using var any = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly, isPooled: true));
        SqliteConnection.ClearPool(any);
    }

    /// <summary>
    /// Where neither the file nor its folder can be written (a snapshot, a volume mounted to be read), SQLite cannot make the log that its
    /// readers share. Without a log there is nothing but the file, which is then read as one that does not change.
    /// </summary>
    private void FindHowToRead()
    {
        try
        {
            using var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly, isPooled: false));
            connection.Open();
            connection.ExecuteScalar<long>("PRAGMA schema_version");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 8 or 14 && Exists)
        {
            if (File.Exists($"{Path}-wal") && new FileInfo($"{Path}-wal").Length > 0)
                throw new ArchiveException(
                    $"{Path} can only be read, and part of it is in {Path}-wal; copy both to a folder that this user may write, and read "
                        + "the copy.", e);
            isImmutable = true;
        }
        isRead = true;
    }

    /// <summary>The connection that writes. The site goes on reading the state before each transaction (write-ahead log).</summary>
    /// <exception cref="ArchiveException">The file is no archive, or of a newer program.</exception>
    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate, isPooled: false));
        try
        {
            connection.Open();
            // The size of a page of the file can only be chosen before its first. The log is brought home every 64 MB: a page that many
            // cables share is then written once, not once a batch.
            connection.Execute(
                """
                PRAGMA busy_timeout = 30000;
                PRAGMA page_size = 8192;
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = NORMAL;
                PRAGMA foreign_keys = ON;
                PRAGMA cache_size = -131072;
                PRAGMA wal_autocheckpoint = 8192;
                PRAGMA temp_store = MEMORY;
                """);
            ApplySchema(connection);
            return connection;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 26 or 11)
        {
            connection.Dispose();
            throw new ArchiveException($"{Path} is no archive of CableViewer ({e.Message}).", e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Makes the file where it is missing, and applies the numbered files of Archive/Schema that it does not have yet, in order.
    /// </summary>
    /// <remarks>An archive that has them all is only read, so that one that cannot be written will do.</remarks>
    public void Prepare()
    {
        if (Exists && HasWholeSchema()) return;
        using SqliteConnection connection = OpenForWriting();
    }

    /// <summary>
    /// Whether the first import of the archive never came to an end and left nothing: the file is there, but nothing was ever in it.
    /// </summary>
    /// <exception cref="ArchiveException">An import is at it now.</exception>
    /// <exception cref="SqliteException">The file is damaged, or not a database.</exception>
    public async Task<bool> IsUnfinishedAsync(CancellationToken cancellationToken)
    {
        if (new FileInfo(Path).Length == 0) return true;
        await using (SqliteConnection connection = await OpenFreshAsync(cancellationToken))
        {
            bool hasSchema = await connection.ExecuteScalarAsync<int>("PRAGMA user_version") > 0;
            if (!hasSchema && await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM sqlite_schema)")) return false;
            if (hasSchema && await connection.ExecuteScalarAsync<bool>(HoldsAnythingSql)) return false;
        }
        // An import that has not reached its first batch is not seen: it keeps the archive from being written.
        try
        {
            await using var writing = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWrite, isPooled: false));
            await writing.OpenAsync(cancellationToken);
            await writing.ExecuteAsync(
                new CommandDefinition("BEGIN IMMEDIATE; ROLLBACK;", commandTimeout: 1, cancellationToken: cancellationToken));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw new ArchiveException($"{Path} is still being imported; serve it when that is done.", e);
        }
        return true;
    }

    /// <summary>Puts this archive, which nobody has open, in the place of another file, as one file.</summary>
    public void MoveTo(ArchiveFile place)
    {
        SqliteConnection.ClearAllPools();
        using (SqliteConnection connection = OpenForWriting()) connection.Execute("PRAGMA wal_checkpoint(TRUNCATE);");
        foreach (string log in place.Logs) File.Delete(log);
        File.Move(Path, place.Path, overwrite: true);
        foreach (string log in Logs) File.Delete(log);
    }

    /// <summary>Deletes the archive, which nobody has open.</summary>
    public void Delete()
    {
        SqliteConnection.ClearAllPools();
        foreach (string file in (string[])[Path, .. Logs]) File.Delete(file);
    }

    private string[] Logs => [$"{Path}-wal", $"{Path}-shm", $"{Path}-journal"];

    /// <summary>Whether this process may write the file; says nothing of another that writes it now.</summary>
    public bool CanWrite()
    {
        try
        {
            using var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWrite, isPooled: false));
            connection.Open();
            connection.ExecuteScalar<long>("PRAGMA schema_version");
            // SQLite opens a file that it may not write all the same, to be read.
            return SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 0;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 8 or 14)
        {
            return false;
        }
    }

    private bool HasWholeSchema()
    {
        try
        {
            if (!isRead) FindHowToRead();
            using var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly, isPooled: false));
            connection.Open();
            return connection.ExecuteScalar<int>("PRAGMA user_version") == SchemaSteps().Count();
        }
        catch (SqliteException)
        {
            // Whoever opens it for writing says what it is.
            return false;
        }
    }

    private void ApplySchema(SqliteConnection connection)
    {
        int version = connection.ExecuteScalar<int>("PRAGMA user_version");
        (int Number, string Sql)[] steps = [.. SchemaSteps()];
        if (version > steps.Length)
            throw new ArchiveException(
                $"{Path} was written by a newer program (schema {version}; this one knows {steps.Length}). Update CableViewer.");
        if (version == 0 && connection.ExecuteScalar<int>("SELECT COUNT(*) FROM sqlite_schema") > 0)
            throw new ArchiveException($"{Path} is a database of something else; name another file with --archive.");

        foreach ((int number, string sql) in steps[version..])
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            connection.Execute(sql, transaction: transaction);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"), transaction: transaction);
            transaction.Commit();
        }
    }

    private static IEnumerable<(int Number, string Sql)> SchemaSteps()
    {
        Assembly assembly = Assembly.GetExecutingAssembly();
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(SchemaPrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream);
            yield return (int.Parse(name.AsSpan(SchemaPrefix.Length, 3), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }

    private string ConnectionString(SqliteOpenMode mode, bool isPooled) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = isImmutable && mode is SqliteOpenMode.ReadOnly ? ImmutableUri : Path,
            Mode = mode,
            Pooling = isPooled,
            DefaultTimeout = 30
        }.ToString();

    private string ImmutableUri => $"file:{string.Join('/', Path.Split('/').Select(Uri.EscapeDataString))}?immutable=1";
}

/// <summary>The archive file cannot be used; the message is for its operator.</summary>
public sealed class ArchiveException(string message, Exception? cause = null) : Exception(message, cause);
