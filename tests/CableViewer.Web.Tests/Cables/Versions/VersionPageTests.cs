using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CableViewer.Web.Tests.Cables.Versions;

/// <summary>The versions of a cable: listed, compared, shown as they were, and found by time.</summary>
public sealed class VersionPageTests : IAsyncLifetime
{
    private const string Cable = $"/cable/{VersionedSite.Id}";

    private TestSite site = null!;

    public async Task InitializeAsync() => site = await VersionedSite.StartAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_cable_says_that_it_has_versions_and_what_changed_last()
    {
        IElement changed = (await site.ReadAsync(Cable)).QuerySelector(".changed")!;

        Assert.Equal("2 versions. The last came in on 2 January 2013: 2 paragraphs differ; 1 redaction removed.",
            changed.TextContent.Trim());
        Assert.Equal([$"{Cable}/versions", $"{Cable}/versions/1..2"],
            changed.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_list_has_each_with_source_hash_and_redactions()
    {
        IElement[] rows = [.. (await site.ReadAsync($"{Cable}/versions")).QuerySelectorAll(".version-list tbody tr")];

        Assert.Equal(2, rows.Length);
        Assert.Contains("2011.jsonl", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("2011-08-30 01:44", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{64}$", rows[1].QuerySelector(".hash")!.TextContent);
        Assert.Equal("1 removed", rows[1].QuerySelector(".opened")!.TextContent);
        Assert.Contains("shown as the cable", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, $"{Cable}/versions/2..1"), await site.AskAsync($"{Cable}/versions?from=2&to=1"));
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync($"{Cable}/versions?from=2&to=9")).Status);
    }

    [Fact]
    public async Task A_comparison_marks_words_and_lists_redactions()
    {
        IHtmlDocument page = await site.ReadAsync($"{Cable}/versions/1..2");

        IElement first = page.QuerySelector("#par1")!;
        Assert.Equal("removed: XXXXXXXXXXXX,", first.QuerySelector("del")!.TextContent);
        Assert.Equal("added: Rupert Quenelle,", first.QuerySelector("ins")!.TextContent);
        Assert.Equal(["removed: dusk.", "added: dawn."], page.QuerySelectorAll("#par2 del, #par2 ins").Select(each => each.TextContent));
        Assert.Contains("The keeper of the lighthouse, removed: XXXXXXXXXXXX, added: Rupert Quenelle, has counted",
            first.QuerySelector(".compared-text")!.TextContent, StringComparison.Ordinal);
        IElement redaction = Assert.Single(page.QuerySelectorAll(".redaction-list li"));
        Assert.StartsWith("¶1 removed:", redaction.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("¶3 is the same", page.QuerySelector(".same summary")!.TextContent);
        Assert.Contains("added", (await site.ReadAsync($"{Cable}/versions/2..1")).QuerySelector(".redaction-list li")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync($"{Cable}/versions/1..3")).Status);
    }

    [Fact]
    public async Task A_version_is_shown_as_it_was_and_dated_for_programs()
    {
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri($"{Cable}/@1", UriKind.Relative));
        IHtmlDocument page = await site.ReadAsync($"{Cable}/@1");

        Assert.Equal("Tue, 30 Aug 2011 01:44:00 GMT", answer.Headers.GetValues("Memento-Datetime").Single());
        Assert.Contains(";rel=\"original timegate\"", string.Join(' ', answer.Headers.GetValues("Link")), StringComparison.Ordinal);
        Assert.EndsWith(Cable, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("XXXXXXXXXXXX", page.QuerySelector("#par1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("not the version that the cable's page shows: version 1 of 2", page.QuerySelector(".notice.version")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Quenelle", (await site.ReadAsync($"{Cable}/@2?view=raw")).QuerySelector("pre.raw")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync($"{Cable}/@3")).Status);
        Assert.Equal((HttpStatusCode.MovedPermanently, $"{Cable}/@1"), await site.AskAsync("/cable/04strelsau0212/@1"));
    }

    [Fact]
    public async Task A_version_has_files_of_its_own()
    {
        IHtmlDocument page = await site.ReadAsync($"{Cable}/@1");
        string[] files = [$"{Cable}/@1.txt", $"{Cable}/@1.json", $"{Cable}/@1.md"];
        Assert.Equal(files, page.QuerySelectorAll(".side-box .row a[type]").Select(link =>
            link.GetAttribute("href")).Where(link => link!.Contains('@', StringComparison.Ordinal)));
        Assert.Equal(files, page.QuerySelectorAll("link[rel=alternate]").Select(link =>
            link.GetAttribute("href")).Where(link => link!.Contains('@', StringComparison.Ordinal)));

        using HttpResponseMessage text = await site.Client.GetAsync(new Uri(files[0], UriKind.Relative)), json =
            await site.Client.GetAsync(new Uri(files[1], UriKind.Relative));
        string body = await text.Content.ReadAsStringAsync();
        Assert.Contains("keeper of the lighthouse, XXXXXXXXXXXX, has counted", body, StringComparison.Ordinal);
        Assert.Equal(("text/plain", "Tue, 30 Aug 2011 01:44:00 GMT"),
            (text.Content.Headers.ContentType?.MediaType, text.Headers.GetValues("Memento-Datetime").Single()));
        JsonElement cable = JsonDocument.Parse(await json.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(body, cable.GetProperty("body").GetString());
        Assert.Equal(JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"{Cable}.json", UriKind.Relative))).RootElement.ToString(
            ),
            JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"{Cable}/@2.json", UriKind.Relative))).RootElement.ToString());
        Assert.Contains($"{Cable}/@2>", await site.Client.GetStringAsync(new Uri($"{Cable}/@2.md", UriKind.Relative)),
            StringComparison.Ordinal);
        Assert.Contains("Rupert Quenelle", await site.Client.GetStringAsync(new Uri($"{Cable}/@2.md", UriKind.Relative)),
            StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync($"{Cable}/@3.txt")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync("/cable/99NOWHERE1/@1.json")).Status);
        Assert.Equal((HttpStatusCode.MovedPermanently, $"{Cable}/@1.md"), await site.AskAsync("/cable/04strelsau0212/@1.md"));
    }

    [Theory]
    [InlineData("Mon, 01 Jan 2001 00:00:00 GMT", 1)]
    [InlineData("Tue, 30 Aug 2011 01:44:00 GMT", 1)]
    [InlineData("Wed, 02 Jan 2013 03:04:04 GMT", 1)]
    [InlineData("Wed, 02 Jan 2013 03:04:05 GMT", 2)]
    [InlineData("Sun, 01 Jan 2040 00:00:00 GMT", 2)]
    public async Task The_cable_leads_to_its_version_of_a_time(string time, int version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Cable);
        request.Headers.Add("Accept-Datetime", time);

        using HttpResponseMessage answer = await site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"{Cable}/@{version}", answer.Headers.Location?.OriginalString);
        Assert.Contains("accept-datetime", answer.Headers.Vary);
    }

    [Fact]
    public async Task A_time_that_is_none_is_a_bad_request_and_no_time_is_the_cable()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Cable);
        request.Headers.TryAddWithoutValidation("Accept-Datetime", "yesterday");
        using HttpResponseMessage wrong = await site.Client.SendAsync(request), none =
            await site.Client.GetAsync(new Uri(Cable, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, none.StatusCode);
        Assert.Contains("accept-datetime", none.Headers.Vary);
    }

    [Fact]
    public async Task The_time_map_lists_all()
    {
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri($"{Cable}/timemap", UriKind.Relative));
        string[] links = (await answer.Content.ReadAsStringAsync()).Split(",\n");

        Assert.Equal("application/link-format", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(4, links.Length);
        Assert.EndsWith("/@1>;rel=\"first memento\";datetime=\"Tue, 30 Aug 2011 01:44:00 GMT\"", links[2], StringComparison.Ordinal);
        Assert.EndsWith("/@2>;rel=\"last memento\";datetime=\"Wed, 02 Jan 2013 03:04:05 GMT\"\n", links[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_comes_as_it_stood_in_its_source()
    {
        IElement box = (await site.ReadAsync(Cable)).QuerySelector(".provenance")!;
        string path = box.QuerySelector("a[download]")!.GetAttribute("href")!;

        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(VersionedSite.LineOf("XXXXXXXXXXXX"), (await answer.Content.ReadAsStringAsync()).TrimEnd('\n'));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync($"{Cable}/record/999")).Status);
        Assert.Contains("import 2 on 2011-08-30", box.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_two_versions_are_different_telegrams()
    {
        const string two =
            """{"referenceId":"78STATE990286","created":"1978-11-15TIME:00:00Z","origin":"Secretary of State","body":"UNCLAS STATE"""
            + """ 990286\n\nSUBJECT: SUBJECT\n\n1. TEXT\n\nVANDER\n"}""";
        await using TestSite other = await TestSite.OfLinesAsync(
            null,
            two.Replace("TIME", "10", StringComparison.Ordinal).Replace(" SUBJECT\\n", " HARBOR FEES\\n", StringComparison.Ordinal)
                .Replace("TEXT", "HARBOR FEES ROSE TWICE AND SHIPS LEFT.", StringComparison.Ordinal),
            two.Replace("TIME", "18", StringComparison.Ordinal).Replace(" SUBJECT\\n", " ORCHESTRA\\n", StringComparison.Ordinal)
                .Replace("TEXT", "VIOLINISTS ARRIVE TOMORROW BY TRAIN.", StringComparison.Ordinal));
        foreach (string path in (string[])["/cable/78STATE990286", "/cable/78STATE990286/versions", "/cable/78STATE990286/versions/1..2"])
        {
            string text = (await other.ReadAsync(path)).Body!.TextContent;
            Assert.Contains("different telegram", text, StringComparison.Ordinal);
            Assert.DoesNotContain("One paragraph differs", text, StringComparison.Ordinal);
        }
    }
}
