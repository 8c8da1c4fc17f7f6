using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Errors;

/// <summary>What a reader sees when a page could not be made.</summary>
[SelfCached]
public sealed class ErrorModel : PageModel
{
    public void OnGet()
    {
        // Whoever types the address of this page sees it too, and nothing went wrong then; but there is nothing to keep either.
        if (Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = StatusCodes.Status404NotFound;
        Response.Headers.CacheControl = "no-store";
    }
}
