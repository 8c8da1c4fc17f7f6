using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CableViewer.Web.Tests.Cables.References;

/// <summary>What a cable cites, what cites it, its thread, and cables that are cited and not here.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class ReferencePageTests(SampleSite sample)
{
    private const string Cited = "03OLVERRA1201";
    private const string Ghost = "03KARSOVAR402";

    private readonly TestSite site = sample.Site;

    [Fact]
    public async Task A_cable_says_by_what_rule_each_entry_was_found()
    {
        IHtmlDocument page = await site.ReadAsync("/cable/04STRELSAU212");

        IElement[] rules = [.. page.QuerySelectorAll(".rules li")];

        Assert.Equal(["04STRELSAU198", "03USRIVCOM44"], rules.Select(rule => rule.QuerySelector("a")!.TextContent));
        Assert.Contains("likely: No year is typed, so the year of the citing cable was taken.", rules[0].TextContent,
            StringComparison.Ordinal);
        Assert.Contains("certain: Year, origin and number are typed, but the archive does not hold it.", rules[1].TextContent,
            StringComparison.Ordinal);
        Assert.Equal("/cable/03USRIVCOM44", page.QuerySelector(".refs a.ghost")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Beside_a_cable_stand_the_latest_that_cite_it()
    {
        IHtmlDocument page = await site.ReadAsync($"/cable/{Cited}");

        IElement box = page.QuerySelectorAll(".side-box")
            .Single(box => box.QuerySelector("h2")?.TextContent.StartsWith("Cited by", StringComparison.Ordinal) == true);

        Assert.InRange(int.Parse(box.QuerySelector("h2")!.TextContent.Split(' ')[2], CultureInfo.InvariantCulture), 4, 50);
        Assert.InRange(box.QuerySelectorAll("li").Length, 4, 5);
        Assert.NotNull(box.QuerySelector($"a[href='/cable/{Cited}/cited-by']"));
        Assert.NotNull(box.QuerySelector($"a[href='/cable/{Cited}/thread']"));
    }

    [Fact]
    public async Task Beside_a_cable_stand_its_neighbours()
    {
        IHtmlDocument page = await site.ReadAsync($"/cable/{Cited}");

        IElement[] rows = [.. page.QuerySelectorAll(".neighbours li")];

        Assert.InRange(rows.Length, 2, 11);
        Assert.Equal(Cited, Assert.Single(rows, row => row.ClassList.Contains("here")).TextContent.Trim());
        Assert.All(rows.Where(row => !row.ClassList.Contains("here")), row =>
            Assert.StartsWith("/cable/", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal(1, page.QuerySelectorAll(".neighbours a[rel=next]").Length);
    }

    [Fact]
    public async Task The_citing_cables_are_listed_with_their_words()
    {
        IHtmlDocument page = await site.ReadAsync($"/cable/{Ghost}/cited-by");

        IElement citing = page.QuerySelectorAll(".citing > li").Single(row => row.QuerySelector(".id")!.TextContent == "06KARSOVAR12");

        Assert.EndsWith("cables cite 03KARSOVAR402", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("03 KARSOVAR 402", citing.QuerySelector(".entry")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ref B", citing.QuerySelector("mark")!.TextContent);
        Assert.Equal("/cable/06KARSOVAR12/3", citing.QuerySelector(".passage a")!.GetAttribute("href"));
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/cable/{Ghost}/cited-by"), await site.AskAsync("/cable/03karsovar0402/cited-by"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync($"/cable/{Ghost}/cited-by?page=2")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync("/cable/03NOWHERE1/cited-by")).Status);
    }

    [Fact]
    public async Task A_missing_cable_has_a_page_of_its_own_and_is_not_found()
    {
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri($"/cable/{Ghost}", UriKind.Relative));
        string html = await answer.Content.ReadAsStringAsync();
        IHtmlDocument page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(html, CancellationToken.None);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.StartsWith("03KARSOVAR402 is not in the archive", page.Title, StringComparison.Ordinal);
        Assert.InRange(page.QuerySelectorAll(".citing > li").Length, 7, 20);
        Assert.Contains("Embassy Karsovar", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/missing']"));
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/cable/{Ghost}"), await site.AskAsync("/cable/03 karsovar 402"));
    }

    [Fact]
    public async Task The_most_cited_of_the_missing_come_first()
    {
        IHtmlDocument page = await site.ReadAsync("/missing");

        IElement[] rows = [.. page.QuerySelectorAll(".ghosts tbody tr")];

        int[] counts = [.. rows.Select(row =>
            int.Parse(row.QuerySelector(".number")!.TextContent.Split(' ')[0], CultureInfo.InvariantCulture))];
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Equal(Ghost, rows[0].QuerySelector("a")!.TextContent);
        Assert.InRange(counts[0], 7, 50);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync("/missing?page=2")).Status);
    }

    [Fact]
    public async Task A_thread_is_drawn_and_listed_alike()
    {
        IHtmlDocument page = await site.ReadAsync($"/cable/{Cited}/thread");

        string?[] drawn = [.. page.QuerySelectorAll("svg a").Select(link => link.GetAttribute("href"))];
        string?[] listed = [.. page.QuerySelectorAll(".thread-list tbody a").Select(link => link.GetAttribute("href"))];

        Assert.InRange(drawn.Length, 5, 60);
        Assert.Equal(drawn, listed);
        Assert.NotEmpty(page.QuerySelector("svg > title")!.TextContent);
        Assert.NotEmpty(page.QuerySelector("svg > desc")!.TextContent);
        // The policy of the site forbids styles inside a page.
        Assert.Empty(page.QuerySelectorAll("[style], style"));
        Assert.NotEmpty(page.QuerySelectorAll("svg .is-ghost circle"));
    }

    [Theory]
    [InlineData("/cable/03OLVERRA1201/thread.json", "cables")]
    [InlineData("/cable/03KARSOVAR402/cited-by.json", "citedBy")]
    [InlineData("/missing.json", "missing")]
    public async Task Each_has_a_JSON_twin(string path, string list)
    {
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement rows = json.RootElement.GetProperty(list);
        Assert.InRange(rows.GetArrayLength(), 4, 60);
        Assert.All(rows.EnumerateArray(), row => Assert.Matches("^[0-9]{2}[A-Z]+[0-9]+$", row.GetProperty("referenceId").GetString()));
    }

    [Fact]
    public async Task A_page_links_what_cited_by_counts_and_nothing_else()
    {
        static string Line(string id, string created, string text) =>
            JsonSerializer.Serialize(
                new
                {
                    referenceId = id,
                    created = created + "T10:00:00Z",
                    body = $"UNCLAS {id[2..^3]} 000{id[^3..]}\n\nSUBJECT: HARBOR\n\n{text}\n"
                });
        await using TestSite harbor = await TestSite.OfLinesAsync(
            null,
            Line("07LIMA150", "2007-03-01", "1. (U) Text."),
            Line("07ROME250", "2007-03-01", "1. (U) Text."),
            Line("07OSLO350", "2007-03-01", "1. (U) Text."),
            Line("07PARIS900", "2007-09-01",
                "1. (U) IN LIMA 150 BAKERS MET, AND IN ROME 250 SANG.\n\n2. (U) SEE LIMA #150.\n\n3. (U) The refs are many, such as OSLO "
                    + "350."));

        IHtmlDocument page = await harbor.ReadAsync("/cable/07PARIS900");

        Assert.Equal(["LIMA #150", "OSLO 350"], page.QuerySelectorAll("main a.ref").Select(link => link.TextContent));
        foreach ((string id, int count) in (IEnumerable<(string, int)>)[("07LIMA150", 1), ("07OSLO350", 1)])
        {
            using JsonDocument json =
                JsonDocument.Parse(await harbor.Client.GetStringAsync(new Uri($"/cable/{id}/cited-by.json", UriKind.Relative)));
            Assert.Equal(count, json.RootElement.GetProperty("citedBy").GetArrayLength());
        }
        using JsonDocument uncited =
            JsonDocument.Parse(await harbor.Client.GetStringAsync(new Uri("/cable/07ROME250/cited-by.json", UriKind.Relative)));
        Assert.Equal(0, uncited.RootElement.GetProperty("citedBy").GetArrayLength());
    }

    [Fact]
    public async Task Hostile_words_stay_words()
    {
        const string Script = "<script>alert(1)</script>";
        await using TestSite hostile = await TestSite.OfLinesAsync(
            null,
            JsonSerializer.Serialize(
                new
                {
                    referenceId = "04STRELSAU5",
                    created = "2004-02-01T10:00:00Z",
                    body = $"C O N F I D E N T I A L STRELSAU 000005\n\nSUBJECT: {Script}\nREF: A. 03 ZENDAVIL 44\n\n"
                        + $"1. (C) {Script} (ref A) {Script}.\n"
                }));

        IHtmlDocument citing = await hostile.ReadAsync("/cable/03ZENDAVIL44/cited-by"), thread =
            await hostile.ReadAsync("/cable/04STRELSAU5/thread");

        Assert.Contains(Script, citing.QuerySelector("q")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(citing.Scripts.Concat(thread.Scripts), script =>
            script.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_text_names_is_cited_and_says_where()
    {
        await using TestSite two = await TestSite.OfLinesAsync(
            null,
            """{"referenceId":"06MEXICO1234","created":"2006-03-01T12:00:00Z","body":"1. (U) It rains.\n"}""",
            """{"referenceId":"07ANKARA500","created":"2007-02-01T12:00:00Z","body":"1. (U) Dry.\n\n2. (U) As 06 MEXICO 1234 and 05"""
            + """ ANKARA 9 say, it rains.\n"}""");

        IHtmlDocument cited = await two.ReadAsync("/cable/06MEXICO1234/cited-by");
        Assert.Contains("certain: Named in the text of ¶2, not in the REF line.",
            Assert.Single(cited.QuerySelectorAll(".citing .entry")).TextContent, StringComparison.Ordinal);
        Assert.Equal("/cable/07ANKARA500/2", cited.QuerySelector(".citing .passage a")!.GetAttribute("href"));
        JsonElement json = JsonDocument.Parse(
            await two.Client.GetStringAsync(new Uri("/cable/06MEXICO1234/cited-by.json", UriKind.Relative))).RootElement.GetProperty(
                "citedBy")[0];
        Assert.Equal((0, "par2", "certain"),
            (json.GetProperty("entries").GetArrayLength(), json.GetProperty("mentions")[0].GetProperty("anchor").GetString(),
            json.GetProperty("mentions")[0].GetProperty("confidence").GetString()));

        IHtmlDocument citing = await two.ReadAsync("/cable/07ANKARA500");
        Assert.Equal(["06MEXICO1234", "05ANKARA9"], citing.QuerySelectorAll(".side-box .rules a.id").Select(link => link.TextContent));
        Assert.Equal(["/cable/06MEXICO1234", "/cable/05ANKARA9"],
            citing.QuerySelectorAll("#par2 a.ref, #par2 a.ghost").Select(link => link.GetAttribute("href")));
        Assert.Equal("05ANKARA9",
            JsonDocument.Parse(await two.Client.GetStringAsync(new Uri("/missing.json", UriKind.Relative))).RootElement.GetProperty(
                "missing")[0].GetProperty("referenceId").GetString());
        Assert.Equal(1, JsonDocument.Parse(
            await two.Client.GetStringAsync(new Uri("/search.json?q=ref:06MEXICO1234", UriKind.Relative))).RootElement.GetProperty("total")
            .GetInt32());
        JsonElement cable = JsonDocument.Parse(
            await two.Client.GetStringAsync(new Uri("/cable/07ANKARA500.json", UriKind.Relative))).RootElement;
        Assert.Equal(0, cable.GetProperty("references").GetArrayLength());
    }
}
