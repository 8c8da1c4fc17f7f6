using CableViewer.Archive.Reading;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Home;

/// <summary>The home page: what is in the archive, its latest releases, and the ways into it.</summary>
public sealed class HomeModel(HomeReader home) : PageModel
{
    public HomeView View { get; private set; } = null!;
    public ArchiveTotals Totals => View.Totals;

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await home.ReadAsync(cancellationToken);
}
