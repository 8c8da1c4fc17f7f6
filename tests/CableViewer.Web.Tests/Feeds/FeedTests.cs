using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CableViewer.Web.Feeds;

namespace CableViewer.Web.Tests.Feeds;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    [Fact]
    public void An_atom_feed_has_what_the_standard_demands()
    {
        XElement root = ReadAtom(Example());

        Assert.Equal(Atom + "feed", root.Name);
        Assert.Equal("tag:cables.example,2026:origin/TULIP", root.Element(Atom + "id")?.Value);
        Assert.Equal("Embassy Tulip", root.Element(Atom + "title")?.Value);
        Assert.Equal("2026-02-03T04:05:06Z", root.Element(Atom + "updated")?.Value);
        Assert.Equal("The Archive", root.Element(Atom + "author")?.Element(Atom + "name")?.Value);
        Assert.Equal("https://cables.example/origin/TULIP.atom?after=07TULIP99", Link(root, "self"));
        Assert.Equal("https://cables.example/origin/TULIP", Link(root, "alternate"));
        Assert.Equal("https://cables.example/origin/TULIP.atom", Link(root, "first"));
        Assert.Equal("https://cables.example/origin/TULIP.atom?after=07TULIP12", Link(root, "next"));
        Assert.Equal("120", root.Element(OpenSearch + "totalResults")?.Value);
        Assert.Null(root.Element(OpenSearch + "Query"));
    }

    [Fact]
    public void An_entry_says_when_the_cable_was_released_and_when_it_came_in()
    {
        XElement entry = ReadAtom(Example()).Element(Atom + "entry")!;

        Assert.Equal("tag:cables.example,2026:cable/07TULIP12", entry.Element(Atom + "id")?.Value);
        Assert.Equal("https://cables.example/cable/07TULIP12", Link(entry, "alternate"));
        Assert.Equal("2026-01-02T00:00:00Z", entry.Element(Atom + "updated")?.Value);
        Assert.Equal("2011-08-30T01:44:00Z", entry.Element(Atom + "published")?.Value);
        Assert.Equal("Embassy Tulip", entry.Element(Atom + "author")?.Element(Atom + "name")?.Value);
        XElement category = entry.Element(Atom + "category")!;
        Assert.Equal(("https://cables.example/tag", "PREL", "External political relations"),
            (category.Attribute("scheme")?.Value, category.Attribute("term")?.Value, category.Attribute("label")?.Value));
    }

    [Fact]
    public void A_release_that_is_not_known_is_left_out()
    {
        Feed feed = Example(published: null);

        Assert.Null(ReadAtom(feed).Element(Atom + "entry")!.Element(Atom + "published"));
        Assert.False(ReadJson(feed).GetProperty("items")[0].TryGetProperty("date_published", out _));
    }

    [Theory]
    [InlineData("<b>&amp;</b> ]]> \"", "<b>&amp;</b> ]]> \"")]
    [InlineData("bell \u0007, form feed \f, null \0", "bell \uFFFD, form feed \uFFFD, null \uFFFD")]
    [InlineData("a whole pair \uD83D\uDE00", "a whole pair \uD83D\uDE00")]
    public void Hostile_text_stays_text(string text, string expected)
    {
        Feed feed = Example(text);

        XElement entry = ReadAtom(feed).Element(Atom + "entry")!;
        Assert.Equal(expected, entry.Element(Atom + "title")?.Value);
        Assert.Equal(expected, entry.Element(Atom + "summary")?.Value);
        Assert.Empty(entry.Element(Atom + "summary")!.Elements());
        Assert.Equal(JsonValueKind.String, ReadJson(feed).GetProperty("items")[0].GetProperty("content_text").ValueKind);
    }

    // A single half cannot stand in an attribute.
    [Fact]
    public void Half_a_pair_is_no_character()
    {
        Feed feed = Example($"half {'\uD83D'}, none {'\uFFFE'}");

        Assert.Equal("half \uFFFD, none \uFFFD", ReadAtom(feed).Element(Atom + "entry")!.Element(Atom + "title")?.Value);
        Assert.StartsWith("half \uFFFD", ReadJson(feed).GetProperty("items")[0].GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_feed_of_a_search_says_what_was_searched() =>
        Assert.Equal("\"a phrase\" <x>",
            ReadAtom(Example() with { Query = "\"a phrase\" <x>" }).Element(OpenSearch + "Query")?.Attribute("searchTerms")?.Value);

    [Fact]
    public void A_json_feed_has_what_the_standard_demands()
    {
        JsonElement root = ReadJson(Example());

        Assert.Equal("https://jsonfeed.org/version/1.1", root.GetProperty("version").GetString());
        Assert.Equal("Embassy Tulip", root.GetProperty("title").GetString());
        Assert.Equal("https://cables.example/origin/TULIP", root.GetProperty("home_page_url").GetString());
        Assert.Equal("https://cables.example/origin/TULIP.atom?after=07TULIP99", root.GetProperty("feed_url").GetString());
        Assert.Equal("https://cables.example/origin/TULIP.atom?after=07TULIP12", root.GetProperty("next_url").GetString());
        JsonElement item = root.GetProperty("items")[0];
        Assert.Equal("tag:cables.example,2026:cable/07TULIP12", item.GetProperty("id").GetString());
        Assert.Equal("https://cables.example/cable/07TULIP12", item.GetProperty("url").GetString());
        Assert.Equal("2011-08-30T01:44:00Z", item.GetProperty("date_published").GetString());
        Assert.Equal("2026-01-02T00:00:00Z", item.GetProperty("date_modified").GetString());
        Assert.Equal("PREL", item.GetProperty("tags")[0].GetString());
    }

    private static XElement ReadAtom(Feed feed) => XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Write(feed))).Root!;

    private static JsonElement ReadJson(Feed feed) => JsonDocument.Parse(JsonFeed.Write(feed)).RootElement;

    private static string? Link(XElement parent, string relation) =>
        parent.Elements(Atom + "link").Single(link => link.Attribute("rel")?.Value == relation).Attribute("href")?.Value;

    private static Feed Example(string text = "Tulips in bloom") => Example(new DateTimeOffset(2011, 8, 30, 1, 44, 0, TimeSpan.Zero), text);

    private static Feed Example(DateTimeOffset? published, string text = "Tulips in bloom") => new()
    {
        Id = "tag:cables.example,2026:origin/TULIP",
        Title = "Embassy Tulip",
        Updated = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero),
        Publisher = "The Archive",
        PageUrl = "https://cables.example/origin/TULIP",
        Pages = new FeedPages(
            "https://cables.example/origin/TULIP.atom?after=07TULIP99", "https://cables.example/origin/TULIP.atom",
                "https://cables.example/origin/TULIP.atom?after=07TULIP12"),
        Total = 120,
        Entries =
        [
            new FeedEntry
            {
                Id = "tag:cables.example,2026:cable/07TULIP12",
                Url = "https://cables.example/cable/07TULIP12",
                Title = text,
                Updated = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero),
                Published = published,
                Author = "Embassy Tulip",
                Summary = text,
                Categories = [new FeedCategory("https://cables.example/tag", "PREL", "External political relations")],
            },
        ],
    };
}
