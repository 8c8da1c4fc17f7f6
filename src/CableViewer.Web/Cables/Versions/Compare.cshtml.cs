using CableViewer.Archive.Reading;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Cables.Versions;

/// <summary>Two versions of a cable compared, aligned by paragraph and marked word by word.</summary>
public sealed class CompareModel(CableViewReader views, CableReader cables) : PageModel
{
    /// <summary>What is shown instead, where the whole cable is withheld.</summary>
    public CableView? Withheld { get; private set; }

    public ReferenceId Id { get; private set; }
    public int From { get; private set; }
    public int To { get; private set; }
    public ArchivedCable Before { get; private set; } = null!;
    public ArchivedCable After { get; private set; } = null!;
    public ComparisonView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, int before, int after, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Id is not { } referenceId) return NotFound();
        if (!address.IsCanonical) return RedirectPermanent(Addresses.Comparison(referenceId, before, after));
        if (before == after) return Redirect(Addresses.Versions(referenceId));
        (Id, From, To) = (referenceId, before, after);
        if (await cables.FindWithheldPartAsync(referenceId, cancellationToken) is WithheldPart.Cable)
        {
            Withheld = await views.FindAsync(referenceId, null, cancellationToken);
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        if (await cables.CompareAsync(referenceId, before, after, cancellationToken) is not { } comparison) return NotFound();
        Before = comparison.Before;
        After = comparison.After;
        View = ComparisonView.Of(comparison.Diff);
        return Page();
    }
}
