using System.Globalization;
using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Search.Results;

namespace CableViewer.Web.Browse.Lists;

/// <summary>A list, or a search, as it was asked for: which cables there are, and in which order.</summary>
public sealed record ListView
{
    /// <summary>Where the list is: <c>/origin/MEXICO</c>, <c>/search</c>.</summary>
    public required string Path { get; init; }

    public required string Heading { get; init; }

    /// <summary>Null for a search.</summary>
    public CableList? List { get; init; }

    public required ListRequest Request { get; init; }

    /// <summary>The order of the rows.</summary>
    public required CableSort Sort { get; init; }

    /// <summary>Every cable of the list as narrowed.</summary>
    public required FoundCables Found { get; init; }

    public int Total => Found.Total;

    /// <summary>Of a part of the list, as large as the one asked for.</summary>
    /// <param name="after">The last cable of the part before; null for the first part.</param>
    public string PartPath(ListFormat format, ReferenceId? after)
    {
        var rest = new List<string>();
        if (Request.Limit != ListRequest.PageSize) rest.Add(string.Create(CultureInfo.InvariantCulture, $"limit={Request.Limit}"));
        if (after is { } id) rest.Add($"after={id}");
        return PathOf(format, [.. rest]);
    }

    /// <summary>Of the list in another form, as narrowed and sorted here.</summary>
    /// <param name="rest">Parameters behind: <c>after=07MEXICO1068</c>.</param>
    public string PathOf(ListFormat format, params ReadOnlySpan<string> rest) => Path + format.Ending() + Request.ToQueryString(rest);
}

/// <summary>A part of a list.</summary>
/// <param name="Next">The cable that the next part comes after; null where this is the last.</param>
public sealed record ListPart(IReadOnlyList<CableRow> Cables, ReferenceId? Next);

/// <summary>Reads lists out of the archive in memory, and their rows out of its file.</summary>
public sealed class ListReader(CableSearch search, CableRows rows)
{
    // Rows read at once where all of a list is.
    private const int Batch = 500;

    /// <summary>Finds the list that an address names, as it is asked for.</summary>
    public async Task<(ListView? View, string? MovedTo)> FindAsync(ListKind kind, string value, ListFormat format, ListRequest request,
        CancellationToken cancellationToken)
    {
        CableSort sort = request.Sort ?? Usual(format, CableSort.Latest);
        FoundCables found = await search.FindAsync(request.Query, sort, Depth(sort, request), cancellationToken);
        ListAnswer answer = ListFinder.Find(found.Index, kind, value);
        return answer.List is { } list ? (Narrow(list, request, sort, found), null) : (null, answer.MovedTo);
    }

    /// <summary>The cables that cite one.</summary>
    /// <returns>Null where nothing cites it and the archive does not hold it.</returns>
    public async Task<ListView?> FindCitedByAsync(ReferenceId id, ListFormat format, ListRequest request,
        CancellationToken cancellationToken)
    {
        CableSort sort = request.Sort ?? Usual(format, CableSort.Latest);
        FoundCables found = await search.FindAsync(request.Query, sort, Depth(sort, request), cancellationToken);
        CableSet citing = await rows.FindCitingAsync(found.Index, id, cancellationToken);
        return citing.Count == 0 && found.Index.RowOf(id) < 0 ? null : Narrow(ListFinder.CitedBy(id, citing), request, sort, found);
    }

    /// <summary>The cables that a query finds in the whole archive.</summary>
    public async Task<ListView> SearchAsync(ListFormat format, ListRequest request, CancellationToken cancellationToken)
    {
        CableSort sort = request.Sort ?? Usual(format, CableSort.Relevance);
        FoundCables found = await search.FindAsync(request.Query, sort, Depth(sort, request), cancellationToken);
        return new ListView
        {
            Path = "/search",
            Heading = request.Query.IsEmpty ? "All cables" : request.Query.Text,
            Request = request,
            Sort = sort,
            Found = found
        };
    }

    /// <summary>A page of rows, as readers see it.</summary>
    public Task<IReadOnlyList<CableRow>> ReadPageAsync(ListView view, CancellationToken cancellationToken) => rows.ListAsync(
        view.Found.Index, view.Found.Rows(view.Sort, (view.Request.Page - 1) * ListRequest.PageSize, ListRequest.PageSize),
            cancellationToken);

    /// <summary>The rows behind <see cref="ListRequest.After"/>.</summary>
    /// <returns>Null where the archive does not hold that cable.</returns>
    public async Task<ListPart?> ReadPartAsync(ListView view, CancellationToken cancellationToken)
    {
        CableIndex index = view.Found.Index;
        int? after = view.Request.After is { } id ? index.RowOf(id) : null;
        if (after < 0) return null;
        int skip = after is null ? (view.Request.Page - 1) * ListRequest.PageSize : 0;
        List<int> part = [.. view.Found.RowsAfter(view.Sort, after).Skip(skip).Take(view.Request.Limit + 1)];
        bool hasMore = part.Count > view.Request.Limit;
        if (hasMore) part.RemoveAt(part.Count - 1);
        return new ListPart(await rows.ListAsync(index, part, cancellationToken), hasMore ? index.ReferenceIdOf(part[^1]) : null);
    }

    /// <summary>All rows, however many: read a few at a time.</summary>
    public async IAsyncEnumerable<CableRow> ReadAllAsync(ListView view,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (int[] batch in view.Found.RowsAfter(view.Sort, null).Chunk(Batch))
        {
            foreach (CableRow row in await rows.ListAsync(view.Found.Index, batch, cancellationToken)) yield return row;
        }
    }

    private static ListView Narrow(CableList list, ListRequest request, CableSort sort, FoundCables found) => new()
    {
        Path = list.Path,
        Heading = list.Heading,
        List = list,
        Request = request,
        Sort = sort,
        Found = found.Within(list.Cables),
    };

    // Who follows a feed waits for what is released, not for what fits best.
    private static CableSort Usual(ListFormat format, CableSort usual) =>
        format is ListFormat.Atom or ListFormat.JsonFeed ? CableSort.LatestReleased : usual;

    // Only the best are ranked where only those are shown; behind a certain cable, all have to be.
    private static int Depth(CableSort sort, ListRequest request) =>
        sort is CableSort.Relevance ? int.MaxValue : request.Page * ListRequest.PageSize;
}
