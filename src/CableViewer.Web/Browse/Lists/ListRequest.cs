using System.Globalization;
using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using CableViewer.Web.Search;

namespace CableViewer.Web.Browse.Lists;

/// <summary>What is asked of a list: how narrowed, in which order, which part.</summary>
public sealed record ListRequest
{
    /// <summary>Cables on a page, as on the original site.</summary>
    public const int PageSize = 50;

    /// <summary>The most that a program gets at once.</summary>
    public const int MostRows = 500;

    /// <summary>The last page that can be asked for; no archive has as many.</summary>
    public const int LastPage = 1_000_000;

    /// <summary>Narrows the list; empty for the whole of it.</summary>
    public required Query Query { get; init; }

    /// <summary>Null for the list's own.</summary>
    public CableSort? Sort { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The last cable of the part before; null for the first part.</summary>
    public ReferenceId? After { get; init; }

    public int Limit { get; init; } = PageSize;

    /// <summary>Reads the query of an address.</summary>
    /// <returns>Null, with a sentence in <paramref name="problem"/>, where something cannot be understood.</returns>
    public static ListRequest? Read(IQueryCollection parameters, out string? problem)
    {
        string? wrong = null;
        CableSort? sort = null;
        if (Text("sort") is { } sortName)
        {
            sort = SearchAddress.Sorts.FirstOrDefault(known => known.Name == sortName) is { Name: not null } found ? found.Sort : null;
            if (sort is null)
                wrong = $"\"{sortName}\" is no order; there are {string.Join(", ", SearchAddress.Sorts.Select(known => known.Name))}.";
        }
        int page = Number("page", LastPage) ?? 1;
        int limit = Number("limit", MostRows) ?? PageSize;
        ReferenceId? after = null;
        if (Text("after") is { } afterText)
        {
            if (ReferenceId.TryParse(afterText, out ReferenceId id)) after = id;
            else wrong = $"\"{afterText}\" is no reference ID.";
        }
        problem = wrong;
        return wrong is null
            ? new ListRequest { Query = Query.Parse(Text("q")), Sort = sort, Page = page, After = after, Limit = limit }
            : null;

        string? Text(string name) => parameters.TryGetValue(name, out var values) && values[^1] is { Length: > 0 } text ? text : null;

        int? Number(string name, int most)
        {
            if (Text(name) is not { } text) return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most)
                return number;
            wrong = $"\"{name}\" has to be a number from 1 to {most.ToString(CultureInfo.InvariantCulture)}.";
            return null;
        }
    }

    /// <summary>As addresses write it: <c>first-released</c>.</summary>
    public static string NameOf(CableSort sort) => SearchAddress.Sorts.First(known => known.Sort == sort).Name;

    /// <summary>The query of an address that asks the same, in its shortest form; with the question mark, or empty.</summary>
    /// <param name="rest">Written behind it: <c>page=2</c>.</param>
    public string ToQueryString(params ReadOnlySpan<string> rest)
    {
        var parts = new List<string>();
        if (!Query.IsEmpty) parts.Add("q=" + Uri.EscapeDataString(Query.Text));
        if (Sort is { } sort) parts.Add("sort=" + NameOf(sort));
        foreach (string part in rest) parts.Add(part);
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
