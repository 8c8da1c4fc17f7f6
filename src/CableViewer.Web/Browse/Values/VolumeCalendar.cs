using System.Globalization;
using CableViewer.Search.Columns;
using CableViewer.Web.Browse.Lists;

namespace CableViewer.Web.Browse.Values;

/// <summary>How many cables each month of some years has, or each day of one month.</summary>
public sealed record VolumeCalendar
{
    /// <summary>Shades from 1 on; 0 is nothing.</summary>
    public const int Steps = 5;

    public required ListKind Kind { get; init; }

    /// <summary>Year after year, those without cables included; empty for one month.</summary>
    public IReadOnlyList<VolumeYear> Years { get; init; } = [];

    /// <summary>The days of a month in weeks from Monday on; null outside of the month. Empty for years.</summary>
    public IReadOnlyList<VolumeCell?[]> Weeks { get; init; } = [];

    /// <summary>The month or day before, as the list's address has it; null where the archive begins.</summary>
    public string? Previous { get; init; }

    public string? Next { get; init; }

    /// <summary>Every year of the archive.</summary>
    public static VolumeCalendar Of(CableIndex index, ListKind kind) => Of(Count(index, kind), kind, "");

    /// <param name="prefix"><c>2007</c>, <c>2007-03</c> or <c>2007-03-02</c>.</param>
    public static VolumeCalendar Of(CableIndex index, ListKind kind, string prefix) => Of(Count(index, kind), kind, prefix);

    private static VolumeCalendar Of(DayCounts days, ListKind kind, string prefix)
    {
        if (days is not { First: { } first, Last: { } last }) return new VolumeCalendar { Kind = kind };
        int year = prefix is "" ? 0 : int.Parse(prefix.AsSpan(0, 4), CultureInfo.InvariantCulture);
        return prefix.Length switch
        {
            0 => OfYears(days, kind, first.Year, last.Year),
            4 => OfYears(days, kind, year, year) with
            {
                Previous = year > first.Year ? Name(Math.Min(year - 1, last.Year)) : null,
                Next = year < last.Year ? Name(Math.Max(year + 1, first.Year)) : null,
            },
            7 => OfMonth(days, kind, new DateOnly(year, int.Parse(prefix.AsSpan(5), CultureInfo.InvariantCulture), 1)),
            _ => OfDay(days, kind, DateOnly.ParseExact(prefix, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        };
    }

    private static DayCounts Count(CableIndex index, ListKind kind)
    {
        CableSet all = CableSet.All(index.Count);
        return kind == ListKind.Released ? DayCounts.OfRelease(index, all) : DayCounts.OfCreation(index, all);
    }

    private static VolumeCalendar OfYears(DayCounts days, ListKind kind, int first, int last)
    {
        int most = Enumerable.Range(first, last - first + 1).Max(year => Enumerable.Range(1, 12).Max(month => days.In(year, month)));
        return new VolumeCalendar
        {
            Kind = kind,
            Years =
            [
                .. Enumerable.Range(first, last - first + 1).Select(year => new VolumeYear(
                    Name(year), days.In(year),
                        [.. Enumerable.Range(1, 12)
                        .Select(month =>
                            Cell(new DateOnly(year, month, 1).ToString("yyyy-MM", CultureInfo.InvariantCulture), days.In(year, month),
                            most))])),
            ],
        };
    }

    private static VolumeCalendar OfMonth(DayCounts days, ListKind kind, DateOnly month)
    {
        int length = DateTime.DaysInMonth(month.Year, month.Month);
        int most = Enumerable.Range(0, length).Max(day => days.On(month.AddDays(day)));
        int before = ((int)month.DayOfWeek + 6) % 7;
        var weeks = new List<VolumeCell?[]>();
        for (int day = -before; day < length; day += 7)
        {
            weeks.Add([.. Enumerable.Range(day, 7).Select(each =>
                each < 0 || each >= length ? null : Cell(month.AddDays(each).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    days.On(month.AddDays(each)), most))]);
        }
        var first = new DateOnly(days.First!.Value.Year, days.First.Value.Month, 1);
        var last = new DateOnly(days.Last!.Value.Year, days.Last.Value.Month, 1);
        return new VolumeCalendar
        {
            Kind = kind,
            Weeks = weeks,
            Previous = month > first ? Name(month > last ? last : month.AddMonths(-1)) : null,
            Next = month < last ? Name(month < first ? first : month.AddMonths(1)) : null,
        };

        static string Name(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    // To the nearest days that have cables.
    private static VolumeCalendar OfDay(DayCounts days, ListKind kind, DateOnly day)
    {
        DateOnly? previous = null, next = null;
        for (DateOnly other = day > days.Last ? days.Last.Value : day.AddDays(-1); other >= days.First && previous is null;
            other = other.AddDays(-1))
        {
            if (days.On(other) > 0) previous = other;
        }
        for (DateOnly other = day < days.First ? days.First.Value : day.AddDays(1); other <= days.Last && next is null;
            other = other.AddDays(1))
        {
            if (days.On(other) > 0) next = other;
        }
        return new VolumeCalendar
        {
            Kind = kind,
            Previous = previous?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Next = next?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private static VolumeCell Cell(string name, int count, int most) => new(name, count, Step(count, most));

    // By its share of the fullest, drawn so that small numbers differ as well.
    private static int Step(int count, int most) =>
        count == 0 ? 0 : most <= 1 ? Steps : Math.Clamp((int)Math.Ceiling(Steps * Math.Sqrt((double)count / most)), 1, Steps);

    private static string Name(int year) => year.ToString("0000", CultureInfo.InvariantCulture);
}

/// <summary>A year and its twelve months.</summary>
public sealed record VolumeYear(string Name, int Count, IReadOnlyList<VolumeCell> Months);

/// <summary>A month or a day.</summary>
/// <param name="Name">As in addresses: <c>2007-03</c>.</param>
/// <param name="Step">How dark it is, 0 to <see cref="VolumeCalendar.Steps"/>.</param>
public sealed record VolumeCell(string Name, int Count, int Step);
