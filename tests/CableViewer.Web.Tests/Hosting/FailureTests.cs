using System.Net;
using CableViewer.Archive;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace CableViewer.Web.Tests.Hosting;

/// <summary>What readers see when the site cannot do its work, and what its log says.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-failure-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("/")]
    [InlineData("/cable/07CAIRO1")]
    [InlineData("/07CAIRO1")]
    public async Task An_archive_that_cannot_be_read_has_a_page_that_says_so_with_all_headers(string path)
    {
        string broken = Path.Combine(folder, "broken.db");
        await File.WriteAllTextAsync(broken, "This is no archive.");
        await using WebApplication site = Site.Build(new ArchiveFile(broken), "http://127.0.0.1:0");
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Something went wrong on our side", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SqliteException", text, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_archive_that_goes_away_while_it_is_served_comes_back_by_itself(bool isReplaced)
    {
        string path = Path.Combine(folder, "archive.db");
        var archive = new ArchiveFile(path);
        archive.Prepare();
        using var log = new LogLines();
        await using WebApplication site =
            Site.Build(archive, "http://127.0.0.1:0", logging: logging =>
                logging.AddProvider(log).AddFilter("Microsoft", LogLevel.Warning));
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/origin"));

        string aside = Path.Combine(folder, "aside.db");
        File.Move(path, aside);
        if (isReplaced) await File.WriteAllTextAsync(path, "This is no archive.");
        foreach (string page in (string[])["/", "/origin", "/cable/07CAIRO1", "/nowhere", "/tag.json", "/search?q=river"])
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(client, page));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/site.css"));

        File.Move(aside, path, overwrite: true);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/origin"));
        await site.StopAsync();
        Assert.Single(log.Lines, line => line.Contains("cannot be read", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.Contains("can be read again", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    [Fact]
    public async Task Trends_of_an_archive_without_cables_say_so()
    {
        var archive = new ArchiveFile(Path.Combine(folder, "archive.db"));
        archive.Prepare();
        await using WebApplication site = Site.Build(archive, "http://127.0.0.1:0");
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };
        foreach (string path in (string[])["/trends?q=x", "/trends.csv?q=x", "/trends.json?q=x", "/trends?q=x&q=y", "/", "/search?q=x",
            "/date", "/date.json", "/missing", "/help/search"])
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, path));
    }

    [Fact]
    public async Task The_log_has_the_path_and_neither_the_reader_nor_the_search()
    {
        var archive = new ArchiveFile(Path.Combine(folder, "archive.db"));
        archive.Prepare();
        using var log = new LogLines();
        await using WebApplication site =
            Site.Build(archive, "http://127.0.0.1:0", logging: logging =>
                logging.AddProvider(log).AddFilter("Microsoft", LogLevel.Warning));
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("ReadersBrowser/1.0");
        using HttpResponseMessage answer = await client.GetAsync(new Uri("/origin?q=secretword", UriKind.Relative));
        await site.StopAsync();

        Assert.Contains(log.Lines, line => line.Contains("GET /origin 200", StringComparison.Ordinal));
        string all = string.Join('\n', log.Lines);
        Assert.DoesNotContain("127.0.0.1", all, StringComparison.Ordinal);
        Assert.DoesNotContain("secretword", all, StringComparison.Ordinal);
        Assert.DoesNotContain("ReadersBrowser", all, StringComparison.Ordinal);
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly List<string> lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (lines) return [.. lines];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
            string> formatter)
        {
            lock (lines) lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
