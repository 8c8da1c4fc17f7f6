using System.Globalization;
using System.Text;

namespace CableViewer.Citing;

/// <summary>BibTeX: a <c>@techreport</c> with the telegram's number.</summary>
public static class BibTeX
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>One entry, with a line end behind it.</summary>
    public static string Write(Citation citation)
    {
        // One citation key a cable: a reader who cites two paragraphs cites one document.
        var entry = new StringBuilder().Append(CultureInfo.InvariantCulture, $"@techreport{{cable{citation.ReferenceId},\n");
        // A second pair of braces keeps a corporate author whole and a title's capitals as they are.
        Add("author", $"{{{Escape(citation.Sender.Name)}}}");
        Add("title", $"{{{Escape(citation.TitleOrId)}}}");
        Add("institution", Escape(Institution.Department));
        Add("type", "Diplomatic cable");
        Add("number", Escape(citation.ReferenceId));
        if (citation.Date is { } date)
        {
            Add("year", date.Year.ToString(CultureInfo.InvariantCulture));
            entry.Append(CultureInfo.InvariantCulture, $"  month = {Months[date.Month - 1]},\n");
            entry.Append(CultureInfo.InvariantCulture, $"  day = {{{date.Day}}},\n");
        }
        if (citation.Cable.Tags.Count > 0) Add("keywords", Escape(string.Join(", ", citation.Cable.Tags)));
        Add("url", citation.Address.Replace("{", "%7B").Replace("}", "%7D").Replace("\\", "%5C"));
        if (citation.Accessed is { } accessed) Add("urldate", accessed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (citation.Note is { } note) Add("note", Escape(note).Replace("¶ ", "¶~"));
        return entry.Append("}\n").ToString();

        void Add(string name, string value) => entry.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
    }

    /// <summary>Plain text in LaTeX. BibTeX counts braces even behind a backslash, so a brace is written by its name.</summary>
    internal static string Escape(string text)
    {
        var latex = new StringBuilder(text.Length + 8);
        foreach (char c in Citation.OneLine(text))
        {
            _ = c switch
            {
                '&' or '%' or '$' or '#' or '_' => latex.Append('\\').Append(c),
                '\\' => latex.Append("{\\textbackslash}"),
                '{' => latex.Append("{\\textbraceleft}"),
                '}' => latex.Append("{\\textbraceright}"),
                '~' => latex.Append("{\\textasciitilde}"),
                '^' => latex.Append("{\\textasciicircum}"),
                _ => latex.Append(c),
            };
        }
        return latex.ToString();
    }
}
