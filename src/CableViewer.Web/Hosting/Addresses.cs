using System.Globalization;
using CableViewer.Cables;
using CableViewer.Cables.Comparing;
using CableViewer.Quoting;
using CableViewer.Web.Browse.Lists;

namespace CableViewer.Web.Hosting;

/// <summary>
/// The addresses of the site's pages (docs/urls.md). Every link is made here, so that no two pages write one differently.
/// </summary>
public static class Addresses
{
    public static string Cable(ReferenceId id) => $"/cable/{id}";

    /// <summary>The page of one paragraph.</summary>
    /// <param name="anchor"><c>par3</c> becomes <c>/cable/07MEXICO1068/3</c>, <c>text1</c> stays as it is.</param>
    public static string Paragraph(ReferenceId id, string anchor) => $"/cable/{id}/{ParagraphName(anchor)}";

    /// <summary>
    /// The page of one paragraph as a copied link names it: with the fingerprint of its words, so that the page can say when they have
    /// changed.
    /// </summary>
    public static string CopiedParagraph(ReferenceId id, Paragraph paragraph) =>
        $"{Paragraph(id, paragraph.Anchor)}?f={ParagraphFingerprint.Of(paragraph.Text)}";

    /// <summary>A cable as it was in one of its versions.</summary>
    public static string Version(ReferenceId id, int version) => $"/cable/{id}/@{version.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The picture of a cable, or of one of its paragraphs.</summary>
    public static string Card(ReferenceId id, string? anchor = null) =>
        anchor is null ? $"/img/card/{id}.png" : $"/img/card/{id}/{ParagraphName(anchor)}.png";

    /// <summary>How the path of a paragraph page names it: <c>3</c>, <c>6-2</c>, <c>B</c>, <c>text1</c>.</summary>
    public static string ParagraphName(string anchor) => anchor.StartsWith("par", StringComparison.Ordinal) ? anchor[3..] : anchor;

    /// <summary>What cites a cable, whether the archive holds it or not.</summary>
    public static string CitedBy(ReferenceId id) => $"/cable/{id}/cited-by";

    /// <summary>What a cable cites and what cites it, two steps away.</summary>
    public static string Thread(ReferenceId id) => $"/cable/{id}/thread";

    public static string Versions(ReferenceId id) => $"/cable/{id}/versions";

    /// <summary>Two versions compared.</summary>
    public static string Comparison(ReferenceId id, int before, int after) =>
        string.Create(CultureInfo.InvariantCulture, $"/cable/{id}/versions/{before}..{after}");

    /// <summary>The versions for programs that travel in time (RFC 7089).</summary>
    public static string TimeMap(ReferenceId id) => $"/cable/{id}/timemap";

    /// <summary>A record of a source, byte for byte.</summary>
    public static string Record(ReferenceId id, long witness) =>
        string.Create(CultureInfo.InvariantCulture, $"/cable/{id}/record/{witness}");

    /// <summary>Cables that are cited and not here.</summary>
    public const string Missing = "/missing";

    /// <summary>What the publisher withholds, and why.</summary>
    public const string Withheld = "/withheld";

    public static string Origin(string code) => $"/origin/{Uri.EscapeDataString(code)}";

    /// <param name="prefix"><c>2007</c>, <c>2007-03</c> or <c>2007-03-02</c>.</param>
    public static string Date(string prefix) => $"/date/{Uri.EscapeDataString(prefix)}";

    public static string Date(DateTimeOffset day) => Date(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string Released(string prefix) => $"/released/{Uri.EscapeDataString(prefix)}";

    public static string Released(DateTimeOffset day) => Released(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string Tag(string tag) => $"/tag/{Uri.EscapeDataString(tag)}";

    /// <summary>The cables with some TAGS and without others: <c>/tag/PREL+TU-ECON</c>.</summary>
    public static string Tags(TagCombination tags) =>
        $"/tag/{string.Join('+', tags.With.Select(Uri.EscapeDataString))}"
        + string.Concat(tags.Without.Select(tag => "-" + Uri.EscapeDataString(tag)));

    public static string Classification(Classification classification) => $"/classification/{classification.Slug}";

    /// <param name="query">The first to be compared; null for none.</param>
    public static string Trends(string? query = null) => query is null ? "/trends" : $"/trends?q={Uri.EscapeDataString(query)}";

    /// <param name="quotation">To be checked; null for an empty box.</param>
    public static string Check(string? quotation = null) => quotation is null ? "/check" : $"/check?q={Uri.EscapeDataString(quotation)}";

    /// <summary>Where the words of a quotation stand: marked in the cable, or in the version that has them.</summary>
    public static string Quotation(QuotationPlace place) =>
        (place.IsCurrent
            ? $"{Cable(place.ReferenceId)}?q={Uri.EscapeDataString($"\"{place.Marks}\"")}"
            : Version(place.ReferenceId, place.Version))
        + (place.Anchor is { } anchor ? "#" + anchor : "");

    public static string Search(string query) => $"/search?q={Uri.EscapeDataString(query)}";
}
