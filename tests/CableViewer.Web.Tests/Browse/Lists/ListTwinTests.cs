using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace CableViewer.Web.Tests.Browse.Lists;

/// <summary>The lists as programs take them, over the sample.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class ListTwinTests(SampleSite sample)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("/origin/STRELSAU")]
    [InlineData("/search")]
    [InlineData("/tag/PREL+SENV")]
    [InlineData("/date/2004")]
    [InlineData("/article/mercury.example.org/2011/two-weddings")]
    public async Task All_forms_hold_the_same_cables(string path)
    {
        string[] ids = await WalkAsync($"{path}.json", 500);
        Assert.NotEmpty(ids);

        string[] csv = (await ReadAsync($"{path}.csv", "text/csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("referenceId,created,released,classification,originCode,origin,subject,tags,citedBy,url", csv[0],
            StringComparison.Ordinal);
        Assert.Equal(ids, csv.Skip(1).Select(line => line.Split(',')[0]));

        string[] lines = (await ReadAsync($"{path}.jsonl", "application/x-ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ids, lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("referenceId").GetString()));
        Assert.All(lines, line => Assert.False(string.IsNullOrEmpty(JsonDocument.Parse(line).RootElement.GetProperty("body").GetString())));

        XElement feed = XDocument.Parse(await ReadAsync($"{path}.atom?limit=500", "application/atom+xml")).Root!;
        Assert.Equal(ids.Order(), feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value.Split('/')[^1]).Order());

        JsonElement jsonFeed = JsonDocument.Parse(await ReadAsync($"{path}.feed.json?limit=500", "application/feed+json")).RootElement;
        Assert.Equal(ids.Order(),
            jsonFeed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("url").GetString()!.Split('/')[^1]).Order());
    }

    [Fact]
    public async Task What_cites_a_cable_is_had_in_every_form_too()
    {
        const string path = "/cable/03OLVERRA1201/cited-by";
        JsonElement citedBy = JsonDocument.Parse(await ReadAsync($"{path}.json", "application/json")).RootElement;
        string[] ids = [.. citedBy.GetProperty("citedBy").EnumerateArray()
            .Select(citing => citing.GetProperty("referenceId").GetString()!)];
        Assert.InRange(ids.Length, 2, 20);
        string[] csv = (await ReadAsync($"{path}.csv", "text/csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ids, csv.Skip(1).Select(line => line.Split(',')[0]));
        XElement feed = XDocument.Parse(await ReadAsync($"{path}.atom", "application/atom+xml")).Root!;
        Assert.Equal(ids.Order(), feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value.Split('/')[^1]).Order());
        Assert.Equal((HttpStatusCode.MovedPermanently, $"{path}.atom"), await sample.Site.AskAsync("/cable/03olverra1201/cited-by.atom"));
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.AskAsync("/cable/99NOWHERE1/cited-by.atom")).Status);
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("earliest")]
    [InlineData("released")]
    [InlineData("first-released")]
    [InlineData("longest")]
    [InlineData("shortest")]
    [InlineData("cited")]
    [InlineData("relevance")]
    public async Task Parts_of_any_size_make_the_same_whole_in_every_order(string sort)
    {
        string[] whole = await WalkAsync($"/search.json?sort={sort}", 500);
        Assert.Equal(await CountAsync(), whole.Length);
        Assert.Equal(whole.Length, whole.Distinct().Count());
        Assert.Equal(whole, await WalkAsync($"/search.json?sort={sort}", 7));
        string[] found = await WalkAsync($"/search.json?q=river&sort={sort}", 500);
        Assert.InRange(found.Length, 4, 53);
        Assert.Equal(found, await WalkAsync($"/search.json?q=river&sort={sort}", 3));
    }

    [Fact]
    public async Task A_feed_is_followed_to_its_end()
    {
        var ids = new List<string>();
        string? next = "/search.atom?limit=20";
        while (next is not null)
        {
            XElement feed = XDocument.Parse(await ReadAsync(next, "application/atom+xml")).Root!;
            ids.AddRange(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
            next = feed.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")?.Value == "next")?.Attribute("href")?.Value;
            if (next is not null) Assert.Contains("limit=20", next, StringComparison.Ordinal);
        }
        Assert.Equal(await CountAsync(), ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task The_name_of_an_entry_stays_and_its_time_is_that_of_the_import()
    {
        XElement feed = XDocument.Parse(await ReadAsync("/origin/STRELSAU.atom", "application/atom+xml")).Root!;
        Assert.Equal("tag:cableviewer.invalid,2026:origin/STRELSAU", feed.Element(Atom + "id")?.Value);
        XElement entry = feed.Elements(Atom + "entry")
            .Single(entry => entry.Element(Atom + "id")!.Value == "tag:cableviewer.invalid,2026:cable/04STRELSAU198");
        Assert.Equal("2011-08-30T01:44:00Z", entry.Element(Atom + "published")?.Value);
        var updated = DateTimeOffset.Parse(entry.Element(Atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(updated, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory]
    [InlineData("/search.json?sort=sideways")]
    [InlineData("/search.json?limit=0")]
    [InlineData("/search.json?limit=501")]
    [InlineData("/search.atom?after=nonsense")]
    [InlineData("/search.json?after=99NOWHERE1")]
    [InlineData("/origin/STRELSAU.csv?sort=sideways")]
    [InlineData("/origin/STRELSAU.json?page=x")]
    public async Task What_is_not_understood_is_said(string path)
    {
        using HttpResponseMessage answer = await sample.Site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.EndsWith(".", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/origin/STRELSAU.json")]
    [InlineData("/origin/STRELSAU.csv")]
    [InlineData("/search.atom?q=river")]
    [InlineData("/tag.json")]
    [InlineData("/cable/04STRELSAU198.json")]
    [InlineData("/openapi.json")]
    public async Task Any_script_may_read_and_asks_again_cheaply(string path)
    {
        using HttpResponseMessage answer = await sample.Site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.NotNull(answer.Content.Headers.LastModified);
        Assert.NotNull(answer.Headers.ETag);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag);
        using HttpResponseMessage unchanged = await sample.Site.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal("*", Assert.Single(unchanged.Headers.GetValues("Access-Control-Allow-Origin")));

        using var head = new HttpRequestMessage(HttpMethod.Head, path);
        using HttpResponseMessage short_ = await sample.Site.Client.SendAsync(head);
        Assert.Equal(HttpStatusCode.OK, short_.StatusCode);
        Assert.Empty(await short_.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_browser_gets_suggestions_in_the_form_it_knows()
    {
        JsonElement answer = JsonDocument.Parse(
            await ReadAsync("/opensearch/suggest?q=stre", "application/x-suggestions+json")).RootElement;
        Assert.Equal(4, answer.GetArrayLength());
        Assert.Equal("stre", answer[0].GetString());
        int count = answer[1].GetArrayLength();
        Assert.True(count > 0);
        Assert.Equal((count, count), (answer[2].GetArrayLength(), answer[3].GetArrayLength()));
        Assert.Equal("[\"\",[],[],[]]", await ReadAsync("/opensearch/suggest", "application/x-suggestions+json"));
    }

    [Fact]
    public async Task A_script_that_sends_if_none_match_is_let_through()
    {
        using var ask = new HttpRequestMessage(HttpMethod.Options, "/search.json");
        ask.Headers.Add("Origin", "https://elsewhere.example");
        ask.Headers.Add("Access-Control-Request-Method", "GET");
        ask.Headers.Add("Access-Control-Request-Headers", "if-none-match");
        using HttpResponseMessage answer = await sample.Site.Client.SendAsync(ask);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("If-None-Match", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_for_readers_is_not_for_scripts_of_others()
    {
        using HttpResponseMessage answer = await sample.Site.Client.GetAsync(new Uri("/origin/STRELSAU", UriKind.Relative));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Hostile_values_are_listed_under_addresses_that_work()
    {
        await using TestSite site = await TestSite.OfLinesAsync(
            null,
            """
            {"referenceId":"05TULIP1","created":"2005-01-02T03:04:05Z","origin":"Embassy Tulip","articles":["http://example.org/a?b=c&d=e","https://example.org/story.json"],
             "body":"C O N F I D E N T I A L TULIP 000001\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, OVIP (\"A\" <B>, C/D), AT&T\nSUBJECT: =CMD|' /C CALC'!A0\n\n1. (C) Text.\nO'NEIL-\u003cB\u003e\n"}
            """.ReplaceLineEndings(""));
        foreach (string kind in (string[])["tag", "signer", "addressee", "article", "caption", "origin"])
        {
            JsonElement values = JsonDocument.Parse(
                await site.Client.GetStringAsync(new Uri($"/{kind}.json", UriKind.Relative))).RootElement.GetProperty("items");
            foreach (JsonElement value in values.EnumerateArray())
            {
                string url = new Uri(value.GetProperty("url").GetString()!).PathAndQuery;
                (HttpStatusCode status, string? location) = await site.AskAsync(url);
                Assert.True(status is HttpStatusCode.OK, $"{url}: {status} {location}");
                Assert.Contains("05TULIP1", await site.Client.GetStringAsync(new Uri(url + ".json", UriKind.Relative)),
                    StringComparison.Ordinal);
            }
        }
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync("/article/example.org/story.json")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync("/article/example.org/a%3Fb%3Dc%26d%3De")).Status);
        Assert.Contains(",'=CMD|", await site.Client.GetStringAsync(new Uri("/search.csv", UriKind.Relative)), StringComparison.Ordinal);
    }

    private async Task<string> ReadAsync(string path, string type)
    {
        using HttpResponseMessage answer = await sample.Site.Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{path} answers {(int)answer.StatusCode}.");
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<int> CountAsync() =>
        (await sample.Site.Client.GetStringAsync(new Uri("/search.jsonl", UriKind.Relative))).Count(letter => letter == '\n');

    // The IDs of a whole list, fetched in parts.
    private async Task<string[]> WalkAsync(string path, int limit)
    {
        var ids = new List<string>();
        string? next = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}limit={limit}";
        while (next is not null)
        {
            JsonElement part = JsonDocument.Parse(await ReadAsync(next, "application/json")).RootElement;
            Assert.InRange(part.GetProperty("items").GetArrayLength(), 0, limit);
            ids.AddRange(part.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("referenceId").GetString()!));
            next = part.GetProperty("next").GetString();
            if (next is null) Assert.Equal(part.GetProperty("total").GetInt32(), ids.Count);
        }
        return [.. ids];
    }
}
