using System.Globalization;
using System.Text;

namespace CableViewer.Citing;

/// <summary>RIS, a report: what Zotero, EndNote and Mendeley import. Lines end in CR LF, as the format wants.</summary>
public static class Ris
{
    public const string MediaType = "application/x-research-info-systems";

    public static string Write(Citation citation)
    {
        var ris = new StringBuilder();
        Add("TY", "RPRT");
        Add("ID", citation.ReferenceId);
        Add("AU", citation.Sender.Name);
        Add("TI", citation.TitleOrId);
        // Zotero takes the report's number from SN, its type from M3 and its institution from PB.
        Add("SN", citation.ReferenceId);
        Add("M3", "Diplomatic cable");
        Add("PB", Institution.Department);
        if (citation.Date is { } date)
        {
            Add("PY", date.ToString("yyyy", CultureInfo.InvariantCulture));
            Add("DA", date.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture));
        }
        Add("LA", "en");
        foreach (string tag in citation.Cable.Tags) Add("KW", tag);
        Add("UR", citation.Address);
        if (citation.Accessed is { } accessed) Add("Y2", accessed.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture));
        if (citation.Note is { } note) Add("N1", note);
        ris.Append("ER  - \r\n");
        return ris.ToString();

        void Add(string name, string value) => ris.Append(name).Append("  - ").Append(Citation.OneLine(value)).Append("\r\n");
    }
}
