using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

/// <summary>A cable for crawlers.</summary>
/// <param name="Changed">When its current version came in.</param>
public sealed record CableChange(string ReferenceId, DateTimeOffset? Changed);

/// <summary>Lists every cable that is not withheld with the time of its last change, in parts of a fixed number of places: a cable stays in its part for ever.</summary>
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

    /// <param name="size">Places in a part; fewer cables than that may be in it.</param>
    public async Task<int> CountPartsAsync(int size, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        long last = await connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT COALESCE(MAX(id), 0) FROM cable", cancellationToken: cancellationToken));
        return (int)((last + size - 1) / size);
    }

    /// <param name="part">From 0.</param>
    /// <returns>The cables of a part in the order in which they came in; none behind the last part.</returns>
    public async Task<IReadOnlyList<CableChange>> ListAsync(int part, int size, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<ChangeRow> rows = await connection.QueryAsync<ChangeRow>(new CommandDefinition(
            ListSql, new { after = (long)part * size, last = (long)(part + 1) * size }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new CableChange(row.ReferenceId, StoredText.ReadTime(row.Started)))];
    }

    private sealed record ChangeRow
    {
        public string ReferenceId { get; init; } = "";
        public string Started { get; init; } = "";
    }
}
