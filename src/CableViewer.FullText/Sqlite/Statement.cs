using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CableViewer.FullText.Sqlite;

/// <summary>
/// One SQL statement, prepared once and run many times, its values bound in order: <c>insert.With(id).With(name).Run()</c>.
/// </summary>
/// <remarks>
/// For the writer, which runs some thirty statements a cable: a command of ADO.NET costs several times what SQLite itself does with a small
/// row.
/// </remarks>
internal sealed class Statement : IDisposable
{
    // Of a result, what kind of error it is; the bits above say more.
    private const int PrimaryCode = 0xFF;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int bound;

    /// <exception cref="SqliteException">The SQL is wrong.</exception>
    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    public Statement With(long value)
    {
        Check(raw.sqlite3_bind_int64(statement, ++bound, value));
        return this;
    }

    public Statement With(long? value) => value is { } known ? With(known) : WithNull();

    public Statement With(string? value)
    {
        if (value is null) return WithNull();
        Check(raw.sqlite3_bind_text(statement, ++bound, value));
        return this;
    }

    public Statement With(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(statement, ++bound, value));
        return this;
    }

    /// <param name="utf8">May hold NUL, which a text given as a string may not.</param>
    public Statement WithText(ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(statement, ++bound, utf8));
        return this;
    }

    public Statement WithNull()
    {
        Check(raw.sqlite3_bind_null(statement, ++bound));
        return this;
    }

    /// <returns>Rows changed.</returns>
    /// <exception cref="SqliteException">A constraint, a full disk, a damaged file.</exception>
    public int Run()
    {
        while (Step()) { }
        return raw.sqlite3_changes(database);
    }

    /// <returns>The first column of the first row; null where there is no row.</returns>
    public long? RunForNumber()
    {
        if (!Step()) return null;
        long value = Number(0);
        Reset();
        return value;
    }

    /// <summary>
    /// Goes to the next row. When false, the statement is ready to be bound again; before that, <see cref="Reset"/> makes it so.
    /// </summary>
    public bool Step()
    {
        int result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW) return true;
        // A failed statement tells its error again when it is reset.
        raw.sqlite3_reset(statement);
        bound = 0;
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result & PrimaryCode, database);
        return false;
    }

    public void Reset()
    {
        raw.sqlite3_reset(statement);
        bound = 0;
    }

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    public string? TextOrNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : Text(column);

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result & PrimaryCode, database);
    }
}
