using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CableViewer.Cables.Comparing;

namespace CableViewer.Web.Tests.Cables.Paragraphs;

/// <summary>The page of one paragraph, and what it says when a link does not fit any more.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class ParagraphPageTests(SampleSite sample)
{
    private const string Lamp = "The lamp of Skarrow Rock was lit at dusk and two consuls saw it from the mail boat.";

    [Fact]
    public async Task Shows_the_whole_cable_with_the_paragraph_highlighted_and_opened()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/cable/03KELPSUND2/3");
        Assert.Equal(7, page.QuerySelectorAll(".para").Length);
        IElement paragraph = Assert.Single(page.QuerySelectorAll(".highlighted"));
        Assert.Equal("par3", paragraph.Id);
        // What brings a browser there without script and without a fragment.
        Assert.True(paragraph.HasAttribute("autofocus"));
        Assert.Equal("-1", paragraph.GetAttribute("tabindex"));
        Assert.Single(page.QuerySelectorAll("[autofocus]"));
    }

    [Fact]
    public async Task Has_title_description_address_and_card_of_its_own()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/cable/03KELPSUND2/3"), other = await sample.Site.ReadAsync("/cable/03KELPSUND2");
        Assert.StartsWith("03KELPSUND2¶3: Skarrow Light", page.Title, StringComparison.Ordinal);
        Assert.StartsWith("The lamp was converted to an automatic burner", Meta(page, "description"), StringComparison.Ordinal);
        Assert.Equal("noindex,follow", Meta(page, "robots"));
        Assert.Null(Meta(other, "robots"));
        Assert.Equal("/cable/03KELPSUND2/3", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.EndsWith("/img/card/03KELPSUND2/3.png", Meta(page, "og:image"), StringComparison.Ordinal);
        Assert.Equal("/cable/03KELPSUND2/2", page.QuerySelector("link[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("/cable/03KELPSUND2/4", page.QuerySelector("link[rel=next]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/03KELPSUND2¶3", "/cable/03KELPSUND2/3")]
    [InlineData("/cable/03KELPSUND2¶3", "/cable/03KELPSUND2/3")]
    [InlineData("/cable/03kelpsund2/3", "/cable/03KELPSUND2/3")]
    [InlineData("/cable/03KELPSUND2/03", "/cable/03KELPSUND2/3")]
    [InlineData("/cable/03KELPSUND2/par3", "/cable/03KELPSUND2/3")]
    [InlineData("/cable/03KELPSUND2/¶3?f=abcdef", "/cable/03KELPSUND2/3?f=abcdef")]
    [InlineData("/cable/03KELPSUND2/text01", "/cable/03KELPSUND2/text1")]
    public async Task Every_spelling_leads_to_one_address(string path, string address) =>
        Assert.Equal((HttpStatusCode.MovedPermanently, address), await sample.Site.AskAsync(path));

    [Theory]
    [InlineData("/cable/03NOWHERE1/3")]
    [InlineData("/cable/03KELPSUND2/nonsense")]
    [InlineData("/cable/03KELPSUND2/99999")]
    [InlineData("/cable/03KELPSUND2/%3Cscript%3E")]
    public async Task What_is_no_paragraph_of_a_cable_is_not_here(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.AskAsync(path)).Status);

    [Fact]
    public async Task A_paragraph_that_does_not_exist_says_so_and_shows_the_nearest()
    {
        (HttpStatusCode status, IHtmlDocument page) = await ReadAnyAsync(sample.Site, "/cable/03KELPSUND2/12");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("par7", Assert.Single(page.QuerySelectorAll(".highlighted")).Id);
        Assert.Equal("03KELPSUND2 has no paragraph 12. The nearest, ¶7, is shown here.", NoticeOf(page));
        Assert.Equal("noindex,follow", Meta(page, "robots"));
        Assert.Null(Meta(page, "og:url"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
    }

    [Fact]
    public async Task A_copied_link_carries_the_fingerprint_and_says_nothing_while_the_words_stand()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/cable/03KELPSUND2");
        string link = page.QuerySelector("#par3")!.GetAttribute("data-link")!;
        Assert.Matches("^/cable/03KELPSUND2/3\\?f=[a-z2-7]{6}$", link);
        IHtmlDocument opened = await sample.Site.ReadAsync(link);
        Assert.Null(opened.QuerySelector(".linked-words"));
        Assert.Equal("/cable/03KELPSUND2/3", opened.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.EndsWith(link, opened.QuerySelector("#share-link")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_words_are_unknown_where_no_version_has_them()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/cable/03KELPSUND2/3?f=aaaaaa");
        Assert.Equal("The text of ¶3 has changed since this link was copied. No version in this archive has the words it was copied with.",
            NoticeOf(page));
        Assert.Null((await sample.Site.ReadAsync("/cable/03KELPSUND2/3?f=%3Cb%3E")).QuerySelector(".linked-words"));
    }

    [Fact]
    public async Task Points_to_where_the_words_are_now_and_to_the_version_that_had_them()
    {
        await using TestSite site = await TestSite.OfLinesAsync(null,
            Line($"1. (U) Summary of the matter.\n\n2. (U) {Lamp}\n\n3. (U) The ferry was late."),
            Line("1. (U) Summary of the matter.\n\n2. (U) A paragraph that was withheld before.\n\n3. (U) "
                + $"{Lamp.Replace("two consuls", "XXXXXXXXXXXX")}\n\n4. (U) The ferry was late."));
        string old = ParagraphFingerprint.Of(Lamp), ferry = ParagraphFingerprint.Of("The ferry was late.");

        IHtmlDocument changed = await site.ReadAsync($"/cable/07CAIRO1/2?f={old}");
        Assert.Equal(
            "The text of ¶2 has changed since this link was copied. The words as they were stand in ¶2 of version 1. What is likest to "
                + "them now is ¶3.", NoticeOf(changed));
        Assert.Equal(["/cable/07CAIRO1/@1#par2", "/cable/07CAIRO1/3"],
            changed.QuerySelectorAll(".linked-words a").Select(link => link.GetAttribute("href")));

        IHtmlDocument moved = await site.ReadAsync($"/cable/07CAIRO1/3?f={ferry}");
        Assert.Equal("The text of ¶3 has changed since this link was copied. The words it was copied with are now in ¶4, unchanged.",
            NoticeOf(moved));
        Assert.Equal("/cable/07CAIRO1/4", moved.QuerySelector(".linked-words a")!.GetAttribute("href"));

        (HttpStatusCode status, IHtmlDocument gone) = await ReadAnyAsync(site, $"/cable/07CAIRO1/9?f={old}");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.StartsWith("07CAIRO1 has no paragraph 9. The nearest, ¶4, is shown here. The words as they were stand in ¶2 of version 1.",
            NoticeOf(gone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_are_pages_that_programs_find_by_time()
    {
        await using TestSite site = await TestSite.OfLinesAsync(null, Line($"1. (U) {Lamp}"), Line("1. (U) The ferry was late."));
        using HttpResponseMessage first = await site.Client.GetAsync(new Uri("/cable/07CAIRO1/@1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        string root = site.Client.BaseAddress!.ToString().TrimEnd('/');
        IHtmlDocument page = await new HtmlParser().ParseDocumentAsync(await first.Content.ReadAsStringAsync());
        Assert.Contains(Lamp, page.QuerySelector("#par1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("version 1 of 2", page.QuerySelector(".version")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/cable/07CAIRO1", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        string time = first.Headers.GetValues("Memento-Datetime").Single();
        Assert.Contains($"<{root}/cable/07CAIRO1>;rel=\"original timegate\"", string.Join(", ", first.Headers.GetValues("Link")),
            StringComparison.Ordinal);

        string map = await site.Client.GetStringAsync(new Uri("/cable/07CAIRO1/timemap", UriKind.Relative));
        Assert.Contains($"<{root}/cable/07CAIRO1/@1>;rel=\"first memento\";datetime=\"{time}\"", map, StringComparison.Ordinal);
        Assert.Contains($"<{root}/cable/07CAIRO1/@2>;rel=\"last memento\"", map, StringComparison.Ordinal);

        using var asking = new HttpRequestMessage(HttpMethod.Get, new Uri("/cable/07CAIRO1", UriKind.Relative));
        asking.Headers.Add("Accept-Datetime", "Thu, 01 Jan 2004 00:00:00 GMT");
        using HttpResponseMessage gate = await site.Client.SendAsync(asking);
        Assert.Equal((HttpStatusCode.Found, "/cable/07CAIRO1/@1"), (gate.StatusCode, gate.Headers.Location!.OriginalString));
        Assert.Contains("accept-datetime", gate.Headers.Vary);
        using HttpResponseMessage now = await site.Client.GetAsync(new Uri("/cable/07CAIRO1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
        Assert.Contains("accept-datetime", now.Headers.Vary);

        foreach (string missing in new[] { "/cable/07CAIRO1/@3", "/cable/07CAIRO1/@0", "/cable/03NOWHERE1/@1",
            "/cable/03NOWHERE1/timemap" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync(missing)).Status);
    }

    [Fact]
    public async Task Repeated_lettered_and_unnumbered_paragraphs_have_pages_too()
    {
        await using TestSite site = await TestSite.OfLinesAsync(null,
            Line("Introductory words of some length, without a number.\n\n6. (U) One.\n\n6. (U) The second of that number.\n\n"));
        IHtmlDocument page = await site.ReadAsync("/cable/07CAIRO1/6-2");
        Assert.Equal("par6-2", page.QuerySelector(".highlighted")!.Id);
        Assert.StartsWith("07CAIRO1¶6-2:", page.Title, StringComparison.Ordinal);
        Assert.Equal("text1", (await site.ReadAsync("/cable/07CAIRO1/text1")).QuerySelector(".highlighted")!.Id);
    }

    private static string Line(string body) =>
        $$"""{"referenceId":"07CAIRO1","created":"2007-03-02T13:09:00Z","origin":"Embassy"""
        + $$""" Cairo","header":"","body":{{JsonSerializer.Serialize("UNCLAS CAIRO 000001\n\nSUBJECT: A LAMP\n\n" + body)}}}""";

    private static async Task<(HttpStatusCode Status, IHtmlDocument Page)> ReadAnyAsync(TestSite site, string path)
    {
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()));
    }

    private static string NoticeOf(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelector(".linked-words")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Meta(IHtmlDocument page, string name) =>
        page.QuerySelector($"meta[name='{name}'], meta[property='{name}']")?.GetAttribute("content");
}
