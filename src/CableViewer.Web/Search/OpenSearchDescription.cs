using System.Text;
using System.Xml;
using CableViewer.Web.Feeds;

namespace CableViewer.Web.Search;

/// <summary>Writes the OpenSearch 1.1 description: by it a browser takes the site up among its search engines.</summary>
public static class OpenSearchDescription
{
    public const string ContentType = "application/opensearchdescription+xml";

    private const string Namespace = "http://a9.com/-/spec/opensearch/1.1/";
    private const int LongestShortName = 16;
    private const int LongestLongName = 48;

    private static readonly XmlWriterSettings Settings =
        new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n" };

    /// <param name="baseUrl">Scheme and host (and folder) of the site, without a slash at the end.</param>
    public static byte[] Write(string siteName, string baseUrl)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("OpenSearchDescription", Namespace);
            xml.WriteElementString("ShortName", Namespace, Cut(siteName, LongestShortName));
            xml.WriteElementString("LongName", Namespace, Cut(siteName, LongestLongName));
            xml.WriteElementString("Description", Namespace, "Searches diplomatic cables by words, reference ID, origin, date and TAGS.");
            xml.WriteElementString("InputEncoding", Namespace, "UTF-8");
            xml.WriteElementString("OutputEncoding", Namespace, "UTF-8");
            xml.WriteElementString("Language", Namespace, "en");
            xml.WriteStartElement("Image", Namespace);
            xml.WriteAttributeString("width", "16");
            xml.WriteAttributeString("height", "16");
            xml.WriteAttributeString("type", "image/svg+xml");
            xml.WriteString(baseUrl + "/icon.svg");
            xml.WriteEndElement();
            WriteUrl(xml, "results", "text/html", baseUrl + "/search?q={searchTerms}&page={startPage?}");
            WriteUrl(xml, "results", AtomFeed.ContentType, baseUrl + "/search.atom?q={searchTerms}");
            WriteUrl(xml, "suggestions", OpenSearchSuggestions.ContentType, baseUrl + OpenSearchSuggestions.Path + "?q={searchTerms}");
            WriteUrl(xml, "self", ContentType, baseUrl + "/opensearch.xml");
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void WriteUrl(XmlWriter xml, string relation, string type, string template)
    {
        xml.WriteStartElement("Url", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("template", template);
        xml.WriteEndElement();
    }

    private static string Cut(string name, int length)
    {
        if (name.Length <= length) return name;
        int end = name.LastIndexOf(' ', length);
        if (end < length / 2) end = char.IsHighSurrogate(name[length - 1]) ? length - 1 : length;
        return name[..end].TrimEnd();
    }
}
