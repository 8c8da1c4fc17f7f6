using System.Globalization;
using System.Text;
using System.Xml;

namespace CableViewer.Web.Crawlers;

/// <summary>A page for crawlers to visit.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="LastModified">When its content last changed; null where that is not known.</param>
public sealed record SitemapEntry(string Url, DateTimeOffset? LastModified);

/// <summary>Writes sitemaps and the index of them (sitemaps.org, 0.9).</summary>
public static class Sitemap
{
    /// <summary>The most that one file may hold.</summary>
    public const int MostEntries = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly XmlWriterSettings Settings =
        new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "", NewLineChars = "\n" };

    /// <summary>One file of pages, <see cref="MostEntries"/> at most.</summary>
    public static byte[] Write(IEnumerable<SitemapEntry> pages) => Write("urlset", "url", pages);

    /// <summary>The list of files.</summary>
    public static byte[] WriteIndex(IEnumerable<SitemapEntry> files) => Write("sitemapindex", "sitemap", files);

    private static byte[] Write(string root, string item, IEnumerable<SitemapEntry> entries)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement(root, Namespace);
            foreach (SitemapEntry entry in entries)
            {
                xml.WriteStartElement(item, Namespace);
                xml.WriteElementString("loc", Namespace, entry.Url);
                if (entry.LastModified is { } time)
                    xml.WriteElementString("lastmod", Namespace,
                        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }
}
