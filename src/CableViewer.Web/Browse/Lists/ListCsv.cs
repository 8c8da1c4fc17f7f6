using System.Text;
using CableViewer.Archive.Reading;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Browse.Lists;

/// <summary>Writes all rows of a list as CSV, a few at a time (docs/api.md).</summary>
public static class ListCsv
{
    private static readonly string[] Columns =
        ["referenceId", "created", "released", "classification", "originCode", "origin", "subject", "tags", "citedBy", "url"];

    /// <param name="site">Scheme and host of the site.</param>
    /// <returns>Pieces of the file: the head line, then some rows at a time.</returns>
    public static async IAsyncEnumerable<byte[]> WriteAsync(IAsyncEnumerable<CableRow> rows, string site)
    {
        const int enough = 32 * 1024;
        var text = new StringBuilder();
        CsvLine.Append(text, Columns);
        await foreach (CableRow row in rows)
        {
            CsvLine.Append(
                text, row.ReferenceId.ToString(), ListJson.Time(row.Created) ?? "", ListJson.Time(row.Released) ?? "",
                    row.Classification?.Label ?? "",
                row.OriginCode, row.OriginName, row.Subject, string.Join("; ", row.Tags),
                row.CitedCount.ToString(System.Globalization.CultureInfo.InvariantCulture), site + Addresses.Cable(row.ReferenceId));
            if (text.Length < enough) continue;
            yield return Encoding.UTF8.GetBytes(text.ToString());
            text.Clear();
        }
        yield return Encoding.UTF8.GetBytes(text.ToString());
    }
}
