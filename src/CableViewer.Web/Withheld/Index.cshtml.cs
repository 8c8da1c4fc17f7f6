using CableViewer.Archive.Withholding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Withheld;

/// <summary>The public log of what the publisher withholds, and why.</summary>
public sealed class WithheldModel(WithheldReader withheld) : PageModel
{
    /// <summary>The latest first.</summary>
    public IReadOnlyList<WithheldEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Entries = await withheld.ListAsync(cancellationToken);
}
