using CableViewer.Archive.References;
using CableViewer.Web.Hosting;
using CableViewer.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Missing;

/// <summary>The cables that are cited most and are not in the archive.</summary>
public sealed class MissingModel(GhostReader ghosts) : PageModel
{
    /// <summary>As in the address, from 1.</summary>
    // From the query alone: the route has a value called "page" too, the name of the page that answers.
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public GhostPage Missing { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > GhostPage.MostPages) return NotFound();
        Missing = await ghosts.ListAsync(PageNumber - 1, cancellationToken);
        if (Missing.Ghosts.Count == 0 && PageNumber > 1) return NotFound();
        Pager = new Pager(Addresses.Missing, PageNumber, Missing.PageCount);
        return Page();
    }
}
