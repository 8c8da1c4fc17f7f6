using CableViewer.Archive;
using CableViewer.Web.Sharing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>A cable as it was in one of its versions.</summary>
public sealed class VersionModel(CableViewReader views, CableReader cables, SiteSettings settings) : PageModel
{
    public CableView View { get; private set; } = null!;

    /// <summary>When the archive took this version in; null where it does not know.</summary>
    public DateTimeOffset? Imported { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, int version, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Id is not { } referenceId || version < 1) return NotFound();
        if (!address.IsCanonical) return RedirectPermanent(Addresses.Version(referenceId, version));
        if (await views.FindAsync(referenceId, version, cancellationToken) is not { } view) return NotFound();
        View = view;
        Imported = (await cables.ListVersionsAsync(referenceId, cancellationToken)).FirstOrDefault(one => one.Number == version)?.Imported;
        Memento.AddHeaders(Response, referenceId, Imported, SitePublisher.Of(settings, Request));
        return Page();
    }
}
