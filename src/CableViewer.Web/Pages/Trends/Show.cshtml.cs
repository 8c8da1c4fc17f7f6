using System.Globalization;
using System.Text;
using CableViewer.Archive.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Pages;

/// <summary>How often queries find cables, month by month, beside each other.</summary>
[SelfCached]
public sealed class TrendsModel(TrendReader reader) : PageModel
{
    public const int Step = 10;
    public const int Height = 200;

    /// <summary>Up to six queries.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Q { get; set; } = [];

    public TrendComparison Comparison { get; private set; } = null!;

    /// <summary>The largest share drawn.</summary>
    public double Largest { get; private set; }

    public int Width => Math.Max(1, Comparison.Months.Count) * Step;

    public string CsvUrl => $"/trends.csv{Request.QueryString}";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "public, max-age=60";
        Comparison = await reader.CompareAsync(Q.Where(text => !string.IsNullOrWhiteSpace(text)), cancellationToken);
        foreach (Trend trend in Comparison.Trends)
        {
            for (int month = 0; month < Comparison.Months.Count; month++) Largest = Math.Max(Largest, Comparison.Share(trend, month));
        }
    }

    public double YOf(Trend trend, int month) => Largest == 0 ? Height : Math.Round(Height - (Comparison.Share(trend, month) / Largest * (Height - 10)), 1);

    /// <summary>The line of a query, as the path of an SVG; months without any cable are gaps.</summary>
    public string PathOf(Trend trend)
    {
        var path = new StringBuilder();
        bool isDown = false;
        for (int month = 0; month < Comparison.Months.Count; month++)
        {
            if (Comparison.AllCounts[month] == 0)
            {
                isDown = false;
                continue;
            }
            path.Append(CultureInfo.InvariantCulture, $"{(isDown ? 'L' : 'M')}{(month * Step) + (Step / 2)} {YOf(trend, month)}");
            // A single month between gaps is a point.
            if (!isDown) path.Append("h.1");
            isDown = true;
        }
        return path.ToString();
    }

    /// <summary>The search of one query in one month.</summary>
    public static string SearchUrl(Trend trend, string month) =>
        DayRange.TryParse(month, out DayRange days) ? Addresses.Search(trend.Query.With(new DateNode(QueryField.Date, month, days)).Text) : Addresses.Search(trend.Query.Text);
}

/// <summary><c>/trends.csv?q=…&amp;q=…</c>.</summary>
public static class TrendsFile
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/trends.csv", WriteAsync).WithMetadata(new SelfCachedAttribute());

    private static async Task<IResult> WriteAsync(string[]? q, TrendReader reader, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "public, max-age=60";
        TrendComparison comparison = await reader.CompareAsync((q ?? []).Where(text => !string.IsNullOrWhiteSpace(text)), cancellationToken);
        var csv = new StringBuilder("month,cables");
        foreach (Trend trend in comparison.Trends) csv.Append(',').Append(Cell(trend.Query.Text)).Append(',').Append(Cell($"share of {trend.Query.Text}"));
        csv.Append("\r\n");
        for (int month = 0; month < comparison.Months.Count; month++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{comparison.Months[month]},{comparison.AllCounts[month]}");
            foreach (Trend trend in comparison.Trends) csv.Append(CultureInfo.InvariantCulture, $",{trend.Counts[month]},{comparison.Share(trend, month):0.######}");
            csv.Append("\r\n");
        }
        return Results.Text(csv.ToString(), "text/csv; charset=utf-8", Encoding.UTF8);
    }

    // A leading sign would be a formula to a spreadsheet.
    private static string Cell(string text) => $"\"{(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? "'" : "")}{text.Replace("\"", "\"\"")}\"";
}
