using CableViewer.Cables;
using CableViewer.FullText.Dictionaries;
using CableViewer.FullText.Segments;
using CableViewer.FullText.Sqlite;
using CableViewer.FullText.Terms;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Indexing;

/// <summary>Keeps the index up with the cables, inside the transaction of who saves them.</summary>
internal sealed class SearchIndexWriter : IDisposable
{
    // Addressees may be anything that somebody typed.
    private const int MostRemembered = 300_000;

    private readonly SqliteConnection connection;
    private readonly Dictionary<(FactKind Kind, string Name), long> values = [];
    private readonly WordIndexWriter words;
    private readonly Statement insertFacts, findValue, insertValue, removeFacts, findFacts;

    public SearchIndexWriter(SqliteConnection connection)
    {
        this.connection = connection;
        words = new WordIndexWriter(connection);
        insertFacts = new Statement(connection, "INSERT INTO search_facts (cable_id, facts) VALUES (?, ?)");
        findValue = new Statement(connection, "SELECT id FROM search_value WHERE kind = ? AND name = ?");
        insertValue = new Statement(connection, "INSERT INTO search_value (kind, name) VALUES (?, ?) RETURNING id");
        removeFacts = new Statement(connection, "DELETE FROM search_facts WHERE cable_id = ?");
        findFacts = new Statement(connection, "SELECT facts FROM search_facts WHERE cable_id = ?");
    }

    /// <summary>Indexes a cable that is not in the index.</summary>
    public void Add(long cableId, Cable cable, DocumentTerms text)
    {
        words.Add(cableId, text);
        insertFacts.With(cableId).With(CableFacts.Pack(cable, text, ValueId)).Run();
    }

    /// <summary>Takes a cable out of the index; nothing happens where it is not in.</summary>
    public void Remove(long cableId)
    {
        words.Remove(cableId);
        removeFacts.With(cableId).Run();
    }

    /// <summary>Whether the facts of the cable in the index are these.</summary>
    public bool HasFacts(long cableId, Cable cable, DocumentTerms text)
    {
        bool isSame = findFacts.With(cableId).Step() && findFacts.Bytes(0).SequenceEqual(CableFacts.Pack(cable, text, ValueId));
        findFacts.Reset();
        return isSame;
    }

    /// <summary>Bytes of words that wait in memory for <see cref="Flush"/>.</summary>
    public int PendingSize => words.PendingSize;

    /// <summary>To be called before a commit.</summary>
    public void Flush() => words.Flush();

    /// <summary>Leaves nothing in the index of words of what was taken out.</summary>
    public void Optimise() => words.Optimise();

    /// <summary>Counts the words anew, as of the last <see cref="Flush"/>.</summary>
    public void CountWords() => VocabularyWriter.Write(connection);

    public void Dispose()
    {
        words.Dispose();
        foreach (Statement statement in (Statement[])[insertFacts, findValue, insertValue, removeFacts, findFacts]) statement.Dispose();
    }

    private long ValueId(FactKind kind, string name)
    {
        if (values.TryGetValue((kind, name), out long id)) return id;
        id = findValue.With((int)kind).With(name).RunForNumber() ?? insertValue.With((int)kind).With(name).RunForNumber()!.Value;
        if (values.Count > MostRemembered) values.Clear();
        return values[(kind, name)] = id;
    }
}
