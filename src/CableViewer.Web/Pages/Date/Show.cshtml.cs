using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc;

namespace CableViewer.Web.Pages;

/// <summary>The cables of one year, month or day.</summary>
public sealed class DateModel(CableLists lists) : ListModel(lists)
{
    public async Task<IActionResult> OnGetAsync(string prefix, CancellationToken cancellationToken) => DatePrefix.IsOne(prefix)
        ? await ListAsync($"Cables of {Shown.Prefix(prefix)}", Addresses.Date(prefix), new CableFilter { Created = prefix }, cancellationToken)
        : NotFound();
}
