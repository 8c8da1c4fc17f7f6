using CableViewer.Cables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

/// <summary>A cable with what the archive knows of how it came in.</summary>
public sealed record ArchivedCable
{
    public required Cable Cable { get; init; }
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Number of the version shown, from 1.</summary>
    public required int Version { get; init; }

    public required int VersionCount { get; init; }

    /// <summary>SHA-256 of the raw header and body, in small hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public required IReadOnlyList<Witness> Witnesses { get; init; }
}

/// <summary>One source that carries a version of a cable.</summary>
public sealed record Witness
{
    public required string Path { get; init; }
    public required int Line { get; init; }
    public required long ByteOffset { get; init; }
    public required long ByteLength { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset? Imported { get; init; }

    /// <summary>Of the record's own bytes, in small hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The damaged ID this record was published under; null where it was the right one.</summary>
    public required string? PublishedAs { get; init; }
}

/// <summary>A version of a cable, for the list of them.</summary>
public sealed record CableVersion
{
    public required int Number { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset? Imported { get; init; }
}

/// <summary>The cables before and after one, at its origin by number, and in the whole archive by time; null at the ends.</summary>
public sealed record Neighbours(CableRow? PreviousAtOrigin, CableRow? NextAtOrigin, CableRow? Earlier, CableRow? Later);

/// <summary>Finds one cable, and what stands around it.</summary>
public sealed class CableReader(ArchiveFile archive)
{
    private const int MostCiting = 500;

    private const string FindSql = """
        SELECT cable.id, cable.version, cable.version_count, cable_version.sha256,
               cable_version.header_bytes, cable_version.body_bytes, cable_version.content
        FROM cable
        JOIN cable_version ON cable_version.cable_id = cable.id AND cable_version.number = COALESCE(@version, cable.version)
        WHERE cable.reference_id = @id
        """;

    private const string WitnessSql = """
        SELECT source_file.path, witness.line, witness.byte_offset, witness.byte_length, witness.version,
               witness.sha256, witness.published_as, import_run.started
        FROM witness
        JOIN source_file ON source_file.id = witness.source_file_id
        JOIN import_run ON import_run.id = witness.import_run_id
        WHERE witness.cable_id = @id
        ORDER BY witness.version, import_run.id, source_file.path
        """;

    /// <returns>The cable in its latest version, or null when the archive does not hold it.</returns>
    public Task<ArchivedCable?> FindAsync(ReferenceId id, CancellationToken cancellationToken) => FindAsync(id, null, cancellationToken);

    /// <param name="version">From 1; null for the latest.</param>
    /// <returns>Null when the archive does not hold the cable, or not that version of it.</returns>
    public async Task<ArchivedCable?> FindAsync(ReferenceId id, int? version, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        var found = await connection.QuerySingleOrDefaultAsync<FoundRow>(
            new CommandDefinition(FindSql, new { id = id.ToString(), version }, cancellationToken: cancellationToken));
        if (found is null) return null;

        IEnumerable<WitnessRow> witnesses = await connection.QueryAsync<WitnessRow>(
            new CommandDefinition(WitnessSql, new { id = found.Id }, cancellationToken: cancellationToken));
        (Cable cable, IReadOnlyList<Diagnostic> diagnostics) = StoredText.Read(found.Content, found.HeaderBytes, found.BodyBytes);
        return new ArchivedCable
        {
            Cable = cable,
            Diagnostics = diagnostics,
            Version = version ?? found.Version,
            VersionCount = found.VersionCount,
            Sha256 = Convert.ToHexStringLower(found.Sha256),
            Witnesses = [.. witnesses.Select(row => row.ToWitness())],
        };
    }

    /// <returns>The versions from the first to the latest; none where the archive does not hold the cable.</returns>
    public async Task<IReadOnlyList<CableVersion>> ListVersionsAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<VersionRow> rows = await connection.QueryAsync<VersionRow>(new CommandDefinition(
            """
            SELECT cable_version.number, cable_version.sha256, import_run.started
            FROM cable
            JOIN cable_version ON cable_version.cable_id = cable.id
            JOIN import_run ON import_run.id = cable_version.import_run_id
            WHERE cable.reference_id = @id
            ORDER BY cable_version.number
            """,
            new { id = id.ToString() }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new CableVersion { Number = row.Number, Sha256 = Convert.ToHexStringLower(row.Sha256), Imported = StoredText.ReadTime(row.Started) })];
    }

    /// <returns>The cable that was once published under this damaged ID, or null.</returns>
    public async Task<ReferenceId?> FindPublishedAsAsync(string damagedId, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        string? id = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT cable.reference_id FROM published_as JOIN cable ON cable.id = published_as.cable_id WHERE published_as.name = @name",
            new { name = damagedId.ToUpperInvariant() }, cancellationToken: cancellationToken));
        return id is null ? null : ReferenceId.Parse(id);
    }

    /// <returns>Those of the IDs that the archive holds.</returns>
    public async Task<IReadOnlySet<ReferenceId>> FindExistingAsync(IEnumerable<ReferenceId> ids, CancellationToken cancellationToken)
    {
        string[] asked = [.. ids.Select(id => id.ToString()).Distinct().Take(500)];
        if (asked.Length == 0) return new HashSet<ReferenceId>();
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<string> found = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT reference_id FROM cable WHERE reference_id IN @asked", new { asked }, cancellationToken: cancellationToken));
        return found.Select(ReferenceId.Parse).ToHashSet();
    }

    /// <returns>The cables whose REF line names this one (which the archive need not hold), latest first, 500 at most.</returns>
    public async Task<IReadOnlyList<CableRow>> ListCitedByAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<CableListRow> rows = await connection.QueryAsync<CableListRow>(new CommandDefinition(
            $"""
            {CableListRow.Select}
            WHERE cable.id IN (SELECT cable_id FROM reference WHERE target = @id)
            ORDER BY cable.created DESC, cable.id DESC
            LIMIT @MostCiting
            """,
            new { id = id.ToString(), MostCiting }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToCableRow())];
    }

    private const string NeighbourSql = $"""
        SELECT 1 AS place, * FROM ({CableListRow.Select}
            WHERE cable.origin_id = @origin AND (cable.year, cable.serial) < (@year, @serial) ORDER BY cable.year DESC, cable.serial DESC LIMIT 1)
        UNION ALL
        SELECT 2, * FROM ({CableListRow.Select}
            WHERE cable.origin_id = @origin AND (cable.year, cable.serial) > (@year, @serial) ORDER BY cable.year, cable.serial LIMIT 1)
        UNION ALL
        SELECT 3, * FROM ({CableListRow.Select}
            WHERE (cable.created, cable.id) < (@created, @id) ORDER BY cable.created DESC, cable.id DESC LIMIT 1)
        UNION ALL
        SELECT 4, * FROM ({CableListRow.Select}
            WHERE (cable.created, cable.id) > (@created, @id) ORDER BY cable.created, cable.id LIMIT 1)
        """;

    public async Task<Neighbours> FindNeighboursAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        var here = await connection.QuerySingleOrDefaultAsync<PlaceRow>(new CommandDefinition(
            "SELECT id, origin_id AS origin, year, serial, created FROM cable WHERE reference_id = @id", new { id = id.ToString() }, cancellationToken: cancellationToken));
        if (here is null) return new Neighbours(null, null, null, null);
        Dictionary<int, CableRow> found = (await connection.QueryAsync<NeighbourRow>(new CommandDefinition(
                NeighbourSql, new { id = here.Id, origin = here.Origin, year = here.Year, serial = here.Serial, created = here.Created }, cancellationToken: cancellationToken)))
            .ToDictionary(row => row.Place, row => row.ToCableRow());
        return new Neighbours(found.GetValueOrDefault(1), found.GetValueOrDefault(2), found.GetValueOrDefault(3), found.GetValueOrDefault(4));
    }

    /// <summary>For a page that says "not here": the same number at the same origin in other years, then the nearest numbers of that year.</summary>
    public async Task<IReadOnlyList<CableRow>> ListNearAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<CableListRow>(new CommandDefinition(
            $"""
            SELECT * FROM ({CableListRow.Select}
                WHERE cable.origin_id = (SELECT id FROM origin WHERE code = @Origin) AND cable.year IN @years AND cable.serial = @Serial ORDER BY cable.year)
            UNION
            SELECT * FROM ({CableListRow.Select}
                WHERE cable.origin_id = (SELECT id FROM origin WHERE code = @Origin) AND cable.year = @Year AND cable.serial < @Serial ORDER BY cable.serial DESC LIMIT 3)
            UNION
            SELECT * FROM ({CableListRow.Select}
                WHERE cable.origin_id = (SELECT id FROM origin WHERE code = @Origin) AND cable.year = @Year AND cable.serial > @Serial ORDER BY cable.serial LIMIT 3)
            """,
            new { id.Origin, id.Year, id.Serial, years = Enumerable.Range(1966, 60) }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToCableRow()).OrderBy(row => row.ReferenceId)];
    }

    private sealed record FoundRow
    {
        public long Id { get; init; }
        public int Version { get; init; }
        public int VersionCount { get; init; }
        public byte[] Sha256 { get; init; } = [];
        public int HeaderBytes { get; init; }
        public int BodyBytes { get; init; }
        public byte[] Content { get; init; } = [];
    }

    private sealed record WitnessRow
    {
        public string Path { get; init; } = "";
        public int Line { get; init; }
        public long ByteOffset { get; init; }
        public long ByteLength { get; init; }
        public int Version { get; init; }
        public byte[] Sha256 { get; init; } = [];
        public string? PublishedAs { get; init; }
        public string Started { get; init; } = "";

        public Witness ToWitness() => new()
        {
            Path = Path,
            Line = Line,
            ByteOffset = ByteOffset,
            ByteLength = ByteLength,
            Version = Version,
            Imported = StoredText.ReadTime(Started),
            Sha256 = Convert.ToHexStringLower(Sha256),
            PublishedAs = PublishedAs,
        };
    }

    private sealed record VersionRow
    {
        public int Number { get; init; }
        public byte[] Sha256 { get; init; } = [];
        public string Started { get; init; } = "";
    }

    private sealed record PlaceRow
    {
        public long Id { get; init; }
        public long Origin { get; init; }
        public int Year { get; init; }
        public int Serial { get; init; }
        public string Created { get; init; } = "";
    }

    private sealed record NeighbourRow : CableListRow
    {
        public int Place { get; init; }
    }
}
