using System.Globalization;
using System.Text;
using System.Xml;

namespace CableViewer.Web.Feeds;

/// <summary>Writes a feed as Atom (RFC 4287), with the links between its pages (RFC 5005) and the counts of OpenSearch 1.1.</summary>
public static class AtomFeed
{
    public const string ContentType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    private static readonly XmlWriterSettings Settings =
        new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n" };

    public static byte[] Write(Feed feed)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xmlns", "opensearch", null, OpenSearch);
            xml.WriteAttributeString("xml", "lang", null, "en");
            WriteText(xml, "id", feed.Id);
            WriteText(xml, "title", feed.Title);
            WriteText(xml, "updated", Time(feed.Updated));
            WritePerson(xml, feed.Publisher);
            WriteLink(xml, "self", ContentType, feed.Pages.Self);
            WriteLink(xml, "alternate", "text/html", feed.PageUrl);
            WriteLink(xml, "first", ContentType, feed.Pages.First);
            if (feed.Pages.Next is { } next) WriteLink(xml, "next", ContentType, next);
            xml.WriteElementString("opensearch", "totalResults", OpenSearch, feed.Total.ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("opensearch", "itemsPerPage", OpenSearch, feed.Entries.Count.ToString(CultureInfo.InvariantCulture));
            if (feed.Query is { } query)
            {
                xml.WriteStartElement("opensearch", "Query", OpenSearch);
                xml.WriteAttributeString("role", "request");
                xml.WriteAttributeString("searchTerms", XmlText.Clean(query));
                xml.WriteEndElement();
            }
            foreach (FeedEntry entry in feed.Entries) WriteEntry(xml, entry);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void WriteEntry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        WriteText(xml, "id", entry.Id);
        WriteText(xml, "title", entry.Title);
        WriteText(xml, "updated", Time(entry.Updated));
        if (entry.Published is { } published) WriteText(xml, "published", Time(published));
        WritePerson(xml, entry.Author);
        WriteLink(xml, "alternate", "text/html", entry.Url);
        foreach (FeedCategory category in entry.Categories)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("scheme", category.Scheme);
            xml.WriteAttributeString("term", XmlText.Clean(category.Term));
            if (category.Label is { } label) xml.WriteAttributeString("label", XmlText.Clean(label));
            xml.WriteEndElement();
        }
        WriteText(xml, "summary", entry.Summary);
        xml.WriteEndElement();
    }

    // Without a type attribute, text is plain text.
    private static void WriteText(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, XmlText.Clean(text));

    private static void WritePerson(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        WriteText(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, string type, string url)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", url);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
