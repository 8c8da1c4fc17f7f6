using System.Globalization;
using System.Text;
using CableViewer.Cables;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Lists;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Trends;

/// <summary>The page of trends for programs: <c>/trends.json?q=…&amp;q=…</c> and <c>.csv</c>.</summary>
internal static class TrendFiles
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/trends.json", Methods, JsonAsync);
        routes.MapMethods("/trends.csv", Methods, CsvAsync);
    }

    private static async Task<JsonHttpResult<TrendsJson>> JsonAsync(
        string[]? q, TrendReader reader, HttpContext context, SiteSettings settings, CancellationToken cancellationToken)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        TrendComparison comparison = await reader.CompareAsync(q ?? [], cancellationToken);
        string site = settings.BaseFor(context.Request);
        return TypedResults.Json(
            new TrendsJson(
                comparison.Months,
                comparison.AllCounts,
                [.. comparison.Trends.Select(trend => new TrendJson(
                    trend.Query.Text,
                    trend.Query.Description,
                    site + Addresses.Search(trend.Query.Text),
                    trend.Total,
                    trend.Counts,
                    [.. Enumerable.Range(0, trend.Counts.Count).Select(month => Math.Round(comparison.Share(trend, month), 6))]))]),
            CableJson.Options);
    }

    private static async Task<Utf8ContentHttpResult> CsvAsync(string[]? q, TrendReader reader, HttpContext context,
        CancellationToken cancellationToken)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        TrendComparison comparison = await reader.CompareAsync(q ?? [], cancellationToken);
        var csv = new StringBuilder();
        CsvLine.Append(csv, ["month", "cables",
            .. comparison.Trends.SelectMany(trend => (string[])[trend.Query.Text, $"share of {trend.Query.Text}"])]);
        for (int month = 0; month < comparison.Months.Count; month++)
        {
            CsvLine.Append(csv, [
                comparison.Months[month],
                Number(comparison.AllCounts[month]),
                .. comparison.Trends.SelectMany(trend => (string[])[Number(trend.Counts[month]), Number(comparison.Share(trend, month))])]);
        }
        return TypedResults.Text(Encoding.UTF8.GetBytes(csv.ToString()), ListFormat.Csv.ContentType());
    }

    private static string Number(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    internal sealed record TrendsJson(IReadOnlyList<string> Months, IReadOnlyList<int> Cables, IReadOnlyList<TrendJson> Trends);

    internal sealed record TrendJson(string Query, string Searched, string Url, int Total, IReadOnlyList<int> Counts,
        IReadOnlyList<double> Shares);
}
