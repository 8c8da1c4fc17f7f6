using System.Globalization;
using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Search.Columns;

namespace CableViewer.Web.Home;

/// <summary>What the home page tells of the archive.</summary>
public sealed record HomeView
{
    public required ArchiveTotals Totals { get; init; }
    public required IReadOnlyList<CableRow> Latest { get; init; }
    public required IReadOnlyList<(Classification Label, int Count)> Classifications { get; init; }

    /// <summary>Every year from the first to the last, those without cables included.</summary>
    public required IReadOnlyList<ListCount> Years { get; init; }
}

/// <summary>Reads what the home page tells, once for each state of the archive.</summary>
/// <remarks>Not out of the archive in memory: it is the first page after a start, and must not wait until that is loaded.</remarks>
public sealed class HomeReader(ArchiveStatistics statistics, CableRows rows)
{
    private const int LatestCount = 8;

    private (string Stamp, HomeView View)? known;

    public async Task<HomeView> ReadAsync(CancellationToken cancellationToken)
    {
        string stamp = await statistics.FindStampAsync(cancellationToken);
        if (known is { } read && read.Stamp == stamp) return read.View;

        var view = new HomeView
        {
            Totals = await statistics.CountAsync(cancellationToken),
            Latest = await rows.ListLatestReleasedAsync(LatestCount, cancellationToken),
            Classifications = await statistics.ListClassificationsAsync(cancellationToken),
            Years = WithoutGaps(await statistics.ListYearsAsync(cancellationToken)),
        };
        known = (stamp, view);
        return view;
    }

    private static List<ListCount> WithoutGaps(IReadOnlyList<ListCount> years)
    {
        if (years.Count == 0) return [];
        Dictionary<int, int> counts = years.ToDictionary(year => int.Parse(year.Name, CultureInfo.InvariantCulture), year => year.Count);
        int first = counts.Keys.Min();
        return [.. Enumerable.Range(first, counts.Keys.Max() - first + 1)
            .Select(year => new ListCount(year.ToString(CultureInfo.InvariantCulture), counts.GetValueOrDefault(year)))];
    }
}
