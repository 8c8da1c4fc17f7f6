using CableViewer.Archive.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Help;

/// <summary>One help page; that about the archive tells its figures too.</summary>
public sealed class HelpModel(ArchiveStatistics statistics) : PageModel
{
    public HelpPage Help { get; private set; } = null!;

    /// <summary>Null on all pages but that about the archive.</summary>
    public ArchiveTotals? Totals { get; private set; }

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken)
    {
        if (HelpPage.Find(name) is not { } help) return NotFound();
        if (help.Name != name) return RedirectPermanent($"/help/{help.Name}");
        Help = help;
        if (help.Name is "about") Totals = await statistics.CountAsync(cancellationToken);
        return Page();
    }
}
