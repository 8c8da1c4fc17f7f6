using CableViewer.Archive.Reading;
using CableViewer.Archive.References;
using CableViewer.Cables;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Hosting;
using CableViewer.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Cables.References;

/// <summary>The cables that cite one, each with the words in which it does.</summary>
public sealed class CitedByModel(CitingReader citations, CableReader cables) : PageModel
{
    /// <summary>As in the address, from 1.</summary>
    // From the query alone: the route has a value called "page" too, the name of the page that answers.
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public ReferenceId Id { get; private set; }

    /// <summary>Whether the archive has the cited cable itself.</summary>
    public bool IsHeld { get; private set; }

    public CitingCables CitedBy { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Spelt is not { } referenceId || !ModelState.IsValid || PageNumber < 1) return NotFound();
        CitingCables page = await citations.ListAsync(referenceId, PageNumber - 1, cancellationToken);
        // Of a cable that is here, that nothing cites it is an answer; of one that is not, there is nothing to say.
        if (page.Cables.Count == 0 && (PageNumber > 1 || address.Id is null)) return NotFound();
        if (id != referenceId.ToString()) return RedirectPermanent(Addresses.CitedBy(referenceId) + Request.QueryString);
        Id = referenceId;
        IsHeld = address.Id is not null;
        CitedBy = page;
        Pager = new Pager(Addresses.CitedBy(referenceId), PageNumber, page.PageCount);
        return Page();
    }
}
