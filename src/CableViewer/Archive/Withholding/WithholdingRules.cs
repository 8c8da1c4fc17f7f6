using System.Security.Cryptography;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Withholding;

/// <summary>How much of a cable the operator withholds.</summary>
public enum WithheldPart
{
    Nothing = 0,
    Paragraphs = 1,
    Cable = 2,
}

/// <summary>The rules of what the operator withholds: takes it out of a cable before anything of it is stored.</summary>
internal sealed class WithholdingRules : IDisposable
{
    private readonly SqliteConnection connection;

    // By reference ID, then by anchor (empty for the whole cable): what is known of the text.
    private readonly Dictionary<string, Dictionary<string, List<WithheldText>>> rules = [];
    private readonly Statement insertText, deletePlaces, insertPlace;

    public WithholdingRules(SqliteConnection connection)
    {
        this.connection = connection;
        using (var list = new Statement(connection, "SELECT reference_id, anchor FROM withheld"))
            while (list.Step()) TextsOf(list.Text(0), list.Text(1));
        using (var list = new Statement(connection, "SELECT reference_id, anchor, salt, word_count, sketch FROM withheld_text"))
            while (list.Step()) TextsOf(list.Text(0),
                list.Text(1)).Add(new WithheldText(list.Bytes(2).ToArray(), (int)list.Number(3), list.Bytes(4).ToArray()));
        insertText = new Statement(connection,
            "INSERT OR IGNORE INTO withheld_text (reference_id, anchor, salt, word_count, sketch) VALUES (?, ?, ?, ?, ?)");
        deletePlaces = new Statement(connection, "DELETE FROM withheld_place WHERE reference_id = ? AND version = ?");
        insertPlace = new Statement(connection,
            "INSERT INTO withheld_place (reference_id, version, anchor, rule_anchor) VALUES (?, ?, ?, ?)");
    }

    /// <param name="anchor">Empty for the whole cable.</param>
    public void Add(ReferenceId id, string anchor, string reason, DateTimeOffset since)
    {
        connection.Execute(
            """
            INSERT INTO withheld (reference_id, anchor, reason, since)
            VALUES (@id, @anchor, @reason, @since)
            ON CONFLICT (reference_id, anchor) DO UPDATE SET reason = @reason
            """,
            new { id = id.ToString(), anchor, reason, since = StoredText.WriteTime(since) });
        TextsOf(id.ToString(), anchor);
    }

    /// <summary>Remembers how the text of a rule is recognised.</summary>
    public void Learn(ReferenceId id, string anchor, WithheldText text)
    {
        TextsOf(id.ToString(), anchor).Add(text);
        insertText.With(id.ToString()).With(anchor).With(text.Salt).With(text.WordCount).With(text.Sketch).Run();
    }

    /// <summary>Remembers how the paragraph of a rule is recognised, as this version has it under the rule's anchor.</summary>
    /// <returns>False where it has none there.</returns>
    public bool Learn(ReferenceId id, string anchor, Cable cable)
    {
        if (cable.Paragraphs.FirstOrDefault(paragraph => paragraph.Anchor == anchor) is not { } paragraph) return false;
        List<WithheldText> known = TextsOf(id.ToString(), anchor);
        string[] words = [.. WithheldText.ListWords(paragraph.Text).Select(word => word.Word)];
        if (WithheldNotice.RuleOf(paragraph) is null && !known.Exists(text => text.IsLike(words))
            && WithheldText.Of(paragraph.Text) is { } text) Learn(id, anchor, text);
        return true;
    }

    public WithheldPart Find(ReferenceId id) =>
        rules.Count == 0 || !rules.TryGetValue(id.ToString(), out Dictionary<string, List<WithheldText>>? known) ? WithheldPart.Nothing
        : known.ContainsKey("") ? WithheldPart.Cable
        : WithheldPart.Paragraphs;

    /// <returns>The same where nothing of it is withheld; else what may be kept, and nothing that the rest could be told from.</returns>
    public PreparedCable Apply(ReferenceId id, PreparedCable prepared) => Find(id) switch
    {
        WithheldPart.Cable => Tombstone(prepared),
        WithheldPart.Paragraphs => WithoutParagraphs(id, prepared),
        _ => prepared,
    };

    /// <summary>Notes in which places of a version something is withheld, for the public log.</summary>
    public void NotePlaces(ReferenceId id, int version, Cable stored)
    {
        if (!rules.TryGetValue(id.ToString(), out Dictionary<string, List<WithheldText>>? known)) return;
        deletePlaces.With(id.ToString()).With(version).Run();
        foreach (Paragraph paragraph in stored.Paragraphs)
            if (WithheldNotice.RuleOf(paragraph) is { } rule && known.ContainsKey(rule))
                insertPlace.With(id.ToString()).With(version).With(paragraph.Anchor).With(rule).Run();
    }

    public void Dispose()
    {
        foreach (Statement statement in (Statement[])[insertText, deletePlaces, insertPlace]) statement.Dispose();
    }

    private List<WithheldText> TextsOf(string id, string anchor)
    {
        if (!rules.TryGetValue(id, out Dictionary<string, List<WithheldText>>? known))
            rules[id] = known = new Dictionary<string, List<WithheldText>>(StringComparer.Ordinal);
        if (!known.TryGetValue(anchor, out List<WithheldText>? texts)) known[anchor] = texts = [];
        return texts;
    }

    // Neither the hash of the text nor that of the record is kept: from them a guess at a few words could be proved.
    private static PreparedCable Tombstone(PreparedCable prepared)
    {
        Cable cable = prepared.Cable;
        var tombstone = new Cable
        {
            ReferenceId = cable.ReferenceId,
            PublishedAs = cable.PublishedAs,
            Created = cable.Created,
            Released = cable.Released,
            Classification = cable.Classification,
            Origin = cable.Origin,
            Subject = WithheldNotice.Text,
            Title = WithheldNotice.Text,
            Header = "",
            Body = "",
        };
        return prepared.With(tombstone, []) with
        {
            Facts = Reduce(prepared.Facts, WithheldPart.Cable),
            RecordHash = NoHash(),
            Record = new KeptRecord(KeptRecord.Withheld, null, null),
        };
    }

    private PreparedCable WithoutParagraphs(ReferenceId id, PreparedCable prepared)
    {
        WithheldParagraphs found = WithheldParagraphs.Find(prepared.Cable, rules[id.ToString()]);
        foreach ((string anchor, string text) in found.Unknown)
            if (WithheldText.Of(text) is { } learnt) Learn(id, anchor, learnt);
        // The title of a page may be the beginning of the text.
        return PreparedCable.Again(WithoutTitle(prepared.Facts), prepared.Cable.Header, found.Cut()) with
        {
            Location = prepared.Location,
            RecordHash = NoHash(),
            Record = new KeptRecord(KeptRecord.Withheld, null, null),
        };
    }

    /// <summary>What a witness may still say of a cable of which something is withheld.</summary>
    public static SourceFacts Reduce(SourceFacts facts, WithheldPart part) =>
        part is not WithheldPart.Cable ? WithoutTitle(facts) : new SourceFacts
        {
            ReferenceId = facts.ReferenceId,
            Created = facts.Created,
            Released = facts.Released,
            Classification = facts.Classification,
            Origin = facts.Origin,
        };

    /// <summary>In the place of a record's hash: tells nothing, and differs from every other.</summary>
    public static byte[] NoHash()
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        RandomNumberGenerator.Fill(hash.AsSpan(hash.Length - sizeof(long)));
        return hash;
    }

    private static SourceFacts WithoutTitle(SourceFacts facts) => facts with { PageTitle = null };
}
