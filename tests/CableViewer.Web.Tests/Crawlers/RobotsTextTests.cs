using System.Text.RegularExpressions;
using CableViewer.Web.Crawlers;

namespace CableViewer.Web.Tests.Crawlers;

public sealed class RobotsTextTests
{
    [Theory]
    [InlineData("/cable/07TULIP12")]
    [InlineData("/cable/07TULIP12/3")]
    [InlineData("/cable/07TULIP12/cited-by.atom")]
    [InlineData("/origin/TULIP")]
    [InlineData("/origin/TULIP?page=2")]
    [InlineData("/origin/TULIP.atom")]
    [InlineData("/search.atom")]
    [InlineData("/date/2007-03.feed.json")]
    [InlineData("/")]
    public void Crawlers_may_come_to(string path) => Assert.True(MayFetch("Anybot", path));

    [Theory]
    [InlineData("/search?q=tulips")]
    [InlineData("/search.csv?q=tulips")]
    [InlineData("/suggest?q=tul")]
    [InlineData("/origin/TULIP?q=tag:PREL")]
    [InlineData("/origin/TULIP?page=2&q=tag:PREL")]
    [InlineData("/origin/TULIP?sort=oldest")]
    [InlineData("/cable/07TULIP12?view=raw")]
    public void Crawlers_are_kept_out_of(string path) => Assert.False(MayFetch("Anybot", path));

    [Fact]
    public void The_operator_may_keep_out_those_who_gather_text_for_language_models()
    {
        Assert.True(MayFetch("GPTBot", "/cable/07TULIP12"));
        Assert.False(MayFetch("GPTBot", "/cable/07TULIP12", allowsAiBots: false));
        Assert.True(MayFetch("Googlebot", "/cable/07TULIP12", allowsAiBots: false));
    }

    [Fact]
    public void The_operator_may_keep_out_everybody_but_those_who_make_a_card_of_a_shared_link()
    {
        Assert.False(MayFetch("Googlebot", "/cable/07TULIP12", allowsIndexing: false));
        Assert.True(MayFetch("Twitterbot", "/cable/07TULIP12", allowsIndexing: false));
        Assert.True(MayFetch("facebookexternalhit", "/cable/07TULIP12/3", allowsIndexing: false));
    }

    [Fact]
    public void It_says_where_the_sitemap_is() =>
        Assert.EndsWith("\nSitemap: https://cables.example/sitemap.xml\n",
            RobotsText.Write(true, true, "https://cables.example/sitemap.xml"), StringComparison.Ordinal);

    // RFC 9309: the group of one's own name, else that of all; in it the longest rule that fits, Allow before Disallow.
    private static bool MayFetch(string agent, string path, bool allowsIndexing = true, bool allowsAiBots = true)
    {
        var groups = new List<(List<string> Agents, List<(bool Allow, string Pattern)> Rules)>();
        foreach (string line in RobotsText.Write(allowsIndexing, allowsAiBots, "https://cables.example/sitemap.xml")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(": ", 2);
            if (parts[0] is "User-agent")
            {
                if (groups.Count == 0 || groups[^1].Rules.Count > 0) groups.Add(([], []));
                groups[^1].Agents.Add(parts[1]);
            }
            else if (parts[0] is "Allow" or "Disallow") groups[^1].Rules.Add((parts[0] is "Allow", parts[1]));
        }
        var mine = groups.FirstOrDefault(group => group.Agents.Contains(agent, StringComparer.OrdinalIgnoreCase));
        if (mine.Rules is null) mine = groups.Single(group => group.Agents.Contains("*"));
        return mine.Rules
            .Where(rule => Regex.IsMatch(path, "^" + Regex.Escape(rule.Pattern).Replace(@"\*", ".*").Replace(@"\$", "$")))
            .OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allow)
            .Select(rule => rule.Allow)
            .FirstOrDefault(true);
    }
}
