using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.References;

/// <summary>
/// Leads entries of REF lines, and what texts name besides, to the cables they mean, once all that an import brings is here: a number
/// without a year that is one of last year's, a post under its other code. What is typed in full and is here needs nothing.
/// </summary>
internal sealed class ReferenceSettler : IDisposable
{
    // Entries whose cable is not here, or is here only since; the lists are read whole before anything is changed.
    private const string GhostSql = "SELECT reference_id FROM ghost";

    private const string DoubtfulColumns = """
        SELECT reference.cable_id, reference.position, reference.text, reference.target, reference.typed, citing.reference_id,
            citing.created
        FROM reference
        JOIN cable AS citing ON citing.id = reference.cable_id
        """;

    private const string SettledSql = $"{DoubtfulColumns} WHERE reference.typed IS NOT NULL";

    // Sent in a later month than the cable that cites it.
    private const string LaterSql = $"""
        {DoubtfulColumns}
        JOIN cable AS cited ON cited.reference_id = reference.target
        WHERE cited.created > citing.created AND citing.created <> '' AND substr(cited.created, 1, 7) > substr(citing.created, 1, 7)
        """;

    private const string OfGhostSql = $"{DoubtfulColumns} WHERE reference.target = ?";

    private readonly SqliteConnection connection;
    private readonly Statement findCreated, update;
    private readonly ReferenceSearch search;
    private readonly MentionSettler mentions;

    public ReferenceSettler(SqliteConnection connection)
    {
        this.connection = connection;
        findCreated = new Statement(connection, "SELECT created FROM cable WHERE reference_id = ?");
        update = new Statement(connection, "UPDATE reference SET target = ?, typed = ? WHERE cable_id = ? AND position = ?");
        search = new ReferenceSearch(FindMonth);
        mentions = new MentionSettler(connection, FindMonth);
    }

    /// <summary>Goes through all that is doubtful; changes nothing where nothing new came.</summary>
    /// <returns>The IDs that are cited by more or fewer cables now.</returns>
    public IReadOnlySet<string> Settle()
    {
        List<Entry> entries = List(SettledSql);
        entries.AddRange(List(LaterSql));
        using (var ofGhost = new Statement(connection, OfGhostSql))
        {
            foreach (string ghost in ListGhosts())
            {
                if (ReferenceSearch.OthersThan(ReferenceId.Parse(ghost)).Any(other => FindMonth(other) is not null))
                    Read(ofGhost.With(ghost), entries);
            }
        }

        var changed = new HashSet<string>(mentions.Settle());
        foreach (Entry entry in entries)
        {
            string typed = entry.Typed ?? entry.Target;
            string target = search.Find(entry.Text, ReferenceId.Parse(typed), ReferenceId.Parse(entry.Citing),
                StoredText.MonthOf(entry.Created)).ToString();
            if (target == entry.Target) continue;
            update.With(target).With(target == typed ? null : typed).With(entry.Cable).With(entry.Position).Run();
            changed.Add(entry.Target);
            changed.Add(target);
        }
        return changed;
    }

    public void Dispose()
    {
        findCreated.Dispose();
        update.Dispose();
        mentions.Dispose();
    }

    private string? FindMonth(ReferenceId id)
    {
        if (!findCreated.With(id.ToString()).Step()) return null;
        string month = StoredText.MonthOf(findCreated.Text(0));
        findCreated.Reset();
        return month;
    }

    private List<string> ListGhosts()
    {
        var ghosts = new List<string>();
        using var list = new Statement(connection, GhostSql);
        while (list.Step()) ghosts.Add(list.Text(0));
        return ghosts;
    }

    private List<Entry> List(string sql)
    {
        var entries = new List<Entry>();
        using var list = new Statement(connection, sql);
        Read(list, entries);
        return entries;
    }

    private static void Read(Statement list, List<Entry> entries)
    {
        while (list.Step())
        {
            entries.Add(new Entry(
                list.Number(0), list.Number(1), list.Text(2), list.Text(3), list.TextOrNull(4), list.Text(5), list.Text(6)));
        }
    }

    private sealed record Entry(long Cable, long Position, string Text, string Target, string? Typed, string Citing, string Created);
}
