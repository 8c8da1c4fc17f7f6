using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Tests;

/// <summary>Every kind of page is there and is what it says.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class PageTests(SampleSite sample)
{
    [Theory]
    [InlineData("/", "CableViewer")]
    [InlineData("/origin", "Origins")]
    [InlineData("/origin/STRELSAU", "Embassy Strelsau")]
    [InlineData("/date", "Dates")]
    [InlineData("/date/2004", "Cables of 2004")]
    [InlineData("/date/2004-09", "Cables of September 2004")]
    [InlineData("/date/2004-09-09", "Cables of 9 September 2004")]
    [InlineData("/released", "Released")]
    [InlineData("/released/2011-08-30", "Released 30 August 2011")]
    [InlineData("/tag", "TAGS")]
    [InlineData("/tag/PREL", "PREL: ")]
    [InlineData("/classification", "Classification")]
    [InlineData("/classification/confidential", "CONFIDENTIAL")]
    [InlineData("/article", "Articles")]
    [InlineData("/help", "Help")]
    [InlineData("/help/structure", "Structure of a cable")]
    [InlineData("/help/discussing", "Discussing cables")]
    [InlineData("/help/faq", "Questions and answers")]
    [InlineData("/help/keyboard", "Keyboard")]
    [InlineData("/help/about", "About this archive")]
    [InlineData("/help/tags", "TAGS")]
    [InlineData("/help/acronyms", "Acronyms")]
    [InlineData("/cable/04STRELSAU212", "HARVEST FESTIVAL PASSES WITHOUT INCIDENT")]
    [InlineData("/cable/04STRELSAU212?view=raw", "HARVEST FESTIVAL PASSES WITHOUT INCIDENT")]
    [InlineData("/cable/04STRELSAU212?view=doubts", "HARVEST FESTIVAL PASSES WITHOUT INCIDENT")]
    [InlineData("/cable/04STRELSAU212?marking=C", "HARVEST FESTIVAL PASSES WITHOUT INCIDENT")]
    public async Task Has_one_heading_a_title_and_the_landmarks(string path, string heading)
    {
        IHtmlDocument page = await sample.Site.ReadAsync(path);
        IElement title = Assert.Single(page.QuerySelectorAll("h1"));
        Assert.StartsWith(heading, title.TextContent.Trim(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(page.Title));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("body > header"));
        Assert.Single(page.QuerySelectorAll("form[role=search] input[name=q]"));
        Assert.Single(page.QuerySelectorAll(".fiction"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Has_no_script_no_style_and_no_handler_inside(string path)
    {
        IHtmlDocument page = await sample.Site.ReadAsync(path);
        Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/ld+json'])"));
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.DoesNotContain(page.All, element =>
            element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Loads_nothing_from_elsewhere_and_no_ID_twice(string path)
    {
        IHtmlDocument page = await sample.Site.ReadAsync(path);
        foreach (IElement loaded in page.QuerySelectorAll("[src], link[rel=stylesheet], link[rel=icon]"))
            Assert.StartsWith("/", loaded.GetAttribute("src") ?? loaded.GetAttribute("href"), StringComparison.Ordinal);
        string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Links_only_what_is_there(string path)
    {
        IHtmlDocument page = await sample.Site.ReadAsync(path);
        var anchors = page.QuerySelectorAll("[id]").Select(element => element.Id).ToHashSet();
        foreach (string href in page.QuerySelectorAll("a[href]:not(.ghost)").Select(link => link.GetAttribute("href")!).Distinct())
        {
            if (href.StartsWith('#'))
            {
                Assert.True(anchors.Contains(href[1..]), $"{path} links {href}, which it does not have.");
                continue;
            }
            // A cable that is not here has a page that says so, with the status of what is not here. The search and what stands beside a
            // cable have tests of their own.
            if (!href.StartsWith('/') || href.StartsWith("/search", StringComparison.Ordinal)) continue;
            HttpStatusCode status = (await sample.Site.AskAsync(href.Split('#')[0])).Status;
            Assert.True(status is HttpStatusCode.OK, $"{path} links {href}, which answers {(int)status}.");
        }
    }

    [Fact]
    public async Task Lists_are_paged_and_end()
    {
        string[] lines = [.. Enumerable.Range(1, 120)
            .Select(n =>
                $$"""{"referenceId":"07CAIRO{{n}}","created":"2007-01-01T00:00:00Z","origin":"Embassy Cairo","body":"UNCLAS CAIRO"""
                + $$""" {{n:000000}}\n\nSUBJECT: INVENTED {{n}}\n\n1. (U) Nothing happened."}""")];
        await using TestSite site = await TestSite.OfLinesAsync(null, lines);
        IHtmlDocument second = await site.ReadAsync("/origin/CAIRO?page=2");
        Assert.Equal(50, second.QuerySelectorAll(".cables tbody tr").Length);
        Assert.Equal("/origin/CAIRO", second.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("/origin/CAIRO?page=3", second.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(20, (await site.ReadAsync("/origin/CAIRO?page=3")).QuerySelectorAll(".cables tbody tr").Length);
        foreach (string nothing in (string[])["/origin/CAIRO?page=4", "/origin/CAIRO?page=0", "/origin/CAIRO?page=-1",
            "/origin/CAIRO?page=2147483647"])
            Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync(nothing)).Status);
    }

    [Fact]
    public async Task An_empty_archive_has_a_home_page_that_says_how_to_fill_it()
    {
        await using TestSite site = await TestSite.OfLinesAsync(null);
        IHtmlDocument page = await site.ReadAsync("/");
        Assert.Contains("cableviewer import", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".fiction"));
    }

    [Fact]
    public async Task A_missing_cable_has_a_page_with_what_refers_to_it()
    {
        using HttpResponseMessage answer = await sample.Site.Client.GetAsync(new Uri("/cable/03KARSOVAR402", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("03KARSOVAR402 is not in the archive", text, StringComparison.Ordinal);
        Assert.Contains("Who refers to it, and in which words", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_and_the_public_address_are_the_publishers_choice()
    {
        SiteSettings settings = SiteSettings.Read(
            SettingsSources.Read([new("SiteName", "The Lighthouse Archive"), new("PublicUrl", "https://cables.example/archive/"),
            new("ArchiveTag", "#lighthouse")]));
        await using TestSite site = await TestSite.OfLinesAsync(settings,
            """{"referenceId":"07CAIRO1","body":"UNCLAS CAIRO 000001\n\n1. (U) The invented river rose."}""");
        IHtmlDocument page = await site.ReadAsync("/cable/07CAIRO1");
        Assert.EndsWith("· The Lighthouse Archive", page.Title, StringComparison.Ordinal);
        Assert.Equal("https://cables.example/archive/cable/07CAIRO1", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Contains("#lighthouse #07CAIRO1", page.Body!.TextContent + page.QuerySelector("#share-tags")?.GetAttribute("value"),
            StringComparison.Ordinal);
    }

    public static TheoryData<string> Kinds => new(
        "/", "/origin", "/origin/STRELSAU", "/date", "/date/2004", "/released", "/tag", "/tag/PREL", "/classification",
            "/classification/confidential", "/article", "/help",
        "/help/structure", "/help/discussing", "/help/faq", "/help/keyboard", "/help/about", "/help/acronyms", "/cable/04STRELSAU212",
            "/cable/05KARSOVAR66", "/cable/04STRELSAU212?view=raw",
        "/cable/04STRELSAU212?view=doubts", "/cable/04STRELSAU212?marking=C", "/cable/08OLVERRA77", "/cable/10KELPSUND1");
}
