using CableViewer.Archive.Records;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Reading;

/// <summary>A cable for crawlers.</summary>
/// <param name="Changed">When its current version came in.</param>
public sealed record CableChange(string ReferenceId, DateTimeOffset? Changed);

/// <summary>
/// Lists every cable that is not withheld with the time of its last change, in parts of a fixed number of places: a cable stays in its part
/// for ever.
/// </summary>
public sealed class CableChanges(ArchiveFile archive)
{
    internal const string ListSql = """
        SELECT cable.reference_id, import_run.started
        FROM cable
        JOIN cable_version ON cable_version.cable_id = cable.id AND cable_version.number = cable.version
        JOIN import_run ON import_run.id = cable_version.import_run_id
        WHERE cable.id > @after AND cable.id <= @last AND cable.withheld < 2
        ORDER BY cable.id
        """;

    // From the latest import back: the first that has a version of a cable of the part is found by one step into an index, not by going
    // through the part.
    internal const string LatestImportSql = """
        SELECT import_run.started
        FROM import_run
        WHERE EXISTS (
            SELECT 1 FROM cable_version
            WHERE cable_version.import_run_id = import_run.id AND cable_version.cable_id > @after AND cable_version.cable_id <= @last)
        ORDER BY import_run.id DESC
        LIMIT 1
        """;

    // Few are ever withheld; a cable that is goes out of its part.
    internal const string LatestWithheldSql = """
        SELECT MAX(withheld.since)
        FROM withheld
        CROSS JOIN cable ON cable.reference_id = withheld.reference_id
        WHERE cable.id > @after AND cable.id <= @last
        """;

    /// <param name="size">Places in a part; fewer cables than that may be in it.</param>
    public async Task<int> CountPartsAsync(int size, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return await CountPartsAsync(connection, size, cancellationToken);
    }

    /// <returns>For each part when a cable of it last changed, came in or was withheld; null where the archive does not say.</returns>
    public async Task<IReadOnlyList<DateTimeOffset?>> ListPartsAsync(int size, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        var parts = new DateTimeOffset?[await CountPartsAsync(connection, size, cancellationToken)];
        for (int part = 0; part < parts.Length; part++)
        {
            object range = Range(part, size);
            string? imported = await connection.ExecuteScalarAsync<string?>(
                new CommandDefinition(LatestImportSql, range, cancellationToken: cancellationToken));
            string? withheld = await connection.ExecuteScalarAsync<string?>(
                new CommandDefinition(LatestWithheldSql, range, cancellationToken: cancellationToken));
            // Times are kept so that they sort.
            parts[part] = StoredText.ReadTime(string.CompareOrdinal(imported, withheld) > 0 ? imported! : withheld ?? "");
        }
        return parts;
    }

    /// <param name="part">From 0.</param>
    /// <returns>The cables of a part in the order in which they came in; none behind the last part.</returns>
    public async Task<IReadOnlyList<CableChange>> ListAsync(int part, int size, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<ChangeRow> rows =
            await connection.QueryAsync<ChangeRow>(new CommandDefinition(ListSql, Range(part, size), cancellationToken: cancellationToken));
        return [.. rows.Select(row => new CableChange(row.ReferenceId, StoredText.ReadTime(row.Started)))];
    }

    private static object Range(int part, int size) => new { after = (long)part * size, last = (long)(part + 1) * size };

    private static async Task<int> CountPartsAsync(SqliteConnection connection, int size, CancellationToken cancellationToken)
    {
        long last = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition("SELECT COALESCE(MAX(id), 0) FROM cable", cancellationToken: cancellationToken));
        return (int)((last + size - 1) / size);
    }

    private sealed record ChangeRow
    {
        public string ReferenceId { get; init; } = "";
        public string Started { get; init; } = "";
    }
}
