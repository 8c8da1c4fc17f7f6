using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CableViewer.Web.Browse.Lists;

namespace CableViewer.Web.Tests.Api;

/// <summary>The OpenAPI document says what is served, and what it says is served.</summary>
[Collection(SampleSiteTests.Name)]
public sealed partial class ApiDocumentTests(SampleSite sample)
{
    private static readonly string[] DataEndings = [".json", ".jsonl", ".csv", ".atom", ".ris", ".bib", ".md", ".txt"];
    private static readonly string[] ListEndings = [".json", ".jsonl", ".csv", ".atom", ".feed.json"];

    [Fact]
    public async Task Every_path_answers_with_the_type_and_the_shape_it_promises()
    {
        JsonElement document = await ReadAsync();
        int count = 0;
        foreach (JsonProperty path in document.GetProperty("paths").EnumerateObject())
        {
            JsonElement operation = path.Value.GetProperty("get");
            string url = Fill(path.Name, operation);
            using HttpResponseMessage answer = await sample.Site.Client.GetAsync(new Uri(url, UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{url} answers {(int)answer.StatusCode}.");

            JsonProperty content = Assert.Single(operation.GetProperty("responses").GetProperty("200").GetProperty("content")
                .EnumerateObject());
            Assert.True(content.Name == answer.Content.Headers.ContentType?.MediaType, $"{url} is {answer.Content.Headers.ContentType}.");
            if (content.Name.EndsWith("json", StringComparison.Ordinal) && content.Name != "application/x-ndjson")
            {
                JsonElement body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
                Assert.Empty(Faults(document, content.Value.GetProperty("schema"), body, url));
            }
            count++;
        }
        Assert.True(count > 80);
    }

    [Fact]
    public async Task What_is_served_for_programs_is_described_and_nothing_else()
    {
        string[] described = [.. (await ReadAsync()).GetProperty("paths").EnumerateObject().Select(path => path.Name)];
        string[] served = [.. sample.Site.Routes.SelectMany(Spell).Distinct(StringComparer.Ordinal)];
        Assert.Contains("/cable/{id}/cited-by.atom", served);
        Assert.Contains("/tag/{name}.jsonl", served);
        // The document does not describe itself, nor what only crawlers read.
        string[] ofPrograms = [.. served.Where(path =>
            path is not ("/openapi.json" or "/robots.txt") && DataEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))];
        Assert.True(ofPrograms.Length > 80);
        Assert.Equal([], ofPrograms.Except(described));
        Assert.Equal([], described.Except(served));
    }

    [Fact]
    public async Task Trends_tell_month_by_month_what_the_page_does()
    {
        JsonElement trends = JsonDocument.Parse(
            await sample.Site.Client.GetStringAsync(new Uri("/trends.json?q=sluice&q=&q=subject:sluice", UriKind.Relative))).RootElement;
        Assert.Equal(["sluice", "subject:sluice"],
            trends.GetProperty("trends").EnumerateArray().Select(trend => trend.GetProperty("query").GetString()));
        JsonElement first = trends.GetProperty("trends")[0];
        int[] all = [.. trends.GetProperty("cables").EnumerateArray().Select(count => count.GetInt32())], counts =
            [.. first.GetProperty("counts").EnumerateArray().Select(count => count.GetInt32())];
        double[] shares = [.. first.GetProperty("shares").EnumerateArray().Select(share => share.GetDouble())];
        Assert.Equal([trends.GetProperty("months").GetArrayLength(), all.Length], [all.Length, counts.Length]);
        JsonElement found = JsonDocument.Parse(
            await sample.Site.Client.GetStringAsync(new Uri("/search.json?q=sluice", UriKind.Relative))).RootElement;
        Assert.Equal(found.GetProperty("total").GetInt32(), first.GetProperty("total").GetInt32());
        Assert.Equal(found.GetProperty("total").GetInt32(), counts.Sum());
        Assert.True(counts.Sum() > 0);
        Assert.All(Enumerable.Range(0, all.Length), month =>
            Assert.Equal(all[month] == 0 ? 0 : (double)counts[month] / all[month], shares[month], 5));
    }

    [Fact]
    public async Task A_wrong_parameter_is_answered_as_the_document_says()
    {
        JsonElement document = await ReadAsync();
        using HttpResponseMessage answer = await sample.Site.Client.GetAsync(new Uri("/search.json?limit=many", UriKind.Relative));
        JsonElement response = document.GetProperty("paths").GetProperty("/search.json").GetProperty("get").GetProperty(
            "responses").GetProperty("400");
        JsonElement schema = response.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Faults(document, schema, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement, ""));
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own()
    {
        JsonElement document = await ReadAsync();
        string[] names = [.. document.GetProperty("paths").EnumerateObject()
            .Select(path => path.Value.GetProperty("get").GetProperty("operationId").GetString()!)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Every_order_of_the_document_is_one()
    {
        JsonElement document = await ReadAsync();
        foreach (JsonElement sort in document.GetProperty("components").GetProperty("schemas").GetProperty("Sort").GetProperty("enum")
            .EnumerateArray())
            Assert.Equal(HttpStatusCode.OK, (await sample.Site.AskAsync($"/search.json?sort={sort.GetString()}")).Status);
    }

    [Fact]
    public void The_checker_of_shapes_finds_what_is_wrong()
    {
        JsonElement schema = JsonDocument.Parse(
            """{"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":{"type":["integer","null"]}}}""").RootElement;
        Assert.Empty(Faults(default, schema, JsonDocument.Parse("""{"a":null}""").RootElement, ""));
        foreach (string wrong in (string[])["""{}""", """{"a":"1"}""", """{"a":1,"b":2}""", "[]"])
            Assert.NotEmpty(Faults(default, schema, JsonDocument.Parse(wrong).RootElement, ""));
    }

    private async Task<JsonElement> ReadAsync() =>
        JsonDocument.Parse(await sample.Site.Client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative))).RootElement;

    // The paths that a route answers: of one with {ending}, and of the page of lists, those of each form.
    private static IEnumerable<string> Spell(string route)
    {
        const string listPage = "/{kind:listkind}/{**value}";
        if (route is listPage)
            return ListKind.All.SelectMany(kind => ListEndings.Select(ending => $"{kind.Path}/{{name}}{ending}"));
        return route.EndsWith(".{ending}", StringComparison.Ordinal)
            ? ListEndings.Select(ending => route.Replace(".{ending}", ending, StringComparison.Ordinal))
            : [Constraint.Replace(route, "}")];
    }

    private static string Fill(string path, JsonElement operation)
    {
        JsonElement[] parameters = [.. operation.GetProperty("parameters").EnumerateArray()];
        string filled = Placeholder.Replace(path, match =>
            Uri.EscapeDataString(parameters.Single(parameter => parameter.GetProperty("name").GetString() == match.Groups["name"].Value)
                .GetProperty("example").GetString()!));
        string[] query =
        [
            .. parameters.Where(parameter =>
                parameter.GetProperty("in").GetString() is "query" && parameter.TryGetProperty("example", out _))
                .SelectMany(parameter => parameter.GetProperty("example") is { ValueKind: JsonValueKind.Array } several
                    ? several.EnumerateArray().Select(value => (Name: parameter.GetProperty("name").GetString(), Value: value.GetString()!))
                    : [(parameter.GetProperty("name").GetString(), parameter.GetProperty("example").GetString()!)])
                .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"),
        ];
        return query.Length == 0 ? filled : $"{filled}?{string.Join('&', query)}";
    }

    // As much of JSON Schema as the document uses; an independent validator reads the rest (tests/checks/api.check.mjs).
    private static IEnumerable<string> Faults(JsonElement document, JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("anyOf", out JsonElement choices))
            return choices.EnumerateArray().Any(choice => !Faults(document, choice, value, at).Any()) ? [] : [$"{at} fits no choice"];
        return OwnFaults(document, schema, value, at);
    }

    private static IEnumerable<string> OwnFaults(JsonElement document, JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("const", out JsonElement constant) && constant.ToString() != value.ToString())
            yield return $"{at} is {value}";
        if (schema.TryGetProperty("enum", out JsonElement names) && names.EnumerateArray().All(name => name.ToString() != value.ToString()))
            yield return $"{at} is {value}";
        if (schema.TryGetProperty("type", out JsonElement type))
        {
            string[] types = type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray()
                .Select(each => each.GetString()!)] : [type.GetString()!];
            if (!types.Any(each => Fits(each, value))) yield return $"{at} is {value.ValueKind}";
        }
        if (value.ValueKind is JsonValueKind.Array && schema.TryGetProperty("items", out JsonElement items))
        {
            int i = 0;
            foreach (JsonElement item in value.EnumerateArray())
            {
                foreach (string fault in Faults(document, items, item, $"{at}[{i++}]")) yield return fault;
            }
        }
        if (value.ValueKind is not JsonValueKind.Object) yield break;
        if (schema.TryGetProperty("required", out JsonElement required))
        {
            foreach (JsonElement name in required.EnumerateArray())
            {
                if (!value.TryGetProperty(name.GetString()!, out _)) yield return $"{at} lacks {name}";
            }
        }
        bool isClosed = schema.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind is JsonValueKind.False;
        if (!schema.TryGetProperty("properties", out JsonElement properties)) yield break;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (properties.TryGetProperty(member.Name, out JsonElement known))
            {
                foreach (string fault in Faults(document, known, member.Value, $"{at}.{member.Name}")) yield return fault;
            }
            else if (isClosed) yield return $"{at} has {member.Name}";
        }
    }

    private static bool Fits(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind is JsonValueKind.Null,
        "string" => value.ValueKind is JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind is JsonValueKind.Number,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        "array" => value.ValueKind is JsonValueKind.Array,
        "object" => value.ValueKind is JsonValueKind.Object,
        _ => false,
    };

    // {number:int}
    [GeneratedRegex(@":[a-z]+\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Constraint { get; }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder { get; }
}
