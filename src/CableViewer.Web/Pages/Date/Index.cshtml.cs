using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>The months in which cables were created.</summary>
public sealed class DatesModel(CableLists lists) : PageModel
{
    public IReadOnlyList<ListCount> Counts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Counts = await lists.ListMonthsAsync(cancellationToken);
}
