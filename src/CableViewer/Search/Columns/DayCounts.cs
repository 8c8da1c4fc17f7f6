namespace CableViewer.Search.Columns;

/// <summary>How many cables of a set were created, or released, on each day.</summary>
public sealed class DayCounts
{
    private const long SecondsOfDay = 24 * 60 * 60;

    private readonly Dictionary<DateOnly, int> counts = [];

    private DayCounts()
    {
    }

    /// <summary>The first day that has a cable; null where none has.</summary>
    public DateOnly? First { get; private set; }

    public DateOnly? Last { get; private set; }

    public static DayCounts OfCreation(CableIndex index, CableSet cables) => Of(index.CreatedTimes, cables);

    public static DayCounts OfRelease(CableIndex index, CableSet cables) => Of(index.ReleasedTimes, cables);

    public int On(DateOnly day) => counts.GetValueOrDefault(day);

    public int In(int year, int month) => Sum(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public int In(int year) => Enumerable.Range(1, 12).Sum(month => In(year, month));

    /// <summary>Seconds since the year 1, as the index keeps times.</summary>
    internal static long Seconds(DateOnly day) => day.DayNumber * SecondsOfDay;

    private static DayCounts Of(long[] times, CableSet cables)
    {
        var found = new DayCounts();
        foreach (int row in cables)
        {
            if (times[row] == 0) continue;
            DateOnly day = DateOnly.FromDayNumber((int)(times[row] / SecondsOfDay));
            found.counts[day] = found.counts.GetValueOrDefault(day) + 1;
            if (found.First is null || day < found.First) found.First = day;
            if (found.Last is null || day > found.Last) found.Last = day;
        }
        return found;
    }

    private int Sum(DateOnly first, DateOnly last)
    {
        int sum = 0;
        for (DateOnly day = first; day <= last; day = day.AddDays(1)) sum += On(day);
        return sum;
    }
}
