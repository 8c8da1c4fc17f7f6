using System.Text.Encodings.Web;
using System.Text.Json;

namespace CableViewer.Web.Feeds;

/// <summary>Writes a feed as JSON Feed 1.1.</summary>
public static class JsonFeed
{
    public const string ContentType = "application/feed+json";

    private const string Version = "https://jsonfeed.org/version/1.1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Feed feed)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", Version);
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", feed.PageUrl);
            json.WriteString("feed_url", feed.Pages.Self);
            if (feed.Pages.Next is { } next) json.WriteString("next_url", next);
            json.WriteString("language", "en");
            WriteAuthor(json, feed.Publisher);
            json.WriteStartArray("items");
            foreach (FeedEntry entry in feed.Entries) WriteItem(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void WriteItem(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("url", entry.Url);
        json.WriteString("title", entry.Title);
        json.WriteString("content_text", entry.Summary);
        if (entry.Published is { } published) json.WriteString("date_published", published.UtcDateTime);
        json.WriteString("date_modified", entry.Updated.UtcDateTime);
        WriteAuthor(json, entry.Author);
        json.WriteStartArray("tags");
        foreach (FeedCategory category in entry.Categories) json.WriteStringValue(category.Term);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAuthor(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
