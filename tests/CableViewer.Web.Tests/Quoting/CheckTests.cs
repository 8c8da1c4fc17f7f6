using System.Net;
using System.Text;
using System.Text.Json;
using CableViewer.Web.Tests.Commands;

namespace CableViewer.Web.Tests.Quoting;

/// <summary>Quotations checked by a reader without script, by a program and from the shell.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class CheckTests(SampleSite sample)
{
    private const string True = "The first is about money, the second about who pays it";
    private const string Altered = "The first is about water, the second about who pays it";

    private HttpClient Client => sample.Site.Client;

    [Fact]
    public async Task A_posted_form_says_what_differs_and_links_to_the_place()
    {
        using var form = new FormUrlEncodedContent([new("q", $"He wrote “{True}”, and “{Altered}”.")]);
        using HttpResponseMessage answer = await Client.PostAsync(new Uri("/check", UriKind.Relative), form);
        string page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("<h2>Exact</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Altered</h2>", page, StringComparison.Ordinal);
        Assert.Contains("/cable/04STRELSAU198?q=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_verdicts_offsets_and_addresses()
    {
        string text = $"He wrote “{True}”.";
        JsonElement found = (await PostAsync(new { text })).GetProperty("quotations")[0];
        Assert.Equal("exact", found.GetProperty("verdict").GetString());
        Assert.Equal(True, text[found.GetProperty("start").GetInt32()..found.GetProperty("end").GetInt32()]);
        JsonElement place = found.GetProperty("places")[0];
        Assert.Equal("04STRELSAU198", place.GetProperty("referenceId").GetString());
        Assert.Equal("par1", place.GetProperty("anchor").GetString());
        using HttpResponseMessage linked = await Client.GetAsync(new Uri(place.GetProperty("url").GetString()!));
        Assert.Contains("<mark", await linked.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        JsonElement alone = (await PostAsync(new { quotations = (string[])[Altered] })).GetProperty("quotations")[0];
        Assert.Equal(JsonValueKind.Null, alone.GetProperty("start").ValueKind);
        Assert.Equal("altered", alone.GetProperty("verdict").GetString());
        Assert.Equal("money", alone.GetProperty("differences")[0].GetProperty("found").GetString());
    }

    [Fact]
    public async Task A_script_of_another_site_may_ask()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/check.json");
        request.Headers.Add("Origin", "https://example.org");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using HttpResponseMessage answer = await Client.SendAsync(request);
        Assert.Contains("POST", string.Join(' ', answer.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Contains("Content-Type", string.Join(' ', answer.Headers.GetValues("Access-Control-Allow-Headers")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"quotations\":[null]}", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    public async Task What_is_not_a_question_is_refused_with_a_sentence(string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await Client.PostAsync(new Uri("/check.json", UriKind.Relative), content);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("quotations", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_at_once_is_refused_with_a_sentence()
    {
        foreach (object body in (object[])[new { text = new string('a', 64_001) }, new { text = new string('a', 700_000) },
            new { quotations = Enumerable.Repeat("a b c d", 201) }])
        {
            using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await Client.PostAsync(new Uri("/check.json", UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains("at once", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_command_prints_the_same_json()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $"He wrote “{True}”.");
        CommandResult result = await CableViewerProcess.RunAsync("check", file, "--archive", sample.Site.Archive.Path);
        File.Delete(file);
        Assert.Equal(0, result.ExitCode);
        JsonElement found = JsonDocument.Parse(result.Output).RootElement.GetProperty("quotations")[0];
        Assert.Equal("exact", found.GetProperty("verdict").GetString());
    }

    private async Task<JsonElement> PostAsync(object body)
    {
        // With its length, which the site asks for.
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await Client.PostAsync(new Uri("/check.json", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
