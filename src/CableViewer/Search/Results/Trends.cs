using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Results;

/// <summary>One query of a comparison: how many cables of each month it finds.</summary>
public sealed record Trend(Query Query, int Total, IReadOnlyList<int> Counts);

/// <summary>Queries beside each other, month by month, as shares of all cables of the month.</summary>
/// <param name="Months"><c>2007-03</c>, from the first month of the archive to the last, none left out.</param>
/// <param name="AllCounts">All cables of each month.</param>
public sealed record TrendComparison(IReadOnlyList<string> Months, IReadOnlyList<int> AllCounts, IReadOnlyList<Trend> Trends)
{
    /// <summary>How many queries can be compared.</summary>
    public const int MostQueries = 6;

    /// <returns>Of all cables of the month those of the query, 0 to 1; 0 where the month has none.</returns>
    public double Share(Trend trend, int month) => AllCounts[month] == 0 ? 0 : (double)trend.Counts[month] / AllCounts[month];
}

/// <summary>Compares how often queries find cables over time.</summary>
public sealed class TrendReader(CableSearch search)
{
    /// <param name="queries">Empty ones are skipped, and all after the first <see cref="TrendComparison.MostQueries"/>.</param>
    /// <exception cref="SearchTooLargeException">Together they take more work than one search may take.</exception>
    public async Task<TrendComparison> CompareAsync(IEnumerable<string> queries, CancellationToken cancellationToken)
    {
        FoundCables all = await search.FindAsync(Query.Of(new AllNode()), CableSort.Latest, 0, cancellationToken);
        MonthCounts months = all.Facets.Months;
        var trends = new List<Trend>();
        var budget = new SearchBudget(search.Limit);
        foreach (string text in queries)
        {
            var query = Query.Parse(text);
            if (query.IsEmpty || trends.Count == TrendComparison.MostQueries) continue;
            FoundCables found = await search.FindAsync(query, CableSort.Latest, 0, budget, cancellationToken);
            trends.Add(new Trend(query, found.Total,
                [.. Enumerable.Range(0, months.Counts.Count).Select(month => found.Facets.Months.At(months.First + month))]));
        }
        return new TrendComparison([.. Enumerable.Range(0, months.Counts.Count).Select(months.Name)], months.Counts, trends);
    }
}
