using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>The days on which cables were released.</summary>
public sealed class ReleaseDaysModel(CableLists lists) : PageModel
{
    public IReadOnlyList<ListCount> Counts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Counts = await lists.ListReleaseDaysAsync(cancellationToken);
}
