using System.Text.Json;
using CableViewer.Archive;
using CableViewer.Archive.Reading;
using CableViewer.Archive.References;
using CableViewer.Cables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Search.Columns;

/// <summary>Reads what lists show of cables that were found in memory.</summary>
public sealed class CableRows(ArchiveFile archive)
{
    internal const string ListSql = $"""
        SELECT cable.id, {CableListRow.Columns}
        FROM json_each(@ids) AS asked
        JOIN cable ON cable.id = asked.value
        JOIN origin ON origin.id = cable.origin_id
        """;

    /// <param name="rows">Rows of the index.</param>
    /// <returns>In the same order; a cable that is gone since is left out.</returns>
    public async Task<IReadOnlyList<CableRow>> ListAsync(CableIndex index, IReadOnlyList<int> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return [];
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        string ids = JsonSerializer.Serialize(rows.Select(row => index.Ids[row]));
        Dictionary<long, CableRow> found =
            (await connection.QueryAsync<IdentifiedRow>(new CommandDefinition(ListSql, new { ids }, cancellationToken: cancellationToken)))
            .ToDictionary(row => row.Id, row => row.ToCableRow());
        return [.. rows.Where(row => found.ContainsKey(index.Ids[row]))
            .Select(row => found[index.Ids[row]] with { Tags = TagsOf(index, row) })];
    }

    internal const string LatestReleasedSql =
        $"{CableListRow.Select} ORDER BY cable.released DESC, cable.created DESC, cable.id DESC LIMIT @count";

    /// <returns>The first rows of the whole archive by release, without what is only in memory: for the page that does not wait for
    /// it.</returns>
    public async Task<IReadOnlyList<CableRow>> ListLatestReleasedAsync(int count, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return [.. (await connection.QueryAsync<CableListRow>(
            new CommandDefinition(LatestReleasedSql, new { count }, cancellationToken: cancellationToken)))
            .Select(row => row.ToCableRow())];
    }

    /// <returns>The cables that cite this one, in REF or in their text; it need not be in the archive.</returns>
    public async Task<CableSet> FindCitingAsync(CableIndex index, ReferenceId cited, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return index.OfIds(await connection.QueryAsync<long>(new CommandDefinition(
            CitingReader.CitingSql, new { id = cited.ToString() }, cancellationToken: cancellationToken)));
    }

    private static string[] TagsOf(CableIndex index, int row)
    {
        ReadOnlySpan<int> numbers = index.Tags.Of(row);
        var tags = new string[numbers.Length];
        for (int i = 0; i < tags.Length; i++) tags[i] = index.Tags.Names[numbers[i]];
        return tags;
    }

    private sealed record IdentifiedRow : CableListRow
    {
        public long Id { get; init; }
    }
}
