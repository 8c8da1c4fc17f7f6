using CableViewer.Cables;

namespace CableViewer.Archive.Records;

/// <summary>
/// How the bytes of a record can be given back: made again from what is stored anyway where that gives the same, else kept.
/// </summary>
/// <param name="Form">One of the constants.</param>
/// <param name="Template">Of a page.</param>
/// <param name="Bytes">What <c>witness.record</c> holds; null where nothing need be kept.</param>
internal sealed record KeptRecord(string Form, PageTemplate? Template, byte[]? Bytes)
{
    /// <summary>A row of <c>cables.csv</c>, made from the facts and the text.</summary>
    public const string Row = "row";

    /// <summary>The text itself, header and body.</summary>
    public const string Text = "text";

    /// <summary>A page, told by what it shares with its template.</summary>
    public const string Page = "page";

    /// <summary>The bytes themselves, compressed.</summary>
    public const string Kept = "kept";

    /// <summary>Taken out by the operator.</summary>
    public const string Withheld = "withheld";

    // A shorter page is not worth a template.
    private const int ShortestPage = 8 * 1024;

    /// <param name="text">Header and body, UTF-8.</param>
    /// <param name="facts">Comes back with the row number where the record is a row.</param>
    public static KeptRecord From(ReadOnlySpan<byte> record, ReadOnlySpan<byte> text, int headerBytes, ReferenceId? id,
        PageTemplates templates, ref SourceFacts facts)
    {
        if (record.SequenceEqual(text)) return new KeptRecord(Text, null, null);
        if (TryReadRowNumber(record, out string number) && record.SequenceEqual(CablesCsvRow.Write(number, facts, text, headerBytes)))
        {
            facts = facts with { RowNumber = number };
            return new KeptRecord(Row, null, null);
        }
        if (record.Length >= ShortestPage && record.TrimStart(" \t\r\n"u8) is [(byte)'<', ..] && templates.Subtract(record, id) is { } page)
            return new KeptRecord(Page, page.Template, StoredText.Compress(page.Delta));
        return new KeptRecord(Kept, null, StoredText.Compress(record));
    }

    /// <returns>The record as it stood in its source; null where it is withheld.</returns>
    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    public static byte[]? Restore(string form, byte[]? record, byte[]? template, SourceFacts facts, ReadOnlySpan<byte> text,
        int headerBytes) => form switch
        {
            Text => text.ToArray(),
            Row => CablesCsvRow.Write(facts.RowNumber ?? "", facts, text, headerBytes),
            Page when record is not null && template is not null => new PageTemplate(template).Add(StoredText.Decompress(record)),
            Kept when record is not null => StoredText.Decompress(record),
            Withheld => null,
            _ => throw new InvalidDataException($"A record of the form {form} cannot be given back."),
        };

    private static bool TryReadRowNumber(ReadOnlySpan<byte> record, out string number)
    {
        number = "";
        if (record.Length < 4 || record[0] != '"') return false;
        int end = record[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (end is < 1 or > 9) return false;
        number = System.Text.Encoding.ASCII.GetString(record.Slice(1, end));
        return true;
    }
}
