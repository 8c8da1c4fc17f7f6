using CableViewer.Archive.Reading;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Cables.Versions;

/// <summary>The versions of a cable: where each came from, and what it opened or closed.</summary>
public sealed class VersionsModel(CableViewReader views, CableReader cables) : PageModel
{
    /// <summary>With <see cref="To"/>: the two versions to compare.</summary>
    [FromQuery(Name = "from")]
    public int? From { get; set; }

    [FromQuery(Name = "to")]
    public int? To { get; set; }

    /// <summary>What is shown instead, where the whole cable is withheld.</summary>
    public CableView? Withheld { get; private set; }

    public ReferenceId Id { get; private set; }

    /// <summary>From the first to the latest.</summary>
    public IReadOnlyList<CableVersion> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Id is not { } referenceId) return NotFound();
        if (!address.IsCanonical) return RedirectPermanent(Addresses.Versions(referenceId) + Request.QueryString);
        Id = referenceId;
        if (await cables.FindWithheldPartAsync(referenceId, cancellationToken) is WithheldPart.Cable)
        {
            Withheld = await views.FindAsync(referenceId, null, cancellationToken);
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        Versions = await cables.ListVersionsAsync(referenceId, cancellationToken);
        bool isAsked = From is { } from && To is { } to && from != to && Has(from) && Has(to);
        return isAsked ? Redirect(Addresses.Comparison(referenceId, From!.Value, To!.Value)) : Page();
    }

    private bool Has(int number) => Versions.Any(version => version.Number == number);
}
