namespace CableViewer.Citing;

/// <summary>One of the ways to cite.</summary>
/// <param name="Name">For people: <c>Chicago</c>.</param>
/// <param name="Slug">For addresses and identifiers: <c>chicago</c>.</param>
/// <param name="IsCode">Markup or a format for programs, rather than words for a page.</param>
public sealed record CitationStyle(string Name, string Slug, bool IsCode, Func<Citation, string> Write)
{
    /// <summary>In the order in which a reader is offered them.</summary>
    public static IReadOnlyList<CitationStyle> All { get; } =
    [
        new("Chicago", "chicago", false, PrintedStyles.Chicago),
        new("APA", "apa", false, PrintedStyles.Apa),
        new("MLA", "mla", false, PrintedStyles.Mla),
        new("Wikipedia", "wikipedia", true, MarkupStyles.Wikipedia),
        new("Markdown", "markdown", true, MarkupStyles.Markdown),
        new("HTML", "html", true, MarkupStyles.Html),
        new("BBCode", "bbcode", true, MarkupStyles.BbCode),
        new("BibTeX", "bibtex", true, BibTeX.Write),
        new("RIS", "ris", true, Ris.Write),
        new("CSL-JSON", "csl-json", true, CslJson.Write),
    ];
}
