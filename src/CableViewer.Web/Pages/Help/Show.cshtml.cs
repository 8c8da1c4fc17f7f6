using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>One help page.</summary>
public sealed class HelpModel : PageModel
{
    public HelpPage Help { get; private set; } = null!;

    public IActionResult OnGet(string name)
    {
        if (HelpPage.Find(name) is not { } help) return NotFound();
        if (help.Name != name) return RedirectPermanent($"/help/{help.Name}");
        Help = help;
        return Page();
    }
}
