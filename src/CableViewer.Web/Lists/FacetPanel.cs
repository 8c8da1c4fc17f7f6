using System.Globalization;
using CableViewer.Archive.Search;

namespace CableViewer.Web.Lists;

/// <summary>How a list can be narrowed: the values its cables have, each with its count and a link.</summary>
public sealed record FacetPanel(IReadOnlyList<FacetGroup> Groups)
{
    private const int Most = 12;

    public static FacetPanel Of(ListView view)
    {
        FacetCounts facets = view.Found.Facets;
        ListKind? kind = view.List?.Kind;
        var groups = new List<FacetGroup>();
        Add("Classification", facets.Classifications, value => new FieldNode(QueryField.Class, value), kind == ListKind.Classification);
        Add("Origin", facets.Origins, value => new FieldNode(QueryField.Origin, value), kind == ListKind.Origin);
        Add("Country", facets.Countries, value => new FieldNode(QueryField.Country, value), kind == ListKind.Origin || kind == ListKind.Country);
        Add("Year", facets.Years, DateOf, kind == ListKind.Date);
        Add("TAGS", facets.Tags, value => new FieldNode(QueryField.Tag, value), false);
        Add("Caption", facets.Captions, value => new FieldNode(QueryField.Caption, value), kind == ListKind.Caption);
        return new FacetPanel(groups);

        void Add(string title, IReadOnlyList<FacetValue> values, Func<string, QueryNode> condition, bool isFixed)
        {
            // What all the cables have does not narrow them.
            FacetValue[] narrowing = [.. values.Where(value => value.Count < view.Total)];
            if (isFixed || narrowing.Length == 0) return;
            groups.Add(new FacetGroup(
                title,
                [.. narrowing.Take(title is "Year" ? int.MaxValue : Most).Select(value => new FacetLink(value.Value, value.Name, value.Count, Narrowed(condition(value.Value))))],
                narrowing.Length));
        }

        string Narrowed(QueryNode condition) => view.Path + (view.Request with { Query = view.Request.Query.With(condition), Page = 1 }).ToQueryString();
    }

    private static QueryNode DateOf(string year)
    {
        int number = int.Parse(year, CultureInfo.InvariantCulture);
        return new DateNode(QueryField.Date, year, new DayRange(new DateOnly(number, 1, 1), new DateOnly(number, 12, 31)));
    }
}

/// <summary>The values of one property.</summary>
/// <param name="Total">How many values there are; the most frequent are in <paramref name="Links"/>.</param>
public sealed record FacetGroup(string Title, IReadOnlyList<FacetLink> Links, int Total);

/// <param name="Value">As in a query.</param>
/// <param name="Name">For display.</param>
public sealed record FacetLink(string Value, string Name, int Count, string Path);
