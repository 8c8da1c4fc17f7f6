using System.Text.Encodings.Web;
using System.Text.Json;
using CableViewer.Search.Results;
using CableViewer.Web.Hosting;
using CableViewer.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Search;

/// <summary>
/// Suggestions in the form that a browser's address bar asks for (OpenSearch Suggestions 1.1): what was typed, then what it may become,
/// with a remark and an address each.
/// </summary>
internal static class OpenSearchSuggestions
{
    public const string ContentType = "application/x-suggestions+json";
    public const string Path = "/opensearch/suggest";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapMethods(Path, ["GET", "HEAD"], ListAsync)
            .WithMetadata(new WorkKindAttribute(WorkKind.Suggestions));

    private static async Task<Utf8ContentHttpResult> ListAsync(
        string? q, HttpRequest request, Suggestions suggestions, SiteSettings settings, CancellationToken cancellationToken) =>
        Answer(q ?? "", settings.BaseFor(request), await suggestions.ListAsync(q, cancellationToken));

    private static Utf8ContentHttpResult Answer(string typed, string site, IReadOnlyList<Suggestion> suggestions)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartArray();
            json.WriteStringValue(typed);
            WriteTexts(suggestions.Select(suggestion => suggestion.Text));
            WriteTexts(suggestions.Select(suggestion => Shown.Cables(suggestion.Count)));
            WriteTexts(suggestions.Select(suggestion => site + Addresses.Search(suggestion.Query)));
            json.WriteEndArray();

            void WriteTexts(IEnumerable<string> texts)
            {
                json.WriteStartArray();
                foreach (string text in texts) json.WriteStringValue(text);
                json.WriteEndArray();
            }
        }
        return TypedResults.Text(bytes.ToArray(), ContentType);
    }
}
