using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CableViewer.Cables;
using CableViewer.Citing;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Cables.Text;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Html;

namespace CableViewer.Web.Sharing;

/// <summary>A cable or paragraph in the words of schema.org: a message that is part of an archive.</summary>
public static class JsonLd
{
    // The default encoder writes <, > and & as \u003C …: nothing in the data can close the script element it stands in.
    private static readonly JsonSerializerOptions Options = new();

    // A description, not the document.
    private const int AbstractLength = 1_000;

    /// <summary>The element for the head. It holds data that no browser runs.</summary>
    public static IHtmlContent Element(CableView view, Citation citation) =>
        new HtmlString($"<script type=\"application/ld+json\">{Write(view, citation)}</script>");

    internal static string Write(CableView view, Citation citation) =>
        (citation.Paragraph is null ? Describe(view, citation) : DescribeParagraph(view, citation)).ToJsonString(Options);

    private static JsonObject Describe(CableView view, Citation citation)
    {
        Cable cable = view.Cable;
        Publisher publisher = citation.Publisher;
        var node = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = new JsonArray("Message", "ArchiveComponent"),
            ["@id"] = citation.Address,
            ["url"] = citation.Address,
            ["identifier"] = citation.ReferenceId,
            ["name"] = citation.TitleOrId,
            ["headline"] = new CableHead(view, publisher).PreviewTitle,
            ["disambiguatingDescription"] = DoubtsOf(citation),
            ["abstract"] = cable.Summary is { } summary ? Summaries.Cut(summary, AbstractLength) : null,
            ["dateSent"] = Time(cable.Created),
            ["dateCreated"] = Time(cable.Created),
            ["datePublished"] = Time(cable.Released),
            ["inLanguage"] = "en",
            ["genre"] = "Diplomatic cable",
            ["keywords"] = List(cable.Tags.Select(tag => (JsonNode)tag)),
            ["image"] = publisher.Address + Addresses.Card(view.Id),
            ["sender"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = citation.Sender.Name },
            ["toRecipient"] = List(cable.To.Select(Organization)),
            ["ccRecipient"] = List(cable.Info.Select(Organization)),
            ["citation"] = List(cable.References.Select(view.TargetOf).OfType<ReferenceId>().Distinct()
                .Where(view.Known.Contains).Select(id => (JsonNode)publisher.AddressOf(id.ToString()))),
            ["isPartOf"] = new JsonObject
            {
                ["@type"] = new JsonArray("Collection", "ArchiveComponent"),
                ["name"] = publisher.Collection,
                ["url"] = publisher.Address + "/",
            },
            ["holdingArchive"] = new JsonObject { ["@type"] = "ArchiveOrganization", ["name"] = publisher.Name },
            ["encoding"] = new JsonArray(new JsonObject
            {
                ["@type"] = "MediaObject",
                ["encodingFormat"] = "text/plain",
                ["contentUrl"] = publisher.AddressOf(citation.ReferenceId) + ".txt",
            }),
        };
        return WithoutNulls(node);
    }

    // Of the words of schema.org the one for what keeps a thing from being taken for another.
    private static string? DoubtsOf(Citation citation) => citation.Doubts.Count == 0 ? null : string.Join(' ', citation.Doubts);

    private static JsonObject DescribeParagraph(CableView view, Citation citation)
    {
        Publisher publisher = citation.Publisher;
        Paragraph paragraph = citation.Paragraph!;
        var head = new CableHead(view, publisher);
        return WithoutNulls(new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Quotation",
            ["@id"] = citation.Address,
            ["url"] = citation.Address,
            ["identifier"] = head.Name,
            ["name"] = head.Title,
            ["headline"] = head.PreviewTitle,
            ["description"] = head.PreviewDescription,
            ["disambiguatingDescription"] = DoubtsOf(citation),
            ["text"] = paragraph.Text,
            ["position"] = citation.Locator,
            ["inLanguage"] = "en",
            ["dateCreated"] = Time(view.Cable.Created),
            ["datePublished"] = Time(view.Cable.Released),
            ["image"] = head.Card,
            ["creator"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = citation.Sender.Name },
            ["isPartOf"] = new JsonObject
            {
                ["@type"] = new JsonArray("Message", "ArchiveComponent"),
                ["@id"] = publisher.AddressOf(citation.ReferenceId),
                ["url"] = publisher.AddressOf(citation.ReferenceId),
                ["identifier"] = citation.ReferenceId,
                ["name"] = citation.TitleOrId,
            },
        });
    }

    private static JsonObject WithoutNulls(JsonObject node)
    {
        foreach (string name in node.Where(member => member.Value is null).Select(member => member.Key).ToList()) node.Remove(name);
        return node;
    }

    private static JsonNode Organization(Addressee addressee) => new JsonObject { ["@type"] = "Organization", ["name"] = addressee.Name };

    private static JsonArray? List(IEnumerable<JsonNode> nodes) => nodes.ToArray() is { Length: > 0 } some ? new JsonArray(some) : null;

    private static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
