using System.Runtime.InteropServices;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Indexing;

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
    private Statement? listOfCable;
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

    /// <summary>
    /// Lists the terms by cable, for <see cref="Has"/> and <see cref="RemoveAll"/>; true until terms of the same cable are written.
    /// </summary>
    public void ListByCable()
    {
        using var make = new Statement(connection,
            "CREATE TEMP TABLE term_of_cable (cable_id INTEGER NOT NULL, term_id INTEGER NOT NULL, PRIMARY KEY (cable_id, term_id)) "
                + "WITHOUT ROWID");
        make.Run();
        using var fill = new Statement(connection,
            "INSERT INTO term_of_cable SELECT cable_id, term_id FROM cable_term ORDER BY cable_id, term_id");
        fill.Run();
        listOfCable = new Statement(connection, "SELECT term_id FROM term_of_cable WHERE cable_id = ?");
    }

    /// <summary>Whether the cable had these terms and no others.</summary>
    public bool Has(long cable, CableTerm[] terms) =>
        ListTerms(cable) is var listed && listed.Count == terms.Length && listed.SetEquals(terms.Select(IdOf));

    /// <summary>Takes all terms that the cable had from it, also such as this version of the program gives to no cable.</summary>
    public void RemoveAll(long cable)
    {
        foreach (long id in ListTerms(cable))
        {
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
        listOfCable?.Dispose();
    }

    private HashSet<long> ListTerms(long cable)
    {
        var terms = new HashSet<long>();
        listOfCable!.With(cable);
        while (listOfCable.Step()) terms.Add(listOfCable.Number(0));
        return terms;
    }

    private long IdOf(CableTerm term)
    {
        if (ids.TryGetValue(term, out long id)) return id;
        id = find.With(term.Kind).With(term.Name).RunForNumber() ?? insertTerm.With(term.Kind).With(term.Name).RunForNumber()!.Value;
        ids[term] = id;
        return id;
    }
}
