using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CableViewer.Web.Tests.Browse.Values;

/// <summary>All values of a property in a list or search.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class FacetPageTests(SampleSite sample)
{
    [Theory]
    [InlineData("/search?q=the", "/facet/tag?q=the")]
    [InlineData("/kind/embassy", "/facet/tag?list=%2Fkind%2Fembassy")]
    public async Task A_list_leads_to_the_values_that_do_not_stand_beside_it(string list, string facet)
    {
        IHtmlDocument page = await sample.Site.ReadAsync(list);
        IElement more = page.QuerySelectorAll(".facet .more a")
            .Single(link => link.GetAttribute("href")!.StartsWith("/facet/tag?", StringComparison.Ordinal));
        Assert.Equal(facet, more.GetAttribute("href"));
        IHtmlDocument all = await sample.Site.ReadAsync(facet);
        Assert.Contains("noindex", all.QuerySelector("meta[name=robots]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.True(all.QuerySelectorAll(".counted li").Length > 12);
        Assert.Contains(all.QuerySelectorAll(".trail a"), link => link.GetAttribute("href") == list);
    }

    [Theory]
    [InlineData("/facet/tag?list=%2Fkind%2Fembassy")]
    [InlineData("/facet/origin?q=the")]
    [InlineData("/facet/year?list=%2Ftag%2FPREL%2BSENV")]
    [InlineData("/facet/caption?list=%2Fkind%2Fembassy&q=the&sort=earliest")]
    public async Task Every_value_narrows_to_the_count_it_says(string path)
    {
        IHtmlDocument page = await sample.Site.ReadAsync(path);
        IElement[] values = [.. page.QuerySelectorAll(".counted li")];
        Assert.NotEmpty(values);
        Assert.DoesNotContain("..", page.QuerySelector("p.count")!.TextContent, StringComparison.Ordinal);
        foreach (IElement value in values.Take(15))
        {
            string href = value.QuerySelector("a")!.GetAttribute("href")!;
            string json = href.Split('?')[0] + ".json?" + href.Split('?')[1];
            int total = JsonDocument.Parse(
                await sample.Site.Client.GetStringAsync(new Uri(json, UriKind.Relative))).RootElement.GetProperty("total").GetInt32();
            Assert.Equal(int.Parse(value.LastElementChild!.TextContent, System.Globalization.CultureInfo.InvariantCulture), total);
        }
        if (path.Contains("sort=", StringComparison.Ordinal))
            Assert.All(values, value =>
                Assert.Contains("sort=earliest", value.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_are_sorted_by_count_or_by_name()
    {
        string[] byCount = await ReadAsync("/facet/tag.csv?q=the"), byName = await ReadAsync("/facet/tag.csv?q=the&by=name");
        Assert.Equal(byCount.Order(StringComparer.Ordinal), byName.Order(StringComparer.Ordinal));
        Assert.Equal(byName.OrderBy(line => line.TrimStart('"').Split(',')[0], StringComparer.OrdinalIgnoreCase), byName);
        int[] counts = [.. JsonDocument.Parse(
            await sample.Site.Client.GetStringAsync(new Uri("/facet/tag.json?q=the", UriKind.Relative))).RootElement
            .GetProperty("items").EnumerateArray().Select(item => item.GetProperty("count").GetInt32())];
        Assert.Equal(byCount.Length, counts.Length);
        Assert.Equal(counts.OrderDescending(), counts);
        IHtmlDocument page = await sample.Site.ReadAsync("/facet/tag?q=the");
        Assert.Equal("/facet/tag?q=the&by=name", page.QuerySelector(".sorts a")!.GetAttribute("href"));

        async Task<string[]> ReadAsync(string path)
        {
            string[] lines = (await sample.Site.Client.GetStringAsync(new Uri(path, UriKind.Relative)))
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("value,name,count,url", lines[0]);
            return lines[1..];
        }
    }

    [Theory]
    [InlineData("/facet/nothing", HttpStatusCode.NotFound)]
    [InlineData("/facet/tag?list=%2Fkind%2Fnone", HttpStatusCode.NotFound)]
    [InlineData("/facet/tag?list=https%3A%2F%2Felsewhere.example", HttpStatusCode.NotFound)]
    [InlineData("/facet/tag.json?by=luck", HttpStatusCode.BadRequest)]
    [InlineData("/facet/tag.csv?list=nonsense", HttpStatusCode.NotFound)]
    [InlineData("/facet/tag?q=nothing-says-this", HttpStatusCode.OK)]
    [InlineData("/facet/tag", HttpStatusCode.OK)]
    public async Task What_is_not_there_is_said(string path, HttpStatusCode expected) =>
        Assert.Equal(expected, (await sample.Site.AskAsync(path)).Status);

    [Fact]
    public async Task A_list_has_one_spelling() =>
        Assert.Equal(
            [(HttpStatusCode.MovedPermanently, "/facet/tag.csv?list=%2Forigin%2FSTRELSAU"),
                (HttpStatusCode.MovedPermanently, "/facet/tag?list=%2Forigin%2FSTRELSAU")],
            [await sample.Site.AskAsync("/facet/tag.csv?list=%2Forigin%2Fstrelsau"),
                await sample.Site.AskAsync("/facet/tag?list=%2Forigin%2Fstrelsau")]);
}
