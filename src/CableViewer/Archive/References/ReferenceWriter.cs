using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.References;

/// <summary>Writes what cables cite, in REF and in their text, and by how many each is cited, whether it is here or a ghost.</summary>
internal sealed class ReferenceWriter(SqliteConnection connection) : IDisposable
{
    /// <summary>Fact about the archive: how many cables are cited and not here, as of the last import.</summary>
    public const string GhostCountProperty = "ghosts";

    private readonly Statement insert =
        new(connection, "INSERT INTO reference (cable_id, position, label, text, target) VALUES (?, ?, ?, ?, ?)");
    private readonly Statement insertMention =
        new(connection, "INSERT INTO mention (cable_id, position, anchor, text, read, target) VALUES (?, ?, ?, ?, ?, ?)");
    private readonly Statement listTargets = new(connection,
        "SELECT target FROM reference WHERE cable_id = ?1 AND target IS NOT NULL UNION ALL SELECT target FROM mention WHERE cable_id = "
            + "?1 AND target IS NOT NULL");
    private readonly Statement delete = new(connection, "DELETE FROM reference WHERE cable_id = ?");
    private readonly Statement deleteMentions = new(connection, "DELETE FROM mention WHERE cable_id = ?");
    private readonly Statement count = new(connection,
        "SELECT COUNT(*) FROM (SELECT cable_id FROM reference WHERE target = ?1 UNION SELECT cable_id FROM mention WHERE target = ?1)");
    private readonly Statement updateCable = new(connection, "UPDATE cable SET cited_count = ? WHERE reference_id = ?");
    private readonly Statement deleteGhost = new(connection, "DELETE FROM ghost WHERE reference_id = ?");
    private readonly Statement saveGhost = new(connection,
        "INSERT INTO ghost (reference_id, cited_count) VALUES (?1, ?2) ON CONFLICT (reference_id) DO UPDATE SET cited_count = ?2");
    private readonly HashSet<string> touched = [];

    /// <summary>A cable that was a ghost until now.</summary>
    public void Arrived(string referenceId) => touched.Add(referenceId);

    public void Add(long cable, IReadOnlyList<Reference> references, IReadOnlyList<Mention> mentions)
    {
        for (int i = 0; i < references.Count; i++)
        {
            string? target = references[i].ReferenceId?.ToString();
            insert.With(cable).With(i).With(references[i].Label).With(references[i].Text).With(target).Run();
            if (target is not null) touched.Add(target);
        }
        for (int i = 0; i < mentions.Count; i++)
        {
            // Whether what is not sure means a cable shows when all are here.
            Mention mention = mentions[i];
            string read = mention.Read.ToString();
            insertMention.With(cable).With(i).With(mention.Anchor).With(mention.Text).With(read).With(mention.IsSure ? read : null).Run();
            if (mention.IsSure) touched.Add(read);
        }
    }

    public void Remove(long cable)
    {
        listTargets.With(cable);
        while (listTargets.Step()) touched.Add(listTargets.Text(0));
        delete.With(cable).Run();
        deleteMentions.With(cable).Run();
    }

    /// <summary>To be called once, when all that an import brings is here: leads to the cables meant what was typed short.</summary>
    public void Settle()
    {
        Flush();
        using var settler = new ReferenceSettler(connection);
        touched.UnionWith(settler.Settle());
        Flush();
        using var saveCount = new Statement(connection,
            "INSERT INTO archive_property (name, value) SELECT ?1, COUNT(*) FROM ghost WHERE true ON CONFLICT (name) DO UPDATE SET value "
                + "= excluded.value");
        saveCount.With(GhostCountProperty).Run();
    }

    /// <summary>To be called before a commit: counts again whatever the batch has touched.</summary>
    public void Flush()
    {
        foreach (string target in touched)
        {
            long cited = count.With(target).RunForNumber() ?? 0;
            if (updateCable.With(cited).With(target).Run() > 0 || cited == 0) deleteGhost.With(target).Run();
            else saveGhost.With(target).With(cited).Run();
        }
        touched.Clear();
    }

    public void Dispose()
    {
        foreach (Statement statement in (Statement[])[insert, insertMention, listTargets, delete, deleteMentions, count, updateCable,
            deleteGhost, saveGhost]) statement.Dispose();
    }
}
