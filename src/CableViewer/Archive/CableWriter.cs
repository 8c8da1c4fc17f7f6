using CableViewer.Cables;
using CableViewer.Sources;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

/// <summary>What became of a record.</summary>
public enum SaveOutcome
{
    New,
    Changed,
    Unchanged,
    Quarantined,
}

/// <summary>The counts of an import; the last four add up to the first.</summary>
public sealed record ImportCounts(long Read, long New, long Changed, long Unchanged, long Quarantined)
{
    public static readonly ImportCounts None = new(0, 0, 0, 0, 0);

    public ImportCounts With(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.New => this with { Read = Read + 1, New = New + 1 },
        SaveOutcome.Changed => this with { Read = Read + 1, Changed = Changed + 1 },
        SaveOutcome.Unchanged => this with { Read = Read + 1, Unchanged = Unchanged + 1 },
        _ => this with { Read = Read + 1, Quarantined = Quarantined + 1 },
    };
}

/// <summary>A cable ready to be stored: compressing and hashing are done, so that the one writer only writes.</summary>
public sealed record PreparedCable
{
    public required Cable Cable { get; init; }
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
    public required SourceLocation Location { get; init; }

    /// <summary>SHA-256 of the record as it stands in its source.</summary>
    public required byte[] RecordHash { get; init; }

    /// <summary>SHA-256 of header and body.</summary>
    public required byte[] TextHash { get; init; }

    public required int HeaderBytes { get; init; }
    internal byte[] Raw { get; init; } = [];
    internal byte[] Reading { get; init; } = [];

    /// <summary>Hashes and compresses; the work that can be done beside the writer.</summary>
    public static PreparedCable From(Cable cable, IReadOnlyList<Diagnostic> diagnostics, SourceRecord record)
    {
        (byte[] bytes, int headerLength) = StoredText.RawBytes(cable);
        return new PreparedCable
        {
            Cable = cable,
            Diagnostics = diagnostics,
            Location = record.Location,
            RecordHash = StoredText.Hash(record.Bytes.Span),
            TextHash = StoredText.Hash(bytes),
            HeaderBytes = headerLength,
            Raw = StoredText.Compress(bytes),
            Reading = StoredText.WriteReading(cable, diagnostics),
        };
    }
}

/// <summary>Saves cables, one transaction a batch. Only one writer at a time; readers go on seeing the state before the batch.</summary>
public sealed class CableWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, long> origins = [];
    private readonly Dictionary<(string Kind, string Name), long> terms = [];
    private readonly Dictionary<string, long> files = [];
    private SqliteTransaction transaction;

    public CableWriter(ArchiveFile archive, IReadOnlyList<string> sources, DateTimeOffset now)
    {
        connection = archive.OpenForWriting();
        transaction = connection.BeginTransaction();
        ImportRun = connection.ExecuteScalar<long>(
            "INSERT INTO import_run (started, sources) VALUES (@started, @sources) RETURNING id",
            new { started = StoredText.WriteTime(now), sources = string.Join('\n', sources) }, transaction);
    }

    public long ImportRun { get; }

    private const string FindSql = """
        SELECT cable.id, cable.version, cable_version.number, cable_version.sha256
        FROM cable
        JOIN cable_version ON cable_version.cable_id = cable.id
        WHERE cable.reference_id = @id
        ORDER BY cable_version.number
        """;

    /// <summary>
    /// A text that the archive has not becomes a cable or a new version of one; a text that it has gets one more witness. What a second source
    /// knows besides (a release date, articles) is added where the first did not say.
    /// </summary>
    public SaveOutcome Save(PreparedCable prepared)
    {
        Cable cable = prepared.Cable;
        string id = cable.ReferenceId!.Value.ToString();
        List<StoredVersion> versions = connection.Query<StoredVersion>(FindSql, new { id }, transaction).AsList();
        if (versions.Count == 0)
        {
            long added = InsertCable(id, cable);
            InsertVersion(added, 1, prepared);
            InsertParts(added, cable, prepared.Diagnostics);
            AddWitness(added, 1, prepared);
            return SaveOutcome.New;
        }

        long cableId = versions[0].Id;
        StoredVersion? same = versions.Find(version => version.Sha256.AsSpan().SequenceEqual(prepared.TextHash));
        int number = same?.Number ?? versions[^1].Number + 1;
        bool isNewWitness = AddWitness(cableId, number, prepared);
        if (same is not null && !isNewWitness) return SaveOutcome.Unchanged;

        (Cable known, IReadOnlyList<Diagnostic> diagnostics) = Load(cableId, versions[0].Version);
        // Of a text that is here already, only what the new source knows besides is taken; of a new text, all of it.
        Cable merged = same is null ? Merge(cable, known) : Merge(known, cable);
        byte[] reading = StoredText.WriteReading(merged, same is null ? prepared.Diagnostics : diagnostics);
        if (same is null) InsertVersion(cableId, number, prepared with { Reading = reading });
        else if (same.Number != versions[0].Version || merged == known || IsAsTold(merged, known)) return SaveOutcome.Unchanged;
        else UpdateReading(cableId, number, reading);
        Replace(cableId, same is null ? number : versions[0].Version, merged, same is null ? prepared.Diagnostics : diagnostics);
        return SaveOutcome.Changed;
    }

    /// <summary>Keeps a record that cannot become a cable, whole, with the reason. The same bytes are kept once.</summary>
    public void Quarantine(SourceRecord record, string reason)
    {
        byte[] hash = StoredText.Hash(record.Bytes.Span);
        connection.Execute(
            """
            INSERT INTO quarantine (import_run_id, path, line, byte_offset, byte_length, sha256, reason, bytes)
            SELECT @ImportRun, @File, @Line, @Offset, @Length, @hash, @reason, @bytes
            WHERE NOT EXISTS (SELECT 1 FROM quarantine WHERE sha256 = @hash AND path = @File AND byte_offset = @Offset)
            """,
            new { ImportRun, record.Location.File, record.Location.Line, record.Location.Offset, record.Location.Length, hash, reason, bytes = record.Bytes.ToArray() },
            transaction);
    }

    /// <summary>Makes what was saved since the last commit part of the archive, all of it at once.</summary>
    public void Commit()
    {
        transaction.Commit();
        transaction.Dispose();
        transaction = connection.BeginTransaction();
    }

    /// <summary>Notes the counts, and lets the planner and the readers know what is new.</summary>
    public void Finish(ImportCounts counts, DateTimeOffset now)
    {
        connection.Execute(
            """
            UPDATE import_run
            SET finished = @finished, read_count = @Read, new_count = @New, changed_count = @Changed,
                unchanged_count = @Unchanged, quarantined_count = @Quarantined
            WHERE id = @ImportRun
            """,
            new { finished = StoredText.WriteTime(now), counts.Read, counts.New, counts.Changed, counts.Unchanged, counts.Quarantined, ImportRun }, transaction);
        Commit();
        transaction.Dispose();
        connection.Execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
        transaction = connection.BeginTransaction();
    }

    /// <summary>Remembers a fact about the whole archive, such as that it is the sample.</summary>
    public void SetProperty(string name, string value) =>
        connection.Execute("INSERT INTO archive_property (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value", new { name, value }, transaction);

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }

    private long InsertCable(string id, Cable cable) => connection.ExecuteScalar<long>(
        """
        INSERT INTO cable (reference_id, origin_id, year, serial, classification, created, released, subject, title, paragraph_count, version)
        VALUES (@id, @origin, @Year, @Serial, @classification, @created, @released, @Subject, @Title, @paragraphs, 1)
        RETURNING id
        """,
        CableRowOf(cable, id), transaction);

    private object CableRowOf(Cable cable, string id) => new
    {
        id,
        origin = OriginId(cable),
        cable.ReferenceId!.Value.Year,
        cable.ReferenceId!.Value.Serial,
        classification = cable.Classification?.Number,
        created = StoredText.WriteTime(cable.Created),
        released = StoredText.WriteTime(cable.Released),
        cable.Subject,
        cable.Title,
        paragraphs = cable.Paragraphs.Count,
    };

    private void InsertVersion(long cableId, int number, PreparedCable prepared) => connection.Execute(
        """
        INSERT INTO cable_version (cable_id, number, import_run_id, sha256, header_bytes, raw, reading)
        VALUES (@cableId, @number, @ImportRun, @TextHash, @HeaderBytes, @Raw, @Reading)
        """,
        new { cableId, number, ImportRun, prepared.TextHash, prepared.HeaderBytes, prepared.Raw, prepared.Reading }, transaction);

    private void UpdateReading(long cableId, int number, byte[] reading) => connection.Execute(
        "UPDATE cable_version SET reading = @reading WHERE cable_id = @cableId AND number = @number",
        new { reading, cableId, number }, transaction);

    private (Cable Cable, IReadOnlyList<Diagnostic> Diagnostics) Load(long cableId, int number)
    {
        var row = connection.QuerySingle<StoredTexts>(
            "SELECT raw, header_bytes, reading FROM cable_version WHERE cable_id = @cableId AND number = @number",
            new { cableId, number }, transaction);
        return StoredText.Read(row.Raw, row.HeaderBytes, row.Reading);
    }

    // What the sources say apart from the text: the first word counts, a later source fills what is missing.
    private static Cable Merge(Cable first, Cable second) => first with
    {
        PublishedAs = first.PublishedAs ?? second.PublishedAs,
        Created = first.Created ?? second.Created,
        Released = first.Released ?? second.Released,
        Classification = first.Classification ?? second.Classification,
        Origin = first.Origin ?? second.Origin,
        Articles = [.. first.Articles.Union(second.Articles)],
    };

    private static bool IsAsTold(Cable merged, Cable known) =>
        (merged.PublishedAs, merged.Created, merged.Released, merged.Classification, merged.Origin, merged.Articles.Count)
        == (known.PublishedAs, known.Created, known.Released, known.Classification, known.Origin, known.Articles.Count);

    private void Replace(long cableId, int number, Cable cable, IReadOnlyList<Diagnostic> diagnostics)
    {
        connection.Execute(
            """
            UPDATE cable
            SET origin_id = @origin, classification = @classification, created = @created, released = @released,
                subject = @Subject, title = @Title, paragraph_count = @paragraphs, version = @number
            WHERE id = @cableId
            """,
            new
            {
                cableId,
                number,
                origin = OriginId(cable),
                classification = cable.Classification?.Number,
                created = StoredText.WriteTime(cable.Created),
                released = StoredText.WriteTime(cable.Released),
                cable.Subject,
                cable.Title,
                paragraphs = cable.Paragraphs.Count,
            },
            transaction);
        connection.Execute(
            """
            UPDATE term SET cable_count = cable_count - 1 WHERE id IN (SELECT term_id FROM cable_term WHERE cable_id = @cableId);
            DELETE FROM cable_term WHERE cable_id = @cableId;
            DELETE FROM paragraph WHERE cable_id = @cableId;
            DELETE FROM reference WHERE cable_id = @cableId;
            DELETE FROM addressee WHERE cable_id = @cableId;
            DELETE FROM diagnostic WHERE cable_id = @cableId;
            """,
            new { cableId }, transaction);
        InsertParts(cableId, cable, diagnostics);
    }

    private void InsertParts(long cableId, Cable cable, IReadOnlyList<Diagnostic> diagnostics)
    {
        connection.Execute(
            "INSERT INTO paragraph VALUES (@cableId, @position, @Anchor, @Number, @Letter, @Marking, @Start, @Length)",
            cable.Paragraphs.Select((p, position) => new { cableId, position, p.Anchor, p.Number, p.Letter, p.Marking, p.Start, p.Length }), transaction);
        connection.Execute(
            "INSERT INTO reference VALUES (@cableId, @position, @Label, @Text, @target)",
            cable.References.Select((r, position) => new { cableId, position, r.Label, r.Text, target = r.ReferenceId?.ToString() }), transaction);
        connection.Execute(
            "INSERT INTO addressee VALUES (@cableId, @isAction, @position, @Name, @Route, @Serial, @precedence)",
            Addressees(cable.To, true).Concat(Addressees(cable.Info, false)), transaction);
        connection.Execute(
            "INSERT INTO diagnostic VALUES (@cableId, @position, @Code, @Message, @Line)",
            diagnostics.Select((d, position) => new { cableId, position, d.Code, d.Message, d.Line }), transaction);
        InsertTerms(cableId, cable, TermKind.Tag, cable.Tags);
        InsertTerms(cableId, cable, TermKind.Caption, cable.Captions);
        InsertTerms(cableId, cable, TermKind.Article, cable.Articles);
        InsertTerms(cableId, cable, TermKind.Signer, [.. cable.SignedBy.Select(name => name.ToUpperInvariant())]);
        if (cable.PublishedAs is { } damaged)
            connection.Execute("INSERT OR IGNORE INTO published_as VALUES (@damaged, @cableId)", new { damaged, cableId }, transaction);

        IEnumerable<object> Addressees(IReadOnlyList<Addressee> list, bool isAction) => list.Select((a, position) =>
            (object)new { cableId, isAction, position, a.Name, a.Route, a.Serial, precedence = a.Precedence?.ToString() });
    }

    private void InsertTerms(long cableId, Cable cable, string kind, IReadOnlyList<string> names)
    {
        foreach (string name in names.Distinct())
        {
            if (!terms.TryGetValue((kind, name), out long term))
            {
                term = connection.ExecuteScalar<long>(
                    "INSERT INTO term (kind, name) VALUES (@kind, @name) ON CONFLICT (kind, name) DO UPDATE SET name = name RETURNING id",
                    new { kind, name }, transaction);
                terms[(kind, name)] = term;
            }
            connection.Execute("UPDATE term SET cable_count = cable_count + 1 WHERE id = @term", new { term }, transaction);
            connection.Execute(
                "INSERT INTO cable_term (term_id, created, cable_id) VALUES (@term, @created, @cableId)",
                new { term, created = StoredText.WriteTime(cable.Created), cableId }, transaction);
        }
    }

    /// <returns>False where the archive knows this record already.</returns>
    private bool AddWitness(long cableId, int version, PreparedCable prepared)
    {
        string path = prepared.Location.File;
        if (!files.TryGetValue(path, out long file))
        {
            file = connection.ExecuteScalar<long>(
                "INSERT INTO source_file (path) VALUES (@path) ON CONFLICT (path) DO UPDATE SET path = path RETURNING id", new { path }, transaction);
            // A mirror has a file a cable: none comes again.
            if (files.Count > 1_000) files.Clear();
            files[path] = file;
        }
        return connection.Execute(
            """
            INSERT OR IGNORE INTO witness (cable_id, source_file_id, byte_offset, sha256, byte_length, line, version, import_run_id, published_as)
            VALUES (@cableId, @file, @Offset, @RecordHash, @Length, @Line, @version, @ImportRun, @PublishedAs)
            """,
            new
            {
                cableId,
                file,
                prepared.Location.Offset,
                prepared.RecordHash,
                prepared.Location.Length,
                prepared.Location.Line,
                version,
                ImportRun,
                prepared.Cable.PublishedAs,
            },
            transaction) > 0;
    }

    private long OriginId(Cable cable)
    {
        string code = cable.ReferenceId!.Value.Origin;
        if (origins.TryGetValue(code, out long id)) return id;
        id = connection.ExecuteScalar<long>(
            "INSERT INTO origin (code, name) VALUES (@code, @name) ON CONFLICT (code) DO UPDATE SET name = name RETURNING id",
            new { code, name = cable.Origin ?? Origin.Find(code)?.Name ?? code }, transaction);
        origins[code] = id;
        return id;
    }

    private sealed record StoredVersion
    {
        public long Id { get; init; }
        public int Version { get; init; }
        public int Number { get; init; }
        public byte[] Sha256 { get; init; } = [];
    }

    private sealed record StoredTexts
    {
        public byte[] Raw { get; init; } = [];
        public int HeaderBytes { get; init; }
        public byte[] Reading { get; init; } = [];
    }
}
