using System.Globalization;
using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Search;

/// <summary>The address of a page of results: what was searched, in which order, which page.</summary>
/// <param name="Query">As typed or made.</param>
/// <param name="Page">From 1.</param>
public sealed record SearchAddress(string Query, CableSort Sort = CableSort.Relevance, int Page = 1)
{
    private static readonly (CableSort Sort, string Name, string Label)[] Names =
    [
        (CableSort.Relevance, "relevance", "Relevance"),
        (CableSort.Latest, "latest", "Latest first"),
        (CableSort.Earliest, "earliest", "Earliest first"),
        (CableSort.LatestReleased, "released", "Last released first"),
        (CableSort.EarliestReleased, "first-released", "First released first"),
        (CableSort.Longest, "longest", "Longest first"),
        (CableSort.Shortest, "shortest", "Shortest first"),
        (CableSort.MostCited, "cited", "Most cited first"),
    ];

    /// <summary>The orders, each as it is called in an address and for a reader.</summary>
    public static IReadOnlyList<(CableSort Sort, string Name, string Label)> Sorts => Names;

    public string SortName => Names.First(known => known.Sort == Sort).Name;

    public string Url
    {
        get
        {
            string url = Addresses.Search(Query);
            if (Sort is not CableSort.Relevance) url += $"&sort={SortName}";
            return Page == 1 ? url : string.Create(CultureInfo.InvariantCulture, $"{url}&page={Page}");
        }
    }

    /// <summary>The address of a cable that was found, so that what was found stays marked there.</summary>
    /// <param name="place">In the results, from 1.</param>
    /// <param name="anchor">Of a paragraph; null for the whole cable.</param>
    public string Cable(ReferenceId id, int place, string? anchor = null)
    {
        string url = string.Create(CultureInfo.InvariantCulture, $"{Addresses.Cable(id)}?q={Uri.EscapeDataString(Query)}&at={place}");
        if (Sort is not CableSort.Relevance) url += $"&sort={SortName}";
        return anchor is null ? url : $"{url}#{anchor}";
    }

    /// <summary>Reads the name of an order; what is none is relevance.</summary>
    public static CableSort ReadSort(string? name) =>
        Names.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Sort;
}
