using System.Globalization;
using CableViewer.Archive;

namespace CableViewer.Web.Pages;

/// <summary>What the home page tells of the archive.</summary>
public sealed record HomeView
{
    public required ArchiveTotals Totals { get; init; }
    public required IReadOnlyList<CableRow> Latest { get; init; }
    public required IReadOnlyList<ListCount> Classifications { get; init; }

    /// <summary>Every year from the first to the last, those without cables included.</summary>
    public required IReadOnlyList<ListCount> Years { get; init; }
}

/// <summary>Reads what the home page tells, once for each state of the archive.</summary>
public sealed class HomeReader(ArchiveStatistics statistics, CableLists lists)
{
    private const int LatestCount = 8;

    private (string Stamp, HomeView View)? known;

    public async Task<HomeView> ReadAsync(CancellationToken cancellationToken)
    {
        string stamp = await statistics.FindStampAsync(cancellationToken);
        if (known is { } read && read.Stamp == stamp) return read.View;

        CableListPage latest = await lists.ListAsync(new CableFilter(), CableOrder.LatestReleased, 0, cancellationToken);
        var view = new HomeView
        {
            Totals = await statistics.CountAsync(cancellationToken),
            Latest = [.. latest.Rows.Take(LatestCount)],
            Classifications = await lists.ListClassificationsAsync(cancellationToken),
            Years = YearsOf(await lists.ListMonthsAsync(cancellationToken)),
        };
        known = (stamp, view);
        return view;
    }

    private static List<ListCount> YearsOf(IReadOnlyList<ListCount> months)
    {
        var counts = months.GroupBy(month => int.Parse(month.Name.AsSpan(0, 4), CultureInfo.InvariantCulture)).ToDictionary(year => year.Key, year => year.Sum(month => month.Count));
        if (counts.Count == 0) return [];
        int first = counts.Keys.Min();
        return [.. Enumerable.Range(first, counts.Keys.Max() - first + 1)
            .Select(year => new ListCount(year.ToString(CultureInfo.InvariantCulture), counts.GetValueOrDefault(year)))];
    }
}
