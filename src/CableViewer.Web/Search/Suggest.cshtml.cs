using CableViewer.Search.Results;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Search;

/// <summary>What a text that is being typed may become, as a page.</summary>
[SelfCached, WorkKind(WorkKind.Suggestions)]
public sealed class SuggestModel(Suggestions suggestions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "public, max-age=60";
        Suggestions = await suggestions.ListAsync(Q, cancellationToken);
    }
}
