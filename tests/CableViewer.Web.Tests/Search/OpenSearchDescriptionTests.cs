using System.Text;
using System.Xml.Linq;
using CableViewer.Web.Search;

namespace CableViewer.Web.Tests.Search;

public sealed class OpenSearchDescriptionTests
{
    private static readonly XNamespace Namespace = "http://a9.com/-/spec/opensearch/1.1/";

    [Fact]
    public void It_offers_results_as_page_and_feed_and_suggestions()
    {
        XElement root = Read("The Cable Archive");

        string[] types = [.. root.Elements(Namespace + "Url").Select(url => url.Attribute("type")!.Value)];
        Assert.Equal(["text/html", "application/atom+xml", "application/x-suggestions+json", "application/opensearchdescription+xml"],
            types);
        Assert.All(root.Elements(Namespace + "Url"), url =>
            Assert.StartsWith("https://cables.example/", url.Attribute("template")!.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Cables", "Cables")]
    [InlineData("The Cable Archive of Somewhere", "The Cable")]
    [InlineData("Kabelwaarnemingsdienst", "Kabelwaarnemings")]
    public void A_short_name_has_sixteen_characters_at_most(string name, string expected)
    {
        string shortName = Read(name).Element(Namespace + "ShortName")!.Value;
        Assert.True(shortName.Length <= 16);
        Assert.Equal(expected, shortName);
    }

    private static XElement Read(string name) =>
        XDocument.Parse(Encoding.UTF8.GetString(OpenSearchDescription.Write(name, "https://cables.example"))).Root!;
}
