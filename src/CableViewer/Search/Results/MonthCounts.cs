using System.Globalization;
using CableViewer.Search.Columns;

namespace CableViewer.Search.Results;

/// <summary>How many cables were created in each month, from the first month that has one to the last, empty months included.</summary>
public sealed class MonthCounts
{
    private readonly int first;

    private MonthCounts(int first, int[] counts, int unknown)
    {
        this.first = first;
        Counts = counts;
        Unknown = unknown;
    }

    /// <summary>One a month.</summary>
    public IReadOnlyList<int> Counts { get; }

    /// <summary>Cables of which it is not known when they were created.</summary>
    public int Unknown { get; }

    public int Year(int month) => (first + month) / 12;

    /// <summary><c>2007-03</c>.</summary>
    public string Name(int month) => NameOf(first + month);

    /// <summary>By year, in order, empty years left out.</summary>
    public IReadOnlyList<FacetValue> Years =>
    [
        .. Counts.Select((count, month) => (Year: Year(month), count))
            .GroupBy(month => month.Year)
            .Select(year => new FacetValue(Text(year.Key), Text(year.Key), year.Sum(month => month.count)))
            .Where(year => year.Count > 0),
    ];

    /// <summary>How many in a month; 0 outside.</summary>
    /// <param name="month">Twelve times the year, plus 0 to 11.</param>
    internal int At(int month) => month >= first && month < first + Counts.Count ? Counts[month - first] : 0;

    internal int First => first;

    internal static string NameOf(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{(month % 12) + 1:00}");

    internal static MonthCounts Of(CableIndex index, CableSet cables)
    {
        int earliest = int.MaxValue, last = 0, unknown = 0;
        foreach (int row in cables)
        {
            int month = index.CreatedMonths[row];
            if (month == 0)
            {
                unknown++;
                continue;
            }
            earliest = Math.Min(earliest, month);
            last = Math.Max(last, month);
        }
        if (last == 0) return new MonthCounts(0, [], unknown);
        var counts = new int[last - earliest + 1];
        foreach (int row in cables)
        {
            if (index.CreatedMonths[row] is > 0 and var month) counts[month - earliest]++;
        }
        return new MonthCounts(earliest, counts, unknown);
    }

    private static string Text(int year) => year.ToString("0000", CultureInfo.InvariantCulture);
}
