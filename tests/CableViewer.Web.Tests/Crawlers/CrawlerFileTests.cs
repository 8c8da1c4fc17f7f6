using System.Net;
using System.Xml.Linq;
using CableViewer.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace CableViewer.Web.Tests.Crawlers;

/// <summary>What the site says to crawlers.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class CrawlerFileTests(SampleSite sample)
{
    private static readonly XNamespace Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task The_sitemaps_hold_every_cable_and_only_pages_that_are_there()
    {
        XElement index = await ReadAsync("/sitemap.xml");
        string[] files = [.. index.Elements(Namespace + "sitemap")
            .Select(file => new Uri(file.Element(Namespace + "loc")!.Value).PathAndQuery)];
        Assert.Equal(["/sitemaps/lists.xml", "/sitemaps/cables-1.xml"], files);
        string[] changes = [.. index.Elements(Namespace + "sitemap").Select(file => file.Element(Namespace + "lastmod")!.Value)];
        string latest = (await ReadAsync(files[1])).Elements(Namespace + "url").Max(page => page.Element(Namespace + "lastmod")!.Value)!;
        Assert.Equal([latest, latest], changes);

        int cables = 0;
        foreach (string file in files)
        {
            foreach (XElement page in (await ReadAsync(file)).Elements(Namespace + "url"))
            {
                string path = new Uri(page.Element(Namespace + "loc")!.Value).PathAndQuery;
                Assert.Equal(HttpStatusCode.OK, (await sample.Site.AskAsync(path)).Status);
                if (!path.StartsWith("/cable/", StringComparison.Ordinal)) continue;
                cables++;
                var changed = DateTimeOffset.Parse(page.Element(Namespace + "lastmod")!.Value,
                    System.Globalization.CultureInfo.InvariantCulture);
                Assert.InRange(changed, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(1));
            }
        }
        Assert.Equal((await sample.Site.Client.GetStringAsync(new Uri("/search.jsonl", UriKind.Relative))).Count(letter => letter == '\n'),
            cables);
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.AskAsync("/sitemaps/cables-2.xml")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.AskAsync("/sitemaps/cables-0.xml")).Status);
    }

    [Fact]
    public async Task Robots_txt_leads_to_the_sitemap()
    {
        string robots = await sample.Site.Client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative));
        Assert.Contains($"Sitemap: {sample.Site.Client.BaseAddress}sitemap.xml", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_may_keep_the_site_out_of_search_engines()
    {
        SiteSettings settings = SiteSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection([new("AllowIndexing", "false"), new("PublicUrl", "https://cables.example/archive")]).Build());
        await using TestSite site = await TestSite.OfLinesAsync(settings, """{"referenceId":"05TULIP1","body":"1. Text.\n"}""");

        using HttpResponseMessage page = await site.Client.GetAsync(new Uri("/cable/05TULIP1", UriKind.Relative));
        Assert.Equal("noindex", Assert.Single(page.Headers.GetValues("X-Robots-Tag")));
        string robots = await site.Client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative));
        Assert.EndsWith("User-agent: *\nDisallow: /\n", robots, StringComparison.Ordinal);
        XElement sitemap = XDocument.Parse(await site.Client.GetStringAsync(new Uri("/sitemaps/cables-1.xml", UriKind.Relative))).Root!;
        Assert.Equal("https://cables.example/archive/cable/05TULIP1", Assert.Single(sitemap.Elements()).Element(Namespace + "loc")?.Value);
    }

    [Fact]
    public void A_switch_is_true_or_false() =>
        Assert.Throws<CableViewer.Web.Commands.WrongSettingException>(() =>
            SiteSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("AllowAiBots", "perhaps")]).Build()));

    private async Task<XElement> ReadAsync(string path) =>
        XDocument.Parse(await sample.Site.Client.GetStringAsync(new Uri(path, UriKind.Relative))).Root!;
}
