using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CableViewer.Search.Queries;
using CableViewer.Web.Hosting;
using CableViewer.Web.Search;
using CableViewer.Web.Shared;

namespace CableViewer.Web.Tests.Search;

/// <summary>A reader searches the sample, without script.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class SearchPageTests(SampleSite sample)
{
    [Fact]
    public async Task Results_show_the_paragraphs_that_match_with_hits_marked()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/search?q=sluice");
        Assert.Equal("Cables containing “sluice”.", page.QuerySelector(".searched")!.TextContent);
        int total = int.Parse(page.QuerySelector("h1")!.TextContent.Split(' ')[0]);
        Assert.Equal(total, page.QuerySelectorAll(".hit").Length);
        foreach (IElement quote in page.QuerySelectorAll(".hit blockquote"))
        {
            Assert.NotEmpty(quote.QuerySelectorAll("mark"));
            Assert.All(quote.QuerySelectorAll("mark"), mark => Assert.Equal("sluice", mark.TextContent, ignoreCase: true));
            Assert.Matches(@"^/cable/[0-9]{2}[A-Z]+[0-9]+\?q=sluice&at=[0-9]+#(par|text)",
                quote.QuerySelector("a.pin")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Every_facet_leads_to_as_many_cables_as_it_says()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/search?q=sluice OR opera");
        IElement[] links = [.. page.QuerySelectorAll(".facet li, .times tbody tr").Where(row => row.QuerySelector("a") is not null)];
        Assert.True(links.Length > 20);
        foreach (IElement row in links)
        {
            string url = row.QuerySelector("a")!.GetAttribute("href")!;
            IHtmlDocument narrowed = await sample.Site.ReadAsync(url);
            Assert.Equal($"{Shown.Cables(int.Parse(row.LastElementChild!.TextContent))} found", narrowed.QuerySelector("h1")!.TextContent);
            Assert.Empty(narrowed.QuerySelectorAll(".notice"));
            // And back: the condition can be taken away again.
            Assert.Contains(narrowed.QuerySelectorAll(".condition a"), link =>
                link.GetAttribute("href")!.StartsWith("/search?q=sluice%20OR%20opera", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Pages_of_a_result_hold_every_cable_once()
    {
        var seen = new List<string>();
        string? url = "/search?q=the&sort=earliest";
        int total = 0;
        while (url is not null)
        {
            IHtmlDocument page = await sample.Site.ReadAsync(url);
            total = int.Parse(page.QuerySelector("h1")!.TextContent.Split(' ')[0]);
            seen.AddRange(page.QuerySelectorAll(".hit .id").Select(id => id.TextContent));
            url = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }
        Assert.True(total > SearchModel.PageSize);
        Assert.Equal(total, seen.Count);
        Assert.Equal(total, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("/search?q=sluice&page=0")]
    [InlineData("/search?q=sluice&page=-5")]
    [InlineData("/search?q=sluice&page=999999999")]
    [InlineData("/search?q=sluice&page=99999999999999999999")]
    [InlineData("/search?q=sluice&page=x")]
    [InlineData("/search?q=sluice&sort=nonsense")]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    [InlineData("/search?q=%20%20")]
    [InlineData("/search?page=2")]
    [InlineData("/suggest")]
    [InlineData("/suggest?q=%00")]
    [InlineData("/suggest.json")]
    [InlineData("/trends")]
    [InlineData("/trends?q=&q=%22")]
    [InlineData("/trends.csv?q=sluice&q=a&q=b&q=c&q=d&q=e&q=f&q=g")]
    public async Task Odd_addresses_are_pages_too(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await sample.Site.AskAsync(path)).Status);

    [Fact]
    public async Task Random_bytes_are_a_query()
    {
        var random = new Random(3);
        for (int i = 0; i < 400; i++)
        {
            var bytes = new byte[random.Next(1, 40)];
            random.NextBytes(bytes);
            string encoded = string.Concat(bytes.Select(b => $"%{b:X2}"));
            (HttpStatusCode status, _) = await sample.Site.AskAsync($"/search?q={encoded}");
            Assert.True(status is HttpStatusCode.OK, $"{encoded} answers {(int)status}");
        }
    }

    [Fact]
    public async Task Odd_pieces_of_the_syntax_are_a_query()
    {
        var random = new Random(4);
        string[] pieces = ["sluice", "\"", "(", ")", "-", " ", " OR ", " NEAR/2 ", " /p ", "tag:", "date:", "2004", "..", "*", "“", "<b>",
            "'", "&amp;", "has:", "\u0000", "origin:strelsau", "subject:"];
        for (int i = 0; i < 400; i++)
        {
            string typed = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            (HttpStatusCode status, _) = await sample.Site.AskAsync(Addresses.Search(typed));
            Assert.True(status is HttpStatusCode.OK, $"{typed} answers {(int)status}");
        }
    }

    [Fact]
    public async Task What_is_typed_is_never_markup()
    {
        IHtmlDocument page = await sample.Site.ReadAsync(Addresses.Search("<script>alert(1)</script> \"><img src=x>"));
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
        Assert.Equal("<script>alert(1)</script> \"><img src=x>", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("04STRELSAU212", "/cable/04STRELSAU212")]
    [InlineData("04 strelsau 00212", "/cable/04STRELSAU212")]
    [InlineData("#04Strelsau212", "/cable/04STRELSAU212")]
    [InlineData("STRELSAU 000212", "/cable/04STRELSAU212")]
    [InlineData("04STRELSAU212¶3", "/cable/04STRELSAU212/3")]
    [InlineData("04 Strelsau 212 ¶ 3", "/cable/04STRELSAU212/3")]
    [InlineData("04STRELSAU212 para 3", "/cable/04STRELSAU212/3")]
    [InlineData("https://cables.example/cable/2004/09/04STRELSAU212.html#par3", "/cable/04STRELSAU212/3")]
    [InlineData("http://cables.example/cable.php?id=04STRELSAU212", "/cable/04STRELSAU212")]
    [InlineData("https://cables.example/plusd/cables/04STRELSAU212_a.html", "/cable/04STRELSAU212")]
    [InlineData("/cable/04STRELSAU212/3", "/cable/04STRELSAU212/3")]
    [InlineData("https://cables.example/cable/04STRELSAU212.json", "/cable/04STRELSAU212")]
    public async Task An_ID_in_any_spelling_leads_straight_to_the_cable(string typed, string address)
    {
        (HttpStatusCode status, string? location) = await sample.Site.AskAsync(Addresses.Search(typed));
        Assert.Equal(HttpStatusCode.Found, status);
        Assert.Equal(address, location);
        Assert.Equal(HttpStatusCode.OK, (await sample.Site.AskAsync(address)).Status);
    }

    [Fact]
    public async Task Several_IDs_give_a_list()
    {
        IHtmlDocument page = await sample.Site.ReadAsync(Addresses.Search("04STRELSAU212, 04 strelsau 198; 09NOWHERE1"));
        Assert.Equal("3 cables named", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["04STRELSAU212", "04STRELSAU198", "09NOWHERE1"], page.QuerySelectorAll(".named .id").Select(id => id.TextContent));
        Assert.Contains("not in the archive", page.QuerySelector(".named li:last-child")!.TextContent);
    }

    [Fact]
    public async Task A_misspelt_word_is_mended_from_the_words_of_the_archive()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/search?q=slouice");
        IElement mend = page.QuerySelector(".offers a")!;
        Assert.Equal("sluice", mend.TextContent);
        Assert.Equal("/search?q=sluice", mend.GetAttribute("href"));
    }

    [Fact]
    public async Task Where_nothing_has_all_of_it_the_query_is_offered_without_a_part()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/search?q=sluice date:1990");
        Assert.Contains(page.QuerySelectorAll(".offers a"), link => link.TextContent == "sluice");
    }

    [Fact]
    public async Task A_word_of_the_meaning_of_a_TAG_leads_to_the_TAG()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/search?q=transportation");
        Assert.Contains(page.QuerySelectorAll(".offers a"), link => link.TextContent == "tag:EWWT");
    }

    [Fact]
    public async Task The_quick_form_writes_the_query()
    {
        (HttpStatusCode status, string? location) = await sample.Site.AskAsync(
            "/search?all=sluice&phrase=river+commission&any=opera+dam&together=&none=lighthouse&subject=&origin=&tag=SENV"
            + "&class=confidential&from=2004&until=2006");
        Assert.Equal(HttpStatusCode.Found, status);
        Assert.Equal("/search?q="
            + Uri.EscapeDataString("sluice \"river commission\" (opera OR dam) -lighthouse tag:SENV class:confidential date:2004..2006"),
            location);
        Assert.Empty(Query.Parse(Uri.UnescapeDataString(location!["/search?q=".Length..])).Notes);
    }

    [Fact]
    public async Task An_opened_result_keeps_its_hits_and_the_way_to_the_others()
    {
        IHtmlDocument results = await sample.Site.ReadAsync("/search?q=sluice&sort=latest");
        string[] ids = [.. results.QuerySelectorAll(".hit .id").Select(id => id.TextContent)];
        IHtmlDocument cable = await sample.Site.ReadAsync(results.QuerySelectorAll(".hit h2 a")[1].GetAttribute("href")!);
        Assert.NotEmpty(cable.QuerySelectorAll(".body mark, .text mark, h1 mark"));
        Assert.All(cable.QuerySelectorAll("mark"), mark => Assert.Equal("sluice", mark.TextContent, ignoreCase: true));
        Assert.Contains($"/cable/{ids[0]}?", cable.QuerySelector(".visit a[data-key='[']")!.GetAttribute("href"));
        Assert.Contains($"/cable/{ids[2]}?", cable.QuerySelector(".visit a[data-key=']']")!.GetAttribute("href"));
        Assert.Contains("Result 2 of", cable.QuerySelector(".visit")!.TextContent);
        foreach (IElement link in cable.QuerySelectorAll(".visit p:first-child a[href^='#']"))
            Assert.NotNull(cable.GetElementById(link.GetAttribute("href")![1..]));
    }

    [Fact]
    public async Task A_cable_says_the_same_with_marks_and_without()
    {
        string plain = (await sample.Site.ReadAsync("/cable/04STRELSAU212")).QuerySelector(".text")!.TextContent;
        string marked = (await sample.Site.ReadAsync("/cable/04STRELSAU212?q=the OR of OR a*")).QuerySelector(".text")!.TextContent;
        Assert.Equal(plain, marked);
    }

    [Fact]
    public async Task Every_example_of_the_tips_runs_and_finds_something()
    {
        IHtmlDocument tips = await sample.Site.ReadAsync("/help/search");
        string[] examples = [.. tips.QuerySelectorAll("a[href^='/search?q=']").Select(link => link.GetAttribute("href")!)];
        Assert.True(examples.Length >= 20);
        foreach (string example in examples)
        {
            Query query = Query.Parse(Uri.UnescapeDataString(example["/search?q=".Length..]));
            Assert.Empty(query.Notes);
            IHtmlDocument page = await sample.Site.ReadAsync(example);
            bool findsSomething = page.QuerySelectorAll(".hit").Length > 0 || page.QuerySelectorAll(".offers li").Length > 0;
            Assert.True(findsSomething, example);
        }
    }

    [Fact]
    public async Task Suggestions_know_IDs_origins_TAGS_and_words()
    {
        using JsonDocument ids = JsonDocument.Parse(
            await sample.Site.Client.GetStringAsync(new Uri("/suggest.json?q=04stre", UriKind.Relative)));
        Assert.Contains(ids.RootElement.EnumerateArray(), one =>
            one.GetProperty("kind").GetString() == "cable"
            && one.GetProperty("text").GetString()!.StartsWith("04STRELSAU", StringComparison.Ordinal));
        IHtmlDocument page = await sample.Site.ReadAsync("/suggest?q=stre");
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == Addresses.Search("origin:STRELSAU"));
        IHtmlDocument words = await sample.Site.ReadAsync("/suggest?q=slui");
        foreach (IElement row in words.QuerySelectorAll("main li"))
        {
            string url = row.QuerySelector("a")!.GetAttribute("href")!;
            if ((await sample.Site.AskAsync(url)).Status is HttpStatusCode.Found) continue;
            Assert.Equal($"{row.QuerySelector("span")!.TextContent} found",
                (await sample.Site.ReadAsync(url)).QuerySelector("h1")!.TextContent);
        }
        IHtmlDocument tags = await sample.Site.ReadAsync("/suggest?q=environ");
        Assert.Contains(tags.QuerySelectorAll("main a"), link => link.GetAttribute("href") == Addresses.Search("tag:SENV"));
    }

    [Fact]
    public async Task Trends_count_what_their_searches_find()
    {
        IHtmlDocument home = await sample.Site.ReadAsync("/");
        Assert.Equal(["/trends", "/missing"],
            home.QuerySelectorAll(".ways a").Select(link => link.GetAttribute("href")).Where(path => path is "/trends" or "/missing"));
        Assert.NotNull((await sample.Site.ReadAsync("/search?q=sluice")).QuerySelector(".time a[href='/trends?q=sluice']"));
        IHtmlDocument page = await sample.Site.ReadAsync("/trends?q=sluice&q=opera");
        Assert.Equal(2, page.QuerySelectorAll("figure path[d*='M']").Length - page.QuerySelectorAll(".key path").Length);
        IElement[] cells = [.. page.QuerySelectorAll(".times td").Where(cell => cell.QuerySelector("a") is not null)];
        Assert.NotEmpty(cells);
        foreach (IElement cell in cells.Take(12))
        {
            IElement link = cell.QuerySelector("a")!;
            Assert.Equal($"{Shown.Cables(int.Parse(link.TextContent))} found",
                (await sample.Site.ReadAsync(link.GetAttribute("href")!)).QuerySelector("h1")!.TextContent);
        }
        string csv = Encoding.UTF8.GetString(
            await sample.Site.Client.GetByteArrayAsync(new Uri("/trends.csv?q=sluice&q=opera", UriKind.Relative)));
        Assert.StartsWith("month,cables,sluice,share of sluice,opera,share of opera\r\n", csv, StringComparison.Ordinal);
    }

    // What is copied out of other sites, mails and lists.
    [Theory]
    [InlineData("http://www.reader.example/cable.php?id=04STRELSAU212&version=1317427200")]
    [InlineData("https://search.reader.example/plusd/cables/04STRELSAU212_b.html")]
    [InlineData("<https://reader.example/cable/2004/09/04STRELSAU212.html>.")]
    [InlineData("https://reader.example/cable_04STRELSAU212/")]
    [InlineData("MRN: 04 STRELSAU 212")]
    [InlineData("(04STRELSAU212)")]
    public async Task What_is_pasted_leads_to_its_cable(string pasted)
    {
        (HttpStatusCode status, string? location) = await sample.Site.AskAsync($"/search?q={Uri.EscapeDataString(pasted)}");
        Assert.Equal((HttpStatusCode.Redirect, "/cable/04STRELSAU212"), (status, location));
    }

    // Nine bytes a letter in an address, and six queries to compare.
    [Theory]
    [InlineData("/search?q=", 1)]
    [InlineData("/suggest?q=", 1)]
    [InlineData("/search.json?q=", 1)]
    [InlineData("/trends?q=", 6)]
    public async Task A_long_query_in_any_script_has_its_page(string path, int queries)
    {
        foreach (string letter in (string[])["ж", "中", "“", "𝄞"])
        {
            string query = Uri.EscapeDataString(string.Concat(Enumerable.Repeat(letter, 2_000 / letter.Length)));
            (HttpStatusCode status, _) = await sample.Site.AskAsync(path + string.Join("&q=", Enumerable.Repeat(query, queries)));
            Assert.Equal(HttpStatusCode.OK, status);
        }
    }
}
