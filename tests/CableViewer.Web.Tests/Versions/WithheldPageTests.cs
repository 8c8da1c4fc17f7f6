using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CableViewer.Archive;
using CableViewer.Cables;

namespace CableViewer.Web.Tests.Versions;

/// <summary>What the publisher withholds is in no answer of the site; that it is withheld, and why, is.</summary>
public sealed class WithheldPageTests
{
    private const string Cable = $"/cable/{VersionedSite.Id}";
    private const string Secret = "Quenelle";
    private const string Reason = "It names a keeper.";

    private static readonly string[] Addresses =
    [
        Cable, $"{Cable}?view=raw", $"{Cable}?view=doubts", $"{Cable}?marking=C", $"{Cable}.txt", $"{Cable}.json", $"{Cable}.md", $"{Cable}.ris", $"{Cable}.bib", $"{Cable}.csl.json",
        $"{Cable}/1", $"{Cable}/1.md", $"{Cable}/1.bib", $"{Cable}/@1", $"{Cable}/@2", $"{Cable}/@2?view=raw", $"{Cable}/versions", $"{Cable}/versions/1..2", $"{Cable}/timemap",
        $"{Cable}/thread", $"{Cable}/thread.json", $"{Cable}/cited-by", $"{Cable}/cited-by.json", $"{Cable}/linkset.json", $"/oembed?format=json&url={Cable}",
        "/cable/03ZENDAVIL44", "/cable/03ZENDAVIL44/cited-by", "/cable/03ZENDAVIL44/cited-by.json", "/cable/03ZENDAVIL44/thread", "/missing", "/", "/origin/STRELSAU", "/date/2004", "/tag/PGOV",
        $"/search?q={Secret}", "/search?q=keeper", "/withheld", "/cable/05KELPSUND1", $"{Cable}/cited-by.atom", "/cable/03ZENDAVIL44/cited-by.atom", "/origin/STRELSAU.json", "/origin/STRELSAU.csv", "/origin/STRELSAU.atom", "/tag/PGOV.atom",
        "/tag/PGOV.feed.json", "/search.json?q=keeper", "/search.atom?q=keeper", "/sitemap.xml", $"{Cable}/record/1", $"{Cable}/record/2",
    ];

    [Fact]
    public async Task A_withheld_paragraph_is_nowhere()
    {
        await using TestSite site = await StartAsync("par1");

        await AssertNowhereAsync(site);

        IHtmlDocument page = await site.ReadAsync(Cable);
        Assert.Equal($"Withheld by the publisher of this archive since 1 May 2014: {Reason} All that is withheld", page.QuerySelector("#par1 .withheld")!.TextContent);
        Assert.Contains("dawn", page.QuerySelector("#par2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await site.AskAsync($"{Cable}/1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync($"{Cable}/2")).Status);
    }

    [Fact]
    public async Task A_withheld_cable_is_gone_and_says_why()
    {
        await using TestSite site = await StartAsync("");

        await AssertNowhereAsync(site);

        foreach (string address in (string[])[Cable, $"{Cable}.txt", $"{Cable}.json", $"{Cable}.md", $"{Cable}/1", $"{Cable}/@1"])
            Assert.Equal(HttpStatusCode.Gone, (await site.AskAsync(address)).Status);
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(Cable, UriKind.Relative));
        IHtmlDocument page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(), CancellationToken.None);
        Assert.Contains(Reason, page.QuerySelector(".tombstone .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Contains(Reason, await site.Client.GetStringAsyncOfAny($"{Cable}.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_public()
    {
        await using TestSite site = await StartAsync("par1");

        IElement row = Assert.Single((await site.ReadAsync("/withheld")).QuerySelectorAll("tbody tr"));

        Assert.Equal(["2014-05-01", $"{VersionedSite.Id}¶1", Reason], row.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal($"{Cable}#par1", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_version_that_numbers_otherwise_does_not_show_it_again()
    {
        await using TestSite site = await StartAsync("par1");
        string renumbered = VersionedSite.LineOf($"Rupert {Secret}").Replace("1. (C) The keeper", @"1. (C) A new one.\n\n4. (C) The keeper", StringComparison.Ordinal);
        await VersionedSite.ImportAsync(site, new DateTimeOffset(2014, 5, 2, 0, 0, 0, TimeSpan.Zero), renumbered);

        await AssertNowhereAsync(site);

        IHtmlDocument page = await site.ReadAsync(Cable);
        Assert.StartsWith("Withheld by the publisher of this archive since 1 May 2014", page.QuerySelector("#par4 .withheld")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Withheld by the publisher of this archive since 1 May 2014", page.QuerySelector("#par1 .withheld")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await site.AskAsync($"{Cable}/4")).Status);
        Assert.Equal($"{VersionedSite.Id}¶1 in version 3 ¶1 and ¶4", (await site.ReadAsync("/withheld")).QuerySelector("tbody .c-id")!.TextContent.Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_is_withheld_the_log_says_so()
    {
        await using TestSite site = await TestSite.OfLinesAsync(null, VersionedSite.LineOf("nobody"));

        Assert.Contains("Nothing is withheld", (await site.ReadAsync("/withheld")).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    // Everything that answers is read; what is not there is no leak.
    private static async Task AssertNowhereAsync(TestSite site)
    {
        int answered = 0;
        foreach (string address in Addresses)
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
            // A search repeats what was asked for.
            string text = (await answer.Content.ReadAsStringAsync()).Replace($"q={Secret}", "", StringComparison.Ordinal);
            if (address.Contains(Secret, StringComparison.Ordinal)) Assert.DoesNotContain($"Rupert {Secret}", text, StringComparison.Ordinal);
            else Assert.False(text.Contains(Secret, StringComparison.OrdinalIgnoreCase), $"{address} tells it.");
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Gone) answered++;
        }
        Assert.InRange(answered, 25, Addresses.Length);
    }

    private static async Task<TestSite> StartAsync(string anchor)
    {
        TestSite site = await VersionedSite.StartAsync();
        // Another cable that cites it, so that words about it are shown elsewhere.
        await VersionedSite.ImportAsync(site, VersionedSite.Second, """{"referenceId":"05KELPSUND1","created":"2005-01-01T10:00:00Z","body":"UNCLAS KELPSUND 000001\n\nSUBJECT: THE ROCK\nREF: 04 STRELSAU 212\n\n1. (U) As reftel says.\n"}""");
        using var writer = new CableWriter(site.Archive, ["withheld.txt"], VersionedSite.Second);
        writer.Withhold(ReferenceId.Parse(VersionedSite.Id), anchor, Reason, new DateTimeOffset(2014, 5, 1, 0, 0, 0, TimeSpan.Zero));
        writer.Finish(ImportCounts.None, VersionedSite.Second);
        return site;
    }
}

internal static class AnyAnswer
{
    /// <summary>The text of an answer, whatever its status.</summary>
    public static async Task<string> GetStringAsyncOfAny(this HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.Content.ReadAsStringAsync();
    }
}
