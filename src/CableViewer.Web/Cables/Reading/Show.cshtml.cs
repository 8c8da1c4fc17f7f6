using CableViewer.Archive.Reading;
using CableViewer.Citing;
using CableViewer.Web.Hosting;
using CableViewer.Web.Search;
using CableViewer.Web.Sharing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Cables.Reading;

/// <summary>The page of one cable.</summary>
[VariesBy(Memento.VaryHeader)]
public sealed class CableModel(CableViewReader views, CableReader cables, SearchVisitReader visits, SiteSettings settings) : PageModel
{
    public CableView View { get; private set; } = null!;

    /// <summary><c>raw</c> or <c>doubts</c>; anything else is the reading view.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? Shape { get; set; }

    /// <summary>Only paragraphs with this marking; <c>none</c> for those without.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Marking { get; set; }

    /// <summary>What was searched for, where the reader comes from a list of results.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Place in those results, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    /// <summary>Their order.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        // A cable that is not here has one address as well: its page tells who cites it.
        if (address.Id is not { } referenceId)
            return address.Spelt is { } missing && id != missing.ToString() ? RedirectPermanent(Addresses.Cable(missing)) : NotFound();
        if (!address.IsCanonical) return RedirectPermanent(address.Path + Request.QueryString);
        if (Memento.IsWrong(Request)) return BadRequest();
        Publisher publisher = SitePublisher.Of(settings, Request);
        if (await Memento.NegotiateAsync(HttpContext, referenceId, cables, publisher, cancellationToken) is { } version)
            return Redirect(version);
        if (await views.FindAsync(referenceId, null, cancellationToken) is not { } view) return NotFound();
        View = view with
        {
            MarkingShown = string.IsNullOrEmpty(Marking) ? null : Marking is "none" ? "" : Marking,
            Visit = string.IsNullOrEmpty(Q) ? null : await visits.FindAsync(view.Cable, Q, At, Sort, cancellationToken),
            Shape = CableView.ShapeOf(Shape),
        };
        if (View.IsWithheld) Response.StatusCode = StatusCodes.Status410Gone;
        else Signposting.AddHeader(Response, referenceId, publisher);
        Memento.AddLinks(Response, referenceId, publisher);
        return Page();
    }
}
