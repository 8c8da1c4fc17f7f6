using System.Globalization;
using CableViewer.Cables;
using Microsoft.AspNetCore.Html;

namespace CableViewer.Web.Shared;

/// <summary>How dates, numbers and classifications are shown on every page.</summary>
public static class Shown
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>What stands where the source does not say.</summary>
    public const string Unknown = "unknown";

    /// <summary><c>2007-03-02</c>.</summary>
    public static string Iso(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd", Culture) ?? Unknown;

    /// <summary><c>2 March 2007</c>.</summary>
    public static string Long(DateTimeOffset? time) => time?.UtcDateTime.ToString("d MMMM yyyy", Culture) ?? Unknown;

    /// <inheritdoc cref="Long(DateTimeOffset?)"/>
    public static string Long(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary><c>2 Mar 2007</c>.</summary>
    public static string Short(DateTimeOffset? time) => time?.UtcDateTime.ToString("d MMM yyyy", Culture) ?? Unknown;

    /// <summary><c>March 2007</c>, for <c>2007-03</c>; a year or a day likewise.</summary>
    public static string Prefix(string prefix) => prefix.Length switch
    {
        7 when DateOnly.TryParseExact(prefix + "-01", "yyyy-MM-dd", Culture, DateTimeStyles.None, out DateOnly month) =>
            month.ToString("MMMM yyyy", Culture),
        10 when DateOnly.TryParseExact(prefix, "yyyy-MM-dd", Culture, DateTimeStyles.None, out DateOnly day) => Long(day),
        _ => prefix,
    };

    /// <summary><c>12,480</c>.</summary>
    public static string Count(long count) => count.ToString("N0", Culture);

    /// <summary><c>1 cable</c>, <c>12,480 cables</c>.</summary>
    public static string Cables(long count) => count == 1 ? "1 cable" : $"{Count(count)} cables";

    /// <summary>A day in a <c>time</c> element.</summary>
    public static IHtmlContent Day(DateTimeOffset? time) => time is null
        ? new HtmlString("<span class=\"unknown\">unknown</span>")
        : new HtmlString($"<time datetime=\"{time.Value.UtcDateTime.ToString("yyyy-MM-dd", Culture)}\">{Iso(time)}</time>");

    /// <summary>Day and minute in a <c>time</c> element.</summary>
    public static IHtmlContent Minute(DateTimeOffset? time) => time is null
        ? new HtmlString("<span class=\"unknown\">unknown</span>")
        : new HtmlString(
            "<time "
                + $"datetime=\"{time.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", Culture)}\">"
                + $"{time.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm", Culture)}</time>");

    /// <summary>A classification as word and colour.</summary>
    public static IHtmlContent Badge(Classification? classification) => classification is null
        ? new HtmlString("<span class=\"unknown\">unknown</span>")
        : new HtmlString($"<span class=\"class is-{char.ToLowerInvariant(classification.Level)}\">{classification.Label}</span>");
}
