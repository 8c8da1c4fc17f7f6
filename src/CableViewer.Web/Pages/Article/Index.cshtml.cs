using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>The articles that used cables of the archive.</summary>
public sealed class ArticlesModel(CableLists lists) : PageModel
{
    public IReadOnlyList<ListCount> Counts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Counts = await lists.ListArticlesAsync(cancellationToken);
}
