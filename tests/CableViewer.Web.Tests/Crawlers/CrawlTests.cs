using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CableViewer.Cables;

namespace CableViewer.Web.Tests.Crawlers;

/// <summary>Follows every link of the site from its home page on.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class CrawlTests(SampleSite sample)
{
    [Fact]
    public async Task Every_internal_link_of_the_sample_resolves()
    {
        Uri home = sample.Site.Client.BaseAddress!;
        // By address without its fragment: the page it was first met on, and whether it is a list narrowed or sorted there.
        var metOn = new Dictionary<string, string> { ["/"] = "" };
        var narrowedFrom = new HashSet<string>();
        var waiting = new Queue<string>(["/"]);
        var broken = new List<string>();
        int pages = 0;
        while (waiting.TryDequeue(out string? path))
        {
            using HttpResponseMessage answer = await sample.Site.Client.GetAsync(new Uri(path, UriKind.Relative));
            if (answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Redirect or HttpStatusCode.PermanentRedirect)
            {
                Meet(new Uri(home, answer.Headers.Location!), path);
                continue;
            }
            if ((int)answer.StatusCode >= 400 && !await IsMissingCableAsync(path, answer))
                broken.Add($"{path} on {metOn[path]}: {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType is not "text/html") continue;
            pages++;
            IHtmlDocument page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            foreach (string link in page.QuerySelectorAll("a[href], link[href], area[href]")
                .Select(element => element.GetAttribute("href")!)
                .Concat(page.QuerySelectorAll("img[src], script[src]").Select(element => element.GetAttribute("src")!)))
            {
                if (Uri.TryCreate(new Uri(home, path), link, out Uri? target)) Meet(target, path);
            }
        }
        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.True(pages > 200, $"Only {pages} pages were met.");

        // A cable that others cite and the archive does not hold has a page that says so.
        static async Task<bool> IsMissingCableAsync(string path, HttpResponseMessage answer) =>
            answer.StatusCode is HttpStatusCode.NotFound && path.StartsWith("/cable/", StringComparison.Ordinal)
                && ReferenceId.TryParse(path.AsSpan("/cable/".Length), out _)
                && (await answer.Content.ReadAsStringAsync()).Contains("is not in the archive", StringComparison.Ordinal);

        void Meet(Uri target, string from)
        {
            if (target.GetLeftPart(UriPartial.Authority) != home.GetLeftPart(UriPartial.Authority)) return;
            // Lists can be narrowed without end: one step is taken, from one list of each kind.
            bool isNarrowing = target.Query.Contains("q=", StringComparison.Ordinal) || target.Query.Contains("sort=",
                StringComparison.Ordinal);
            if (isNarrowing)
            {
                if (from.Contains('?', StringComparison.Ordinal)) return;
                string kind = from.Split('/')[1];
                if (narrowedFrom.Add(kind)) narrowedFrom.Add(from);
                if (!narrowedFrom.Contains(from)) return;
            }
            if (metOn.TryAdd(target.PathAndQuery, from)) waiting.Enqueue(target.PathAndQuery);
        }
    }
}
