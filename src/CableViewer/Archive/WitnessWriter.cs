using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

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

    private readonly Statement listFacts = new(connection, "SELECT facts FROM witness WHERE cable_id = ? AND version = ? ORDER BY id");
    private readonly Statement hasRightId = new(connection, "SELECT 1 FROM witness WHERE cable_id = ? AND version = ? AND published_as IS NULL LIMIT 1");
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

    /// <returns>What the witnesses of a version say, the first first.</returns>
    public List<SourceFacts> ListFacts(long cable, int version)
    {
        var facts = new List<SourceFacts>();
        listFacts.With(cable).With(version);
        while (listFacts.Step()) facts.Add(SourceFacts.Read(listFacts.Text(0)));
        return facts;
    }

    /// <summary>Whether a source has this version under the cable's own ID.</summary>
    public bool HasRightId(long cable, int version) => hasRightId.With(cable).With(version).RunForNumber() is not null;

    public PageTemplates LoadTemplates()
    {
        var loaded = new PageTemplates();
        using var list = new Statement(connection, "SELECT id, bytes FROM (SELECT id, bytes FROM template ORDER BY id DESC LIMIT ?) ORDER BY id");
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
        foreach (Statement statement in (Statement[])[insert, listFacts, hasRightId, findTemplate, insertTemplate]) statement.Dispose();
    }

    private long TemplateId(PageTemplate template)
    {
        if (templates.TryGetValue(template, out long id)) return id;
        id = findTemplate.With(template.Hash).RunForNumber()
            ?? insertTemplate.With(template.Hash).With(StoredText.Compress(template.Bytes)).RunForNumber()!.Value;
        return templates[template] = id;
    }
}
