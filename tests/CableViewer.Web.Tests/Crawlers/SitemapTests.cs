using System.Text;
using System.Xml.Linq;
using CableViewer.Web.Crawlers;

namespace CableViewer.Web.Tests.Crawlers;

public sealed class SitemapTests
{
    private static readonly XNamespace Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly SitemapEntry[] Entries =
    [
        new("https://cables.example/cable/07TULIP12", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
        new("https://cables.example/tag/AT%26T", null),
    ];

    [Fact]
    public void A_sitemap_lists_pages_with_the_time_of_their_last_change()
    {
        XElement root = XDocument.Parse(Encoding.UTF8.GetString(Sitemap.Write(Entries))).Root!;

        Assert.Equal(Namespace + "urlset", root.Name);
        XElement[] pages = [.. root.Elements(Namespace + "url")];
        Assert.Equal("https://cables.example/cable/07TULIP12", pages[0].Element(Namespace + "loc")?.Value);
        Assert.Equal("2026-01-02T03:04:05Z", pages[0].Element(Namespace + "lastmod")?.Value);
        Assert.Equal("https://cables.example/tag/AT%26T", pages[1].Element(Namespace + "loc")?.Value);
        Assert.Null(pages[1].Element(Namespace + "lastmod"));
    }

    [Fact]
    public void The_index_lists_files()
    {
        XElement root = XDocument.Parse(Encoding.UTF8.GetString(Sitemap.WriteIndex(Entries))).Root!;

        Assert.Equal(Namespace + "sitemapindex", root.Name);
        Assert.Equal(2, root.Elements(Namespace + "sitemap").Count());
    }
}
