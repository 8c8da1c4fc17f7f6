using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using CableViewer.Web.Browse.Lists;

namespace CableViewer.Web.Browse.Values;

/// <summary>Where all values of a property in a list or search are: <c>/facet/tag?list=%2Forigin%2FMEXICO&amp;q=river</c>.</summary>
public static class FacetAddress
{
    public const string Path = "/facet";

    /// <param name="ending">Of a twin, <c>.csv</c>; empty for the page.</param>
    public static string Of(ListView view, FacetKind kind, bool isByName = false, string ending = "") => Of(
        view.List is null ? null : view.Path, view.Request.Query, view.Request.Sort, kind, isByName, ending);

    /// <summary>Of a search.</summary>
    public static string Of(Query query, CableSort sort, FacetKind kind) =>
        Of(null, query, sort is CableSort.Relevance ? null : sort, kind, false, "");

    private static string Of(string? list, Query query, CableSort? sort, FacetKind kind, bool isByName, string ending)
    {
        var rest = new List<string>();
        // Encoded: in a query a plus would be a blank.
        if (list is not null) rest.Add("list=" + Uri.EscapeDataString(list));
        if (isByName) rest.Add("by=name");
        return $"{Path}/{kind.Name}{ending}{new ListRequest { Query = query, Sort = sort }.ToQueryString([.. rest])}";
    }

    /// <summary>Reads the path of a list, <c>/tag/PREL+SENV</c>.</summary>
    /// <returns>Null for what is no path of a list.</returns>
    public static (ListKind Kind, string Value)? ReadList(string path)
    {
        if (path.Split('/', 3) is not ["", var name, { Length: > 0 } value] || ListKind.Find(name) is not { } kind) return null;
        return (kind, Uri.UnescapeDataString(value));
    }
}
