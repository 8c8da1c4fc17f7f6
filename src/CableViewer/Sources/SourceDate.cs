using System.Globalization;

namespace CableViewer.Sources;

/// <summary>The forms in which the sources write a moment, all of them UTC.</summary>
internal static class SourceDate
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    // In the order of how often they are met: the csv file, the pages, the source rows that leaked into pages.
    private static readonly string[] Forms =
    [
        "M/d/yyyy H:mm",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "M/d/yyyy H:mm:ss",
        "yyyy-MM-dd",
        "M/d/yyyy",
    ];

    // 2010 February 26, 11:30 (Friday); the weekday is not looked at.
    private static readonly string[] PlusDForms = ["yyyy MMMM d, HH:mm", "yyyy MMMM d"];

    public static DateTimeOffset? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        foreach (string form in Forms)
        {
            if (DateTimeOffset.TryParseExact(text, form, CultureInfo.InvariantCulture, Utc, out DateTimeOffset moment)) return moment;
        }
        return null;
    }

    public static DateTimeOffset? ReadPlusD(ReadOnlySpan<char> text)
    {
        int weekday = text.IndexOf('(');
        if (weekday >= 0) text = text[..weekday];
        return DateTimeOffset.TryParseExact(text.Trim(), PlusDForms, CultureInfo.InvariantCulture, Utc, out DateTimeOffset moment) ? moment : null;
    }
}
