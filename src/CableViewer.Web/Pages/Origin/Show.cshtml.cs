using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc;

namespace CableViewer.Web.Pages;

/// <summary>The cables of one post or office.</summary>
public sealed class OriginModel(CableLists lists) : ListModel(lists)
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        string canonical = code.ToUpperInvariant();
        if (await Lists.FindOriginNameAsync(canonical, cancellationToken) is not { } name) return NotFound();
        if (canonical != code) return RedirectPermanent(Addresses.Origin(canonical) + Request.QueryString);
        return await ListAsync(name, Addresses.Origin(code), new CableFilter { Origin = code }, cancellationToken);
    }
}
