using System.Text.RegularExpressions;

namespace CableViewer.Web.Browse.Values;

/// <summary>The beginning of a date, as lists by date are named: <c>2007</c>, <c>2007-03</c>, <c>2007-03-02</c>.</summary>
public static partial class DatePrefix
{
    public static bool IsOne(string text) => Pattern.IsMatch(text);

    [GeneratedRegex(@"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern { get; }
}
