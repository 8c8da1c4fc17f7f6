namespace CableViewer.Citing;

/// <summary>One of the ways to cite.</summary>
/// <param name="Name">For people: <c>Chicago</c>.</param>
/// <param name="Slug">For addresses and identifiers: <c>chicago</c>.</param>
public sealed record CitationStyle(string Name, string Slug, Func<Citation, string> Write)
{
    /// <summary>In the order in which a reader is offered them.</summary>
    public static IReadOnlyList<CitationStyle> All { get; } =
    [
        new("Chicago", "chicago", PrintedStyles.Chicago),
        new("APA", "apa", PrintedStyles.Apa),
        new("MLA", "mla", PrintedStyles.Mla),
        new("Wikipedia", "wikipedia", MarkupStyles.Wikipedia),
        new("Markdown", "markdown", MarkupStyles.Markdown),
        new("HTML", "html", MarkupStyles.Html),
        new("BBCode", "bbcode", MarkupStyles.BbCode),
        new("BibTeX", "bibtex", BibTeX.Write),
        new("RIS", "ris", Ris.Write),
        new("CSL-JSON", "csl-json", CslJson.Write),
    ];
}
