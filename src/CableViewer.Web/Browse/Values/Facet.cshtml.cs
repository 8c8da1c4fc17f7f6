using CableViewer.Web.Browse.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Browse.Values;

/// <summary>All values of a property in a list or search: each narrows it.</summary>
public sealed class FacetModel(ListReader lists) : PageModel
{
    public FacetList Facet { get; private set; } = null!;

    public ListView View => Facet.View;

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken)
    {
        (FacetList? found, string? movedTo, _) = await FacetList.FindAsync(name, Request.Query, lists, cancellationToken);
        if (found is null) return NotFound();
        if (movedTo is not null) return RedirectPermanent(movedTo);
        Facet = found;
        return Page();
    }
}
