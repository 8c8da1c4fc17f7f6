using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Sources;

/// <summary>What stands first in a date, as far as the date itself or the text beside it shows.</summary>
internal enum DateOrder
{
    /// <summary>It is no date.</summary>
    None,

    /// <summary>2007-03-02: nothing is to be asked.</summary>
    YearFirst,

    MonthFirst,
    DayFirst,

    /// <summary>3/2/2007 may be either.</summary>
    Either,
}

/// <summary>The forms in which the sources write a moment, all of them UTC.</summary>
internal static partial class SourceDate
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    // In the order of how often they are met: the csv file, the pages, the source rows that leaked into pages, what other programs make of
    // the csv file.
    private static readonly string[] Forms =
    [
        "M/d/yyyy H:mm",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "M/d/yyyy H:mm:ss",
        "yyyy-MM-dd",
        "M/d/yyyy",
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss 'UTC'",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy/MM/dd HH:mm",
        "yyyy/MM/dd HH:mm:ss",
        "M/d/yyyy h:mm tt",
        "M/d/yyyy h:mm:ss tt",
    ];

    // Of spreadsheets; the oldest cable is of 1966.
    private static readonly string[] ShortForms = ["M/d/yy H:mm", "M/d/yy H:mm:ss", "M/d/yy h:mm tt"];
    private static readonly CultureInfo ShortYears = MakeShortYears();

    // 2010 February 26, 11:30 (Friday); the weekday is not looked at.
    private static readonly string[] PlusDForms = ["yyyy MMMM d, HH:mm", "yyyy MMMM d"];

    public static DateTimeOffset? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        foreach (string form in Forms)
        {
            if (DateTimeOffset.TryParseExact(text, form, CultureInfo.InvariantCulture, Utc, out DateTimeOffset moment)) return moment;
        }
        return DateTimeOffset.TryParseExact(text, ShortForms, ShortYears, Utc, out DateTimeOffset shortened) ? shortened : null;
    }

    public static DateTimeOffset? ReadPlusD(ReadOnlySpan<char> text)
    {
        int weekday = text.IndexOf('(');
        if (weekday >= 0) text = text[..weekday];
        return DateTimeOffset.TryParseExact(text.Trim(), PlusDForms, CultureInfo.InvariantCulture, Utc, out DateTimeOffset moment)
            ? moment
            : null;
    }

    /// <param name="text">Of the cable, whose date-time group decides what the date leaves open; may be empty.</param>
    public static DateOrder OrderOf(string date, string text)
    {
        date = date.Trim();
        if (YearFirst.IsMatch(date)) return DateOrder.YearFirst;
        if (Numeric.Match(date) is not { Success: true } match) return DateOrder.None;
        int first = Number(match, "first"), second = Number(match, "second");
        // Only where the day stands first are full stops written between the numbers.
        if (match.Groups["mark"].Value is "." && first <= 31 && second <= 12) return DateOrder.DayFirst;
        if (first is < 1 or > 31 || second is < 1 or > 31 || (first > 12 && second > 12)) return DateOrder.None;
        if (first > 12) return DateOrder.DayFirst;
        if (second > 12) return DateOrder.MonthFirst;
        if (first == second || DateTimeGroup.Match(text) is not { Success: true } group) return DateOrder.Either;
        int day = Number(group, "day"), month = MonthName.NumberOf(group.Groups["month"].Value);
        return (day, month) == (second, first)
            ? DateOrder.MonthFirst
            : (day, month) == (first, second)
            ? DateOrder.DayFirst
            : DateOrder.Either;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static CultureInfo MakeShortYears()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.Calendar.TwoDigitYearMax = 2065;
        return culture;
    }

    // 2007-03-02 13:09
    [GeneratedRegex(@"^[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}($|[ T])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst { get; }

    // 3/2/2007 13:09, 02.03.07
    [GeneratedRegex(@"^(?<first>[0-9]{1,2})(?<mark>[-/.])(?<second>[0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})($|[ T,])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numeric { get; }

    // R 021309Z MAR 07
    [GeneratedRegex(@"\b(?<day>[0-9]{2})[0-9]{4}Z +(?<month>[A-Z]{3}) +[0-9]{2}\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex DateTimeGroup { get; }
}
