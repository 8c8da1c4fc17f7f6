using System.Globalization;
using System.Text;
using CableViewer.Archive.Checking;
using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;

namespace CableViewer.Export;

/// <summary>The archive in the dialect of <c>cables.csv</c>: a row a cable, in its current version.</summary>
internal static class CablesCsvExport
{
    /// <returns>Rows written.</returns>
    public static long Write(ArchiveScan scan, Stream output, CancellationToken cancellationToken)
    {
        long rows = 0;
        Dictionary<string, string> reasons = ListReasons(scan);
        foreach (ScannedVersion version in scan.ListVersions())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (version.Number != version.Current) continue;
            (Cable cable, _) = version.Read();
            if (version.Withheld is WithheldPart.Cable)
                cable = cable with { Body = $"{WithheldNotice.Text}: {reasons.GetValueOrDefault(version.ReferenceId)}\n" };
            byte[] text = Encoding.UTF8.GetBytes(cable.Header + cable.Body);
            output.Write(CablesCsvRow.Write((++rows).ToString(CultureInfo.InvariantCulture), FactsOf(cable), text,
                Encoding.UTF8.GetByteCount(cable.Header)));
            output.WriteByte((byte)'\n');
        }
        return rows;
    }

    // The columns as this archive reads them, under the ID of the record.
    private static SourceFacts FactsOf(Cable cable) => new()
    {
        ReferenceId = cable.PublishedAs ?? cable.ReferenceId.ToString(),
        Created = cable.Created,
        Origin = cable.Origin,
        Classification = cable.Classification?.Label,
        References = [.. cable.References.Select(reference => reference.ReferenceId?.ToString()).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal)],
    };

    private static Dictionary<string, string> ListReasons(ArchiveScan scan)
    {
        var reasons = new Dictionary<string, string>();
        using var list = new Statement(scan.Connection, "SELECT reference_id, reason FROM withheld WHERE anchor = ''");
        while (list.Step()) reasons[list.Text(0)] = list.Text(1);
        return reasons;
    }
}
