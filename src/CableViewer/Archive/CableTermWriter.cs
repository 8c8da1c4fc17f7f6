using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

/// <summary>Writes which terms cables have, and how many cables each term has.</summary>
internal sealed class CableTermWriter(SqliteConnection connection) : IDisposable
{
    // Real archives have some 50,000 terms; a hostile one must not fill the memory with them.
    private const int MostRemembered = 300_000;

    private readonly Statement find = new(connection, "SELECT id FROM term WHERE kind = ? AND name = ?");
    private readonly Statement insertTerm = new(connection, "INSERT INTO term (kind, name) VALUES (?, ?) RETURNING id");
    private readonly Statement count = new(connection, "UPDATE term SET cable_count = cable_count + ? WHERE id = ?");
    private readonly Statement insert = new(connection, "INSERT INTO cable_term (term_id, cable_id) VALUES (?, ?)");
    private readonly Statement delete = new(connection, "DELETE FROM cable_term WHERE term_id = ? AND cable_id = ?");
    private readonly Dictionary<CableTerm, long> ids = [];
    private readonly List<(long Term, long Cable)> added = [];
    private readonly Dictionary<long, int> changes = [];

    public void Add(long cable, CableTerm[] terms)
    {
        foreach (CableTerm term in terms)
        {
            long id = IdOf(term);
            added.Add((id, cable));
            CollectionsMarshal.GetValueRefOrAddDefault(changes, id, out _)++;
        }
    }

    public void Remove(long cable, CableTerm[] terms)
    {
        Flush();
        foreach (CableTerm term in terms)
        {
            long id = IdOf(term);
            if (delete.With(id).With(cable).Run() > 0) CollectionsMarshal.GetValueRefOrAddDefault(changes, id, out _)--;
        }
    }

    /// <summary>To be called before a commit. The rows go in their own order, so that neighbours share a page of the file.</summary>
    public void Flush()
    {
        added.Sort();
        foreach ((long term, long cable) in added) insert.With(term).With(cable).Run();
        added.Clear();
        foreach ((long term, int change) in changes)
        {
            if (change != 0) count.With(change).With(term).Run();
        }
        changes.Clear();
        if (ids.Count > MostRemembered) ids.Clear();
    }

    public void Dispose()
    {
        foreach (Statement statement in (Statement[])[find, insertTerm, count, insert, delete]) statement.Dispose();
    }

    private long IdOf(CableTerm term)
    {
        if (ids.TryGetValue(term, out long id)) return id;
        id = find.With(term.Kind).With(term.Name).RunForNumber() ?? insertTerm.With(term.Kind).With(term.Name).RunForNumber()!.Value;
        ids[term] = id;
        return id;
    }
}
