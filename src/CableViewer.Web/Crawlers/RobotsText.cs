using System.Text;

namespace CableViewer.Web.Crawlers;

/// <summary>What robots.txt says to crawlers (RFC 9309).</summary>
public static class RobotsText
{
    // Crawlers that gather text to train language models or to answer from it, as they name themselves.
    private static readonly string[] AiBots =
    [
        "AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot", "ChatGPT-User", "Claude-SearchBot",
            "Claude-User", "ClaudeBot",
        "cohere-ai", "cohere-training-data-crawler", "Diffbot", "DuckAssistBot", "FacebookBot", "Google-Extended", "GPTBot", "ImagesiftBot",
            "Meta-ExternalAgent",
        "Meta-ExternalFetcher", "MistralAI-User", "OAI-SearchBot", "omgili", "PanguBot", "Perplexity-User", "PerplexityBot", "Timpibot",
            "Webzio-Extended", "YouBot",
    ];

    // They fetch one page, once somebody shares its address, to show a card of it.
    private static readonly string[] CardScrapers =
        ["Twitterbot", "facebookexternalhit", "LinkedInBot", "Slackbot-LinkExpanding", "Slackbot", "TelegramBot", "WhatsApp", "Discordbot",
            "Mastodon", "Cardyb"];

    /// <param name="allowsIndexing">False keeps every crawler out of the whole site; scrapers for cards may still come.</param>
    /// <param name="allowsAiBots">False keeps those out that gather text for language models.</param>
    /// <param name="sitemap">Absolute address of the sitemap.</param>
    public static string Write(bool allowsIndexing, bool allowsAiBots, string sitemap)
    {
        var text = new StringBuilder();
        AppendAgents(text, CardScrapers);
        text.Append("Allow: /\n\n");
        if (!allowsAiBots)
        {
            AppendAgents(text, AiBots);
            text.Append("Disallow: /\n\n");
        }
        text.Append("User-agent: *\n");
        if (!allowsIndexing) return text.Append("Disallow: /\n").ToString();
        // Searches, and lists narrowed or sorted in every possible way, lead to the same cables again and again without end.
        // The longest rule that fits holds, so the feeds of lists stay open.
        text.Append(
            """
            Allow: /cable/
            Allow: /*.atom$
            Allow: /*.feed.json$
            Allow: /opensearch.xml
            Disallow: /search
            Disallow: /suggest
            Disallow: /trends
            Disallow: /check
            Disallow: /facet/
            Disallow: /opensearch/
            Disallow: /*?*q=
            Disallow: /*?*sort=
            Disallow: /*?*after=
            Disallow: /cable/*?*view=
            Disallow: /cable/*?*marking=


            """.ReplaceLineEndings("\n"));
        return text.Append("Sitemap: ").Append(sitemap).Append('\n').ToString();
    }

    private static void AppendAgents(StringBuilder text, string[] agents)
    {
        foreach (string agent in agents) text.Append("User-agent: ").Append(agent).Append('\n');
    }
}
