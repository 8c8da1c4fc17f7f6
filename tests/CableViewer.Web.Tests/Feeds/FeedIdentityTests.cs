using System.Xml.Linq;
using CableViewer.Web.Tests.Cables.Versions;

namespace CableViewer.Web.Tests.Feeds;

/// <summary>To a feed reader an entry is new only where a cable is.</summary>
public sealed class FeedIdentityTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("/origin/STRELSAU.atom")]
    [InlineData("/tag/PGOV.atom")]
    [InlineData("/search.atom?q=lighthouse")]
    public async Task A_feed_is_the_same_under_every_name_of_the_site(string path)
    {
        await using TestSite site = await VersionedSite.StartAsync();
        XElement here = await ReadAsync(site, path, null), there = await ReadAsync(site, path, "cables.example:8080");
        foreach (string name in (string[])["id", "updated"])
            Assert.Equal(here.Descendants(Atom + name).Select(element => element.Value),
                there.Descendants(Atom + name).Select(element => element.Value));
        Assert.Equal("tag:cableviewer.invalid,2026:cable/04STRELSAU212", here.Element(Atom + "entry")!.Element(Atom + "id")!.Value);
    }

    [Fact]
    public async Task An_import_that_finds_all_as_it_was_updates_no_feed()
    {
        await using TestSite site = await VersionedSite.StartAsync();
        string before = Updated(await ReadAsync(site, "/origin/STRELSAU.atom", null));
        await VersionedSite.ImportAsync(site, VersionedSite.Second.AddDays(9),
            VersionedSite.LineOf("Rupert Quenelle", "The lamp is lit at dawn."));
        Assert.Equal(before, Updated(await ReadAsync(site, "/origin/STRELSAU.atom", null)));

        await VersionedSite.ImportAsync(site, VersionedSite.Second.AddDays(19),
            VersionedSite.LineOf("Rupert Quenelle", "The lamp is never lit."));
        Assert.NotEqual(before, Updated(await ReadAsync(site, "/origin/STRELSAU.atom", null)));
    }

    private static string Updated(XElement feed) => feed.Element(Atom + "updated")!.Value;

    private static async Task<XElement> ReadAsync(TestSite site, string path, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using HttpResponseMessage answer = await site.Client.SendAsync(request);
        return XElement.Parse(await answer.Content.ReadAsStringAsync());
    }
}
