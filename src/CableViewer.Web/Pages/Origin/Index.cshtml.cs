using CableViewer.Archive;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>Every origin, by the first letter of its place: Embassy Mexico stands under M.</summary>
public sealed class OriginsModel(CableLists lists) : PageModel
{
    public IReadOnlyList<OriginCount> Origins { get; private set; } = [];
    public IReadOnlyList<IGrouping<char, OriginCount>> Letters { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Origins = await lists.ListOriginsAsync(cancellationToken);
        Letters = [.. Origins
            .OrderBy(origin => PlaceOf(origin.Name), StringComparer.OrdinalIgnoreCase)
            .GroupBy(origin => char.ToUpperInvariant(PlaceOf(origin.Name)[0]))];
    }

    // The kind comes first in a name, "Embassy", "Consulate", and says little.
    private static string PlaceOf(string name)
    {
        foreach (string kind in (ReadOnlySpan<string>)["Embassy ", "Consulate ", "Mission "])
        {
            if (name.StartsWith(kind, StringComparison.Ordinal) && name.Length > kind.Length) return name[kind.Length..];
        }
        return name is "" ? "?" : name;
    }
}
