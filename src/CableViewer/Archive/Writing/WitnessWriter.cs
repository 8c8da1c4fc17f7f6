using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Writing;

/// <summary>Writes which records carry which version, and how their bytes can be given back.</summary>
internal sealed class WitnessWriter(SqliteConnection connection, long importRun) : IDisposable
{
    private const int TemplatesLoaded = 8;

    private readonly Statement insert = new(connection,
        """
        INSERT OR IGNORE INTO witness (source_file_id, byte_offset, sha256, byte_length, line, cable_id, version, import_run_id,
                                       published_as, facts, form, template_id, record)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly Statement listFacts =
        new(connection, "SELECT facts, version = ?2 FROM witness WHERE cable_id = ?1 ORDER BY version <> ?2, id");
    private readonly Statement hasWithheld = new(connection,
        "SELECT 1 FROM witness WHERE source_file_id = ? AND byte_offset = ? AND cable_id = ? AND form = 'withheld'");

    // A damaged copy of a cable that is here under its right ID is kept beside it, not in its place.
    private readonly Statement findCurrent = new(connection,
        """
        SELECT COALESCE((SELECT MAX(version) FROM witness WHERE cable_id = ?1 AND published_as IS NULL),
                        (SELECT MAX(number) FROM cable_version WHERE cable_id = ?1))
        """);

    private readonly Statement findTemplate = new(connection, "SELECT id FROM template WHERE sha256 = ?");
    private readonly Statement insertTemplate = new(connection, "INSERT INTO template (sha256, bytes) VALUES (?, ?) RETURNING id");
    private readonly Dictionary<PageTemplate, long> templates = [];

    /// <returns>False where the archive knows this record already.</returns>
    public bool Add(long cable, int version, long file, PreparedCable prepared)
    {
        KeptRecord record = prepared.Record;
        insert
            .With(file).With(prepared.Location.Offset).With(prepared.RecordHash).With(prepared.Location.Length).With(prepared.Location.Line)
            .With(cable).With(version).With(importRun).With(prepared.Cable.PublishedAs).With(prepared.Facts.Write()).With(record.Form)
            .With(record.Template is { } template ? TemplateId(template) : null);
        return (record.Bytes is { } bytes ? insert.With(bytes) : insert.WithNull()).Run() > 0;
    }

    /// <returns>
    /// What the witnesses of a version say, taken together; and what those of other versions say of the publication, which is the cable's
    /// and not the text's.
    /// </returns>
    public SourceFacts FindFacts(long cable, int version)
    {
        SourceFacts? facts = null;
        listFacts.With(cable).With(version);
        while (listFacts.Step())
        {
            SourceFacts said = SourceFacts.Read(listFacts.Text(0));
            if (listFacts.Number(1) == 0) said = said.OfPublication();
            facts = facts?.Merge(said) ?? said;
        }
        return facts ?? throw new ArchiveException($"Version {version} of cable {cable} has no witness; see cableviewer verify.");
    }

    /// <returns>The latest version that a source has under the cable's own ID, or the latest where none has.</returns>
    public int FindCurrentVersion(long cable) => (int)findCurrent.With(cable).RunForNumber()!.Value;

    /// <summary>Whether a record of this place is known, of a cable of which something is withheld; its hash is not kept.</summary>
    public bool HasWithheld(long cable, long file, long offset) =>
        hasWithheld.With(file).With(offset).With(cable).RunForNumber() is not null;

    /// <summary>Takes out of all witnesses of a cable what the text could be told from.</summary>
    public void Withhold(long cable, WithheldPart part)
    {
        var facts = new List<(long Id, string Facts)>();
        using (var list = new Statement(connection, "SELECT id, facts FROM witness WHERE cable_id = ?"))
        {
            list.With(cable);
            while (list.Step()) facts.Add((list.Number(0), list.Text(1)));
        }
        using var update = new Statement(connection,
            "UPDATE witness SET form = 'withheld', sha256 = ?, facts = ?, template_id = NULL, record = NULL WHERE id = ?");
        foreach ((long id, string said) in facts)
            update.With(WithholdingRules.NoHash()).With(WithholdingRules.Reduce(SourceFacts.Read(said), part).Write()).With(id).Run();
    }

    public PageTemplates LoadTemplates()
    {
        var loaded = new PageTemplates();
        using var list = new Statement(connection,
            "SELECT id, bytes FROM (SELECT id, bytes FROM template ORDER BY id DESC LIMIT ?) ORDER BY id");
        list.With(TemplatesLoaded);
        while (list.Step())
        {
            var template = new PageTemplate(StoredText.Decompress(list.Bytes(1)));
            templates[template] = list.Number(0);
            loaded.Remember(template);
        }
        return loaded;
    }

    public void Dispose()
    {
        foreach (Statement statement in (Statement[])[insert, listFacts, hasWithheld, findCurrent, findTemplate, insertTemplate])
            statement.Dispose();
    }

    private long TemplateId(PageTemplate template)
    {
        if (templates.TryGetValue(template, out long id)) return id;
        id = findTemplate.With(template.Hash).RunForNumber()
            ?? insertTemplate.With(template.Hash).With(StoredText.Compress(template.Bytes)).RunForNumber()!.Value;
        return templates[template] = id;
    }
}
