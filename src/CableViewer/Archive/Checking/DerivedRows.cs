using CableViewer.Archive.Indexing;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Checking;

/// <summary>The rows by which a cable is found, to be compared with its reading.</summary>
internal sealed class DerivedRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement findCable = new(connection,
        """
        SELECT created, released, classification, subject, title, paragraph_count, text_length, redaction_count, origin.code, year, serial
        FROM cable
        JOIN origin ON origin.id = origin_id
        WHERE cable.id = ?
        """);

    private readonly Statement listReferences =
        new(connection, "SELECT label, text, COALESCE(typed, target) FROM reference WHERE cable_id = ? ORDER BY position");
    private readonly Statement listMentions =
        new(connection, "SELECT anchor, text, read FROM mention WHERE cable_id = ? ORDER BY position");
    private readonly Statement findTerm = new(connection,
        "SELECT 1 FROM cable_term WHERE term_id = (SELECT id FROM term WHERE kind = ? AND name = ?) AND cable_id = ?");

    private readonly Statement findPublishedAs = new(connection, "SELECT cable_id FROM published_as WHERE name = ?");

    /// <returns>What differs, or null.</returns>
    public string? FindDifference(long cableId, Cable cable, IReadOnlyList<Diagnostic> diagnostics)
    {
        ReferenceId id = cable.ReferenceId!.Value;
        findCable.With(cableId).Step();
        (string Name, bool IsSame)[] columns =
        [
            ("created", findCable.Text(0) == StoredText.WriteTime(cable.Created)),
            ("released", findCable.Text(1) == StoredText.WriteTime(cable.Released)),
            ("classification", (findCable.TextOrNull(2) is null ? null : (int?)findCable.Number(2)) == cable.Classification?.Number),
            ("subject", findCable.Text(3) == cable.Subject),
            ("title", findCable.Text(4) == cable.Title),
            ("number of paragraphs", findCable.Number(5) == cable.Paragraphs.Count),
            ("length", findCable.Number(6) == cable.Body.Length),
            ("number of redactions", findCable.Number(7) == Redaction.Count(cable.Body)),
            ("origin", findCable.Text(8) == id.Origin),
            ("year", findCable.Number(9) == id.Year),
            ("serial", findCable.Number(10) == id.Serial),
        ];
        findCable.Reset();
        if (columns.FirstOrDefault(column => !column.IsSame).Name is { } name) return name;
        if (!HasReferences(cableId, cable)) return "references";
        if (!HasMentions(cableId, cable)) return "cables named in the text";
        foreach (CableTerm term in CableTerms.Of(cable, diagnostics))
            if (findTerm.With(term.Kind).With(term.Name).With(cableId).RunForNumber() is null) return $"{term.Kind} {term.Name}";
        return cable.PublishedAs is { } damaged && findPublishedAs.With(damaged).RunForNumber() is null ? "damaged ID" : null;
    }

    public void Dispose()
    {
        foreach (Statement statement in (Statement[])[findCable, listReferences, listMentions, findTerm, findPublishedAs])
            statement.Dispose();
    }

    private bool HasReferences(long cable, Cable reading)
    {
        int count = 0;
        bool isSame = true;
        listReferences.With(cable);
        while (listReferences.Step())
        {
            isSame &= count < reading.References.Count && reading.References[count] is var reference
                && listReferences.TextOrNull(0) == reference.Label && listReferences.Text(1) == reference.Text
                && listReferences.TextOrNull(2) == reference.ReferenceId?.ToString();
            count++;
        }
        return isSame && count == reading.References.Count;
    }

    private bool HasMentions(long cable, Cable reading)
    {
        var stored = new List<(string Anchor, string Text, string Read)>();
        listMentions.With(cable);
        while (listMentions.Step()) stored.Add((listMentions.Text(0), listMentions.Text(1), listMentions.Text(2)));
        return stored.SequenceEqual(Mention.List(reading).Select(mention => (mention.Anchor, mention.Text, mention.Read.ToString())));
    }
}
