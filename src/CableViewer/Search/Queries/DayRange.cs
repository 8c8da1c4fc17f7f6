using System.Globalization;

namespace CableViewer.Search.Queries;

/// <summary>Days from one to another, both included; either end may be open.</summary>
public readonly record struct DayRange(DateOnly? First, DateOnly? Last)
{
    /// <summary>Reads <c>2007</c>, <c>2007-03</c>, <c>2007-03-02</c>, and <c>2007-03..2008</c> with either end left out.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DayRange range)
    {
        range = default;
        int dots = text.IndexOf("..");
        if (dots < 0)
        {
            if (!TryParsePeriod(text, out DateOnly first, out DateOnly last)) return false;
            range = new DayRange(first, last);
            return true;
        }
        ReadOnlySpan<char> from = text[..dots], to = text[(dots + 2)..];
        DateOnly start = default, end = default;
        if (from.IsEmpty && to.IsEmpty) return false;
        if (!from.IsEmpty && !TryParsePeriod(from, out start, out _)) return false;
        if (!to.IsEmpty && !TryParsePeriod(to, out _, out end)) return false;
        range = new DayRange(from.IsEmpty ? null : start, to.IsEmpty ? null : end);
        return true;
    }

    /// <summary>Everything before the first day.</summary>
    public DayRange Before() => new(null, First is { } day && day > DateOnly.MinValue ? day.AddDays(-1) : DateOnly.MinValue);

    /// <summary>Everything after the last day.</summary>
    public DayRange After() => new(Last is { } day && day < DateOnly.MaxValue ? day.AddDays(1) : DateOnly.MaxValue, null);

    // A year, a month or a day: its first and last day.
    private static bool TryParsePeriod(ReadOnlySpan<char> text, out DateOnly first, out DateOnly last)
    {
        first = last = default;
        Span<int> numbers = stackalloc int[3];
        int count = 0;
        foreach (Range part in text.SplitAny('-', '/', '.'))
        {
            if (count == 3 || !int.TryParse(text[part], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[count++]))
                return false;
        }
        if (text.Length < 4 || text.IndexOfAnyExceptInRange('0', '9') is >= 0 and < 4 || numbers[0] is < 1 or > 9999) return false;
        int month = count > 1 ? numbers[1] : 1;
        if (month is < 1 or > 12) return false;
        int day = count > 2 ? numbers[2] : 1;
        if (day < 1 || day > DateTime.DaysInMonth(numbers[0], month)) return false;
        first = new DateOnly(numbers[0], month, day);
        last = count switch
        {
            1 => new DateOnly(numbers[0], 12, 31),
            2 => new DateOnly(numbers[0], month, DateTime.DaysInMonth(numbers[0], month)),
            _ => first,
        };
        return true;
    }
}
