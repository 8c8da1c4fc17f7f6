using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>The TAGS of the archive.</summary>
public sealed class TagsModel(CableLists lists) : PageModel
{
    public IReadOnlyList<ListCount> Counts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Counts = await lists.ListTagsAsync(cancellationToken);
}
