using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.Cables.Comparing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Reading;

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

    /// <summary>Of all versions, from the first on.</summary>
    public required IReadOnlyList<Witness> Witnesses { get; init; }

    /// <summary>Whether the version shown is the one that the cable is found by.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>
    /// Of a whole cable withheld, <see cref="Cable"/> has no text, and its subject says so; a withheld paragraph says so in its place.
    /// </summary>
    public required WithheldPart WithheldPart { get; init; }

    /// <summary>What is withheld and why, by anchor; empty where nothing is.</summary>
    public required IReadOnlyList<WithheldEntry> Withheld { get; init; }

    /// <summary>When the archive took in the version shown; null where it does not know.</summary>
    public DateTimeOffset? Imported => Witnesses.Where(witness => witness.Version == Version).Min(witness => witness.Imported);

    /// <summary>Whether the text asked for is withheld: the whole cable, or the paragraph that the address names.</summary>
    /// <param name="wanted">Null for the cable.</param>
    public bool IsGone(ParagraphAddress? wanted) => WithheldPart is WithheldPart.Cable
        || (wanted is { } address
            && (Withheld.Any(entry => entry.Anchor == address.Anchor)
            || (address.FindIn(Cable.Paragraphs) is { } found && FindWithheld(found) is not null)));

    /// <returns>Why a paragraph is withheld, by its own number or by what it said; null where it is not.</returns>
    public WithheldEntry? FindWithheld(Paragraph paragraph) => Withheld.Count == 0 ? null
        : WithheldNotice.RuleOf(paragraph) is { } rule && Withheld.FirstOrDefault(entry => entry.Anchor == rule) is { } found ? found
        : Withheld.FirstOrDefault(entry => entry.Anchor == paragraph.Anchor);
}

/// <summary>One source that carries a version of a cable.</summary>
public sealed record Witness
{
    /// <summary>For <see cref="CableReader.FindRecordAsync"/>.</summary>
    public required long Id { get; init; }

    /// <summary>The source as it was named to the import: a file, a folder or an archive file.</summary>
    public required string SourceSet { get; init; }

    /// <summary>The file, with <c>!</c> and the entry's name for one inside an archive file.</summary>
    public required string Path { get; init; }

    /// <summary>At which the record begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>At which the record begins, from 0.</summary>
    public required long ByteOffset { get; init; }

    public required long ByteLength { get; init; }
    public required int Version { get; init; }

    /// <summary>Which import brought it, from 1.</summary>
    public required long ImportRun { get; init; }

    /// <summary>When that import began.</summary>
    public required DateTimeOffset? Imported { get; init; }

    /// <summary>Of the record's own bytes, in small hexadecimal digits; null where it is withheld.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>The damaged ID this record was published under; null where it was the right one.</summary>
    public required string? PublishedAs { get; init; }
}

/// <summary>A version of a cable, for the list of them.</summary>
public sealed record CableVersion
{
    /// <summary>From 1, in the order in which they came in.</summary>
    public required int Number { get; init; }

    /// <summary>Whether the cable is found by this version: the latest that came under its own ID, or the latest of all.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>Of the raw header and body, in small hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Of the raw header and body.</summary>
    public required int Bytes { get; init; }

    /// <summary>When the import began that brought it.</summary>
    public required DateTimeOffset? Imported { get; init; }

    /// <summary>The damaged ID under which alone this text was published; null where a source has it under the right one.</summary>
    public required string? PublishedAs { get; init; }

    public required IReadOnlyList<Witness> Witnesses { get; init; }

    /// <summary>The version before it is another telegram, which was given the same ID.</summary>
    public required bool IsDifferentTelegram { get; init; }

    /// <summary>Redactions of the version before in whose place this one has words.</summary>
    public required int RedactionsOpened { get; init; }

    /// <summary>Redactions that the version before does not have.</summary>
    public required int RedactionsClosed { get; init; }
}

/// <summary>Two versions of a cable, and how the second differs from the first.</summary>
public sealed record CableComparison(ArchivedCable Before, ArchivedCable After, CableDiff Diff);

/// <summary>Finds one cable, and what stands around it.</summary>
public sealed class CableReader(ArchiveFile archive)
{
    private const string FindSql = """
        SELECT cable.id, cable.version, cable.version_count, cable.withheld, cable_version.number, cable_version.sha256,
               cable_version.header_bytes, cable_version.body_bytes, cable_version.content
        FROM cable
        JOIN cable_version ON cable_version.cable_id = cable.id AND cable_version.number = COALESCE(@version, cable.version)
        WHERE cable.reference_id = @id
        """;

    private const string WitnessSql = """
        SELECT witness.id, source_file.path, witness.line, witness.byte_offset, witness.byte_length, witness.version, witness.sha256,
               witness.published_as, witness.form, witness.import_run_id, import_run.started, import_run.sources
        FROM witness
        JOIN source_file ON source_file.id = witness.source_file_id
        JOIN import_run ON import_run.id = witness.import_run_id
        WHERE witness.cable_id = @id
        ORDER BY witness.version, witness.id
        """;

    /// <returns>The cable in its current version, or null when the archive does not hold it.</returns>
    public Task<ArchivedCable?> FindAsync(ReferenceId id, CancellationToken cancellationToken) => FindAsync(id, null, cancellationToken);

    /// <param name="version">From 1; null for the current one.</param>
    /// <returns>Null when the archive does not hold the cable, or not that version of it.</returns>
    public async Task<ArchivedCable?> FindAsync(ReferenceId id, int? version, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        var found = await connection.QuerySingleOrDefaultAsync<FoundRow>(
            new CommandDefinition(FindSql, new { id = id.ToString(), version }, cancellationToken: cancellationToken));
        if (found is null) return null;

        IReadOnlyList<Witness> witnesses = await ListWitnessesAsync(connection, found.Id, cancellationToken);
        IReadOnlyList<WithheldEntry> withheld =
            found.Withheld == 0 ? [] : await WithheldReader.ListAsync(connection, id.ToString(), cancellationToken);
        (Cable cable, IReadOnlyList<Diagnostic> diagnostics) = StoredText.Read(found.Content, found.HeaderBytes, found.BodyBytes);
        return new ArchivedCable
        {
            Cable = cable,
            Diagnostics = diagnostics,
            Version = found.Number,
            VersionCount = found.VersionCount,
            IsCurrent = found.Number == found.Version,
            Sha256 = Convert.ToHexStringLower(found.Sha256),
            Witnesses = witnesses,
            WithheldPart = (WithheldPart)found.Withheld,
            Withheld = withheld,
        };
    }

    /// <returns>How much of a cable is withheld; nothing of one that the archive does not hold.</returns>
    public async Task<WithheldPart> FindWithheldPartAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return (WithheldPart)await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "SELECT withheld FROM cable WHERE reference_id = @id", new { id = id.ToString() }, cancellationToken: cancellationToken));
    }

    /// <returns>The versions from the first to the latest; none where the archive does not hold the cable.</returns>
    public async Task<IReadOnlyList<CableVersion>> ListVersionsAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        List<VersionRow> rows = (await connection.QueryAsync<VersionRow>(new CommandDefinition(
            """
            SELECT cable.id AS cable_id, cable.version AS current, cable_version.number, cable_version.sha256, cable_version.header_bytes,
                cable_version.body_bytes,
                   cable_version.content, import_run.started
            FROM cable
            JOIN cable_version ON cable_version.cable_id = cable.id
            JOIN import_run ON import_run.id = cable_version.import_run_id
            WHERE cable.reference_id = @id
            ORDER BY cable_version.number
            """,
            new { id = id.ToString() }, cancellationToken: cancellationToken))).AsList();
        if (rows.Count == 0) return [];

        ILookup<int, Witness> witnesses =
            (await ListWitnessesAsync(connection, rows[0].CableId, cancellationToken)).ToLookup(witness => witness.Version);
        var versions = new List<CableVersion>(rows.Count);
        Cable? before = null;
        foreach (VersionRow row in rows)
        {
            Cable cable = StoredText.Read(row.Content, row.HeaderBytes, row.BodyBytes).Cable;
            CableDiff? diff = before is null ? null : CableDiff.Compare(before, cable);
            IEnumerable<Witness> own = witnesses[row.Number];
            versions.Add(new CableVersion
            {
                Number = row.Number,
                IsCurrent = row.Number == row.Current,
                Sha256 = Convert.ToHexStringLower(row.Sha256),
                Bytes = row.HeaderBytes + row.BodyBytes,
                Imported = StoredText.ReadTime(row.Started),
                PublishedAs = own.All(witness => witness.PublishedAs is not null) ? own.FirstOrDefault()?.PublishedAs : null,
                Witnesses = [.. own],
                IsDifferentTelegram = diff?.IsOfDifferentTelegrams ?? false,
                RedactionsOpened = diff?.RedactionsOpened ?? 0,
                RedactionsClosed = diff?.RedactionsClosed ?? 0,
            });
            before = cable;
        }
        return versions;
    }

    /// <returns>Null where the archive does not hold both versions.</returns>
    public async Task<CableComparison?> CompareAsync(ReferenceId id, int before, int after, CancellationToken cancellationToken) =>
        await FindAsync(id, before, cancellationToken) is { } first && await FindAsync(id, after, cancellationToken) is { } second
            ? new CableComparison(first, second, CableDiff.Compare(first.Cable, second.Cable))
            : null;

    /// <returns>The record of a witness, byte for byte as it stood in its source; null where there is no such witness, or it is
    /// withheld.</returns>
    /// <param name="witness"><see cref="Witness.Id"/>.</param>
    public async Task<byte[]?> FindRecordAsync(long witness, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<RecordRow>(new CommandDefinition(
            """
            SELECT witness.facts, witness.form, witness.record, template.bytes AS template,
                   cable_version.content, cable_version.header_bytes, cable_version.body_bytes
            FROM witness
            JOIN cable_version ON cable_version.cable_id = witness.cable_id AND cable_version.number = witness.version
            LEFT JOIN template ON template.id = witness.template_id
            WHERE witness.id = @witness
            """,
            new { witness }, cancellationToken: cancellationToken));
        if (row is null) return null;
        byte[] text = StoredText.ReadText(row.Content, row.HeaderBytes, row.BodyBytes);
        byte[]? template = row.Template is null ? null : StoredText.Decompress(row.Template);
        return KeptRecord.Restore(row.Form, row.Record, template, SourceFacts.Read(row.Facts), text, row.HeaderBytes);
    }

    private static async Task<IReadOnlyList<Witness>> ListWitnessesAsync(SqliteConnection connection, long cable,
        CancellationToken cancellationToken)
    {
        IEnumerable<WitnessRow> rows = await connection.QueryAsync<WitnessRow>(
            new CommandDefinition(WitnessSql, new { id = cable }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToWitness())];
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

    /// <summary>
    /// For a page that says "not here": the same number at the same origin in other years, then the nearest numbers of that year.
    /// </summary>
    public async Task<IReadOnlyList<CableRow>> ListNearAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<CableListRow>(new CommandDefinition(
            $"""
            SELECT * FROM ({CableListRow.Select}
                WHERE cable.origin_id = (SELECT id FROM origin WHERE code = @Origin) AND cable.year IN @years
                    AND cable.serial = @Serial ORDER BY cable.year)
            UNION
            SELECT * FROM ({CableListRow.Select}
                WHERE cable.origin_id = (SELECT id FROM origin WHERE code = @Origin) AND cable.year = @Year
                    AND cable.serial < @Serial ORDER BY cable.serial DESC LIMIT 3)
            UNION
            SELECT * FROM ({CableListRow.Select}
                WHERE cable.origin_id = (SELECT id FROM origin WHERE code = @Origin) AND cable.year = @Year
                    AND cable.serial > @Serial ORDER BY cable.serial LIMIT 3)
            """,
            new { id.Origin, id.Year, id.Serial, years = Enumerable.Range(1966, 60) }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToCableRow()).OrderBy(row => row.ReferenceId)];
    }

    private sealed record FoundRow
    {
        public long Id { get; init; }
        public int Version { get; init; }
        public int VersionCount { get; init; }
        public int Withheld { get; init; }
        public int Number { get; init; }
        public byte[] Sha256 { get; init; } = [];
        public int HeaderBytes { get; init; }
        public int BodyBytes { get; init; }
        public byte[] Content { get; init; } = [];
    }

    private sealed record WitnessRow
    {
        public long Id { get; init; }
        public string Path { get; init; } = "";
        public int Line { get; init; }
        public long ByteOffset { get; init; }
        public long ByteLength { get; init; }
        public int Version { get; init; }
        public byte[] Sha256 { get; init; } = [];
        public string? PublishedAs { get; init; }
        public string Form { get; init; } = "";
        public long ImportRunId { get; init; }
        public string Started { get; init; } = "";
        public string Sources { get; init; } = "";

        public Witness ToWitness() => new()
        {
            Id = Id,
            SourceSet = Sources.Split('\n').FirstOrDefault(source => Path.StartsWith(source, StringComparison.Ordinal)) ?? Path,
            Path = Path,
            Line = Line,
            ByteOffset = ByteOffset,
            ByteLength = ByteLength,
            Version = Version,
            ImportRun = ImportRunId,
            Imported = StoredText.ReadTime(Started),
            Sha256 = Form is KeptRecord.Withheld ? null : Convert.ToHexStringLower(Sha256),
            PublishedAs = PublishedAs,
        };
    }

    private sealed record VersionRow
    {
        public long CableId { get; init; }
        public int Current { get; init; }
        public int Number { get; init; }
        public byte[] Sha256 { get; init; } = [];
        public int HeaderBytes { get; init; }
        public int BodyBytes { get; init; }
        public byte[] Content { get; init; } = [];
        public string Started { get; init; } = "";
    }

    private sealed record RecordRow
    {
        public string Facts { get; init; } = "";
        public string Form { get; init; } = "";
        public byte[]? Record { get; init; }
        public byte[]? Template { get; init; }
        public byte[] Content { get; init; } = [];
        public int HeaderBytes { get; init; }
        public int BodyBytes { get; init; }
    }
}
