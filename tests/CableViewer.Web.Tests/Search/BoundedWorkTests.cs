using System.Net;
using System.Text.Json;
using System.Threading.RateLimiting;
using CableViewer.Archive;
using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;
using CableViewer.Web.Search;
using Microsoft.Extensions.DependencyInjection;

namespace CableViewer.Web.Tests.Search;

/// <summary>
/// However much is searched, and whatever: a search ends, whoever waits too long is told so, and all other pages are there at once.
/// </summary>
public sealed class BoundedWorkTests
{
    private static void OneSlot(IServiceCollection services) =>
        services.AddSingleton(new WorkSlots(slots: 1, waiting: 1, TimeSpan.Zero, TimeProvider.System));

    [Theory]
    [InlineData("/search?q=sluice")]
    [InlineData("/trends?q=sluice")]
    [InlineData("/origin/STRELSAU?q=sluice")]
    [InlineData("/suggest?q=slui")]
    public async Task Who_waits_too_long_is_asked_to_come_again(string path)
    {
        await using TestSite site = await TestSite.OfSampleAsync(OneSlot);
        WorkKind kind = path.StartsWith("/suggest", StringComparison.Ordinal) ? WorkKind.Suggestions : WorkKind.Search;
        using (RateLimitLease? taken = await site.Service<WorkSlots>().TakeAsync(kind, CancellationToken.None))
        {
            using HttpResponseMessage busy = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
            Assert.True(busy.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            Assert.True(busy.Headers.CacheControl?.NoStore);
            Assert.Contains("<h1>Too many searches at once</h1>", await busy.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.StartsWith("default-src 'self'", Assert.Single(busy.Headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal);

            // Cheap pages, and the other kind of work, wait for nobody.
            string[] others = kind is WorkKind.Search
                ? ["/", "/cable/04STRELSAU212", "/origin/STRELSAU", "/search", "/suggest?q=slui"]
                : ["/", "/search?q=sluice"];
            foreach (string other in others) Assert.Equal(HttpStatusCode.OK, (await site.AskAsync(other)).Status);
        }
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync(path)).Status);
    }

    [Fact]
    public async Task Programs_are_asked_to_come_again_in_their_own_form()
    {
        await using TestSite site = await TestSite.OfSampleAsync(OneSlot);
        using RateLimitLease? taken = await site.Service<WorkSlots>().TakeAsync(WorkKind.Search, CancellationToken.None);
        using HttpResponseMessage busy = await site.Client.GetAsync(new Uri("/search.json?q=sluice", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
        Assert.Equal("application/problem+json", busy.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(busy.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_slot_is_free_again_when_the_answer_begins_though_nobody_reads_on()
    {
        await using TestSite site = await TestSite.OfSampleAsync(OneSlot);
        var address = new Uri("/search.jsonl?q=the", UriKind.Relative);
        using HttpResponseMessage unread = await site.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, unread.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync("/search?q=sluice")).Status);
    }

    [Fact]
    public async Task A_search_that_is_too_large_says_so_and_counts_nothing()
    {
        await using TestSite site = await TestSite.OfSampleAsync(services => services.AddSingleton(provider => Searching(provider, 20)));
        string query = Uri.EscapeDataString("subject:zzz (the /p of)");
        var page = await site.ReadAsync($"/search?q={query}");
        Assert.Equal("This search is too large", page.QuerySelector("h1")?.TextContent);
        Assert.Contains(SearchTooLargeException.Sentence, page.QuerySelector(".notice")?.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".hit"));
        foreach (string path in (string[])["/search.json", "/trends", "/trends.json", "/origin/STRELSAU", "/facet/tag.json"])
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri($"{path}?q={query}", UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.ServiceUnavailable, $"{path} answers {(int)answer.StatusCode}.");
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains("more work than one search may take", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        // The cable that was found by it is there all the same.
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync($"/cable/04STRELSAU212?q={query}&at=1")).Status);
    }

    // The search is one that takes all it may, over a thousand cables; who leaves at once has seen a small part of it done.
    [Fact]
    public async Task A_search_stops_when_its_reader_leaves()
    {
        string letters = $"({string.Join(" OR ", Enumerable.Range('a', 26).Select(letter => $"{(char)letter}*"))})";
        string query = string.Join(" /p ", Enumerable.Repeat(letters, 8));
        var random = new Random(7);
        string[] lines =
        [
            .. Enumerable.Range(1, 400)
                .Select(serial => JsonSerializer.Serialize(new { referenceId = $"07ZENDA{serial}", body = Body(random) })),
        ];
        await using TestSite site =
            await TestSite.OfLinesAsync(null, lines, services => services.AddSingleton(provider => Searching(provider, long.MaxValue)));
        var search = site.Service<CableSearch>();

        var whole = new SearchBudget(long.MaxValue);
        var other = new CableSearch(site.Archive, site.Service<CurrentIndex>());
        await other.FindAsync(Query.Parse(query), CableSort.Relevance, 20, whole, CancellationToken.None);
        await site.AskAsync("/search?q=sluice");
        long before = search.Steps;
        using (var leaving = new CancellationTokenSource())
        {
            var address = new Uri($"/search?q={Uri.EscapeDataString(query)}", UriKind.Relative);
            Task<HttpResponseMessage> asking = site.Client.GetAsync(address, leaving.Token);
            while (site.Service<WorkSlots>().InUse(WorkKind.Search) == 0) await Task.Yield();
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }
        while (site.Service<WorkSlots>().InUse(WorkKind.Search) > 0) await Task.Yield();
        Assert.InRange(search.Steps - before, 0, whole.Spent / 2);

        static string Body(Random random)
        {
            IEnumerable<string> words = Enumerable.Range(0, 400).Select(_ => $"{(char)random.Next('a', '{')}{random.Next(40)}");
            return $"UNCLAS ZENDA 000001\n\nSUBJECT: RIVERS\n\n1. {string.Join(' ', words)}.\n";
        }
    }

    private static CableSearch Searching(IServiceProvider provider, long limit) =>
        new(provider.GetRequiredService<ArchiveFile>(), provider.GetRequiredService<CurrentIndex>()) { Limit = limit };
}
