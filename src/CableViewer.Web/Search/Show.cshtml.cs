using CableViewer.Search.Matching;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Search;

/// <summary>The search: its form, and what was found.</summary>
[SelfCached]
public sealed class SearchModel(CableSearch search, SearchOffers offers, ResultReader reader, JumpFinder jumps) : PageModel
{
    public const int PageSize = 20;

    /// <summary>Of each property beside the results; the rest stands on a page of its own.</summary>
    public const int FacetValuesShown = 12;

    /// <summary>The query, in any syntax.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Name of an order.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>From 1.</summary>
    [FromQuery(Name = "page")]
    public string? PageText { get; set; }

    /// <summary>What the quick form sends beside it: parts from which a query is written.</summary>
    [BindProperty(SupportsGet = true)]
    public QuickForm Quick { get; set; } = new();

    public Query Query { get; private set; } = Query.Parse("");
    public SearchAddress Address { get; private set; } = new("");
    public FoundCables? Found { get; private set; }

    /// <summary>The search takes more work than one may take, so nothing was counted.</summary>
    public bool IsTooLarge { get; private set; }

    public IReadOnlyList<FoundCable> Cables { get; private set; } = [];
    public IReadOnlyList<SearchOffer> Mends { get; private set; } = [];
    public IReadOnlyList<SearchOffer> Meanings { get; private set; } = [];

    /// <summary>Cables that the text may name: an origin and a number without a year, several IDs.</summary>
    public IReadOnlyList<CableRowOrGhost> Named { get; private set; } = [];

    public int PageCount => Found is null ? 1 : Math.Max(1, (Found.Total + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "public, max-age=60";
        if (Quick.Write() is { Length: > 0 } written)
            return Redirect(new SearchAddress(string.Join(' ', [Q ?? "", written]).Trim(), SearchAddress.ReadSort(Sort)).Url);

        string text = Q ?? "";
        NamedCables named = await jumps.FindAsync(text, cancellationToken);
        if (named.Address is { } place) return Redirect(place);
        Named = named.Cables;

        Query = Query.Parse(text);
        int page = int.TryParse(PageText, out int number) ? Math.Max(1, number) : 1;
        Address = new SearchAddress(text, SearchAddress.ReadSort(Sort), page);
        if (Query.IsEmpty) return Page();

        // A page behind the last is the last.
        int depth = (int)Math.Min((long)page * PageSize, int.MaxValue);
        try
        {
            Found = await search.FindAsync(Query, Address.Sort, depth, cancellationToken);
        }
        catch (SearchTooLargeException)
        {
            IsTooLarge = true;
            Mends = await offers.ListSmallerAsync(Query, cancellationToken);
            return Page();
        }
        Address = Address with { Page = Math.Min(page, PageCount) };
        IReadOnlyList<int> rows = Found.Rows(Address.Sort, (Address.Page - 1) * PageSize, PageSize);
        Cables = await reader.ListAsync(Found.Index, rows, Query, cancellationToken);
        Mends = await offers.ListMendsAsync(Query, Found, cancellationToken);
        if (Address.Page == 1) Meanings = await offers.ListMeaningsAsync(Query, Found, cancellationToken);
        return Page();
    }

    /// <summary>The search with one more condition, from its first page on.</summary>
    public string Narrowed(QueryNode condition) => new SearchAddress(Query.With(condition).Text, Address.Sort).Url;

    /// <summary>The search of one year or month of the chart.</summary>
    public string Narrowed(string period) =>
        DayRange.TryParse(period, out DayRange days) ? Narrowed(new DateNode(QueryField.Date, period, days)) : Address.Url;
}
