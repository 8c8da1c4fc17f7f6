using CableViewer.Archive.Records;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Withholding;

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

    /// <summary>
    /// Where in the versions that are here it is withheld, by version; none for a whole cable, and for what is not here (yet).
    /// </summary>
    public required IReadOnlyList<WithheldPlace> Places { get; init; }
}

/// <summary>A paragraph of a version that is withheld: because it has the anchor of a rule, or what that paragraph says.</summary>
public sealed record WithheldPlace(int Version, string Anchor);

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
    internal static async Task<IReadOnlyList<WithheldEntry>> ListAsync(SqliteConnection connection, string? referenceId,
        CancellationToken cancellationToken)
    {
        IEnumerable<Row> rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            SELECT reference_id, anchor, reason, since
            FROM withheld
            {(referenceId is null ? "ORDER BY since DESC, reference_id, anchor" : "WHERE reference_id = @referenceId ORDER BY anchor")}
            """,
            new { referenceId }, cancellationToken: cancellationToken));
        IEnumerable<PlaceRow> places = await connection.QueryAsync<PlaceRow>(new CommandDefinition(
            $"""
            SELECT reference_id, version, anchor, rule_anchor
            FROM withheld_place
            {(referenceId is null ? "" : "WHERE reference_id = @referenceId")}
            ORDER BY reference_id, version, anchor
            """,
            new { referenceId }, cancellationToken: cancellationToken));
        ILookup<(string, string), WithheldPlace> placesOf =
            places.ToLookup(row => (row.ReferenceId, row.RuleAnchor), row => new WithheldPlace(row.Version, row.Anchor));
        return [.. rows.Select(row => new WithheldEntry
        {
            ReferenceId = Cables.ReferenceId.Parse(row.ReferenceId),
            Anchor = row.Anchor is "" ? null : row.Anchor,
            Reason = row.Reason,
            Since = StoredText.ReadTime(row.Since)!.Value,
            Places = placesOf.Contains((row.ReferenceId, row.Anchor)) ? [.. placesOf[(row.ReferenceId, row.Anchor)]] : [],
        })];
    }

    private sealed record Row
    {
        public string ReferenceId { get; init; } = "";
        public string Anchor { get; init; } = "";
        public string Reason { get; init; } = "";
        public string Since { get; init; } = "";
    }

    private sealed record PlaceRow
    {
        public string ReferenceId { get; init; } = "";
        public int Version { get; init; }
        public string Anchor { get; init; } = "";
        public string RuleAnchor { get; init; } = "";
    }
}
