using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Lists;
using CableViewer.Web.Browse.Values;
using CableViewer.Web.Cables.References;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Errors;

/// <summary>What a reader sees instead of a page that is not there: what was asked for, and where it may be.</summary>
public sealed class NotFoundModel(MissingCableReader missingCables, CableSearch search, ArchiveStatistics statistics) : PageModel
{
    private const int MostOrigins = 8;
    private const int LongestWords = 80;

    /// <summary>The cable asked for, where the archive does not hold it; null where none was.</summary>
    public MissingCable? Missing { get; private set; }

    /// <summary>Origins whose names begin like the one asked for.</summary>
    public IReadOnlyList<ListValue> Origins { get; private set; } = [];

    /// <summary>The last part of the address asked for, as words to search for; empty where it has none.</summary>
    public string Words { get; private set; } = "";

    /// <summary>An ID that leads to a cable here; null where there is none.</summary>
    public string? Example { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = StatusCodes.Status404NotFound;
        string asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "";
        Example = await statistics.FindExampleAsync(null, cancellationToken);
        string[] parts = asked.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return;

        ReferenceId? asking = parts.Select(part => part.Split('.')[0])
            .Select(part => ReferenceId.TryParse(part, out ReferenceId id) ? id : (ReferenceId?)null).FirstOrDefault(id => id is not null);
        if (asking is { } cable && await missingCables.FindAsync(cable, cancellationToken) is { } missing)
        {
            Missing = missing;
            return;
        }
        string last = parts[^1];
        Words = new string([.. last.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Trim();
        if (Words.Length > LongestWords) Words = "";
        if (parts is [var list, { Length: > 1 }] && list.Equals("origin", StringComparison.OrdinalIgnoreCase))
        {
            string beginning = last[..Math.Min(3, last.Length)];
            Origins = [.. ListValues.Of(await search.GetIndexAsync(cancellationToken), ListKind.Origin)
                .Where(origin => origin.Name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).Take(MostOrigins)];
        }
    }
}
