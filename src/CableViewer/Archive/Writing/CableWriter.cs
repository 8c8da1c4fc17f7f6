using CableViewer.Archive.Indexing;
using CableViewer.Archive.Records;
using CableViewer.Archive.References;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.FullText.Sqlite;
using CableViewer.Sources;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Writing;

/// <summary>Saves cables, one transaction a batch. Only one writer at a time; readers go on seeing the state before the batch.</summary>
public sealed partial class CableWriter : IDisposable
{
    // A mirror has a file a cable: none comes again.
    private const int MostFilesRemembered = 1_000;

    // A telegram sent again keeps its number for days, not for months.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(31);

    private const string ConflictCode = "conflicting-duplicate";

    private readonly SqliteConnection connection;
    private readonly CableTermWriter terms;
    private readonly ReferenceWriter references;
    private readonly ListCountWriter listCounts;
    private readonly WitnessWriter witnesses;
    private readonly WithholdingRules withholding;
    private readonly VersionWriter versions;
    private readonly SearchIndexWriter search;
    private readonly Dictionary<string, long> origins = [];
    private readonly Dictionary<string, long> files = [];
    private readonly Statement begin, commit, findCable, insertCable, updateCable, insertPublishedAs, findOrigin, insertOrigin, findFile,
        insertFile, insertQuarantine, findConflict;

    /// <exception cref="ArchiveException">The file is no archive, or of a newer program.</exception>
    /// <exception cref="SqliteException">Another process writes.</exception>
    public CableWriter(ArchiveFile archive, IReadOnlyList<string> sources, DateTimeOffset now)
    {
        connection = archive.OpenForWriting();
        try
        {
            begin = new Statement(connection, "BEGIN IMMEDIATE");
            commit = new Statement(connection, "COMMIT");
            begin.Run();
            ImportRun = connection.ExecuteScalar<long>(
                "INSERT INTO import_run (started, sources) VALUES (@started, @sources) RETURNING id",
                new { started = StoredText.WriteTime(now), sources = string.Join('\n', sources) });
            terms = new CableTermWriter(connection);
            references = new ReferenceWriter(connection);
            listCounts = new ListCountWriter(connection);
            witnesses = new WitnessWriter(connection, ImportRun);
            withholding = new WithholdingRules(connection);
            versions = new VersionWriter(connection, ImportRun, withholding);
            search = new SearchIndexWriter(connection);
            findCable = new Statement(connection,
                "SELECT id, version, version_count, withheld, created, released, classification, origin_id FROM cable WHERE reference_id "
                    + "= ?");
            insertCable = new Statement(connection,
                """
                INSERT INTO cable (origin_id, classification, created, released, subject, title, paragraph_count, text_length,
                    redaction_count,
                                   withheld, version, version_count, reference_id, year, serial)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?)
                RETURNING id
                """);
            updateCable = new Statement(connection,
                """
                UPDATE cable
                SET origin_id = ?, classification = ?, created = ?, released = ?, subject = ?, title = ?, paragraph_count = ?,
                    text_length = ?, redaction_count = ?, withheld = ?, version = ?
                WHERE id = ?
                """);
            insertPublishedAs = new Statement(connection, "INSERT OR IGNORE INTO published_as (name, cable_id) VALUES (?, ?)");
            findOrigin = new Statement(connection, "SELECT id FROM origin WHERE code = ?");
            insertOrigin = new Statement(connection, "INSERT INTO origin (code, name) VALUES (?, ?) RETURNING id");
            findFile = new Statement(connection, "SELECT id FROM source_file WHERE path = ?");
            insertFile = new Statement(connection, "INSERT INTO source_file (path) VALUES (?) RETURNING id");
            findConflict = new Statement(connection,
                $"SELECT reason FROM quarantine WHERE sha256 = ? AND path = ? AND byte_offset = ? AND code = '{ConflictCode}'");
            insertQuarantine = new Statement(connection,
                """
                INSERT OR IGNORE INTO quarantine (import_run_id, path, line, byte_offset, byte_length, sha256, reference_id, code, reason,
                    bytes, format)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public long ImportRun { get; }

    /// <summary>What waits in memory for <see cref="Commit"/>.</summary>
    public long PendingBytes => search.PendingSize;

    /// <summary>
    /// A text that the archive has not becomes a cable or a new version of one; a text that it has gets one more witness. What a second
    /// source knows besides (a release date, articles) is added where the first did not say.
    /// </summary>
    internal SaveOutcome Save(PreparedCable prepared)
    {
        ReferenceId id = prepared.Cable.ReferenceId!.Value;
        prepared = withholding.Apply(id, prepared);
        return FindCable(id.ToString()) is { } known ? SaveKnown(id, known, prepared) : SaveNew(id, prepared);
    }

    /// <summary>
    /// Whether a record of the same ID must be of another cable: it was sent long before or after the one that the archive has.
    /// </summary>
    /// <returns>Null where the two may be the same.</returns>
    internal Diagnostic? FindConflict(PreparedCable prepared)
    {
        if (prepared.Cable.Created is not { } created || FindCable(prepared.Cable.ReferenceId.ToString()!) is not { } known) return null;
        if (StoredText.ReadTime(known.Created) is not { } before || (created - before).Duration() <= LongestDelay) return null;
        return new Diagnostic(
            ConflictCode,
            $"The archive has {prepared.Cable.ReferenceId} of {before:yyyy-MM-dd}; this record of the same ID is of {created:yyyy-MM-dd}.",
            prepared.Location.Line);
    }

    /// <summary>Whether this record was found to be in conflict before; what has come since does not make it fit.</summary>
    internal Diagnostic? FindKnownConflict(PreparedCable prepared)
    {
        if (!findConflict.With(prepared.RecordHash).With(prepared.Location.File).With(prepared.Location.Offset).Step()) return null;
        var conflict = new Diagnostic(ConflictCode, findConflict.Text(0), prepared.Location.Line);
        findConflict.Reset();
        return conflict;
    }

    /// <summary>Withholds of a cable that is not here yet what the archive withheld from which an export comes.</summary>
    internal void RestoreWithheld(ReferenceId id, IReadOnlyList<WithheldNote> notes)
    {
        if (notes.Count == 0 || FindCable(id.ToString()) is not null) return;
        foreach (WithheldNote note in notes.Where(note => note is { Anchor: not null, Reason: not null }))
        {
            withholding.Add(id, note.Anchor, note.Reason, note.Since);
            foreach (WithheldText text in (note.Texts ?? []).Where(text => text is { IsWhole: true }))
                withholding.Learn(id, note.Anchor, text);
        }
    }

    /// <summary>
    /// Keeps a record that cannot become a cable, whole, with the reason. The same bytes of the same place are kept once.
    /// </summary>
    /// <returns>False where it is not kept, because something of the cable that it names is withheld.</returns>
    public bool Quarantine(SourceRecord record, byte[] recordHash, string? referenceId, string code, string reason)
    {
        if (ReferenceId.TryParse(referenceId, out ReferenceId id) && withholding.Find(id) is not WithheldPart.Nothing) return false;
        insertQuarantine
            .With(ImportRun).With(record.Location.File).With(record.Location.Line).With(record.Location.Offset).With(record.Location.Length)
            .With(recordHash).With(referenceId).With(code).With(reason).With(StoredText.Compress(record.Bytes.Span))
                .With(record.Format?.ToString())
            .Run();
        return true;
    }

    /// <summary>Takes a record out of the quarantine, once it has become a cable.</summary>
    internal void Release(long quarantined) => connection.Execute("DELETE FROM quarantine WHERE id = @quarantined", new { quarantined });

    /// <summary>Makes what was saved since the last commit part of the archive, all of it at once.</summary>
    public void Commit()
    {
        terms.Flush();
        references.Flush();
        listCounts.Flush();
        search.Flush();
        commit.Run();
        begin.Run();
    }

    /// <summary>Notes the counts so far.</summary>
    public void NoteCounts(ImportCounts counts) => connection.Execute(
        """
        UPDATE import_run
        SET read_count = @Read, new_count = @New, changed_count = @Changed, unchanged_count = @Unchanged, quarantined_count = @Quarantined
        WHERE id = @ImportRun
        """,
        new { counts.Read, counts.New, counts.Changed, counts.Unchanged, counts.Quarantined, ImportRun });

    /// <summary>Notes the counts and the end, commits, and lets the planner know what is new.</summary>
    public void Finish(ImportCounts counts, DateTimeOffset now)
    {
        NoteCounts(counts);
        connection.Execute("UPDATE import_run SET finished = @finished WHERE id = @ImportRun",
            new { finished = StoredText.WriteTime(now), ImportRun });
        references.Settle();
        Commit();
        search.CountWords();
        commit.Run();
        // A reader that is still at it (an export) keeps the log from being emptied; the next checkpoint will.
        connection.Execute(
            "PRAGMA analysis_limit = 1000; PRAGMA optimize; PRAGMA busy_timeout = 500; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA "
                + "busy_timeout = 30000;");
        begin.Run();
    }

    /// <summary>Remembers a fact about the whole archive, such as that it is the sample.</summary>
    public void SetProperty(string name, string value) => connection.Execute(
        "INSERT INTO archive_property (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value",
            new { name, value });

    /// <summary>
    /// Takes a cable or one of its paragraphs out of the archive, in every version, and remembers that it is withheld: a later import does
    /// not bring it back. What any version has under the anchor is taken out of all, wherever it stands.
    /// </summary>
    /// <param name="anchor">Of the paragraph; empty for the whole cable.</param>
    /// <param name="reason">For the public.</param>
    /// <returns>False where the archive does not hold the cable (yet), or it has no such paragraph; the rule is kept all the
    /// same.</returns>
    public bool Withhold(ReferenceId id, string anchor, string reason, DateTimeOffset since)
    {
        withholding.Add(id, anchor, reason, since);
        connection.Execute("DELETE FROM quarantine WHERE reference_id = @name", new { name = id.ToString() });
        if (FindCable(id.ToString()) is not { } known) return false;

        bool isFound = anchor is "";
        for (int number = 1; number <= known.VersionCount && anchor is not ""; number++)
            isFound |= withholding.Learn(id, anchor, versions.Read(known.Id, number).Cable);

        var kept = new Dictionary<int, PreparedCable>();
        for (int number = 1; number <= known.VersionCount; number++)
        {
            (Cable cable, _) = versions.Read(known.Id, number);
            kept[number] = withholding.Apply(id, PreparedCable.Again(witnesses.FindFacts(known.Id, number), cable.Header, cable.Body));
        }
        ReplaceCurrent(id, known, known.Version, kept[known.Version], stores: false);
        foreach ((int number, PreparedCable version) in kept) versions.Replace(known.Id, number, version);
        witnesses.Withhold(known.Id, withholding.Find(id));
        return isFound;
    }

    /// <summary>
    /// Overwrites what was deleted, in the index too; after <see cref="Withhold"/>. Takes as long as writing the archive anew.
    /// </summary>
    public void Purge()
    {
        search.Optimise();
        Commit();
        commit.Run();
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);");
        begin.Run();
    }

    /// <summary>Templates of earlier imports, for the pages of this one.</summary>
    internal PageTemplates LoadTemplates() => witnesses.LoadTemplates();

    public void Dispose()
    {
        foreach (Statement statement in (Statement[])[
            begin, commit, findCable, insertCable, updateCable, insertPublishedAs, findOrigin, insertOrigin, findFile, insertFile,
                insertQuarantine, findConflict]) statement.Dispose();
        terms.Dispose();
        references.Dispose();
        listCounts.Dispose();
        witnesses.Dispose();
        versions.Dispose();
        withholding.Dispose();
        search.Dispose();
        derived?.Dispose();
        // What was not committed is rolled back.
        connection.Dispose();
    }

    private SaveOutcome SaveNew(ReferenceId id, PreparedCable prepared)
    {
        string name = id.ToString();
        BindColumns(insertCable, id, prepared);
        long cable = insertCable.With(name).With(id.Year).With(id.Serial).RunForNumber()!.Value;
        versions.Add(cable, 1, prepared);
        witnesses.Add(cable, 1, FileId(prepared.Location.File), prepared);
        references.Arrived(name);
        AddDerived(cable, id, prepared);
        return SaveOutcome.New;
    }

    // Adds the witness, works out anew what the archive knows by it, and replaces what differs.
    private SaveOutcome SaveKnown(ReferenceId id, KnownCable known, PreparedCable prepared)
    {
        long file = FileId(prepared.Location.File);
        if (known.Withheld is not WithheldPart.Nothing && witnesses.HasWithheld(known.Id, file, prepared.Location.Offset))
            return SaveOutcome.Unchanged;

        int number = versions.Find(known.Id, prepared.Stored.TextHash) ?? known.VersionCount + 1;
        bool isNewText = number > known.VersionCount;
        SourceFacts shownBefore = witnesses.FindFacts(known.Id, known.Version);
        SourceFacts ownBefore = isNewText ? prepared.Facts : number == known.Version ? shownBefore : witnesses.FindFacts(known.Id, number);
        if (!witnesses.Add(known.Id, number, file, prepared)) return SaveOutcome.Unchanged;
        if (isNewText) versions.Add(known.Id, number, prepared);
        AddPublishedAs(known.Id, prepared);

        // The cable is found by the version that it was found by, or by this one.
        int current = witnesses.FindCurrentVersion(known.Id);
        PreparedCable? own = ReadAnew(id, known.Id, number, ownBefore);
        PreparedCable? shown = current == number ? own : ReadAnew(id, known.Id, current, shownBefore);
        if (current != known.Version)
            ReplaceCurrent(id, known, current, shown ?? (isNewText ? prepared : ReadPrepared(known.Id, current, prepared)),
            stores: shown is not null);
        else if (shown is not null) ReplaceCurrent(id, known, current, shown, stores: true);
        if (current != number && own is not null) versions.Replace(known.Id, number, own);
        // When it was published, and who wrote about it, is said of the other versions too, where this record says it first.
        if (prepared.Facts is not { Released: null, Articles: null }
            && witnesses.FindFacts(known.Id, known.Version).OfPublication().Write() != shownBefore.OfPublication().Write())
        {
            for (int other = 1; other <= known.VersionCount; other++)
                if (other != current && other != number && ReadAnew(id, known.Id, other, before: null) is { } told)
                    versions.Replace(known.Id, other, told);
        }
        return isNewText || current != known.Version || own is not null || shown is not null ? SaveOutcome.Changed : SaveOutcome.Unchanged;
    }

    /// <summary>Reads a version again with all that its witnesses say, and those of other versions of the publication.</summary>
    /// <param name="before">What was said when it was read last; null where that is not known.</param>
    /// <returns>Null where the reading that is stored holds.</returns>
    private PreparedCable? ReadAnew(ReferenceId id, long cable, int number, SourceFacts? before)
    {
        SourceFacts facts = witnesses.FindFacts(cable, number);
        if (facts.Write() == before?.Write()) return null;
        (Cable stored, _) = versions.Read(cable, number);
        PreparedCable anew = withholding.Apply(id, PreparedCable.Again(facts, stored.Header, stored.Body));
        return anew.Cable.ReferenceId == id && !versions.Has(cable, number, anew.Stored.Content) ? anew : null;
    }

    /// <summary>Makes another version the one that the cable is found by, or the same one with another reading.</summary>
    /// <param name="stores">Whether what is stored of it changes too.</param>
    private void ReplaceCurrent(ReferenceId id, KnownCable known, int number, PreparedCable prepared, bool stores)
    {
        (Cable old, IReadOnlyList<Diagnostic> oldDiagnostics) = versions.Read(known.Id, known.Version);
        RemoveDerived(known, old, oldDiagnostics);
        if (stores) versions.Replace(known.Id, number, prepared);
        BindColumns(updateCable, id, prepared);
        updateCable.With(number).With(known.Id).Run();
        AddDerived(known.Id, id, prepared);
    }

    // What is found by the current version of a cable.
    private void AddDerived(long cable, ReferenceId id, PreparedCable prepared)
    {
        search.Add(cable, prepared.Cable, prepared.Words);
        references.Add(cable, prepared.Cable.References, prepared.Mentions);
        terms.Add(cable, prepared.Terms);
        AddPublishedAs(cable, prepared);
        listCounts.Count(
            StoredText.WriteTime(prepared.Cable.Created), StoredText.WriteTime(prepared.Cable.Released),
                prepared.Cable.Classification?.Number, OriginId(id, prepared.Cable), 1);
    }

    private void RemoveDerived(KnownCable known, Cable old, IReadOnlyList<Diagnostic> diagnostics)
    {
        search.Remove(known.Id);
        references.Remove(known.Id);
        terms.Remove(known.Id, CableTerms.Of(old, diagnostics));
        listCounts.Count(known.Created, known.Released, known.Classification, known.Origin, -1);
    }

    private void AddPublishedAs(long cable, PreparedCable prepared)
    {
        if (prepared.Cable.PublishedAs is { } damaged) insertPublishedAs.With(damaged).With(cable).Run();
    }

    // In the order that insertCable and updateCable share.
    private void BindColumns(Statement statement, ReferenceId id, PreparedCable prepared)
    {
        Cable cable = prepared.Cable;
        statement
            .With(OriginId(id, cable)).With((long?)cable.Classification?.Number)
            .With(StoredText.WriteTime(cable.Created)).With(StoredText.WriteTime(cable.Released))
            .With(cable.Subject).With(cable.Title).With(cable.Paragraphs.Count).With(cable.Body.Length)
            .With(Redaction.Count(cable.Body)).With((int)withholding.Find(id));
    }

    private KnownCable? FindCable(string id)
    {
        if (!findCable.With(id).Step()) return null;
        var known = new KnownCable(
            findCable.Number(0), (int)findCable.Number(1), (int)findCable.Number(2), (WithheldPart)findCable.Number(3), findCable.Text(4),
                findCable.Text(5),
            findCable.TextOrNull(6) is null ? null : (int)findCable.Number(6), findCable.Number(7));
        findCable.Reset();
        return known;
    }

    private PreparedCable ReadPrepared(long cable, int number, PreparedCable like)
    {
        (Cable loaded, IReadOnlyList<Diagnostic> diagnostics) = versions.Read(cable, number);
        return like.With(loaded, diagnostics);
    }

    private long OriginId(ReferenceId id, Cable cable)
    {
        if (origins.TryGetValue(id.Origin, out long known)) return known;
        known = findOrigin.With(id.Origin).RunForNumber()
            ?? insertOrigin.With(id.Origin).With(cable.Origin ?? Origin.Find(id.Origin)?.Name ?? id.Origin).RunForNumber()!.Value;
        return origins[id.Origin] = known;
    }

    private long FileId(string path)
    {
        if (files.TryGetValue(path, out long id)) return id;
        id = findFile.With(path).RunForNumber() ?? insertFile.With(path).RunForNumber()!.Value;
        if (files.Count > MostFilesRemembered) files.Clear();
        return files[path] = id;
    }

    private sealed record KnownCable(
        long Id, int Version, int VersionCount, WithheldPart Withheld, string Created, string Released, int? Classification, long Origin);
}
