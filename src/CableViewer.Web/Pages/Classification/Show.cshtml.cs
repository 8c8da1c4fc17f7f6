using CableViewer.Archive;
using CableViewer.Cables;
using Microsoft.AspNetCore.Mvc;

namespace CableViewer.Web.Pages;

/// <summary>The cables of one classification.</summary>
public sealed class ClassificationModel(CableLists lists) : ListModel(lists)
{
    public async Task<IActionResult> OnGetAsync(string label, CancellationToken cancellationToken)
    {
        if (!Classification.TryParse(label, null, out Classification? classification)) return NotFound();
        if (classification.Slug != label) return RedirectPermanent(Addresses.Classification(classification) + Request.QueryString);
        return await ListAsync(classification.Label, Addresses.Classification(classification), new CableFilter { Classification = classification }, cancellationToken);
    }
}
