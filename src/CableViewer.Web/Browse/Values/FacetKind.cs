using CableViewer.Search.Queries;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Lists;

namespace CableViewer.Web.Browse.Values;

/// <summary>A property by whose values a list or search is narrowed.</summary>
/// <param name="Name">As in addresses and JSON: <c>tag</c>.</param>
/// <param name="Title">For readers.</param>
public sealed record FacetKind(string Name, string Title, QueryField Field, Func<FacetCounts, IReadOnlyList<FacetValue>> ValuesOf)
{
    public static readonly FacetKind Classification =
        new("classification", "Classification", QueryField.Class, counts => counts.Classifications);
    public static readonly FacetKind Origin = new("origin", "Origin", QueryField.Origin, counts => counts.Origins);
    public static readonly FacetKind Country = new("country", "Country", QueryField.Country, counts => counts.Countries);
    public static readonly FacetKind Year = new("year", "Year", QueryField.Date, counts => counts.Years);
    public static readonly FacetKind Tag = new("tag", "TAGS", QueryField.Tag, counts => counts.Tags);
    public static readonly FacetKind Caption = new("caption", "Caption", QueryField.Caption, counts => counts.Captions);

    /// <summary>In the order in which they stand beside a list.</summary>
    public static IReadOnlyList<FacetKind> All { get; } = [Classification, Origin, Country, Year, Tag, Caption];

    /// <returns>Null for what is none.</returns>
    public static FacetKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Whether all of its values are shown beside a list: a gap among years would read as if there were none.</summary>
    public bool IsShownWhole => this == Year;

    /// <summary>What is shown of a value: the code of one of the TAGS, whose meaning stands beside it, else its name.</summary>
    public string Shown(FacetValue value) => this == Tag ? value.Value : value.Name;

    /// <returns>What a code means; null where the name says all.</returns>
    public string? MeaningOf(FacetValue value) => this == Tag && value.Name != value.Value ? value.Name : null;

    /// <summary>What a query says to have cables of one value only.</summary>
    public QueryNode Condition(FacetValue value) => Field is QueryField.Date && DayRange.TryParse(value.Value, out DayRange days)
        ? new DateNode(QueryField.Date, value.Value, days)
        : new FieldNode(Field, value.Value);

    /// <summary>Whether all cables of the lists of a kind have the same value.</summary>
    public bool IsFixedBy(ListKind? kind) =>
        (this == Classification && kind == ListKind.Classification)
        || (this == Origin && kind == ListKind.Origin)
        || (this == Country && (kind == ListKind.Origin || kind == ListKind.Country))
        || (this == Year && kind == ListKind.Date)
        || (this == Caption && kind == ListKind.Caption);
}
