using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;

namespace CableViewer.Web.Search;

/// <summary>
/// What a reader who opens a cable from a list of results brings along: what was searched, and where in the results the cable stands.
/// </summary>
public sealed record SearchVisit
{
    public required Query Query { get; init; }

    /// <summary>Of the list of results, at the page that has this cable.</summary>
    public required string Results { get; init; }

    /// <summary>In the results, from 1; 0 where it is not known.</summary>
    public required int Place { get; init; }

    public required int Total { get; init; }

    /// <summary>Addresses of the results before and after this one; null at the ends.</summary>
    public required string? Previous { get; init; }
    public required string? Next { get; init; }

    public required CableMarks Marks { get; init; }
}

/// <summary>Finds what belongs to a visit from a search.</summary>
public sealed class SearchVisitReader(CableSearch search)
{
    /// <param name="place">As the address says; where another cable stands there by now, only the marks are given.</param>
    /// <returns>Null where nothing was searched, or more than one search may take: the cable itself can be read all the same.</returns>
    public async Task<SearchVisit?> FindAsync(Cable cable, string? text, string? place, string? sort, CancellationToken cancellationToken)
    {
        var query = Query.Parse(text);
        if (query.IsEmpty || cable.ReferenceId is not { } id) return null;
        CableSort order = SearchAddress.ReadSort(sort);
        int at = int.TryParse(place, out int number) && number is > 0 and < int.MaxValue ? number : 0;
        FoundCables found;
        try
        {
            found = await search.FindAsync(query, order, at + 1, cancellationToken);
        }
        catch (SearchTooLargeException)
        {
            return null;
        }
        // The one before, this one and the one after.
        int first = Math.Max(0, at - 2);
        IReadOnlyList<int> around = at == 0 ? [] : found.Rows(order, first, at - first + 1);
        bool isThere = at > 0 && around.Count > at - 1 - first && found.Index.ReferenceIdOf(around[at - 1 - first]) == id;
        var results = new SearchAddress(text!, order, isThere ? ((at - 1) / SearchModel.PageSize) + 1 : 1);
        return new SearchVisit
        {
            Query = query,
            Results = results.Url,
            Place = isThere ? at : 0,
            Total = found.Total,
            Previous = isThere && at > 1 ? results.Cable(found.Index.ReferenceIdOf(around[0]), at - 1) : null,
            Next = isThere && around.Count > at - first ? results.Cable(found.Index.ReferenceIdOf(around[^1]), at + 1) : null,
            Marks = MatchLocator.Locate(query.Root, cable.Subject, cable.Paragraphs),
        };
    }
}
