using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

/// <summary>What is in the archive, in numbers.</summary>
public sealed record ArchiveTotals
{
    public required int Cables { get; init; }
    public required int Origins { get; init; }
    public required int Paragraphs { get; init; }
    public required int References { get; init; }
    public required int Tags { get; init; }
    public required int Versions { get; init; }
    public required int Quarantined { get; init; }
    public required int Imports { get; init; }
    public required DateTimeOffset? FirstCreated { get; init; }
    public required DateTimeOffset? LastCreated { get; init; }
    public required DateTimeOffset? LastReleased { get; init; }

    /// <summary>When the latest import finished.</summary>
    public required DateTimeOffset? Updated { get; init; }

    /// <summary>Of the file, in bytes.</summary>
    public required long Size { get; init; }
}

/// <summary>Counts what is in the archive, once for each state of it.</summary>
public sealed class ArchiveStatistics(ArchiveFile archive)
{
    private (string Stamp, ArchiveTotals Totals)? known;

    /// <summary>A text that changes whenever an import changes the archive: what caches and entity tags are made of.</summary>
    public async Task<string> FindStampAsync(CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string>(new CommandDefinition(
            "SELECT MAX(id) || '-' || COALESCE(MAX(finished), '') FROM import_run", cancellationToken: cancellationToken)) ?? "0";
    }

    /// <returns>A fact about the whole archive (<c>sample</c> is <c>yes</c> where every cable is fiction), or null.</returns>
    public async Task<string?> FindPropertyAsync(string name, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT value FROM archive_property WHERE name = @name", new { name }, cancellationToken: cancellationToken));
    }

    public async Task<ArchiveTotals> CountAsync(CancellationToken cancellationToken)
    {
        string stamp = await FindStampAsync(cancellationToken);
        if (known is { } counted && counted.Stamp == stamp) return counted.Totals;

        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleAsync<TotalsRow>(new CommandDefinition(
            """
            SELECT (SELECT COUNT(*) FROM cable) AS cables,
                   (SELECT COUNT(*) FROM list_count WHERE kind = 'origin' AND cable_count > 0) AS origins,
                   (SELECT COALESCE(SUM(paragraph_count), 0) FROM cable) AS paragraphs,
                   (SELECT COUNT(*) FROM reference WHERE target IS NOT NULL) AS "references",
                   (SELECT COUNT(*) FROM term WHERE kind = 'tag' AND cable_count > 0) AS tags,
                   (SELECT COUNT(*) FROM cable_version) AS versions,
                   (SELECT COUNT(*) FROM quarantine) AS quarantined,
                   (SELECT COUNT(*) FROM import_run) AS imports,
                   (SELECT COALESCE(MIN(created), '') FROM cable WHERE created <> '') AS first_created,
                   (SELECT COALESCE(MAX(created), '') FROM cable) AS last_created,
                   (SELECT COALESCE(MAX(released), '') FROM cable) AS last_released,
                   (SELECT COALESCE(MAX(finished), '') FROM import_run) AS updated
            """,
            cancellationToken: cancellationToken));
        var totals = new ArchiveTotals
        {
            Cables = row.Cables,
            Origins = row.Origins,
            Paragraphs = row.Paragraphs,
            References = row.References,
            Tags = row.Tags,
            Versions = row.Versions,
            Quarantined = row.Quarantined,
            Imports = row.Imports,
            FirstCreated = StoredText.ReadTime(row.FirstCreated),
            LastCreated = StoredText.ReadTime(row.LastCreated),
            LastReleased = StoredText.ReadTime(row.LastReleased),
            Updated = StoredText.ReadTime(row.Updated),
            Size = new FileInfo(archive.Path).Length,
        };
        known = (stamp, totals);
        return totals;
    }

    private sealed record TotalsRow
    {
        public int Cables { get; init; }
        public int Origins { get; init; }
        public int Paragraphs { get; init; }
        public int References { get; init; }
        public int Tags { get; init; }
        public int Versions { get; init; }
        public int Quarantined { get; init; }
        public int Imports { get; init; }
        public string FirstCreated { get; init; } = "";
        public string LastCreated { get; init; } = "";
        public string LastReleased { get; init; } = "";
        public string Updated { get; init; } = "";
    }
}
