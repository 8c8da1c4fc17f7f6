using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc;

namespace CableViewer.Web.Pages;

/// <summary>The cables that have one of the TAGS.</summary>
public sealed class TagModel(CableLists lists) : ListModel(lists)
{
    public async Task<IActionResult> OnGetAsync(string tag, CancellationToken cancellationToken)
    {
        string canonical = tag.ToUpperInvariant();
        if (canonical != tag) return RedirectPermanent(Addresses.Tag(canonical) + Request.QueryString);
        string heading = CableViewer.Cables.Tag.Find(tag) is { Meaning: { } meaning } ? $"{tag}: {meaning}" : tag;
        return await ListAsync(heading, Addresses.Tag(tag), new CableFilter { Tag = tag }, cancellationToken);
    }
}
