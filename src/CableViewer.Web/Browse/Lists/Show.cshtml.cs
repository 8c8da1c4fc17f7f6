using CableViewer.Archive.Reading;
using CableViewer.Web.Browse.Values;
using CableViewer.Web.Hosting;
using CableViewer.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Browse.Lists;

/// <summary>The list of the cables that share a property, in the form that the end of its address names.</summary>
public sealed class ListModel(ListReader lists, ListTwins twins) : PageModel
{
    public ListView View { get; private set; } = null!;
    public CableList List => View.List!;
    public IReadOnlyList<CableRow> Cables { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    public FacetPanel Facets { get; private set; } = null!;

    /// <summary>How the days, or months, of a list by date are filled; null for other lists.</summary>
    public VolumeCalendar? Calendar { get; private set; }

    /// <param name="with">Of the form that combines TAGS: one more that cables must have.</param>
    /// <param name="without">One that they must not have.</param>
    public async Task<IActionResult> OnGetAsync(string kind, string value, string? with, string? without,
        CancellationToken cancellationToken)
    {
        ListKind listKind = ListKind.Find(kind)!;
        (string name, ListFormat format) = ListFormats.Split(value);
        if (ListRequest.Read(Request.Query, out string? problem) is not { } request) return await RefuseAsync(format, problem!);

        (ListView? view, string? movedTo) = await lists.FindAsync(listKind, name, format, request, cancellationToken);
        if (view is null && format is not ListFormat.Page && listKind == ListKind.Article)
        {
            // The address of an article may itself end so.
            (view, movedTo) = await lists.FindAsync(listKind, value, ListFormat.Page, request, cancellationToken);
            format = ListFormat.Page;
        }
        if (movedTo is not null) return RedirectPermanent(movedTo + format.Ending() + Request.QueryString);
        if (view is null) return NotFound();
        if (view.List!.Tags is { } tags && (with ?? without) is { Length: > 0 })
            return Redirect(Addresses.Tags(Add(Add(tags, with, true), without, false)) + request.ToQueryString());
        if (format is ListFormat.Page) return await ShowAsync(view, cancellationToken);
        await twins.WriteAsync(HttpContext, view, format);
        return new EmptyResult();
    }

    private async Task<IActionResult> ShowAsync(ListView view, CancellationToken cancellationToken)
    {
        int pageCount = Math.Max(1, (view.Total + ListRequest.PageSize - 1) / ListRequest.PageSize);
        if (view.Request.Page > pageCount) return NotFound();
        View = view;
        Cables = await lists.ReadPageAsync(view, cancellationToken);
        Pager = new Pager(view.Path, view.Request.Page, pageCount, view.Request.ToQueryString());
        Facets = FacetPanel.Of(view);
        Calendar = view.List?.Days is { } days ? VolumeCalendar.Of(view.Found.Index, view.List.Kind, days) : null;
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(ListFormat format, string problem)
    {
        if (format is ListFormat.Page) return NotFound();
        await ListTwins.ProblemAsync(HttpContext, problem);
        return new EmptyResult();
    }

    // What no cable has adds nothing to leave out, but leaves nothing of what must be there: the page then says that there is no such list.
    private static TagCombination Add(TagCombination tags, string? tag, bool isWanted) =>
        string.IsNullOrWhiteSpace(tag) ? tags : tags.And(tag.Trim().ToUpperInvariant(), isWanted);
}
