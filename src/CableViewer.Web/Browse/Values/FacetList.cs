using System.Globalization;
using System.Text;
using CableViewer.Search.Columns;
using CableViewer.Web.Browse.Lists;

namespace CableViewer.Web.Browse.Values;

/// <summary>All values that the cables of a list or search have of one property, each with its exact count.</summary>
/// <param name="IsByName">Sorted by name; else the most frequent first (classifications and years in their own order).</param>
public sealed record FacetList(FacetKind Kind, ListView View, bool IsByName)
{
    public IReadOnlyList<FacetLink> Links { get; } =
    [
        .. (IsByName
            ? Kind.ValuesOf(View.Found.Facets).OrderBy(value => ListValues.PlaceOf(Kind.Shown(value)), StringComparer.OrdinalIgnoreCase)
            : Kind.ValuesOf(View.Found.Facets).OrderByDescending(value => value.Count))
            .Select(value => FacetLink.Of(View, Kind, value)),
    ];

    /// <summary>Of the list that it is of.</summary>
    public string ListPath => View.PathOf(ListFormat.Page);

    /// <summary>Reads what an address asks for.</summary>
    /// <returns>What was found, or where that has moved to; neither, with a sentence for what cannot be understood, or null where nothing
    /// is there.</returns>
    public static async Task<(FacetList? Found, string? MovedTo, string? Problem)> FindAsync(
        string name, IQueryCollection parameters, ListReader lists, CancellationToken cancellationToken)
    {
        if (FacetKind.Find(name) is not { } kind) return default;
        if (ListRequest.Read(parameters, out string? problem) is not { } request) return (null, null, problem);
        string by = parameters["by"].ToString();
        if (by is not ("" or "count" or "name")) return (null, null, $"\"{by}\" is no order of values; there are count, name.");
        bool isByName = by is "name";
        string list = parameters["list"].ToString();
        // The order of the list is kept for its links; to count, nothing has to be ranked.
        ListRequest counted = request with { Sort = CableSort.Latest };
        if (list is "") return (new FacetList(kind,
            await lists.SearchAsync(ListFormat.Page, counted, cancellationToken) with { Request = request }, isByName), null, null);
        if (FacetAddress.ReadList(list) is not { } place) return default;
        (ListView? view, string? movedTo) = await lists.FindAsync(place.Kind, place.Value, ListFormat.Page, counted, cancellationToken);
        if (movedTo is not null && FacetAddress.ReadList(movedTo) is { } moved)
            (view, _) = await lists.FindAsync(moved.Kind, moved.Value, ListFormat.Page, counted, cancellationToken);
        if (view is null) return default;
        var found = new FacetList(kind, view with { Request = request }, isByName);
        return movedTo is null ? (found, null, null) : (found, FacetAddress.Of(found.View, kind, isByName), null);
    }

    /// <summary>A line for each value.</summary>
    public byte[] WriteCsv(string site)
    {
        var text = new StringBuilder();
        CsvLine.Append(text, "value", "name", "count", "url");
        foreach (FacetLink link in Links)
            CsvLine.Append(text, link.Value.Value, link.Value.Name, link.Value.Count.ToString(CultureInfo.InvariantCulture),
            site + link.Path);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
