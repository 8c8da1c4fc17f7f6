using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CableViewer.Web.Tests.Browse.Lists;

/// <summary>The lists as readers see them, over the sample.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class ListPageTests(SampleSite sample)
{
    [Theory]
    [InlineData("/origin/STRELSAU", "Embassy Strelsau", "referenceId", "STRELSAU")]
    [InlineData("/country/US", "United States", "origin", "Secretary of State")]
    [InlineData("/region/united-states", "United States", "origin", "Secretary of State")]
    [InlineData("/tag/PREL", "PREL: Political affairs: external political relations", "tags", "\"PREL\"")]
    [InlineData("/caption/SIPDIS", "Caption SIPDIS", "captions", "\"SIPDIS\"")]
    [InlineData("/classification/secret", "SECRET", "classification", "\"SECRET\"")]
    [InlineData("/signer/AMES", "Signed by AMES", "signedBy", "\"AMES\"")]
    [InlineData("/addressee/SECSTATE%20WASHDC", "Addressed to SECSTATE WASHDC", "to,info", "\"name\":\"SECSTATE WASHDC\"")]
    [InlineData("/article/mercury.example.org", "Used by mercury.example.org", "articles", "//mercury.example.org")]
    [InlineData("/article/mercury.example.org/2011/two-weddings", "Used by an article of mercury.example.org", "articles",
        "/two-weddings\"")]
    [InlineData("/date/2004", "Cables of 2004", "created", "\"2004-")]
    [InlineData("/released/2011-08-30", "Released 30 August 2011", "released", "\"2011-08-30T")]
    public async Task Holds_the_cables_of_one_property(string path, string heading, string members, string value)
    {
        // Counted over the whole texts, which know nothing of lists.
        string[] lines = (await sample.Site.Client.GetStringAsync(new Uri("/search.jsonl", UriKind.Relative)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int count = lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Count(cable =>
                members.Split(',').Any(member => cable.GetProperty(member).GetRawText().Contains(value, StringComparison.Ordinal)));
        Assert.InRange(count, 1, lines.Length);

        IHtmlDocument page = await sample.Site.ReadAsync(path);
        Assert.Equal(heading, page.QuerySelector("h1")?.TextContent.Trim());
        Assert.StartsWith(count == 1 ? "1 cable" : $"{count} cables", page.QuerySelector(".count")?.TextContent.Trim(),
            StringComparison.Ordinal);
        Assert.Equal(Math.Min(50, count), page.QuerySelectorAll("table.cables tbody tr").Length);
    }

    [Theory]
    [InlineData("/kind/embassy", "Embassy ")]
    [InlineData("/kind/consulate", "Consulate ")]
    [InlineData("/kind/mission", "Mission ")]
    public async Task A_kind_of_post_has_the_cables_of_its_posts(string path, string beginning)
    {
        JsonElement origins = JsonDocument.Parse(
            await sample.Site.Client.GetStringAsync(new Uri("/origin.json", UriKind.Relative))).RootElement.GetProperty("items");
        JsonElement[] posts = [.. origins.EnumerateArray()
            .Where(origin => origin.GetProperty("label").GetString()!.StartsWith(beginning, StringComparison.Ordinal))];
        Assert.NotEmpty(posts);
        Assert.Equal(posts.Sum(post => post.GetProperty("count").GetInt32()), await CountAsync(path));
    }

    [Theory]
    [InlineData("/origin/strelsau", "/origin/STRELSAU")]
    [InlineData("/country/united%20states", "/country/US")]
    [InlineData("/tag/prel+senv", "/tag/PREL+SENV")]
    [InlineData("/classification/CONFIDENTIAL", "/classification/confidential")]
    [InlineData("/signer/ames", "/signer/AMES")]
    [InlineData("/kind/Embassy", "/kind/embassy")]
    [InlineData("/origin/strelsau.atom?q=x", "/origin/STRELSAU.atom?q=x")]
    [InlineData("/article/www.mercury.example.org", "/article/mercury.example.org")]
    public async Task Other_spellings_lead_to_the_one(string path, string expected) =>
        Assert.Equal((HttpStatusCode.MovedPermanently, expected), await sample.Site.AskAsync(path));

    [Theory]
    [InlineData("/origin/NOWHERE")]
    [InlineData("/country/ZZ")]
    [InlineData("/region/atlantis")]
    [InlineData("/kind/castle")]
    [InlineData("/date/2004-13")]
    [InlineData("/date/2004-02-30")]
    [InlineData("/date/yesterday")]
    [InlineData("/tag/ZZZZ")]
    [InlineData("/tag/PREL+ZZZZ")]
    [InlineData("/classification/cosmic")]
    [InlineData("/caption/ZZZZ")]
    [InlineData("/signer/NOBODY")]
    [InlineData("/addressee/NOBODY")]
    [InlineData("/article/nowhere.example")]
    [InlineData("/article/mercury.example.org/no-such-story")]
    [InlineData("/origin/STRELSAU?page=2")]
    [InlineData("/origin/NOWHERE.json")]
    public async Task What_no_cable_has_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.AskAsync(path)).Status);

    [Fact]
    public async Task Tags_are_met_and_left_out()
    {
        int both = await CountAsync("/tag/PREL+SENV"), without = await CountAsync("/tag/PREL-SENV"), all = await CountAsync("/tag/PREL");
        Assert.True(both > 0 && without > 0);
        Assert.Equal(all, both + without);
        Assert.Equal((HttpStatusCode.Redirect, "/tag/PREL+SENV-PGOV"), await sample.Site.AskAsync("/tag/PREL?with=senv&without=PGOV"));
    }

    [Fact]
    public async Task An_empty_month_is_shown_empty()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/date/2004-02");
        Assert.Equal(29, page.QuerySelectorAll("table.of-month td > span").Length);
        Assert.Empty(page.QuerySelectorAll("table.cables"));
        Assert.Equal("No cables", page.QuerySelector(".count")?.TextContent.Trim());
        Assert.Equal(["/date/2004-01", "/date/2004-03"], page.QuerySelectorAll(".around a").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public async Task Years_months_and_days_lead_down_with_counts_that_add_up()
    {
        IHtmlDocument years = await sample.Site.ReadAsync("/date");
        Assert.Equal(2010 - 1966 + 1, years.QuerySelectorAll("table.of-years tbody tr").Length);
        Assert.Equal((await sample.Site.Client.GetStringAsync(new Uri("/search.jsonl", UriKind.Relative))).Count(letter => letter == '\n'),
            years.QuerySelectorAll("table.of-years tbody tr td:last-child")
            .Sum(cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture)));

        IHtmlDocument month = await sample.Site.ReadAsync("/date/2004-09");
        int[] days = [.. month.QuerySelectorAll("table.of-month td a small")
            .Select(count => int.Parse(count.TextContent, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(await CountAsync("/date/2004-09"), days.Sum());
        IElement first = month.QuerySelector("table.of-month td a")!;
        Assert.Equal(days[0], await CountAsync(first.GetAttribute("href")!));
        Assert.StartsWith("v", first.ParentElement!.ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_facet_narrows_to_the_count_it_says()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/origin/STRELSAU");
        IElement[] facets = [.. page.QuerySelectorAll(".facet li")];
        Assert.True(facets.Length > 10);
        foreach (IElement facet in facets)
        {
            string href = facet.QuerySelector("a")!.GetAttribute("href")!;
            Assert.Equal(int.Parse(facet.QuerySelector("span")!.TextContent, System.Globalization.CultureInfo.InvariantCulture),
                await CountAsync(href));
        }
    }

    [Fact]
    public async Task A_narrowed_list_is_not_for_search_engines_and_keeps_its_links()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/kind/embassy?q=tag%3APREL&sort=earliest");
        Assert.Equal("noindex,follow", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.EndsWith("/kind/embassy", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("/kind/embassy.atom?q=tag%3APREL&sort=earliest",
            page.QuerySelector("link[type='application/atom+xml']")?.GetAttribute("href"));
        string[] created = [.. page.QuerySelectorAll("td.c-created").Select(cell => cell.TextContent.Trim())];
        Assert.Equal(created.Where(day => day is not "unknown").Order(StringComparer.Ordinal), created.Where(day => day is not "unknown"));
    }

    [Theory]
    [InlineData("/origin")]
    [InlineData("/country")]
    [InlineData("/region")]
    [InlineData("/kind")]
    [InlineData("/caption")]
    [InlineData("/classification")]
    [InlineData("/article")]
    [InlineData("/signer")]
    [InlineData("/addressee")]
    public async Task Every_value_is_listed_with_a_count_that_its_list_keeps(string path)
    {
        IHtmlDocument page = await sample.Site.ReadAsync(path);
        IElement[] values = [.. page.QuerySelectorAll(".counted li")];
        Assert.NotEmpty(values);
        foreach (IElement value in values)
        {
            Assert.Equal(
                int.Parse(value.QuerySelector("span:last-child")!.TextContent, System.Globalization.CultureInfo.InvariantCulture),
                await CountAsync(value.QuerySelector("a")!.GetAttribute("href")!));
        }
    }

    private async Task<int> CountAsync(string path)
    {
        IHtmlDocument page = await sample.Site.ReadAsync(path);
        string text = page.QuerySelector(".count")!.TextContent.Trim();
        return text.StartsWith("No cables", StringComparison.Ordinal)
            ? 0
            : int.Parse(text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
