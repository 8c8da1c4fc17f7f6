using System.Net;
using System.Net.Http.Headers;

namespace CableViewer.Web.Tests.Hosting;

[Collection(SampleSiteTests.Name)]
public sealed class SiteHeaderTests(SampleSite sample)
{
    private HttpClient Client => sample.Site.Client;

    [Theory]
    [InlineData("/")]
    [InlineData("/cable/04STRELSAU212")]
    [InlineData("/cable/04STRELSAU212.json")]
    [InlineData("/cable/04STRELSAU212.txt")]
    [InlineData("/nowhere")]
    [InlineData("/site.css")]
    [InlineData("/04strelsau212")]
    public async Task Every_answer_tells_the_browser_to_load_nothing_from_elsewhere(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/cable/04STRELSAU212")]
    [InlineData("/origin/STRELSAU")]
    [InlineData("/cable/04STRELSAU212.json")]
    [InlineData("/site.css")]
    public async Task A_page_that_has_not_changed_is_answered_with_304(string path)
    {
        using HttpResponseMessage first = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.NotNull(first.Headers.ETag);
        Assert.True(first.Headers.CacheControl?.Public);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using HttpResponseMessage second = await Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Fact]
    public async Task Files_of_a_page_are_named_by_their_content_and_kept_for_good()
    {
        var page = await sample.Site.ReadAsync("/");
        string url = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.Contains("?v=", url, StringComparison.Ordinal);
        using HttpResponseMessage named = await Client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal(TimeSpan.FromDays(365), named.Headers.CacheControl?.MaxAge);
        using HttpResponseMessage plain = await Client.GetAsync(new Uri("/site.css?v=other", UriKind.Relative));
        Assert.Equal(TimeSpan.FromHours(1), plain.Headers.CacheControl?.MaxAge);
    }

    [Theory]
    [InlineData("/cable/04STRELSAU212", "br")]
    [InlineData("/cable/04STRELSAU212", "gzip")]
    [InlineData("/site.css", "br")]
    [InlineData("/site.css", "gzip")]
    public async Task Answers_are_compressed_for_those_who_ask(string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using HttpResponseMessage answer = await Client.SendAsync(request);
        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Fact]
    public async Task An_answer_that_is_not_there_is_not_kept()
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri("/nowhere", UriKind.Relative));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/cable/04STRELSAU212")]
    [InlineData("/cable/04STRELSAU212.txt")]
    [InlineData("/site.js")]
    public async Task HEAD_answers_like_GET_without_the_text(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using HttpResponseMessage answer = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/cable/04STRELSAU212")]
    [InlineData("/cable/04STRELSAU212.json")]
    [InlineData("/cable/04STRELSAU212.txt")]
    [InlineData("/tag/PGOV.csv")]
    [InlineData("/tag/PGOV.atom")]
    [InlineData("/search?q=river")]
    [InlineData("/img/card/04STRELSAU212.png")]
    [InlineData("/nowhere")]
    [InlineData("/04strelsau212")]
    public async Task Every_answer_says_that_it_depends_on_the_encodings_asked_for(string path)
    {
        using HttpResponseMessage plain = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(1, plain.Headers.Vary.Count(name => name.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase)));

        using var packed = new HttpRequestMessage(HttpMethod.Get, path);
        packed.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using HttpResponseMessage compressed = await Client.SendAsync(packed);
        Assert.Equal(1, compressed.Headers.Vary.Count(name => name.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/cable/04STRELSAU212")]
    [InlineData("/tag/PGOV.csv")]
    [InlineData("/site.css")]
    public async Task A_304_varies_as_its_200_does(string path)
    {
        using HttpResponseMessage first = await Client.GetAsync(new Uri(path, UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains("Accept-Encoding", second.Headers.Vary);
        Assert.Equal(first.Headers.Vary.Order(), second.Headers.Vary.Order());
    }
}
