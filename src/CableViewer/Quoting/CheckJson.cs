using CableViewer.Cables;

namespace CableViewer.Quoting;

/// <summary>What is asked of <c>/check.json</c>: either of the two.</summary>
public sealed record CheckRequest(IReadOnlyList<string>? Quotations, string? Text);

/// <summary>The answer of <c>/check.json</c> and of the command <c>check</c>.</summary>
public sealed record CheckJson(IReadOnlyList<CheckJson.Quotation> Quotations)
{
    /// <param name="urlOf">The address of a place.</param>
    public static CheckJson Of(IEnumerable<CheckedQuotation> quotations, Func<QuotationPlace, string> urlOf) => new(
        [.. quotations.Select(quotation => new Quotation(
            quotation.Span.Text, quotation.Span.Start, quotation.Span.End, quotation.Verdict, quotation.Differences,
            [.. quotation.Places.Select(place => new Place(place.ReferenceId, place.Anchor, place.Version, urlOf(place), place.Excerpt))],
            quotation.Total))]);

    public sealed record Quotation(
        string Text, int? Start, int? End, QuotationVerdict Verdict, IReadOnlyList<QuotationDifference> Differences,
            IReadOnlyList<Place> Places, int Total);

    public sealed record Place(ReferenceId ReferenceId, string? Anchor, int Version, string Url, string Excerpt);
}
