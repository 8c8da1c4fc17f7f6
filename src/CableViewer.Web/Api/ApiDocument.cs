using System.Reflection;
using System.Text.Json.Nodes;
using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Lists;
using CableViewer.Web.Browse.Values;
using CableViewer.Web.Hosting;
using CableViewer.Web.Search;
using CableViewer.Web.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Api;

/// <summary>
/// The OpenAPI description of what programs can fetch (docs/api.md). Its examples are of the archive that is served, so that each address
/// in it answers.
/// </summary>
internal static class ApiDocument
{
    private static readonly ListFormat[] Formats =
        [ListFormat.Json, ListFormat.JsonLines, ListFormat.Csv, ListFormat.Atom, ListFormat.JsonFeed];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/openapi.json", ["GET", "HEAD"], AnswerAsync);

    private static async Task<Utf8ContentHttpResult> AnswerAsync(
        HttpRequest request, CableSearch search, CableReader cables, SiteSettings settings, CancellationToken cancellationToken)
    {
        CableIndex index = await search.GetIndexAsync(cancellationToken);
        JsonObject document = Make(index, await ApiExample.FindAsync(index, cables, cancellationToken), settings,
            settings.BaseFor(request));
        return TypedResults.Text(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString(CableJson.Options)), "application/json");
    }

    /// <param name="index">For examples.</param>
    /// <param name="site">Scheme and host of the site.</param>
    private static JsonObject Make(CableIndex index, ApiExample? example, SiteSettings settings, string site)
    {
        var paths = new JsonObject();
        foreach (ListFormat format in Formats)
        {
            paths[$"/search{format.Ending()}"] = Path(
                $"search{Name(format)}", $"The cables that a query finds, as {Words(format)}.", format,
                [Parameter("q", "query", "A query in the language of the search page; without it, every cable.", "the"),
                    .. PartParameters(format)]);
        }
        foreach (ListKind kind in ListKind.All)
        {
            string? value = ListValues.Of(index, kind).MaxBy(each => each.Count)?.Name;
            paths[$"{kind.Path}.json"] = ValuesPath(kind);
            foreach (ListFormat format in Formats)
            {
                paths[$"{kind.Path}/{{name}}{format.Ending()}"] = Path(
                    $"{kind.Name}{Name(format)}", $"The cables of one value of \"{kind.Title}\", as {Words(format)}.", format,
                    [Parameter("name", "path", "As in the address of the list's page.", value),
                        Parameter("q", "query", "Narrows the list.", null), .. PartParameters(format)]);
            }
        }
        AddSearch(paths);
        AddCable(paths, example, site);
        AddReferences(paths, [Parameter("id", "path", "Reference ID.", example?.ReferenceId)]);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = settings.SiteName,
                ["version"] = "1",
                ["summary"] = "Diplomatic cables: read, searched, listed and followed.",
                ["description"] = $"Everything can be fetched without a key, by any script. See {site}/help/api.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = site }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = ReadSchemas() },
        };
    }

    private static void AddSearch(JsonObject paths)
    {
        JsonObject[] ofFacet =
        [
            Parameter("name", "path", $"What is asked for: {string.Join(", ", FacetKind.All.Select(kind => kind.Name))}.",
                FacetKind.Tag.Name),
            Parameter("list", "query", "Path of a list, /origin/MEXICO; without it, what q finds in the whole archive.", null),
            Parameter("q", "query", "A query; it narrows the list.", "the"),
            Parameter("by", "query", "count or name.", "name"),
        ];
        paths[$"{FacetAddress.Path}/{{name}}.json"] = Operation("facetJson",
            "All values that the cables of a list or search have of a property, with counts.", ofFacet, "application/json",
            Schema("FacetList"));
        paths[$"{FacetAddress.Path}/{{name}}.csv"] =
            Operation("facetCsv", "The same as CSV: a line for each value.", Clone(ofFacet), "text/csv", Text());
        JsonObject queries = Parameter("q", "query", $"A query; up to {TrendComparison.MostQueries} can be compared.", null);
        queries["schema"] = new JsonObject { ["type"] = "array", ["items"] = Text(), ["maxItems"] = TrendComparison.MostQueries };
        queries["example"] = new JsonArray("the", "of");
        paths["/trends.json"] = Operation("trendsJson", "How many cables of each month queries find.", [queries], "application/json",
            Schema("Trends"));
        paths["/trends.csv"] = Operation("trendsCsv", "The same as CSV: a line for each month.", Clone([queries]), "text/csv", Text());
        paths["/check.json"] = CheckPath();
        JsonObject[] typed = [Parameter("q", "query", "What was typed so far.", "re")];
        paths["/suggest.json"] = Operation("suggest", "What a query that was begun may become.", typed, "application/json",
            Schema("Suggestions"));
        paths[OpenSearchSuggestions.Path] = Operation(
            "suggestForBrowsers", "The same as browsers ask for it (OpenSearch Suggestions).", Clone(typed),
                OpenSearchSuggestions.ContentType, new JsonObject { ["type"] = "array" });
    }

    private static void AddCable(JsonObject paths, ApiExample? example, string site)
    {
        JsonObject[] ofCable = [Parameter("id", "path", "Reference ID.", example?.ReferenceId)];
        JsonObject[] ofParagraph =
            [.. Clone(ofCable), Parameter("paragraph", "path", "As in the address of its page: 3, 6-2, B, text1.", example?.Paragraph)];
        paths["/cable/{id}.json"] = Operation("cableJson", "A cable, whole.", Clone(ofCable), "application/json", Schema("Cable"));
        paths["/cable/{id}.txt"] = Operation("cableText", "The raw text of a cable.", Clone(ofCable), "text/plain", Text());
        foreach ((string ending, string type, string words) in (ReadOnlySpan<(string, string, string)>)
            [
                (".md", "text/markdown", "as Markdown"), (".ris", "application/x-research-info-systems", "as a citation in RIS"),
                    (".bib", "application/x-bibtex", "as a citation in BibTeX"),
                (".csl.json", "application/vnd.citationstyles.csl+json", "as a citation in CSL-JSON"),
            ])
        {
            string name = ending[1..].Split('.')[0].ToUpperInvariant();
            JsonObject schema = ending is ".csl.json" ? new JsonObject { ["type"] = new JsonArray("object", "array") } : Text();
            paths["/cable/{id}" + ending] = Operation($"cable{name}", $"A cable {words}.", Clone(ofCable), type, schema);
            paths["/cable/{id}/{paragraph}" + ending] =
                Operation($"paragraph{name}", $"A paragraph {words}.", Clone(ofParagraph), type, schema.DeepClone().AsObject());
        }
        JsonObject[] ofVersion = [.. Clone(ofCable), Parameter("number", "path", "Of the version, from 1.", "1")];
        paths["/cable/{id}/@{number}.json"] =
            Operation("versionJson", "One version of a cable, whole.", Clone(ofVersion), "application/json", Schema("Cable"));
        paths["/cable/{id}/@{number}.txt"] =
            Operation("versionText", "The raw text of one version of a cable.", Clone(ofVersion), "text/plain", Text());
        paths["/cable/{id}/@{number}.md"] =
            Operation("versionMD", "One version of a cable as Markdown.", Clone(ofVersion), "text/markdown", Text());
        paths["/cable/{id}/linkset.json"] = Operation("linkSet", "What belongs to a cable, as typed links (RFC 9264).", Clone(ofCable),
            Signposting.LinkSetType, Schema("LinkSet"));
        paths["/cable/{id}/timemap"] =
            Operation("timeMap", "The versions of a cable by time (RFC 7089).", Clone(ofCable), Memento.LinkFormat, Text());
        JsonObject address = Parameter("url", "query", "Of a cable or paragraph.",
            example is null ? null : $"{site}/cable/{example.ReferenceId}/{example.Paragraph}");
        address["required"] = true;
        paths["/oembed"] = Operation(
            "oEmbed", "A cable or paragraph as a quotation for other sites.",
                [address, SizeParameter("maxwidth"), SizeParameter("maxheight")], "application/json", Schema("OEmbed"));
    }

    private static void AddReferences(JsonObject paths, JsonObject[] ofCable)
    {
        paths["/cable/{id}/thread.json"] =
            Operation("thread", "What a cable cites and what cites it, two steps away.", Clone(ofCable), "application/json",
            Schema("Thread"));
        paths["/missing.json"] = Operation("missing", "Cables that are cited and not in the archive.", [PageParameter()],
            "application/json", Schema("Missing"));
        paths["/cable/{id}/cited-by.json"] = Operation(
            "citedByJson", "The cables that cite one, with the words in which they do.", [.. Clone(ofCable), PageParameter()],
                "application/json", Schema("CitedBy"));
        foreach (ListFormat format in Formats.Where(format => format is not ListFormat.Json))
        {
            paths[$"/cable/{{id}}/cited-by{format.Ending()}"] = Path(
                $"citedBy{Name(format)}", $"The cables that cite one, as {Words(format)}.", format,
                    [.. Clone(ofCable), .. PartParameters(format)]);
        }
    }

    private static JsonObject Path(string id, string summary, ListFormat format, JsonObject[] parameters) => Operation(
        id, summary, parameters, format.ContentType().Split(';')[0], format switch
        {
            ListFormat.Json => Schema("ListPage"),
            ListFormat.JsonFeed => Schema("JsonFeed"),
            _ => Text(),
        });

    private static JsonObject ValuesPath(ListKind kind) => Operation(
        $"{kind.Name}Values", $"All values of \"{kind.Title}\", each with the number of its cables.",
        [Parameter("after", "query", "The last name of the part before.", null)], "application/json", Schema("ValuePage"));

    private static JsonObject Operation(string id, string summary, JsonObject[] parameters, string contentType, JsonObject schema) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["parameters"] = new JsonArray(parameters),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject
                {
                    ["description"] = "There it is.",
                    ["headers"] = new JsonObject
                    {
                        ["ETag"] = new JsonObject
                        {
                            ["description"] = "Of this state of the archive.",
                            ["schema"] = new JsonObject { ["type"] = "string" }
                        }
                    },
                    ["content"] = new JsonObject { [contentType] = new JsonObject { ["schema"] = schema } },
                },
                ["301"] = new JsonObject { ["description"] = "The same under its one spelling." },
                ["304"] = new JsonObject { ["description"] = "Not changed since the state named by If-None-Match." },
                ["400"] = new JsonObject
                {
                    ["description"] = "Something in the address is not understood.",
                    ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = Schema("Problem") } },
                },
                ["404"] = new JsonObject { ["description"] = "The archive has nothing under this address." },
                ["410"] = new JsonObject { ["description"] = "The publisher withholds it, for the reason that the answer gives." },
            },
        },
    };

    private static IEnumerable<JsonObject> PartParameters(ListFormat format)
    {
        yield return new JsonObject { ["name"] = "sort", ["in"] = "query", ["description"] = "Order.", ["schema"] = Schema("Sort") };
        if (format is ListFormat.Csv or ListFormat.JsonLines) yield break;
        yield return Parameter("after", "query", "Reference ID of the last cable of the part before.", null);
        yield return new JsonObject
        {
            ["name"] = "limit",
            ["in"] = "query",
            ["description"] = "Cables at once.",
            ["schema"] = new JsonObject
            {
                ["type"] = "integer",
                ["minimum"] = 1,
                ["maximum"] = ListRequest.MostRows,
                ["default"] = ListRequest.PageSize
            },
        };
    }

    private static JsonObject CheckPath()
    {
        JsonObject path = Operation("checkShort", "Whether a short quotation stands in a cable word for word.",
            [Parameter("q", "query", "The quotation, or a text with quotations.", "the words of a cable")], "application/json",
            Schema("Checked"));
        JsonObject post = Operation("check", "Whether quotations stand in a cable word for word.", [], "application/json",
            Schema("Checked"))["get"]!.DeepClone().AsObject();
        post["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Schema("CheckRequest") } },
        };
        post["responses"]!["413"] = new JsonObject { ["description"] = "More than 64,000 characters or 200 quotations." };
        path["post"] = post;
        return path;
    }

    private static JsonObject PageParameter() => CountParameter("page", "From 1.");

    private static JsonObject SizeParameter(string name) => CountParameter(name, "In pixels.");

    private static JsonObject CountParameter(string name, string description) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["description"] = description,
        ["schema"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
    };

    private static JsonObject Parameter(string name, string place, string description, string? example)
    {
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = place is "path",
            ["description"] = description,
            ["schema"] = Text(),
        };
        if (example is not null) parameter["example"] = example;
        return parameter;
    }

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Schema(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static JsonObject[] Clone(JsonObject[] parameters) => [.. parameters.Select(parameter => parameter.DeepClone().AsObject())];

    private static string Name(ListFormat format) => format switch
    {
        ListFormat.JsonLines => "Lines",
        ListFormat.JsonFeed => "Feed",
        _ => format.ToString(),
    };

    private static string Words(ListFormat format) => format switch
    {
        ListFormat.Json => "JSON, some at a time",
        ListFormat.JsonLines => "JSON Lines: all of them, whole",
        ListFormat.Csv => "CSV: a line for each of them",
        ListFormat.Atom => "an Atom feed",
        _ => "a JSON Feed",
    };

    private static JsonNode ReadSchemas()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("api/schemas.json")
            ?? throw new InvalidOperationException("The schemas are not built in.");
        return JsonNode.Parse(stream)!;
    }
}
