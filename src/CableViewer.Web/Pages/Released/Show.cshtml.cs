using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc;

namespace CableViewer.Web.Pages;

/// <summary>The cables released in one year, month or day.</summary>
public sealed class ReleasedModel(CableLists lists) : ListModel(lists)
{
    public async Task<IActionResult> OnGetAsync(string prefix, CancellationToken cancellationToken) => DatePrefix.IsOne(prefix)
        ? await ListAsync($"Released {Shown.Prefix(prefix)}", Addresses.Released(prefix), new CableFilter { Released = prefix }, cancellationToken)
        : NotFound();
}
