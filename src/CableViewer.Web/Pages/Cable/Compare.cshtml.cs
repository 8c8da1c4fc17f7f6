using CableViewer.Archive;
using CableViewer.Cables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>Two versions of a cable compared, aligned by paragraph and marked word by word.</summary>
public sealed class CompareModel(CableReader cables) : PageModel
{
    public ReferenceId Id { get; private set; }
    public ArchivedCable Before { get; private set; } = null!;
    public ArchivedCable After { get; private set; } = null!;
    public ComparisonView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, int before, int after, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Id is not { } referenceId) return NotFound();
        if (!address.IsCanonical) return RedirectPermanent(Addresses.Comparison(referenceId, before, after));
        if (before == after) return Redirect(Addresses.Versions(referenceId));
        if (await cables.CompareAsync(referenceId, before, after, cancellationToken) is not { } comparison) return NotFound();
        Id = referenceId;
        Before = comparison.Before;
        After = comparison.After;
        View = ComparisonView.Of(comparison.Diff);
        return Page();
    }
}
