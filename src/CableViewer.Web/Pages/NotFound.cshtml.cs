using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>What a reader sees instead of a page that is not there: where it may be.</summary>
public sealed class NotFoundModel : PageModel
{
    public void OnGet() => Response.StatusCode = Response.StatusCode is StatusCodes.Status200OK ? StatusCodes.Status404NotFound : Response.StatusCode;
}
