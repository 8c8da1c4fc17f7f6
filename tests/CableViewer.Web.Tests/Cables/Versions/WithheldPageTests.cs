using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CableViewer.Archive.Records;
using CableViewer.Archive.Writing;
using CableViewer.Cables;

namespace CableViewer.Web.Tests.Cables.Versions;

/// <summary>What the publisher withholds is in no answer of the site; that it is withheld, and why, is.</summary>
public sealed class WithheldPageTests
{
    private const string Cable = $"/cable/{VersionedSite.Id}";
    private const string Secret = "Quenelle";
    private const string Reason = "It names a keeper.";

    private const int Ok = 200, Found = 302, Absent = 404, Gone = 410;

    // Every route of a cable, and what else tells of it: what it answers where ¶1 is withheld, and where the whole cable is.
    private static readonly (string Route, string Address, int Paragraph, int Whole)[] Table =
    [
        ("/cable/{id}", Cable, Ok, Gone),
        ("/cable/{id}", $"{Cable}?view=raw", Ok, Gone),
        ("/cable/{id}", $"{Cable}?view=doubts", Ok, Gone),
        ("/cable/{id}", $"{Cable}?marking=C", Ok, Gone),
        ("/cable/{id}", $"{Cable}?q=keeper&at=1", Ok, Gone),
        ("/cable/{id}.txt", $"{Cable}.txt", Ok, Gone),
        ("/cable/{id}.json", $"{Cable}.json", Ok, Gone),
        ("/cable/{id}.md", $"{Cable}.md", Ok, Gone),
        ("/cable/{id}.ris", $"{Cable}.ris", Ok, Gone),
        ("/cable/{id}.bib", $"{Cable}.bib", Ok, Gone),
        ("/cable/{id}.csl.json", $"{Cable}.csl.json", Ok, Gone),
        ("/cable/{id}/{paragraph}", $"{Cable}/1", Gone, Gone),
        ("/cable/{id}/{paragraph}", $"{Cable}/1?f=aaaaaa", Gone, Gone),
        ("/cable/{id}/{paragraph}", $"{Cable}/2", Ok, Gone),
        ("/cable/{id}/{paragraph}.md", $"{Cable}/1.md", Gone, Gone),
        ("/cable/{id}/{paragraph}.md", $"{Cable}/2.md", Ok, Gone),
        ("/cable/{id}/{paragraph}.ris", $"{Cable}/1.ris", Gone, Gone),
        ("/cable/{id}/{paragraph}.bib", $"{Cable}/1.bib", Gone, Gone),
        ("/cable/{id}/{paragraph}.csl.json", $"{Cable}/1.csl.json", Gone, Gone),
        ("/img/card/{id}.png", $"/img/card/{VersionedSite.Id}.png", Ok, Gone),
        ("/img/card/{id}/{paragraph}.png", $"/img/card/{VersionedSite.Id}/1.png", Gone, Gone),
        ("/img/card/{id}/{paragraph}.png", $"/img/card/{VersionedSite.Id}/2.png", Ok, Gone),
        ("/cable/{id}/@{number:int}", $"{Cable}/@1", Ok, Gone),
        ("/cable/{id}/@{number:int}", $"{Cable}/@2", Ok, Gone),
        ("/cable/{id}/@{number:int}", $"{Cable}/@1?view=raw", Ok, Gone),
        ("/cable/{id}/@{number:int}", $"{Cable}/@2?view=doubts", Ok, Gone),
        ("/cable/{id}/@{number:int}.txt", $"{Cable}/@1.txt", Ok, Gone),
        ("/cable/{id}/@{number:int}.txt", $"{Cable}/@2.txt", Ok, Gone),
        ("/cable/{id}/@{number:int}.json", $"{Cable}/@1.json", Ok, Gone),
        ("/cable/{id}/@{number:int}.json", $"{Cable}/@2.json", Ok, Gone),
        ("/cable/{id}/@{number:int}.md", $"{Cable}/@1.md", Ok, Gone),
        ("/cable/{id}/@{number:int}.md", $"{Cable}/@2.md", Ok, Gone),
        ("/cable/{id}/versions", $"{Cable}/versions", Ok, Gone),
        ("/cable/{id}/versions", $"{Cable}/versions?from=1&to=2", Found, Gone),
        ("/cable/{id}/versions/{before:int}..{after:int}", $"{Cable}/versions/1..2", Ok, Gone),
        ("/cable/{id}/versions/{before:int}..{after:int}", $"{Cable}/versions/2..1", Ok, Gone),
        ("/cable/{id}/timemap", $"{Cable}/timemap", Ok, Gone),
        ("/cable/{id}/linkset.json", $"{Cable}/linkset.json", Ok, Gone),
        ("/cable/{id}/record/{witness:long}", $"{Cable}/record/1", Gone, Gone),
        ("/cable/{id}/record/{witness:long}", $"{Cable}/record/2", Gone, Gone),
        // What is around it is told of: who cites it, and in which words.
        ("/cable/{id}/cited-by", $"{Cable}/cited-by", Ok, Ok),
        ("/cable/{id}/cited-by.json", $"{Cable}/cited-by.json", Ok, Ok),
        ("/cable/{id}/cited-by.{ending}", $"{Cable}/cited-by.atom", Ok, Ok),
        ("/cable/{id}/cited-by.{ending}", $"{Cable}/cited-by.jsonl", Ok, Ok),
        ("/cable/{id}/thread", $"{Cable}/thread", Ok, Ok),
        ("/cable/{id}/thread.json", $"{Cable}/thread.json", Ok, Ok),
        ("/cables/{id}", $"/cables/{VersionedSite.Id}", 301, 301),
        ("/cable_{id}", $"/cable_{VersionedSite.Id}", 301, 301),
        ("/plusd/cables/{id}", $"/plusd/cables/{VersionedSite.Id}", 301, 301),
        ("/cable/{year:int}/{month:int}/{id}", $"/cable/2004/09/{VersionedSite.Id}", 301, 301),
        ("", "/oembed?format=json&url=SITE" + Cable, Ok, Gone),
        ("", $"/oembed?format=json&url=SITE{Cable}/1", Gone, Gone),
        // The cable that it cites, and the one that cites it.
        ("", "/cable/03ZENDAVIL44", Absent, Absent),
        ("", "/cable/03ZENDAVIL44/cited-by", Ok, Absent),
        ("", "/cable/03ZENDAVIL44/cited-by.json", Ok, Absent),
        ("", "/cable/03ZENDAVIL44/cited-by.atom", Ok, Absent),
        ("", "/cable/03ZENDAVIL44/thread", Ok, Absent),
        ("", "/cable/05KELPSUND1", Ok, Ok),
        ("", "/cable/05KELPSUND1/thread.json", Ok, Ok),
        ("", "/missing", Ok, Ok),
        ("", "/missing.json", Ok, Ok),
        ("", "/", Ok, Ok),
        ("", "/withheld", Ok, Ok),
        ("", "/origin/STRELSAU", Ok, Ok),
        ("", "/origin/STRELSAU.json", Ok, Ok),
        ("", "/origin/STRELSAU.jsonl", Ok, Ok),
        ("", "/origin/STRELSAU.csv", Ok, Ok),
        ("", "/origin/STRELSAU.atom", Ok, Ok),
        ("", "/origin/STRELSAU.feed.json", Ok, Ok),
        ("", "/date/2004", Ok, Ok),
        ("", "/tag/PGOV", Ok, Absent),
        ("", "/tag/PGOV.atom", Ok, Absent),
        ("", $"/search?q={Secret}", Ok, Ok),
        ("", $"/search?q=%22Rupert+{Secret}%22", Ok, Ok),
        ("", "/search?q=keeper", Ok, Ok),
        ("", $"/search.json?q={Secret}", Ok, Ok),
        ("", "/search.json?q=keeper", Ok, Ok),
        ("", "/search.jsonl?q=lighthouse", Ok, Ok),
        ("", "/search.atom?q=keeper", Ok, Ok),
        ("", "/search.csv?q=origin:STRELSAU", Ok, Ok),
        ("", $"/suggest?q={Secret[..3]}", Ok, Ok),
        ("", $"/suggest.json?q={Secret[..3]}", Ok, Ok),
        ("", $"/trends?q={Secret[..3]}*", Ok, Ok),
        ("", "/openapi.json", Ok, Ok),
        ("", "/sitemap.xml", Ok, Ok),
        ("", "/sitemaps/lists.xml", Ok, Ok),
        ("", "/sitemaps/cables-1.xml", Ok, Ok),
    ];

    [Fact]
    public async Task A_withheld_paragraph_is_nowhere()
    {
        await using TestSite site = await StartAsync("par1");

        await AssertNowhereAsync(site, row => row.Paragraph);

        IHtmlDocument page = await site.ReadAsync(Cable);
        Assert.Equal($"Withheld by the publisher of this archive since 1 May 2014: {Reason} All that is withheld",
            page.QuerySelector("#par1 .withheld")!.TextContent);
        Assert.Contains("dawn", page.QuerySelector("#par2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_cable_is_gone_and_says_why()
    {
        await using TestSite site = await StartAsync("");

        await AssertNowhereAsync(site, row => row.Whole);

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
        string renumbered = VersionedSite.LineOf($"Rupert {Secret}")
            .Replace("1. (C) The keeper", @"1. (C) A new one.\n\n4. (C) The keeper", StringComparison.Ordinal);
        await VersionedSite.ImportAsync(site, new DateTimeOffset(2014, 5, 2, 0, 0, 0, TimeSpan.Zero), renumbered);

        await AssertNowhereAsync(site, row => row.Paragraph);

        IHtmlDocument page = await site.ReadAsync(Cable);
        Assert.StartsWith("Withheld by the publisher of this archive since 1 May 2014", page.QuerySelector("#par4 .withheld")!.TextContent,
            StringComparison.Ordinal);
        Assert.StartsWith("Withheld by the publisher of this archive since 1 May 2014", page.QuerySelector("#par1 .withheld")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await site.AskAsync($"{Cable}/4")).Status);
        Assert.Equal($"{VersionedSite.Id}¶1 in version 3 ¶1 and ¶4",
            (await site.ReadAsync("/withheld")).QuerySelector("tbody .c-id")!.TextContent.Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_is_withheld_the_log_says_so()
    {
        await using TestSite site = await TestSite.OfLinesAsync(null, VersionedSite.LineOf("nobody"));

        Assert.Contains("Nothing is withheld", (await site.ReadAsync("/withheld")).QuerySelector(".lead")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_has_every_route_of_a_cable()
    {
        await using TestSite site = await StartAsync("");
        string[] routes = [.. site.Routes.Where(route => route.Contains("{id}", StringComparison.Ordinal)).Distinct()
            .Order(StringComparer.Ordinal)];

        Assert.True(routes.Length > 20);
        Assert.Empty(routes.Except(Table.Select(row => row.Route)));
    }

    // All of what is answered is read, headers included, whatever the status.
    private static async Task AssertNowhereAsync(TestSite site, Func<(string Route, string Address, int Paragraph, int Whole),
        int> expected)
    {
        var faults = new List<string>();
        foreach (var row in Table)
        {
            string address = row.Address.Replace("SITE", Uri.EscapeDataString(site.Client.BaseAddress!.ToString().TrimEnd('/')),
                StringComparison.Ordinal);
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
            if ((int)answer.StatusCode != expected(row)) faults.Add($"{address} answers {(int)answer.StatusCode}, not {expected(row)}.");
            string text = $"{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync()}";
            // A search repeats what was asked for, and offers it again.
            string secret = address.Contains(Secret, StringComparison.Ordinal) ? $"Rupert {Secret} " : Secret;
            if (text.Contains(secret, StringComparison.OrdinalIgnoreCase)
                || text.Contains("counted the waves", StringComparison.OrdinalIgnoreCase)) faults.Add($"{address} tells it.");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<TestSite> StartAsync(string anchor)
    {
        TestSite site = await VersionedSite.StartAsync();
        // Another cable that cites it, so that words about it are shown elsewhere.
        await VersionedSite.ImportAsync(site, VersionedSite.Second,
            """{"referenceId":"05KELPSUND1","created":"2005-01-01T10:00:00Z","body":"UNCLAS KELPSUND 000001\n\nSUBJECT: THE"""
            + """ ROCK\nREF: 04 STRELSAU 212\n\n1. (U) As reftel says.\n"}""");
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
