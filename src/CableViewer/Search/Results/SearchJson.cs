using System.Text.Json;
using System.Text.Json.Nodes;
using CableViewer.Cables;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Results;

/// <summary>A page of results as JSON: the output of <c>search --json</c> (docs/search.md).</summary>
public static class SearchJson
{
    // Of a facet with thousands of values, those that are worth a link.
    private const int MostValues = 100;

    /// <param name="page">From 1.</param>
    public static JsonObject Write(Query query, FoundCables found, IReadOnlyList<FoundCable> cables, int page, int pageSize,
        IReadOnlyList<SearchOffer> mends) => new()
        {
            ["query"] = query.Text,
            ["searched"] = query.Description,
            ["notes"] = new JsonArray([.. query.Notes.Concat(found.Notes).Select(note => (JsonNode)note)]),
            ["total"] = found.Total,
            ["page"] = page,
            ["pageSize"] = pageSize,
            ["cables"] = new JsonArray([.. cables.Select(WriteCable)]),
            ["facets"] = new JsonObject
            {
                ["origin"] = WriteFacet(found.Facets.Origins),
                ["country"] = WriteFacet(found.Facets.Countries),
                ["year"] = WriteFacet(found.Facets.Years),
                ["class"] = WriteFacet(found.Facets.Classifications),
                ["tag"] = WriteFacet(found.Facets.Tags),
                ["caption"] = WriteFacet(found.Facets.Captions),
            },
            ["months"] = new JsonArray([.. found.Facets.Months.Counts
            .Select((count, month) => (count, month))
            .Where(bar => bar.count > 0)
            .Select(bar => (JsonNode)new JsonObject { ["month"] = found.Facets.Months.Name(bar.month), ["count"] = bar.count })]),
            ["mends"] = WriteMends(mends),
        };

    /// <summary>A search that takes more work than one may take: nothing was counted, so there is no total.</summary>
    /// <param name="smaller">Searches that are offered in its place.</param>
    public static JsonObject WriteTooLarge(Query query, IReadOnlyList<SearchOffer> smaller) => new()
    {
        ["query"] = query.Text,
        ["searched"] = query.Description,
        ["notes"] = new JsonArray([SearchTooLargeException.Sentence, .. query.Notes.Select(note => (JsonNode)note)]),
        ["total"] = null,
        ["cables"] = new JsonArray(),
        ["mends"] = WriteMends(smaller),
    };

    private static JsonArray WriteMends(IReadOnlyList<SearchOffer> mends) =>
        new([.. mends.Select(mend => (JsonNode)new JsonObject { ["query"] = mend.Query.Text, ["count"] = mend.Count })]);

    private static JsonObject WriteCable(FoundCable found) => new()
    {
        ["referenceId"] = found.Cable.ReferenceId.ToString(),
        ["subject"] = found.Cable.Subject,
        ["created"] = JsonSerializer.SerializeToNode(found.Cable.Created, CableJson.Options),
        ["released"] = JsonSerializer.SerializeToNode(found.Cable.Released, CableJson.Options),
        ["classification"] = found.Cable.Classification?.Label,
        ["origin"] = found.Cable.OriginName,
        ["citedBy"] = found.Cable.CitedCount,
        ["paragraphs"] = new JsonArray([.. found.Paragraphs.Select(paragraph => (JsonNode)new JsonObject
        {
            ["anchor"] = paragraph.Paragraph.Anchor,
            ["excerpt"] = string.Concat(paragraph.Excerpt.Select(part => part.Text)),
            ["hits"] = new JsonArray([.. paragraph.Excerpt.Where(part => part.IsHit).Select(part => (JsonNode)part.Text)]),
        })]),
        ["moreParagraphs"] = found.MoreParagraphs,
    };

    private static JsonArray WriteFacet(IReadOnlyList<FacetValue> values) =>
        new([.. values.Take(MostValues)
            .Select(value => (JsonNode)new JsonObject { ["value"] = value.Value, ["name"] = value.Name, ["count"] = value.Count })]);
}
