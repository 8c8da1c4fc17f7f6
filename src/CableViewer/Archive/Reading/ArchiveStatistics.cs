using System.Globalization;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Reading;

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

    public required int Witnesses { get; init; }

    /// <summary>Cables of which there is more than one text.</summary>
    public required int WithVersions { get; init; }

    /// <summary>Cables that are cited but are not in the archive.</summary>
    public required int Ghosts { get; init; }

    /// <summary>Of the file, in bytes.</summary>
    public required long Size { get; init; }
}

/// <summary>One import, a retry of the quarantine, or a withholding.</summary>
public sealed record ImportRun
{
    public required long Id { get; init; }
    public required DateTimeOffset Started { get; init; }

    /// <summary>Null where it was interrupted, or still runs.</summary>
    public required DateTimeOffset? Finished { get; init; }

    /// <summary>As they were named to the command.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    public required ImportCounts Counts { get; init; }
}

/// <summary>Counts what is in the archive, once for each state of it.</summary>
public sealed class ArchiveStatistics(ArchiveFile archive)
{
    private (string Stamp, ArchiveTotals Totals)? known;
    private Example? example;

    private sealed record Example(string Stamp, string? Id);

    /// <summary>A text that changes whenever an import changes the archive: what caches and entity tags are made of.</summary>
    public async Task<string> FindStampAsync(CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string>(new CommandDefinition(
            "SELECT MAX(id) || '-' || COALESCE(MAX(finished), '') FROM import_run", cancellationToken: cancellationToken)) ?? "0";
    }

    /// <summary>
    /// When an import last brought something new, or something was withheld: what feeds call updated. Finding all as it was changes
    /// nothing.
    /// </summary>
    /// <returns>Null for an archive into which nothing came.</returns>
    public async Task<DateTimeOffset?> FindLastChangeAsync(CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return StoredText.ReadTime(await connection.ExecuteScalarAsync<string>(new CommandDefinition(
            "SELECT COALESCE(MAX(finished), '') FROM import_run WHERE read_count = 0 OR new_count + changed_count > 0",
                cancellationToken: cancellationToken)) ?? "");
    }

    /// <returns>A fact about the whole archive (<c>sample</c> is <c>yes</c> where every cable is fiction), or null.</returns>
    public async Task<string?> FindPropertyAsync(string name, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT value FROM archive_property WHERE name = @name", new { name }, cancellationToken: cancellationToken));
    }

    /// <summary>A cable to show how IDs are written, one that the archive has.</summary>
    /// <param name="stamp">From <see cref="FindStampAsync"/>; null to ask for it.</param>
    /// <returns>Null where there is none with paragraphs.</returns>
    public async Task<string?> FindExampleAsync(string? stamp, CancellationToken cancellationToken)
    {
        stamp ??= await FindStampAsync(cancellationToken);
        if (example is { } known && known.Stamp == stamp) return known.Id;
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        string? found = await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(
            "SELECT reference_id FROM cable WHERE paragraph_count > 2 ORDER BY id LIMIT 1", cancellationToken: cancellationToken));
        example = new Example(stamp, found);
        return found;
    }

    /// <summary>Goes through the whole file: for a command, not for a page.</summary>
    /// <returns>Bytes of header and body of every version.</returns>
    public async Task<long> SumTextAsync(CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COALESCE(SUM(header_bytes + body_bytes), 0) FROM cable_version", cancellationToken: cancellationToken));
    }

    /// <returns>The classifications that occur, from the least to the most secret.</returns>
    public async Task<IReadOnlyList<(Classification Label, int Count)>> ListClassificationsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ListCount> counts = await ListCountsAsync(
            "SELECT name, cable_count AS count FROM list_count WHERE kind = 'classification' AND cable_count > 0", cancellationToken);
        Dictionary<string, int> byNumber = counts.ToDictionary(row => row.Name, row => row.Count);
        return [.. Classification.All
            .Select(label => (Label: label, Count: byNumber.GetValueOrDefault(label.Number.ToString(CultureInfo.InvariantCulture))))
            .Where(row => row.Count > 0)];
    }

    /// <returns>The years of creation that have cables, from the first on.</returns>
    public Task<IReadOnlyList<ListCount>> ListYearsAsync(CancellationToken cancellationToken) => ListCountsAsync(
        "SELECT substr(name, 1, 4) AS name, SUM(cable_count) AS count FROM list_count WHERE kind = 'created' AND cable_count > 0 GROUP "
            + "BY 1 ORDER BY 1", cancellationToken);

    /// <returns>Every import, the latest first.</returns>
    public async Task<IReadOnlyList<ImportRun>> ListImportsAsync(CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<ImportRow> rows = await connection.QueryAsync<ImportRow>(new CommandDefinition(
            """
            SELECT id, started, COALESCE(finished, '') AS finished, sources, read_count, new_count, changed_count, unchanged_count,
                quarantined_count
            FROM import_run
            ORDER BY id DESC
            """,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new ImportRun
        {
            Id = row.Id,
            Started = StoredText.ReadTime(row.Started)!.Value,
            Finished = StoredText.ReadTime(row.Finished),
            Sources = row.Sources.Split('\n'),
            Counts = new ImportCounts(row.ReadCount, row.NewCount, row.ChangedCount, row.UnchangedCount, row.QuarantinedCount),
        })];
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
                   (SELECT COUNT(*) FROM reference WHERE target IS NOT NULL) + (SELECT COUNT(*) FROM mention
                       WHERE target IS NOT NULL) AS "references",
                   (SELECT COUNT(*) FROM term WHERE kind = 'tag' AND cable_count > 0) AS tags,
                   (SELECT COUNT(*) FROM cable_version) AS versions,
                   (SELECT COUNT(*) FROM quarantine) AS quarantined,
                   (SELECT COUNT(*) FROM import_run) AS imports,
                   (SELECT COUNT(*) FROM witness) AS witnesses,
                   (SELECT COUNT(*) FROM cable WHERE version_count > 1) AS with_versions,
                   (SELECT COUNT(*) FROM ghost) AS ghosts,
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
            Witnesses = row.Witnesses,
            WithVersions = row.WithVersions,
            Ghosts = row.Ghosts,
            FirstCreated = StoredText.ReadTime(row.FirstCreated),
            LastCreated = StoredText.ReadTime(row.LastCreated),
            LastReleased = StoredText.ReadTime(row.LastReleased),
            Updated = StoredText.ReadTime(row.Updated),
            Size = new FileInfo(archive.Path).Length,
        };
        known = (stamp, totals);
        return totals;
    }

    private async Task<IReadOnlyList<ListCount>> ListCountsAsync(string sql, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<CountRow> rows =
            await connection.QueryAsync<CountRow>(new CommandDefinition(sql, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new ListCount(row.Name, row.Count))];
    }

    private sealed record CountRow
    {
        public string Name { get; init; } = "";
        public int Count { get; init; }
    }

    private sealed record ImportRow
    {
        public long Id { get; init; }
        public string Started { get; init; } = "";
        public string Finished { get; init; } = "";
        public string Sources { get; init; } = "";
        public long ReadCount { get; init; }
        public long NewCount { get; init; }
        public long ChangedCount { get; init; }
        public long UnchangedCount { get; init; }
        public long QuarantinedCount { get; init; }
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
        public int Witnesses { get; init; }
        public int WithVersions { get; init; }
        public int Ghosts { get; init; }
        public string FirstCreated { get; init; } = "";
        public string LastCreated { get; init; } = "";
        public string LastReleased { get; init; } = "";
        public string Updated { get; init; } = "";
    }
}
