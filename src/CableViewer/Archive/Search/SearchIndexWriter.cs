using CableViewer.Cables;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Search;

/// <summary>Keeps the index up with the cables, inside the transaction of who saves them.</summary>
internal sealed class SearchIndexWriter : IDisposable
{
    // Addressees may be anything that somebody typed.
    private const int MostRemembered = 300_000;

    private readonly SqliteConnection connection;
    private readonly Dictionary<(FactKind Kind, string Name), long> values = [];
    private readonly Statement insertText, insertFacts, findValue, insertValue, removeText, removeFacts;

    public SearchIndexWriter(SqliteConnection connection)
    {
        this.connection = connection;
        // Words gather in memory before they are written as one piece: the larger, the fewer pieces to merge.
        using (var configure = new Statement(connection, $"INSERT INTO cable_text (cable_text, rank) VALUES ('hashsize', {64 << 20})")) configure.Run();
        insertText = new Statement(connection, "INSERT INTO cable_text (rowid, subject, text, rest) VALUES (?, ?, ?, ?)");
        insertFacts = new Statement(connection, "INSERT INTO search_facts (cable_id, facts) VALUES (?, ?)");
        findValue = new Statement(connection, "SELECT id FROM search_value WHERE kind = ? AND name = ?");
        insertValue = new Statement(connection, "INSERT INTO search_value (kind, name) VALUES (?, ?) RETURNING id");
        removeText = new Statement(connection, "DELETE FROM cable_text WHERE rowid = ?");
        removeFacts = new Statement(connection, "DELETE FROM search_facts WHERE cable_id = ?");
    }

    /// <summary>Indexes a cable that is not in the index.</summary>
    public void Add(long cableId, Cable cable, SearchText text)
    {
        insertText.With(cableId).WithText(text.Subject).WithText(text.Text).WithText(text.Rest).Run();
        insertFacts.With(cableId).With(CableFacts.Pack(cable, text, ValueId)).Run();
    }

    /// <summary>Takes a cable out of the index; nothing happens where it is not in.</summary>
    public void Remove(long cableId)
    {
        removeText.With(cableId).Run();
        removeFacts.With(cableId).Run();
    }

    /// <summary>Counts the words anew. To be called in a transaction of its own, once what was to be saved is committed.</summary>
    public void CountWords() => VocabularyWriter.Write(connection);

    public void Dispose()
    {
        foreach (Statement statement in (Statement[])[insertText, insertFacts, findValue, insertValue, removeText, removeFacts]) statement.Dispose();
    }

    private long ValueId(FactKind kind, string name)
    {
        if (values.TryGetValue((kind, name), out long id)) return id;
        id = findValue.With((int)kind).With(name).RunForNumber() ?? insertValue.With((int)kind).With(name).RunForNumber()!.Value;
        if (values.Count > MostRemembered) values.Clear();
        return values[(kind, name)] = id;
    }
}
