using System.Globalization;
using CableViewer.Archive.Reading;
using CableViewer.Search.Columns;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Lists;
using CableViewer.Web.Browse.Values;
using CableViewer.Web.Help;
using CableViewer.Web.Hosting;
using CableViewer.Web.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Crawlers;

/// <summary>What crawlers and browsers ask a site for: robots.txt, the sitemaps, the OpenSearch description.</summary>
internal static class CrawlerFiles
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/robots.txt", Methods, Robots);
        routes.MapMethods("/opensearch.xml", Methods, OpenSearch);
        routes.MapMethods("/sitemap.xml", Methods, IndexAsync);
        routes.MapMethods("/sitemaps/lists.xml", Methods, ListsAsync);
        routes.MapMethods("/sitemaps/cables-{part:int:min(1)}.xml", Methods, CablesAsync);
    }

    private static Utf8ContentHttpResult Robots(HttpRequest request, SiteSettings settings) => TypedResults.Text(
        System.Text.Encoding.UTF8.GetBytes(
            RobotsText.Write(settings.AllowIndexing, settings.AllowAiBots, settings.BaseFor(request) + "/sitemap.xml")),
        "text/plain; charset=utf-8");

    private static Utf8ContentHttpResult OpenSearch(HttpRequest request, SiteSettings settings) =>
        TypedResults.Text(OpenSearchDescription.Write(settings.SiteName, settings.BaseFor(request)), OpenSearchDescription.ContentType);

    private static async Task<Utf8ContentHttpResult> IndexAsync(HttpRequest request, SiteSettings settings, CableChanges changes,
        CancellationToken cancellationToken)
    {
        string folder = settings.BaseFor(request) + "/sitemaps";
        IReadOnlyList<DateTimeOffset?> parts = await changes.ListPartsAsync(Sitemap.MostEntries, cancellationToken);
        return Xml(Sitemap.WriteIndex(
        [
            // Which lists there are follows from the cables: no later than when the last of them changed.
            new SitemapEntry($"{folder}/lists.xml", parts.Max()),
            .. parts.Select((changed, part) =>
                new SitemapEntry(string.Create(CultureInfo.InvariantCulture, $"{folder}/cables-{part + 1}.xml"), changed)),
        ]));
    }

    private static async Task<Results<Utf8ContentHttpResult, NotFound>> CablesAsync(
        int part, HttpRequest request, SiteSettings settings, CableChanges changes, CancellationToken cancellationToken)
    {
        if (part > await changes.CountPartsAsync(Sitemap.MostEntries, cancellationToken)) return TypedResults.NotFound();
        string site = settings.BaseFor(request);
        IReadOnlyList<CableChange> cables = await changes.ListAsync(part - 1, Sitemap.MostEntries, cancellationToken);
        return Xml(Sitemap.Write(cables.Select(cable => new SitemapEntry($"{site}/cable/{cable.ReferenceId}", cable.Changed))));
    }

    private static async Task<Utf8ContentHttpResult> ListsAsync(HttpRequest request, SiteSettings settings, CableSearch search,
        CancellationToken cancellationToken)
    {
        string site = settings.BaseFor(request);
        CableIndex index = await search.GetIndexAsync(cancellationToken);
        string[] paths =
        [
            "/", .. ListKind.All.Select(kind => kind.Path), "/help", .. HelpPage.All.Select(page => $"/help/{page.Name}"),
            // Signers and addressees are many and seldom looked for.
            .. ListKind.All.Where(kind => kind != ListKind.Signer && kind != ListKind.Addressee)
                .SelectMany(kind => ListValues.Of(index, kind)).Where(value => value.Count > 0).Select(value => value.Path),
        ];
        return Xml(Sitemap.Write(paths.Take(Sitemap.MostEntries).Select(path => new SitemapEntry(site + path, null))));
    }

    private static Utf8ContentHttpResult Xml(byte[] bytes) => TypedResults.Text(bytes, "application/xml");
}
