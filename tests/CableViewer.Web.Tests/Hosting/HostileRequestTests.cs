using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CableViewer.Web.Tests.Hosting;

/// <summary>Requests that no browser sends: the site says what is wrong with them, and never fails.</summary>
[Collection(SampleSiteTests.Name)]
public sealed partial class HostileRequestTests(SampleSite sample)
{
    private Uri Address => sample.Site.Client.BaseAddress!;

    [Theory]
    [InlineData("a b")]
    [InlineData("evil\"")]
    [InlineData("x<>")]
    [InlineData("")]
    [InlineData("a:b")]
    [InlineData("a/b")]
    [InlineData("user@host")]
    [InlineData("[::1")]
    [InlineData("a..b:99999")]
    public async Task A_host_that_is_not_one_is_answered_with_400(string host)
    {
        foreach (string path in (string[])["/", "/origin/STRELSAU.atom", "/cable/04STRELSAU212", "/cable/04STRELSAU212.bib", "/nowhere"])
            Assert.Equal(400, await SendAsync($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    }

    [Theory]
    [InlineData("cables.example")]
    [InlineData("cables.example:8080")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("[::1]:5080")]
    [InlineData("my_host")]
    public async Task A_host_is_a_name_or_a_number_with_or_without_a_port(string host) =>
        Assert.Equal(200, await SendAsync($"GET /origin/STRELSAU.atom HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));

    [Theory]
    [InlineData("POST", 405)]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("PATCH", 405)]
    [InlineData("TRACE", 405)]
    [InlineData("BREW", 405)]
    [InlineData("OPTIONS", 204)]
    public async Task Nothing_can_be_changed(string method, int expected)
    {
        foreach (string path in (string[])["/", "/cable/04STRELSAU212", "/cable/04STRELSAU212/3", "/search?q=river", "/tag/PGOV", "/oembed",
            "/nowhere"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using HttpResponseMessage answer = await sample.Site.Client.SendAsync(request);
            Assert.Equal(expected, (int)answer.StatusCode);
            Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
        }
    }

    [Fact]
    public async Task A_refusal_is_a_page_with_all_headers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cable/04STRELSAU212");
        using HttpResponseMessage answer = await sample.Site.Client.SendAsync(request);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_path_and_no_query_makes_the_site_fail()
    {
        string[] pieces =
        [
            "", "%00", "%0D", "%0D%0AX-Made:1", "%0A", "%09", "%20", "%20%20%20%20", "%0B%0C%1F%7F", "%C2%85", "%E2%80%A8", "%EF%BF%BE",
                "%ED%A0%80", "%FF", "a", "1", "#", "%23",
            "%23%20%20%20", "¶", "%C2%B6", "%B6", ".", "..", ".json", ".csl.json", ".atom", "@", "@0", "@2147483648", "1..2", "0..0", "-1",
                "2147483647", "99999999999999999999",
            "2004-13-45", "0000-00", "9999-12-31", "04STRELSAU212", "04STRELSAU212%C2%B6", "04STRELSAU212%0D", "%2304STRELSAU212",
                "04STRELSAU0", "+", "-", "PREL+", "+-+-", "%2F", "%2F%2F",
            "a%2Fb", "%3F", "%25", "%25zz", "\"", "<b>", "{0}", "*", "text1", "par1", "B", "6-2", "PGOV_-1", "PGOV_%0D", "2004%0D_0",
                "2004%0A_1", "a\u0301", new string('a', 300), new string('9', 300),
        ];
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string route in sample.Site.Routes)
        {
            foreach (string piece in pieces) paths.Add(Parameter.Replace(route, piece));
            foreach (string piece in pieces)
                paths.Add(Parameter.Replace(route, "04STRELSAU212", 1) is var first
                && Parameter.IsMatch(first) ? Parameter.Replace(first, piece) : first);
        }
        foreach (string piece in pieces)
        {
            paths.Add("/" + piece);
            foreach (string name in (string[])["q", "page", "sort", "after", "limit", "view", "marking", "at", "f", "id", "url", "maxwidth",
                "list", "by", "from", "to", "with", "without"])
            {
                foreach (string page in (string[])["/search", "/search.json", "/cable/04STRELSAU212", "/cable/04STRELSAU212/3", "/tag/PGOV",
                    "/tag/PGOV.json", "/date/2004.csv", "/cable.php", "/oembed",
                    "/trends", "/trends.csv", "/facet/tag", "/facet/tag.json", "/suggest", "/suggest.json", "/missing",
                        "/cable/04STRELSAU212/versions", "/cable/04STRELSAU212/cited-by", "/origin.json"])
                    paths.Add($"{page}?{name}={piece.Replace("#", "%23", StringComparison.Ordinal)}");
            }
        }

        var failed = new List<string>();
        foreach (string[] some in paths.Chunk(400))
        {
            string[] requests = [.. some.Select(path => Raw(path)).Distinct()];
            foreach ((string path, int status) in await AskAsync("GET", requests))
                if (status >= 500) failed.Add($"GET {path} {status}");
            foreach ((string path, int status) in await AskAsync("HEAD", [.. requests.Where((_, i) => i % 7 == 0)]))
                if (status >= 500) failed.Add($"HEAD {path} {status}");
        }
        Assert.True(failed.Count == 0, string.Join(Environment.NewLine, failed));
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Parameter { get; }

    // As a request line writes it: everything but ASCII as the bytes of UTF-8, and no blank.
    private static string Raw(string path) =>
        string.Concat(path.Select(c =>
            c is > '~' or ' ' or '"' or '<' or '>' or '{' or '}' ? Uri.EscapeDataString(c.ToString()) : c.ToString()))
            .Replace("#", "%23", StringComparison.Ordinal);

    // One connection for many: the client of .NET would mend the paths.
    private async Task<List<(string Path, int Status)>> AskAsync(string method, IReadOnlyList<string> paths)
    {
        var answers = new List<(string, int)>();
        foreach (string path in paths)
            answers.Add((path, await SendAsync($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")));
        return answers;
    }

    /// <returns>The status; 0 where the connection was closed without one.</returns>
    private async Task<int> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Address.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using var answer = new MemoryStream();
        byte[] buffer = new byte[16];
        while (answer.Length < 12 && await stream.ReadAsync(buffer) is > 0 and var read) answer.Write(buffer, 0, read);
        string line = Encoding.ASCII.GetString(answer.ToArray());
        return line.Length >= 12 && int.TryParse(line.AsSpan(9, 3), out int status) ? status : 0;
    }
}
