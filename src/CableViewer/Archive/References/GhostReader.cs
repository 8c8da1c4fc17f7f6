using System.Globalization;
using CableViewer.Cables;
using CableViewer.Cables.Places;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.References;

/// <summary>A cable that others cite and the archive does not hold.</summary>
public sealed record Ghost
{
    public required ReferenceId ReferenceId { get; init; }

    /// <summary>How many cables cite it.</summary>
    public required int CitedCount { get; init; }

    /// <summary>
    /// Name of the post that would have sent it, as the archive or the table of origins has it; null where neither knows the code.
    /// </summary>
    public required string? OriginName { get; init; }
}

/// <summary>Some of the cables that are cited and not here.</summary>
/// <param name="Ghosts">Most cited first.</param>
/// <param name="Total">Of all, as counted by the last import.</param>
/// <param name="Page">From 0.</param>
public sealed record GhostPage(IReadOnlyList<Ghost> Ghosts, int Total, int Page)
{
    public const int Size = 50;

    /// <summary>Pages that are listed; behind them are cables cited once or twice.</summary>
    public const int MostPages = 40;

    public int PageCount => Math.Clamp((Total + Size - 1) / Size, 1, MostPages);
}

/// <summary>Cables that are cited but are not in the archive.</summary>
public sealed class GhostReader(ArchiveFile archive)
{
    internal const string FindSql = """
        SELECT ghost.reference_id, ghost.cited_count
        FROM ghost
        WHERE ghost.reference_id = @id
        """;

    internal const string ListSql = """
        SELECT reference_id, cited_count
        FROM ghost
        ORDER BY cited_count DESC, reference_id DESC
        LIMIT @size OFFSET @offset
        """;

    internal const string TakenForSql = """
        SELECT target
        FROM reference
        WHERE typed = @id
        UNION
        SELECT target
        FROM mention
        WHERE read = @id AND target <> read
        LIMIT 10
        """;

    private const string TotalSql = $"SELECT value FROM archive_property WHERE name = '{ReferenceWriter.GhostCountProperty}'";
    private const string OriginSql = "SELECT code, name FROM origin WHERE code IN @codes";

    /// <returns>Null where no cable cites this one, or the archive has it.</returns>
    public async Task<Ghost?> FindAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        GhostRow? row = await connection.QuerySingleOrDefaultAsync<GhostRow>(
            new CommandDefinition(FindSql, new { id = id.ToString() }, cancellationToken: cancellationToken));
        return row is null ? null : (await ToGhostsAsync(connection, [row], cancellationToken))[0];
    }

    /// <summary>Cables that references typed as this ID were taken for, because this one is not here.</summary>
    public async Task<IReadOnlyList<ReferenceId>> ListTakenForAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<string> targets = await connection.QueryAsync<string>(
            new CommandDefinition(TakenForSql, new { id = id.ToString() }, cancellationToken: cancellationToken));
        return [.. targets.Select(ReferenceId.Parse).Order()];
    }

    /// <param name="page">From 0; a page behind the last is empty.</param>
    public async Task<GhostPage> ListAsync(int page, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        string? total = await connection.QuerySingleOrDefaultAsync<string>(
            new CommandDefinition(TotalSql, cancellationToken: cancellationToken));
        int count = total is null ? 0 : int.Parse(total, NumberStyles.None, CultureInfo.InvariantCulture);
        if (page is < 0 or >= GhostPage.MostPages) return new GhostPage([], count, page);
        List<GhostRow> rows = (await connection.QueryAsync<GhostRow>(new CommandDefinition(
            ListSql, new { size = GhostPage.Size, offset = page * GhostPage.Size }, cancellationToken: cancellationToken))).AsList();
        return new GhostPage(await ToGhostsAsync(connection, rows, cancellationToken), count, page);
    }

    private static async Task<IReadOnlyList<Ghost>> ToGhostsAsync(SqliteConnection connection, IReadOnlyList<GhostRow> rows,
        CancellationToken cancellationToken)
    {
        ReferenceId[] ids = [.. rows.Select(row => ReferenceId.Parse(row.ReferenceId))];
        string[] codes = [.. ids.Select(id => id.Origin).Distinct()];
        Dictionary<string, string> names =
            (await connection.QueryAsync<OriginRow>(new CommandDefinition(OriginSql, new { codes }, cancellationToken: cancellationToken)))
            .ToDictionary(row => row.Code, row => row.Name);
        return [.. ids.Zip(rows, (id, row) => new Ghost
        {
            ReferenceId = id,
            CitedCount = row.CitedCount,
            OriginName = names.GetValueOrDefault(id.Origin) ?? Origin.Find(id.Origin)?.Name,
        })];
    }

    private sealed record GhostRow
    {
        public string ReferenceId { get; init; } = "";
        public int CitedCount { get; init; }
    }

    private sealed record OriginRow
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
    }
}
