using System.Globalization;
using System.Text.Json;
using CableViewer.Archive.Indexing;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.FullText.Segments;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Checking;

/// <summary>
/// Checks that the archive is what it claims to be: every hash, every count, every index, and that every record can be given back.
/// </summary>
public sealed class ArchiveVerifier(ArchiveFile archive)
{
    // Of a damaged archive, the first findings of each kind say enough.
    private const int MostOfAKind = 100;

    // Every query lists what should not be, as one text a row.
    private static readonly (string Finding, string Sql)[] Invariants =
    [
        ("a cable has another number of versions than it says", """
            SELECT reference_id FROM cable
            WHERE version_count <> (SELECT COUNT(*) FROM cable_version WHERE cable_id = cable.id)
               OR version_count <> (SELECT COALESCE(MAX(number), 0) FROM cable_version WHERE cable_id = cable.id)
            """),
        ("a cable is not found by its current version", """
            SELECT reference_id FROM cable
            WHERE version <> COALESCE((SELECT MAX(version) FROM witness WHERE cable_id = cable.id AND published_as IS NULL), version_count)
            """),
        ("a version has no witness", """
            SELECT cable.reference_id || ' version ' || number FROM cable_version JOIN cable ON cable.id = cable_id
            WHERE NOT EXISTS (SELECT 1 FROM witness WHERE witness.cable_id = cable_version.cable_id AND witness.version = number)
            """),
        ("a witness has no version", """
            SELECT cable.reference_id || ' version ' || witness.version FROM witness JOIN cable ON cable.id = witness.cable_id
            WHERE NOT EXISTS (SELECT 1 FROM cable_version WHERE cable_version.cable_id = witness.cable_id AND number = witness.version)
            """),
        ("a term has another number of cables than it says", """
            SELECT kind || ' ' || name FROM term LEFT JOIN (SELECT term_id, COUNT(*) AS found
                FROM cable_term GROUP BY term_id) ON term_id = id
            WHERE cable_count <> COALESCE(found, 0)
            """),
        ("a day of creation has another number of cables than it says",
            ListCountInvariant("created", "substr(created, 1, 10)", "created <> ''")),
        ("a day of release has another number of cables than it says",
            ListCountInvariant("released", "substr(released, 1, 10)", "released <> ''")),
        ("a classification has another number of cables than it says",
            ListCountInvariant("classification", "CAST(classification AS TEXT)", "classification IS NOT NULL")),
        ("an origin has another number of cables than it says", ListCountInvariant("origin", "CAST(origin_id AS TEXT)", "1")),
        ("a cable is cited by another number of cables than it says", """
            SELECT reference_id FROM cable LEFT JOIN (
                SELECT target, COUNT(*) AS found
                FROM (SELECT cable_id, target FROM reference UNION SELECT cable_id, target FROM mention)
                WHERE target IS NOT NULL
                GROUP BY target)
                ON target = reference_id
            WHERE cited_count <> COALESCE(found, 0)
            """),
        ("the list of cited cables that are not here is wrong", """
            SELECT COALESCE(reference_id, target)
            FROM (
                SELECT target, COUNT(*) AS found
                FROM (SELECT cable_id, target FROM reference UNION SELECT cable_id, target FROM mention)
                WHERE target NOT IN (SELECT reference_id FROM cable)
                GROUP BY target)
            FULL JOIN ghost ON reference_id = target
            WHERE found IS NOT cited_count
            """),
        ("a source file carries nothing", "SELECT path FROM source_file WHERE id NOT IN (SELECT source_file_id FROM witness)"),
        ("a page template is used by no page",
            "SELECT id FROM template WHERE id NOT IN (SELECT template_id FROM witness WHERE template_id IS NOT NULL)"),
        ("an import does not add up", """
            SELECT id FROM import_run WHERE read_count <> new_count + changed_count + unchanged_count + quarantined_count
            """),
        ("a cable does not say what is withheld of it", """
            SELECT reference_id FROM cable
            WHERE withheld <> CASE WHEN EXISTS (SELECT 1 FROM withheld WHERE withheld.reference_id = cable.reference_id
                AND anchor = '') THEN 2
                                   WHEN EXISTS (SELECT 1 FROM withheld WHERE withheld.reference_id = cable.reference_id) THEN 1
                                   ELSE 0 END
            """),
    ];

    private static string ListCountInvariant(string kind, string value, string isKnown) => $"""
        SELECT COALESCE(name, value)
        FROM (SELECT {value} AS value, COUNT(*) AS found FROM cable WHERE {isKnown} GROUP BY 1)
        FULL JOIN (SELECT name, cable_count FROM list_count WHERE kind = '{kind}') ON name = value
        WHERE COALESCE(found, 0) <> COALESCE(cable_count, 0)
        """;

    /// <param name="finding">Told of everything that is wrong, in a sentence.</param>
    /// <returns>How many findings there were; 0 for an archive that is whole.</returns>
    /// <exception cref="ArchiveException">The file is no archive.</exception>
    /// <exception cref="SqliteException">The file is too damaged to be read at all.</exception>
    public async Task<long> VerifyAsync(Action<string> finding, CancellationToken cancellationToken)
    {
        var findings = new Findings(finding);
        using (ArchiveScan scan = await ArchiveScan.OpenAsync(archive, cancellationToken))
        {
            foreach (string problem in ListTexts(scan.Connection, "PRAGMA integrity_check"))
                if (problem is not "ok") findings.Add("the file is damaged", problem);
            foreach (string table in ListTexts(scan.Connection, "PRAGMA foreign_key_check"))
                findings.Add("a row points to one that is missing", $"in {table}");
            foreach ((string sentence, string sql) in Invariants)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (string where in ListTexts(scan.Connection, sql)) findings.Add(sentence, where);
            }
            var words = new WordCheck();
            VerifyVersions(scan, words, findings, cancellationToken);
            VerifyWords(scan.Connection, words, findings);
            VerifyQuarantine(scan.Connection, findings);
            VerifyIndexRows(scan.Connection, findings);
        }
        VerifyIndexes(findings);
        return findings.Count;
    }

    private static void VerifyVersions(ArchiveScan scan, WordCheck words, Findings findings, CancellationToken cancellationToken)
    {
        using var derived = new DerivedRows(scan.Connection);
        foreach (ScannedVersion version in scan.ListVersions())
        {
            cancellationToken.ThrowIfCancellationRequested();
            string name = string.Create(CultureInfo.InvariantCulture, $"{version.ReferenceId} version {version.Number}");
            try
            {
                byte[] text = StoredText.ReadText(version.Content, version.HeaderBytes, version.BodyBytes);
                if (!StoredText.Hash(text).AsSpan().SequenceEqual(version.Sha256))
                    findings.Add("the text of a version does not have its hash", name);
                (Cable cable, IReadOnlyList<Diagnostic> diagnostics) = version.Read();
                if (cable.ReferenceId.ToString() != version.ReferenceId) findings.Add("the reading of a version is of another cable", name);
                if (version.Number == version.Current && derived.FindDifference(version.CableId, cable, diagnostics) is { } difference)
                    findings.Add("what a cable is found by differs from its reading", $"{version.ReferenceId}: {difference}");
                if (version.Number == version.Current) words.Expect(version.CableId, CableTokens.Of(cable));
                foreach (ScannedWitness witness in version.Witnesses)
                    VerifyWitness(scan, witness, text, version.HeaderBytes, name, findings);
            }
            catch (Exception e) when (e is InvalidDataException or JsonException)
            {
                findings.Add("a version cannot be read", $"{name}: {e.Message}");
            }
        }
    }

    private static void VerifyWitness(ArchiveScan scan, ScannedWitness witness, byte[] text, int headerBytes, string name,
        Findings findings)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"{name}: {witness.Path}({witness.Line})");
        try
        {
            byte[]? record = scan.Restore(witness, SourceFacts.Read(witness.Facts), text, headerBytes);
            if (record is null) return;
            if (record.Length != witness.Length || !StoredText.Hash(record).AsSpan().SequenceEqual(witness.Sha256))
                findings.Add("a record cannot be given back as it was", place);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            findings.Add("a record cannot be given back", $"{place}: {e.Message}");
        }
    }

    private static void VerifyWords(SqliteConnection connection, WordCheck words, Findings findings)
    {
        using var find = new Statement(connection, "SELECT reference_id FROM cable WHERE id = ?");
        try
        {
            foreach (long id in words.FindDifferent(connection))
            {
                // Cables that are missing on either side have findings of their own.
                if (!find.With(id).Step()) continue;
                findings.Add("the index of words differs from the text of a cable", find.Text(0));
                find.Reset();
            }
        }
        catch (IndexFormatException e)
        {
            findings.Add("an index of words is damaged", e.Message);
        }
    }

    private static void VerifyQuarantine(SqliteConnection connection, Findings findings)
    {
        using var list = new Statement(connection, "SELECT id, path, line, sha256, byte_length, bytes FROM quarantine ORDER BY id");
        while (list.Step())
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{list.Number(0)}: {list.Text(1)}({list.Number(2)})");
            try
            {
                byte[] bytes = StoredText.Decompress(list.Bytes(5));
                if (bytes.Length != list.Number(4) || !StoredText.Hash(bytes).AsSpan().SequenceEqual(list.Bytes(3)))
                    findings.Add("a quarantined record does not have its hash", place);
            }
            catch (InvalidDataException e)
            {
                findings.Add("a quarantined record cannot be read", $"{place}: {e.Message}");
            }
        }
    }

    // An index of words has a row of lengths for each cable.
    private static void VerifyIndexRows(SqliteConnection connection, Findings findings)
    {
        foreach (string index in ListIndexes(connection))
        {
            foreach (string id in ListTexts(connection, $"SELECT reference_id FROM cable WHERE id NOT IN (SELECT id FROM {index}_docsize)"))
                findings.Add($"a cable is not in the index {index}", id);
            foreach (string id in ListTexts(connection, $"SELECT id FROM {index}_docsize WHERE id NOT IN (SELECT id FROM cable)"))
                findings.Add($"the index {index} has a cable that is not here", id);
        }
    }

    // FTS5 takes the order to check itself as an insertion. Of an archive that can only be read, integrity_check has asked the same.
    private void VerifyIndexes(Findings findings)
    {
        if (!archive.CanWrite()) return;
        using SqliteConnection connection = archive.OpenForWriting();
        foreach (string index in ListIndexes(connection))
        {
            try
            {
                using var check = new Statement(connection, $"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 0)");
                check.Run();
            }
            catch (SqliteException e) when (e.SqliteErrorCode is 11 or 1)
            {
                findings.Add("an index of words is damaged", $"{index}: {e.Message}");
            }
        }
    }

    private static List<string> ListIndexes(SqliteConnection connection) =>
        ListTexts(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'");

    private static List<string> ListTexts(SqliteConnection connection, string sql)
    {
        var texts = new List<string>();
        using var list = new Statement(connection, sql);
        while (list.Step()) texts.Add(list.Text(0));
        return texts;
    }

    private sealed class Findings(Action<string> tell)
    {
        private readonly Dictionary<string, int> kinds = [];

        public long Count { get; private set; }

        public void Add(string sentence, string where)
        {
            Count++;
            int ofAKind = kinds[sentence] = kinds.GetValueOrDefault(sentence) + 1;
            if (ofAKind < MostOfAKind) tell($"{sentence}: {where}");
            else if (ofAKind == MostOfAKind) tell($"{sentence}: {where}; further ones are only counted");
        }
    }
}
