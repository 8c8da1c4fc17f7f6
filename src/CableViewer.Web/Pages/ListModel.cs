using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>A paged list of cables that share one property.</summary>
public abstract class ListModel(CableLists lists) : PageModel
{
    /// <summary>As in the address, from 1.</summary>
    // From the query alone: the route has a value called "page" too, the name of the page that answers.
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public string Heading { get; private set; } = "";
    public CableListPage Cables { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;

    protected CableLists Lists => lists;

    /// <returns>The page, or "not found" where the list has no such page.</returns>
    protected async Task<IActionResult> ListAsync(string heading, string path, CableFilter filter, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber < 1) return NotFound();
        CableListPage page = await lists.ListAsync(filter, CableOrder.LatestCreated, PageNumber - 1, cancellationToken);
        if (page.Rows.Count == 0) return NotFound();
        Heading = heading;
        Cables = page;
        Pager = new Pager(path, PageNumber, page.PageCount);
        return Page();
    }
}
