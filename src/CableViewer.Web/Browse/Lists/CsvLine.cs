using System.Buffers;
using System.Text;
using CableViewer.Web.Cables.Text;

namespace CableViewer.Web.Browse.Lists;

/// <summary>Writes one line of CSV (RFC 4180).</summary>
public static class CsvLine
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    // A spreadsheet takes what begins so for a formula, and runs it.
    private static readonly SearchValues<char> StartsFormula = SearchValues.Create("=+-@\t\r");

    /// <summary>
    /// Appends the fields and the line end. A field that a spreadsheet would run as a formula gets an apostrophe in front.
    /// </summary>
    public static void Append(StringBuilder line, params ReadOnlySpan<string> fields)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) line.Append(',');
            // Many programs end a line of CSV at its first NUL.
            string field = HtmlText.Clean(fields[i]);
            if (field is not "" && StartsFormula.Contains(field[0])) field = "'" + field;
            if (field.AsSpan().ContainsAny(Quoted))
                line.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else line.Append(field);
        }
        line.Append("\r\n");
    }
}
