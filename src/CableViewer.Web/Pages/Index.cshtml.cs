using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>The home page: what is in the archive, its latest releases, and the ways into it.</summary>
public sealed class HomeModel(ArchiveStatistics statistics, CableLists lists) : PageModel
{
    private const int LatestCount = 10;

    public ArchiveTotals Totals { get; private set; } = null!;
    public IReadOnlyList<CableRow> Latest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Totals = await statistics.CountAsync(cancellationToken);
        CableListPage page = await lists.ListAsync(new CableFilter(), CableOrder.LatestReleased, 0, cancellationToken);
        Latest = [.. page.Rows.Take(LatestCount)];
    }
}
