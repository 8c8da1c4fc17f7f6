using CableViewer.Search.Results;
using CableViewer.Web.Browse.Lists;

namespace CableViewer.Web.Browse.Values;

/// <summary>How a list can be narrowed: the values its cables have, each with its count and a link.</summary>
public sealed record FacetPanel(IReadOnlyList<FacetGroup> Groups)
{
    private const int Most = 12;

    public static FacetPanel Of(ListView view)
    {
        var groups = new List<FacetGroup>();
        foreach (FacetKind kind in FacetKind.All.Where(kind => !kind.IsFixedBy(view.List?.Kind)))
        {
            // What all the cables have does not narrow them.
            FacetValue[] narrowing = [.. kind.ValuesOf(view.Found.Facets).Where(value => value.Count < view.Total)];
            if (narrowing.Length == 0) continue;
            FacetLink[] links = [.. narrowing.Take(kind.IsShownWhole ? int.MaxValue : Most)
                .Select(value => FacetLink.Of(view, kind, value))];
            groups.Add(new FacetGroup(kind, links, narrowing.Length - links.Length, FacetAddress.Of(view, kind)));
        }
        return new FacetPanel(groups);
    }
}

/// <summary>The values of one property.</summary>
/// <param name="Links">The most frequent.</param>
/// <param name="More">How many more there are.</param>
/// <param name="AllPath">Of the page that has all.</param>
public sealed record FacetGroup(FacetKind Kind, IReadOnlyList<FacetLink> Links, int More, string AllPath);

/// <param name="Path">Of the list, narrowed to the cables that have the value.</param>
public sealed record FacetLink(FacetValue Value, string Path)
{
    public static FacetLink Of(ListView view, FacetKind kind, FacetValue value) =>
        new(value, view.Path + (view.Request with { Query = view.Request.Query.With(kind.Condition(value)), Page = 1 }).ToQueryString());
}
