using System.Text.Json;
using System.Text.Json.Nodes;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.Citing;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Cables.Versions;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Sharing;

/// <summary>FAIR Signposting: typed links for machines in the <c>Link</c> header, and the same links as a link set.</summary>
internal static class Signposting
{
    public const string LinkSetType = "application/linkset+json";
    private const string SchemaType = "https://schema.org/Message";

    // address, relation, media type of what is there (null for a page)
    private static (string Address, string Relation, string? Type)[] LinksOf(string referenceId, Publisher publisher)
    {
        string cable = publisher.AddressOf(referenceId);
        return
        [
            (cable, "cite-as", null),
            ($"{cable}.csl.json", "describedby", CslJson.MediaType),
            ($"{cable}.bib", "describedby", "application/x-bibtex"),
            ($"{cable}.ris", "describedby", Ris.MediaType),
            ($"{cable}.json", "describedby", "application/json"),
            ($"{cable}.txt", "item", "text/plain"),
            ($"{cable}.md", "item", "text/markdown"),
            ($"{publisher.Address}/", "collection", null),
            (SchemaType, "type", null),
            ("https://schema.org/AboutPage", "type", null),
        ];
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/cable/{id}/linkset.json", ["GET", "HEAD"], LinkSetAsync);

    /// <summary>Adds the links to an answer about a cable or one of its paragraphs.</summary>
    public static void AddHeader(HttpResponse response, ReferenceId id, Publisher publisher)
    {
        IEnumerable<string> links = LinksOf(id.ToString(), publisher)
            .Select(link => $"<{link.Address}>;rel=\"{link.Relation}\"" + (link.Type is null ? "" : $";type=\"{link.Type}\""))
            .Append($"<{publisher.AddressOf(id.ToString())}/linkset.json>;rel=\"linkset\";type=\"{LinkSetType}\"");
        response.Headers.Append("Link", string.Join(", ", links));
    }

    private static async Task<Results<ContentHttpResult, RedirectHttpResult, NotFound>> LinkSetAsync(
        string id, CableReader cables, SiteSettings settings, HttpRequest request, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Id is not { } referenceId) return TypedResults.NotFound();
        if (!address.IsCanonical) return TypedResults.Redirect($"{Addresses.Cable(referenceId)}/linkset.json", permanent: true);
        if (await cables.FindAsync(referenceId, cancellationToken) is { WithheldPart: WithheldPart.Cable } gone)
            return Tombstone.Answer(gone);
        return TypedResults.Text(WriteLinkSet(referenceId.ToString(), SitePublisher.Of(settings, request)), LinkSetType);
    }

    // RFC 9264: for each thing that links, its targets by relation.
    private static string WriteLinkSet(string id, Publisher publisher)
    {
        (string Address, string Relation, string? Type)[] links = LinksOf(id, publisher);
        string cable = publisher.AddressOf(id);
        var page = new JsonObject { ["anchor"] = cable };
        foreach (IGrouping<string, (string Address, string Relation, string? Type)> relation in links.GroupBy(link => link.Relation))
            page[relation.Key] = new JsonArray([.. relation.Select(link => (JsonNode)Target(link.Address, link.Type))]);

        var set = new JsonArray(page);
        foreach ((string address, string relation, string? type) in links)
        {
            // Every file says in turn what it belongs to.
            if (relation is "item") set.Add(
                new JsonObject { ["anchor"] = address, ["collection"] = new JsonArray(Target(cable, "text/html")) });
            else if (relation is "describedby")
                set.Add(new JsonObject { ["anchor"] = address, ["describes"] = new JsonArray(Target(cable, "text/html")) });
        }
        return new JsonObject { ["linkset"] = set }.ToJsonString(JsonSerializerOptions.Default);
    }

    private static JsonObject Target(string address, string? type)
    {
        var target = new JsonObject { ["href"] = address };
        if (type is not null) target["type"] = type;
        return target;
    }
}
