using System.Globalization;
using System.Text.RegularExpressions;

namespace CableViewer.Parsing.Front;

/// <summary>The executive order and the day of declassification: <c>E.O. 12958: DECL: 02/28/2017</c> (formats.md 4.6).</summary>
public static partial class ExecutiveOrderLine
{
    private const int LongestField = 400;

    internal static (string? Order, DateOnly? DeclassifyOn) Read(FrontLines front)
    {
        string? order = null;
        foreach (FrontField field in front.Of(FrontLabel.ExecutiveOrder))
        {
            string text = string.Join(' ', field.Lines.TakeWhile(line => !string.IsNullOrWhiteSpace(line)));
            if (text.Length > LongestField) text = text[..LongestField];
            if (order is null && OrderNumber.Match(text) is { Success: true } number) order = number.Value;
            if (ReadDate(text) is { } date) return (order, date);
        }
        return (order, null);
    }

    private static DateOnly? ReadDate(string text)
    {
        int label = text.IndexOf("DECL", StringComparison.OrdinalIgnoreCase);
        foreach (Match match in Dates.Matches(label < 0 ? text : text[label..]))
        {
            int Part(string name) => int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            int year = Part("year");
            // A year below 70 in two digits is 20xx.
            if (match.Groups["year"].Length == 2) year += year < 70 ? 2000 : 1900;
            if (DateOnly.TryParseExact($"{year:0000}-{Part("month"):00}-{Part("day"):00}", "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out DateOnly date))
                return date;
        }
        return null;
    }

    [GeneratedRegex(@"(?<![0-9])1[1-3][0-9]{3}(?![0-9])")]
    private static partial Regex OrderNumber { get; }

    // 02/28/2017, 6/30/08, 2019/12/22, 02-28-2017
    [GeneratedRegex(
        @"(?<![0-9])((?<month>[0-9]{1,2}) ?[/-] ?(?<day>[0-9]{1,2}) ?[/-] ?(?<year>[0-9]{4}|[0-9]{2})|"
            + @"(?<year>[0-9]{4})[/-](?<month>[0-9]{1,2})[/-](?<day>[0-9]{1,2}))(?![0-9])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Dates { get; }
}
