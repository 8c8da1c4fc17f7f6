using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

/// <summary>What the operator withholds, and why: a line of the public log.</summary>
public sealed record WithheldEntry
{
    /// <summary>Of the cable, which need not be in the archive (yet).</summary>
    public required Cables.ReferenceId ReferenceId { get; init; }

    /// <summary>Of the paragraph, <c>par3</c>; null where the whole cable is withheld.</summary>
    public required string? Anchor { get; init; }

    /// <summary>For the public.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>The public log of what is withheld.</summary>
public sealed class WithheldReader(ArchiveFile archive)
{
    /// <returns>All of it, the latest first.</returns>
    public async Task<IReadOnlyList<WithheldEntry>> ListAsync(CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return await ListAsync(connection, null, cancellationToken);
    }

    /// <param name="referenceId">Null for all cables.</param>
    internal static async Task<IReadOnlyList<WithheldEntry>> ListAsync(SqliteConnection connection, string? referenceId, CancellationToken cancellationToken)
    {
        IEnumerable<Row> rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            SELECT reference_id, anchor, reason, since
            FROM withheld
            {(referenceId is null ? "ORDER BY since DESC, reference_id, anchor" : "WHERE reference_id = @referenceId ORDER BY anchor")}
            """,
            new { referenceId }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new WithheldEntry
        {
            ReferenceId = Cables.ReferenceId.Parse(row.ReferenceId),
            Anchor = row.Anchor is "" ? null : row.Anchor,
            Reason = row.Reason,
            Since = StoredText.ReadTime(row.Since)!.Value,
        })];
    }

    private sealed record Row
    {
        public string ReferenceId { get; init; } = "";
        public string Anchor { get; init; } = "";
        public string Reason { get; init; } = "";
        public string Since { get; init; } = "";
    }
}
