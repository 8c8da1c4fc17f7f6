using CableViewer.Search.Columns;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Browse.Values;

/// <summary>The values that cables are listed by: all origins, all TAGS, all months.</summary>
public sealed class ValuesModel(CableSearch search) : PageModel
{
    // More than a reader looks through; the rest stand under their letters.
    private const int MostAtOnce = 300;

    public ListKind Kind { get; private set; } = null!;
    public int Total { get; private set; }
    public IReadOnlyList<ListValue> Values { get; private set; } = [];

    /// <summary>For dates.</summary>
    public VolumeCalendar? Calendar { get; private set; }

    /// <summary>The beginnings that long lists of names are divided by; none for short lists.</summary>
    public IReadOnlyList<string> Letters { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Letter { get; set; }

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancellationToken)
    {
        Kind = ListKind.Find(kind)!;
        CableIndex index = await search.GetIndexAsync(cancellationToken);
        if (Kind == ListKind.Date || Kind == ListKind.Released)
        {
            Calendar = VolumeCalendar.Of(index, Kind);
            return Page();
        }
        Values = ListValues.Of(index, Kind);
        Total = Values.Count;
        if (Kind == ListKind.Signer || Kind == ListKind.Addressee || Kind == ListKind.Article) Divide();
        return Letter is { Length: > 0 } && Values.Count == 0 ? NotFound() : Page();
    }

    /// <summary>What the letters of a list divide: its first letter, or # for what begins with none.</summary>
    public static string LetterOf(string name) => char.IsAsciiLetter(name[0]) ? char.ToUpperInvariant(name[0]).ToString() : "#";

    private void Divide()
    {
        if (Values.Count <= MostAtOnce && Letter is null) return;
        Letters = [.. Values.Select(value => LetterOf(value.Name)).Distinct().Order(StringComparer.Ordinal)];
        Values = Letter is { Length: > 0 } letter
            ? [.. Values.Where(value => LetterOf(value.Name).Equals(letter, StringComparison.OrdinalIgnoreCase))]
            : [.. Values.OrderByDescending(value => value.Count).Take(MostAtOnce)];
    }
}
