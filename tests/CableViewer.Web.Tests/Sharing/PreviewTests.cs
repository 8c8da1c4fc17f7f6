using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using CableViewer.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace CableViewer.Web.Tests.Sharing;

/// <summary>What networks, reference managers and crawlers are told: head, oEmbed, Signposting, cards, files.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class PreviewTests(SampleSite sample)
{
    private const string Hostile = "</script><script>alert(1)</script>\" onload=\"x' <b>& {{x}} [a](b) \\\\";

    private HttpClient Client => sample.Site.Client;

    private string Root => Client.BaseAddress!.ToString().TrimEnd('/');

    [Fact]
    public async Task The_head_of_a_cable_speaks_to_every_network()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/cable/04STRELSAU212");
        Assert.Equal("article", Meta(page, "og:type"));
        Assert.Equal("04STRELSAU212: HARVEST FESTIVAL PASSES WITHOUT INCIDENT; RIVER COMMISSION STILL SPLIT", Meta(page, "og:title"));
        Assert.StartsWith("CONFIDENTIAL · Embassy Strelsau · 2004-09-09. The capital's harvest festival", Meta(page, "og:description"),
            StringComparison.Ordinal);
        Assert.Equal($"{Root}/cable/04STRELSAU212", Meta(page, "og:url"));
        Assert.Equal($"{Root}/img/card/04STRELSAU212.png", Meta(page, "og:image"));
        Assert.Equal("summary_large_image", Meta(page, "twitter:card"));
        Assert.Equal("CONFIDENTIAL", Meta(page, "twitter:data1"));
        Assert.Equal("2011-08-30T01:44:00Z", Meta(await sample.Site.ReadAsync("/cable/03KELPSUND2"), "article:published_time"));
        Assert.Null(Meta(page, "fediverse:creator"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tag/PGOV")]
    [InlineData("/origin/STRELSAU?q=river")]
    [InlineData("/date/2004")]
    [InlineData("/search?q=river")]
    [InlineData("/trends?q=river")]
    [InlineData("/help/search")]
    public async Task Lists_searches_and_the_home_page_have_a_preview(string path)
    {
        IHtmlDocument page = await sample.Site.ReadAsync(path);
        Assert.False(string.IsNullOrWhiteSpace(Meta(page, "og:title")));
        Assert.False(string.IsNullOrWhiteSpace(Meta(page, "og:description")));
        Assert.Equal($"{Root}{path}", Meta(page, "og:url"));
        Assert.Equal($"{Root}/img/card.png", Meta(page, "og:image"));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47],
            (await sample.Site.Client.GetByteArrayAsync(new Uri("/img/card.png", UriKind.Relative)))[..4]);
    }

    [Theory]
    [InlineData("HE SAID \\\"NO\\\"", "07ROME9200: HE SAID \"NO\"")]
    [InlineData("AT&T <b>", "07ROME9200: AT&T <b>")]
    [InlineData("", "07ROME9200: (no subject)")]
    [InlineData("Lamps of Rome", "07ROME9200: Lamps of Rome")]
    public async Task A_page_and_its_oEmbed_have_one_title(string subject, string title)
    {
        string line =
            $$"""{"referenceId":"07ROME9200","body":"UNCLAS ROME 009200\n\nTAGS: PREL\nSUBJECT: {{subject}}\n\n1. (U) Lit at dusk."}""";
        await using TestSite site = await TestSite.OfLinesAsync(null, line);
        Assert.Equal(title, Meta(await site.ReadAsync("/cable/07ROME9200"), "og:title"));
        string embed = await site.Client.GetStringAsync(
            new Uri($"/oembed?url={site.Client.BaseAddress}cable/07ROME9200", UriKind.Relative));
        Assert.Equal(title, System.Text.Json.JsonDocument.Parse(embed).RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_text_of_another_cable_is_said_to_be_one_wherever_it_is_read_or_cited()
    {
        const string line =
            """{"referenceId":"05MUSCAT679","created":"2005-04-25T10:00:00Z","classification":"SECRET","origin":"Embassy"""
            + """ Muscat","body":"C O N F I D E N T I A L BEIJING 002305\n\nTAGS: PREL\nSUBJECT: LAMPS\n\n1. (C) The invented lamp"""
            + """ is lit at dusk.\n\nQUENELLE"}""";
        await using TestSite site = await TestSite.OfLinesAsync(null, line);
        const string doubt = "The text below appears to be BEIJING 2305, not this cable.";
        IHtmlDocument page = await site.ReadAsync("/cable/05MUSCAT679");
        string[] notices = [.. page.QuerySelectorAll(".cable-head .notice.doubt").Select(notice => notice.TextContent)];
        Assert.Equal(2, notices.Length);
        Assert.StartsWith(doubt, notices[0], StringComparison.Ordinal);
        Assert.StartsWith("The record of this cable says SECRET, but its text says CONFIDENTIAL.", notices[1], StringComparison.Ordinal);
        Assert.Contains(doubt, page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
        foreach (string ending in (string[])[".ris", ".bib", ".csl.json", "/1.ris"])
            Assert.Contains("BEIJING 2305", await site.Client.GetStringAsync(new Uri("/cable/05MUSCAT679" + ending, UriKind.Relative)),
                StringComparison.Ordinal);
        Assert.Empty((await sample.Site.ReadAsync("/cable/04STRELSAU212")).QuerySelectorAll(".notice.doubt"));
    }

    [Fact]
    public async Task The_head_of_a_cable_is_what_Zotero_makes_a_Report_of()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/cable/04STRELSAU212");
        Assert.Equal("U.S. Embassy Strelsau", Meta(page, "citation_technical_report_institution"));
        Assert.Equal("04STRELSAU212", Meta(page, "citation_technical_report_number"));
        Assert.Equal("2004/09/09", Meta(page, "citation_publication_date"));
        Assert.Equal($"{Root}/cable/04STRELSAU212", Meta(page, "citation_public_url"));
        Assert.Equal("report", Meta(page, "DC.type"));
        Assert.Equal("2004-09-09T14:02Z", Meta(page, "DCTERMS.created"));
    }

    [Fact]
    public async Task JsonLd_is_a_message_of_an_archive()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/cable/04STRELSAU212");
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        JsonElement root = data.RootElement;
        Assert.Equal(["Message", "ArchiveComponent"], root.GetProperty("@type").EnumerateArray().Select(type => type.GetString()));
        Assert.Equal("2004-09-09T14:02:00Z", root.GetProperty("dateSent").GetString());
        Assert.Equal("U.S. Embassy Strelsau", root.GetProperty("sender").GetProperty("name").GetString());
        Assert.Contains(root.GetProperty("toRecipient").EnumerateArray(), to => to.GetProperty("name").GetString() == "SECSTATE WASHDC");
        Assert.Contains($"{Root}/cable/04STRELSAU198", root.GetProperty("citation").EnumerateArray().Select(cited => cited.GetString()));
    }

    [Fact]
    public async Task Text_of_a_cable_stays_text_in_everything_that_is_told()
    {
        await using TestSite site = await TestSite.OfLinesAsync(null, JsonSerializer.Serialize(new
        {
            referenceId = "07CAIRO1",
            origin = "Embassy " + Hostile,
            header = "",
            body = $"UNCLAS CAIRO 000001\n\nTAGS: PGOV\nSUBJECT: {Hostile}\n\n1. (U) {Hostile}\n",
        }));
        foreach (string path in new[] { "/cable/07CAIRO1", "/cable/07CAIRO1/1" })
        {
            IHtmlDocument page = await site.ReadAsync(path);
            Assert.Equal(3, page.Scripts.Length);
            Assert.DoesNotContain(page.All, element => element.HasAttribute("onload"));
            string data = page.QuerySelector("script[type='application/ld+json']")!.TextContent;
            Assert.DoesNotContain('<', data);
            using var parsed = JsonDocument.Parse(data);
            Assert.Contains("</script>", parsed.RootElement.GetProperty("headline").GetString());
            Assert.Contains("</SCRIPT>", Meta(page, "og:title"), StringComparison.OrdinalIgnoreCase);
        }
        string embed = await site.Client.GetStringAsync(
            new Uri($"/oembed?url={site.Client.BaseAddress}cable/07CAIRO1/1", UriKind.Relative));
        string html = JsonDocument.Parse(embed).RootElement.GetProperty("html").GetString()!;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", html, StringComparison.OrdinalIgnoreCase);
        string markdown = await site.Client.GetStringAsync(new Uri("/cable/07CAIRO1.md", UriKind.Relative));
        Assert.DoesNotMatch(@"(?i)(?<!\\)<script", markdown);
    }

    [Fact]
    public async Task Under_a_public_address_everything_names_it()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PublicUrl"] = "https://cables.example/archive/",
            ["SiteName"] = "Harbour Cables",
            ["CollectionName"] = "The Harbour Papers",
            ["ArchiveTag"] = "harbourgate",
        }).Build();
        await using TestSite site = await TestSite.OfLinesAsync(SiteSettings.Read(configuration),
            """{"referenceId":"07CAIRO1","header":"","body":"UNCLAS CAIRO 000001\n\nSUBJECT: A LAMP\n\n1. (U) A lamp."}""");
        IHtmlDocument page = await site.ReadAsync("/cable/07CAIRO1/1");
        Assert.Equal("https://cables.example/archive/cable/07CAIRO1/1", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("https://cables.example/archive/cable/07CAIRO1/1", Meta(page, "og:url"));
        Assert.Equal("#harbourgate #07CAIRO1", page.QuerySelector("#share-tags")!.GetAttribute("value"));
        Assert.DoesNotContain("cablegate", page.QuerySelector(".networks")!.InnerHtml);
        string csl = await site.Client.GetStringAsync(new Uri("/cable/07CAIRO1.csl.json", UriKind.Relative));
        Assert.Contains("\"archive\": \"The Harbour Papers\"", csl, StringComparison.Ordinal);
        string embed = await site.Client.GetStringAsync(
            new Uri("/oembed?url=https%3A%2F%2Fcables.example%2Farchive%2Fcable%2F07CAIRO1%2F1", UriKind.Relative));
        Assert.Equal("https://cables.example/archive/", JsonDocument.Parse(embed).RootElement.GetProperty("provider_url").GetString());
    }

    [Theory]
    [InlineData("/cable/03KELPSUND2", "03KELPSUND2: ")]
    [InlineData("/cable/03kelpsund2", "03KELPSUND2: ")]
    [InlineData("/cable/03KELPSUND2/3", "03KELPSUND2¶3: ")]
    [InlineData("/cable/03KELPSUND2/3?f=abcdef", "03KELPSUND2¶3: ")]
    [InlineData("/cable/03KELPSUND2#par3", "03KELPSUND2¶3: ")]
    public async Task OEmbed_quotes_what_the_address_names(string path, string title)
    {
        using HttpResponseMessage answer = await Client.GetAsync(OEmbed(Root + path));
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        JsonElement embed = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("1.0", "rich"), (embed.GetProperty("version").GetString(), embed.GetProperty("type").GetString()));
        Assert.StartsWith(title, embed.GetProperty("title").GetString(), StringComparison.Ordinal);
        string html = embed.GetProperty("html").GetString()!;
        Assert.StartsWith("<blockquote cite=\"http", html, StringComparison.Ordinal);
        Assert.EndsWith("</blockquote>", html, StringComparison.Ordinal);
        if (title.Contains('¶', StringComparison.Ordinal))
            Assert.Contains("The lamp was converted to an automatic burner", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&maxwidth=300&maxheight=120", 300, 120, false)]
    [InlineData("&maxwidth=2000&maxheight=2000", 600, 320, true)]
    [InlineData("", 600, 320, true)]
    public async Task OEmbed_is_no_larger_than_asked_for(string limits, int width, int height, bool hasThumbnail)
    {
        JsonElement embed = JsonDocument.Parse(await Client.GetStringAsync(OEmbed($"{Root}/cable/03KELPSUND2/3", limits))).RootElement;
        Assert.Equal((width, height), (embed.GetProperty("width").GetInt32(), embed.GetProperty("height").GetInt32()));
        Assert.Equal(hasThumbnail, embed.TryGetProperty("thumbnail_url", out _));
    }

    [Theory]
    [InlineData("/oembed?format=xml&url=x", HttpStatusCode.NotImplemented)]
    [InlineData("/oembed", HttpStatusCode.BadRequest)]
    [InlineData("/oembed?url=https%3A%2F%2Felsewhere.example%2Fcable%2F03KELPSUND2", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=nonsense", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=ROOT%2Fcable%2F03NOWHERE1", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=ROOT%2Fcable%2F03KELPSUND2%2F99", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=ROOT%2Forigin%2FKELPSUND", HttpStatusCode.NotFound)]
    [InlineData("/oembed?maxwidth=wide&url=ROOT%2Fcable%2F03KELPSUND2", HttpStatusCode.BadRequest)]
    public async Task OEmbed_refuses_the_rest(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await sample.Site.AskAsync(
            path.Replace("ROOT", Uri.EscapeDataString(Root), StringComparison.Ordinal))).Status);

    [Fact]
    public async Task OEmbed_is_found_from_the_page()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/cable/03KELPSUND2/3");
        string address = page.QuerySelector("link[type='application/json+oembed']")!.GetAttribute("href")!;
        Assert.Contains("03KELPSUND2", await Client.GetStringAsync(new Uri(address)));
    }

    [Theory]
    [InlineData("/cable/03KELPSUND2")]
    [InlineData("/cable/03KELPSUND2/3")]
    public async Task Signposts_lead_to_what_is_there(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        string links = string.Join(", ", answer.Headers.GetValues("Link"));
        Assert.Contains($"<{Root}/cable/03KELPSUND2>;rel=\"cite-as\"", links, StringComparison.Ordinal);
        Assert.Contains($"<{Root}/cable/03KELPSUND2/linkset.json>;rel=\"linkset\";type=\"application/linkset+json\"", links,
            StringComparison.Ordinal);
        foreach (string link in links.Split(", <").Where(link => link.Contains(Root, StringComparison.Ordinal)))
        {
            using HttpResponseMessage there = await Client.GetAsync(new Uri(link.TrimStart('<').Split('>')[0]));
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
            if (link.Contains(";type=\"", StringComparison.Ordinal))
                Assert.Contains($";type=\"{there.Content.Headers.ContentType!.MediaType}\"", link, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_link_set_says_the_same()
    {
        JsonElement set = JsonDocument.Parse(
            await Client.GetStringAsync(new Uri("/cable/03KELPSUND2/linkset.json", UriKind.Relative))).RootElement.GetProperty("linkset");
        JsonElement page = set[0];
        Assert.Equal($"{Root}/cable/03KELPSUND2", page.GetProperty("anchor").GetString());
        Assert.Equal($"{Root}/cable/03KELPSUND2.txt", page.GetProperty("item")[0].GetProperty("href").GetString());
        Assert.Equal("https://schema.org/Message", page.GetProperty("type")[0].GetProperty("href").GetString());
        Assert.Contains(set.EnumerateArray(), entry =>
            entry.GetProperty("anchor").GetString()!.EndsWith(".ris", StringComparison.Ordinal)
            && entry.TryGetProperty("describes", out _));
    }

    [Theory]
    [InlineData("/cable/03KELPSUND2.ris", "application/x-research-info-systems", "TY  - RPRT\r\n")]
    [InlineData("/cable/03KELPSUND2.bib", "application/x-bibtex", "@techreport{cable03KELPSUND2,")]
    [InlineData("/cable/03KELPSUND2.csl.json", "application/vnd.citationstyles.csl+json", "\"number\": \"03KELPSUND2\"")]
    [InlineData("/cable/03KELPSUND2.md", "text/markdown", "# SKARROW LIGHT GOES OUT; NOBODY ADMITS TO OWNING IT")]
    [InlineData("/cable/03KELPSUND2/3.ris", "application/x-research-info-systems", "N1  - ¶ 3\r\n")]
    [InlineData("/cable/03KELPSUND2/3.bib", "application/x-bibtex", "note = {¶~3}")]
    [InlineData("/cable/03KELPSUND2/3.csl.json", "application/vnd.citationstyles.csl+json", "\"locator\": \"3\"")]
    [InlineData("/cable/03KELPSUND2/3.md", "text/markdown", "> **¶3** The lamp was converted")]
    public async Task Files_stand_beside_every_cable_and_paragraph(string path, string type, string part)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(part, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Theory]
    [InlineData("/cable/03kelpsund2.ris", HttpStatusCode.MovedPermanently)]
    [InlineData("/cable/03KELPSUND2/03.bib", HttpStatusCode.MovedPermanently)]
    [InlineData("/cable/03KELPSUND2/99.bib", HttpStatusCode.NotFound)]
    [InlineData("/cable/03NOWHERE1.bib", HttpStatusCode.NotFound)]
    [InlineData("/cable/03KELPSUND2.json", HttpStatusCode.OK)]
    public async Task Files_have_one_address_each(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await sample.Site.AskAsync(path)).Status);

    [Theory]
    [InlineData("/img/card/03KELPSUND2.png")]
    [InlineData("/img/card/03KELPSUND2/3.png")]
    public async Task A_card_is_a_picture_that_caches_keep(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=604800", answer.Headers.CacheControl!.ToString());
        byte[] png = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using HttpResponseMessage unchanged = await Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("/img/card/03kelpsund2.png")]
    [InlineData("/img/card/03NOWHERE1.png")]
    [InlineData("/img/card/03KELPSUND2/99.png")]
    [InlineData("/img/card/03KELPSUND2/03.png")]
    [InlineData("/img/card/nonsense.png")]
    public async Task A_card_has_one_address(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.AskAsync(path)).Status);

    [Fact]
    public async Task The_share_box_works_without_script()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/cable/03KELPSUND2/3");
        Assert.Equal(12, page.QuerySelectorAll(".networks a[href][rel='noopener nofollow']").Length);
        foreach (var button in page.QuerySelectorAll(".share button, .cite button"))
            Assert.True(button.HasAttribute("hidden") || button.ParentElement!.HasAttribute("hidden"));
        Assert.Equal(10, page.QuerySelectorAll("textarea.citation").Length);
        Assert.All(page.QuerySelectorAll("textarea.citation"), citation =>
            Assert.Contains("03KELPSUND2", citation.TextContent, StringComparison.Ordinal));
        Assert.Equal("#cablegate #03KELPSUND2", page.QuerySelector("#share-tags")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Rows_of_lists_carry_what_reference_managers_read()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/origin/KELPSUND");
        string[] spans = [.. page.QuerySelectorAll("span.Z3988").Select(span => span.GetAttribute("title")!)];
        Assert.Equal(page.QuerySelectorAll(".cables tbody tr").Length, spans.Length);
        Assert.Contains(spans, title =>
            title.StartsWith("ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=report&rft.title=",
            StringComparison.Ordinal)
            && title.Contains(Uri.EscapeDataString($"{Root}/cable/03KELPSUND2"), StringComparison.Ordinal));
    }

    private static Uri OEmbed(string address, string more = "") =>
        new(string.Create(CultureInfo.InvariantCulture, $"/oembed?url={Uri.EscapeDataString(address)}{more}"), UriKind.Relative);

    private static string? Meta(IHtmlDocument page, string name) =>
        page.QuerySelector($"meta[name='{name}'], meta[property='{name}']")?.GetAttribute("content");
}
