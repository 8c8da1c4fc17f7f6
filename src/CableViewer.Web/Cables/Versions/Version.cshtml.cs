using CableViewer.Archive.Reading;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Hosting;
using CableViewer.Web.Sharing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Cables.Versions;

/// <summary>A cable as it was in one of its versions.</summary>
public sealed class VersionModel(CableViewReader views, CableReader cables, SiteSettings settings) : PageModel
{
    public CableView View { get; private set; } = null!;

    /// <summary><c>raw</c> or <c>doubts</c>; anything else is the reading view.</summary>
    [FromQuery(Name = "view")]
    public string? Shape { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, int number, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Id is not { } referenceId) return NotFound();
        if (!address.IsCanonical) return RedirectPermanent(Addresses.Version(referenceId, number) + Request.QueryString);
        if (await views.FindAsync(referenceId, number, cancellationToken) is not { } view) return NotFound();
        View = view with { Shape = CableView.ShapeOf(Shape), Path = Addresses.Version(referenceId, number) };
        if (View.IsWithheld) Response.StatusCode = StatusCodes.Status410Gone;
        Memento.AddHeaders(Response, referenceId, view.Archived.Imported, SitePublisher.Of(settings, Request));
        return Page();
    }
}
