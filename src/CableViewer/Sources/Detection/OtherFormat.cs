using System.Text;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Sources.Detection;

/// <summary>
/// Knows files that may hold cables, in a form that is not read here, so that none of them is taken for telegrams: dumps of databases,
/// tables of other columns, documents and archives of the web.
/// </summary>
internal static partial class OtherFormat
{
    private const int TopLength = 16 * 1024;
    private const int FieldsLooked = 12;

    private static readonly (byte[] Mark, string Sentence)[] Marks =
    [
        ("SQLite format 3\0"u8.ToArray(),
            "an SQLite database; export its table of cables as CSV, with the names of its columns in the first line."),
        ("%PDF-"u8.ToArray(), "a PDF; save its text, each telegram with its header, as a text file."),
        ("{\\rtf"u8.ToArray(), "a document in RTF; save it as plain text in UTF-8."),
        ("PAR1"u8.ToArray(), "a Parquet file; export it as CSV, with the names of its columns in the first line."),
        ("WARC/"u8.ToArray(), "a web archive (WARC); unpack its pages into a folder, and import that."),
        ([0xD0, 0xCF, 0x11, 0xE0], "a document of an old office program; save it as plain text or, if it is a table, as CSV in UTF-8."),
    ];

    /// <param name="prefix">The first bytes of a file, without byte order mark and white space.</param>
    /// <returns>What it looks like and what to do, as the end of a sentence; null where it may be telegrams.</returns>
    public static string? Recognise(ReadOnlySpan<byte> prefix)
    {
        foreach ((byte[] mark, string sentence) in Marks)
            if (prefix.StartsWith(mark)) return sentence;

        string top = Encoding.Latin1.GetString(prefix[..Math.Min(prefix.Length, TopLength)]);
        if (Sql.IsMatch(top))
            return "a dump of an SQL database; load it into one, and export its table of cables as CSV, with the names of its columns in "
                + "the first line.";
        if (WebArchive.IsMatch(top)) return "a page saved as a web archive (MHTML); save it as HTML.";
        if (Element.IsMatch(top))
            return "a page or an XML file that does not hold a cable in a form that is known here; save the text of its cables as text "
                + "files.";
        return FindTable(top) is { } between
            ? $"a table, with {between} between its columns, that does not name those of cables (docs/formats.md); name them in its first "
                + "line."
            : null;
    }

    // The first line names columns, or a line among the first begins as a row does: with an ID, and next to it a number, a date or a
    // classification.
    private static string? FindTable(string top)
    {
        bool isFirst = true;
        foreach (ReadOnlySpan<char> each in top.AsSpan().EnumerateLines())
        {
            foreach ((char delimiter, string name) in ((char, string)[])[(',', "commas"), (';', "semicolons"), ('\t', "tabs"),
                ('|', "bars")])
            {
                if (each.Count(delimiter) < 2) continue;
                string[] fields = each.ToString().Split(delimiter, FieldsLooked);
                // After a comma of prose stands a blank.
                if (isFirst && (delimiter is '\t' or '|' || !Array.Exists(fields, field => field.StartsWith(' '))) && AreNames(fields))
                    return name;
                if (fields.Length > 3 && Array.Exists(fields, IsId) && Array.Exists(fields, IsFact)) return name;
            }
            isFirst = false;
        }
        return null;
    }

    private static bool AreNames(string[] fields) =>
        Array.TrueForAll(fields, field => ColumnName.IsMatch(Bare(field)))
            && Array.Exists(fields, field => field.AsSpan().ContainsAnyInRange('a', 'z'));

    private static bool IsId(string field) =>
        Bare(field) is var bare && !bare.Contains(' ', StringComparison.Ordinal) && ReferenceId.TryParse(bare, out _);

    private static bool IsFact(string field) =>
        SourceDate.OrderOf(Bare(field), "") is not DateOrder.None || Classification.TryParse(Bare(field), null, out _);

    private static string Bare(string field) => field.Trim(' ', '"', '\'');

    // INSERT INTO cable (…) VALUES (…); COPY cable (…) FROM stdin; (1,'2007-…
    [GeneratedRegex(
        @"^[ \t]*((INSERT|REPLACE) +INTO +\S+ *(\(|VALUES)|CREATE +TABLE +[^\n(]{1,80}\(|DROP +TABLE +\S|COPY +\S.* FROM +stdin|"
            + @"LOCK +TABLES +\S|" +
        @"PRAGMA +\S+ *=|BEGIN +TRANSACTION *;|SET +[A-Za-z_@]+ *=|-- (MySQL|MariaDB|PostgreSQL|phpMyAdmin)\b|/\*!|VALUES *\(|\( *([0-9]+|"
            + @"'[^'\n]{0,60}') *, *')",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
            | RegexOptions.NonBacktracking)]
    private static partial Regex Sql { get; }

    [GeneratedRegex(@"^(MIME-Version:|Content-Type: +multipart/related|From: +<Saved by )",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
            | RegexOptions.NonBacktracking)]
    private static partial Regex WebArchive { get; }

    // <?xml, <!DOCTYPE, <cables>; not <<218634>>, which leaked into texts.
    [GeneratedRegex(@"\A<[?!A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex Element { get; }

    // reference_id, Reference ID; none above the numbers of rows
    [GeneratedRegex(@"^([A-Za-z_][A-Za-z0-9_. -]{0,30})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ColumnName { get; }
}
