using System.Globalization;
using System.Text;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Trends;

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

    public string JsonUrl => $"/trends.json{Request.QueryString}";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "public, max-age=60";
        Comparison = await reader.CompareAsync(Q, cancellationToken);
        foreach (Trend trend in Comparison.Trends)
        {
            for (int month = 0; month < Comparison.Months.Count; month++) Largest = Math.Max(Largest, Comparison.Share(trend, month));
        }
    }

    public double YOf(Trend trend, int month) =>
        Largest == 0 ? Height : Math.Round(Height - (Comparison.Share(trend, month) / Largest * (Height - 10)), 1);

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
        DayRange.TryParse(month, out DayRange days)
            ? Addresses.Search(trend.Query.With(new DateNode(QueryField.Date, month, days)).Text)
            : Addresses.Search(trend.Query.Text);
}
