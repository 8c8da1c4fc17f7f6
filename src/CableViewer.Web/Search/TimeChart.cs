using System.Globalization;
using CableViewer.Search.Results;

namespace CableViewer.Web.Search;

/// <summary>A bar of a chart over time.</summary>
/// <param name="Name"><c>2007</c> or <c>2007-03</c>.</param>
public sealed record TimeBar(string Name, int Count);

/// <summary>How many of the cables found are of each month, or of each year where there are too many months to be drawn.</summary>
public sealed record TimeChart(IReadOnlyList<TimeBar> Bars, bool IsByYear)
{
    // Ten years: on a phone a month is then three pixels wide.
    private const int MostMonths = 120;

    public const int Height = 80;

    /// <summary>Of one bar and the gap behind it.</summary>
    public const int Step = 10;

    public int Width => Bars.Count * Step;

    public static TimeChart Of(MonthCounts months)
    {
        if (months.Counts.Count <= MostMonths)
            return new TimeChart([.. months.Counts.Select((count, month) => new TimeBar(months.Name(month), count))], IsByYear: false);
        var years = new List<TimeBar>();
        for (int month = 0; month < months.Counts.Count; month++)
        {
            string year = months.Year(month).ToString("0000", CultureInfo.InvariantCulture);
            if (years.Count > 0 && years[^1].Name == year) years[^1] = years[^1] with { Count = years[^1].Count + months.Counts[month] };
            else years.Add(new TimeBar(year, months.Counts[month]));
        }
        return new TimeChart(years, IsByYear: true);
    }

    /// <summary>Of a bar; one pixel at least where there is something.</summary>
    public int HeightOf(TimeBar bar) =>
        bar.Count == 0 ? 0 : Math.Max(1, (int)Math.Round((double)Height * bar.Count / Bars.Max(other => other.Count)));
}
