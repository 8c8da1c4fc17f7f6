using System.Security.Cryptography;
using CableViewer.Cables;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

/// <summary>How much of a cable the operator withholds.</summary>
public enum WithheldPart
{
    Nothing = 0,
    Paragraphs = 1,
    Cable = 2,
}

/// <summary>Takes out of a cable what the operator withholds, before anything of it is stored.</summary>
internal sealed class Withholding
{
    /// <summary>What stands in the place of a subject or a paragraph.</summary>
    public const string Notice = "[Withheld by the publisher of this archive]";

    private readonly Dictionary<string, HashSet<string>> anchors = [];

    public static Withholding Load(SqliteConnection connection)
    {
        var withholding = new Withholding();
        using var list = new Statement(connection, "SELECT reference_id, anchor FROM withheld");
        while (list.Step()) withholding.Add(list.Text(0), list.Text(1));
        return withholding;
    }

    /// <param name="anchor">Empty for the whole cable.</param>
    public void Add(string referenceId, string anchor)
    {
        if (!anchors.TryGetValue(referenceId, out HashSet<string>? known)) anchors[referenceId] = known = [];
        known.Add(anchor);
    }

    public WithheldPart Find(ReferenceId id) =>
        anchors.Count == 0 || !anchors.TryGetValue(id.ToString(), out HashSet<string>? known) ? WithheldPart.Nothing
        : known.Contains("") ? WithheldPart.Cable
        : WithheldPart.Paragraphs;

    /// <returns>The same where nothing of it is withheld; else what may be kept, and nothing that the rest could be told from.</returns>
    public PreparedCable Apply(ReferenceId id, PreparedCable prepared) => Find(id) switch
    {
        WithheldPart.Cable => Tombstone(prepared),
        WithheldPart.Paragraphs => WithoutParagraphs(prepared, anchors[id.ToString()]),
        _ => prepared,
    };

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
            Subject = Notice,
            Title = Notice,
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

    private static PreparedCable WithoutParagraphs(PreparedCable prepared, HashSet<string> withheld)
    {
        Cable cable = prepared.Cable;
        string body = cable.Body;
        // From the last on, so that what was found of the others stays true.
        foreach (Paragraph paragraph in cable.Paragraphs.Where(paragraph => withheld.Contains(paragraph.Anchor)).OrderByDescending(paragraph => paragraph.Start))
        {
            string opening = paragraph.Number is { } number ? $"{number}. " : paragraph.Letter is { } letter ? $"{letter}. " : "";
            string marking = paragraph.Marking is { } mark ? $"({mark}) " : "";
            body = $"{body[..paragraph.Start]}{opening}{marking}{Notice}.\n\n{body[(paragraph.Start + paragraph.Length)..]}";
        }
        // The title of a page may be the beginning of the text.
        return PreparedCable.Again(WithoutTitle(prepared.Facts), cable.Header, body) with
        {
            Location = prepared.Location,
            RecordHash = NoHash(),
            Record = new KeptRecord(KeptRecord.Withheld, null, null),
        };
    }

    /// <summary>What a witness may still say of a cable of which something is withheld.</summary>
    public static SourceFacts Reduce(SourceFacts facts, WithheldPart part) => part is not WithheldPart.Cable ? WithoutTitle(facts) : new SourceFacts
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
