using System.Text.Json;
using System.Text.Json.Nodes;
using CableViewer.Parsing.Front;

namespace CableViewer.Tests.Parsing;

/// <summary>
/// Every case of <c>../shared/cases</c>, asked of the JSON that <c>parse</c> writes, with the case's text as body (or header, or reference
/// ID).
/// </summary>
public sealed class SharedCaseTests
{
    [SharedFact]
    public void Of_the_cases_that_another_parser_meets_97_in_100_are_met()
    {
        List<Case> agreed = [.. Case.ReadAll().Where(@case => @case.Agrees)];

        Assert.True(agreed.Count > 200, "The folder holds fewer cases than it should.");
        Assert.True(agreed.Count(@case => @case.IsMet) * 100 >= agreed.Count * 97);
    }

    [SharedFact]
    public void Of_all_cases_more_are_met_than_the_other_parser_meets()
    {
        List<Case> all = Case.ReadAll();

        Assert.True(all.Count(@case => @case.IsMet) * 100 > all.Count * 95);
    }

    [SharedFact]
    public void Every_case_is_met_or_listed_with_its_reason()
    {
        List<string> wrong = [];
        foreach (Case @case in Case.ReadAll())
        {
            bool isListed = UnmetCases.Reasons.ContainsKey(@case.Id);
            if (@case.IsMet == isListed)
                wrong.Add(
                    $"{@case.Id} is {(isListed ? "met and still listed" : "not met")}: {@case.Input}\n  wanted {@case.Expected}\n  read   "
                        + $"{@case.Answer}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [SharedFact]
    public void The_list_of_unmet_cases_names_none_that_is_not_there() =>
        Assert.Empty(UnmetCases.Reasons.Keys.Except(Case.ReadAll().Select(@case => @case.Id)));

    private sealed record Case(string Id, string Kind, string Cable, JsonElement Context, string Input, JsonElement Expected,
        IReadOnlyList<JsonElement> Accept, bool Agrees)
    {
        private JsonNode? answer;

        public JsonNode? Answer => answer ??= Ask();

        public bool IsMet => Accept.Prepend(Expected).Any(wanted => JsonNode.DeepEquals(Normal(Answer), Normal(Wanted(wanted))));

        public static List<Case> ReadAll()
        {
            var cases = new List<Case>();
            foreach (string file in Directory.EnumerateFiles(SharedFolder.PathOf("cases"), "*.jsonl").Order(StringComparer.Ordinal))
                cases.AddRange(File.ReadLines(file).Where(line => line.Length > 0).Select(Read));
            return cases;
        }

        private static Case Read(string line)
        {
            JsonElement root = JsonDocument.Parse(line).RootElement;
            return new Case(
                root.GetProperty("id").GetString()!, root.GetProperty("kind").GetString()!, root.GetProperty("cable").GetString()!,
                    root.GetProperty("context"),
                root.GetProperty("input").GetString()!, root.GetProperty("expected"),
                root.TryGetProperty("accept", out JsonElement accept) ? [.. accept.EnumerateArray()] : [],
                    root.GetProperty("agrees").GetBoolean());
        }

        private JsonNode? Ask()
        {
            // A kind of TAG is no part of a cable's JSON.
            if (Kind is "tag_kind") return TagsLine.KindOf(Input);
            JsonElement json = Reading.OfJsonLine(Line());
            return Kind switch
            {
                "references" =>
                    new JsonArray([.. json.GetProperty("references").EnumerateArray()
                    .Select(one => one.GetProperty("referenceId").GetString()).OfType<string>().Distinct().Select(id => (JsonNode)id)]),
                "references_ng" => new JsonArray([.. json.GetProperty("references").EnumerateArray().Select(EntryOf)]),
                "tags" or "tags_raw" => Node(json, "tags"),
                "subject" => Node(json, "subject"),
                "recipients" => Addressees(json, "to"),
                "info_recipients" => Addressees(json, "info"),
                "classified_by" =>
                    new JsonArray([.. json.GetProperty("classifiedBy").EnumerateArray()
                    .Select(one => (JsonNode)one.GetProperty("name").GetString()!)]),
                "nondisclosure_deadline" => Node(json, "declassifyOn"),
                "signers" => Node(json, "signedBy"),
                "summary" => Node(json, "summary"),
                "refid" => Node(json, "referenceId"),
                "titlefy" => Node(json, "title"),
                "clean_content" =>
                    string.Join('\n', json.GetProperty("paragraphs").EnumerateArray().Select(one => one.GetProperty("text").GetString())),
                _ => throw new InvalidOperationException($"A kind of case that no member of the JSON answers: {Kind}."),
            };
        }

        private JsonObject Line()
        {
            var line = Kind switch
            {
                "recipients" or "info_recipients" => new JsonObject { ["header"] = Input, ["body"] = "" },
                "refid" => new JsonObject { ["referenceId"] = Input, ["body"] = "" },
                "titlefy" => new JsonObject { ["body"] = $"SUBJECT: {Input}" },
                _ => new JsonObject { ["body"] = Input },
            };
            string? id = Context.TryGetProperty("reference_id", out JsonElement given) ? given.GetString() : Cable is "" ? null : Cable;
            if (Kind is not "refid" && id is not null) line["referenceId"] = id;
            if (Context.TryGetProperty("year", out JsonElement year)) line["created"] = $"{year.GetInt32()}-06-15T12:34:00Z";
            return line;
        }

        private static JsonNode? Node(JsonElement json, string name) => JsonNode.Parse(json.GetProperty(name).GetRawText());

        private static JsonObject EntryOf(JsonElement one)
        {
            string? id = one.GetProperty("referenceId").GetString();
            return new JsonObject
            {
                ["value"] = id ?? one.GetProperty("text").GetString(),
                ["isCable"] = id is not null,
                ["bullet"] = one.GetProperty("label").GetString()
            };
        }

        private static JsonArray Addressees(JsonElement json, string name) =>
            new([.. json.GetProperty(name).EnumerateArray().Select(one => new JsonObject
        {
            ["mcn"] = one.GetProperty("serial").GetString(),
            ["route"] = one.GetProperty("route").GetString(),
            ["precedence"] = one.GetProperty("precedence").GetString(),
            ["excluded"] = Node(one, "excluded"),
            ["name"] = one.GetProperty("name").GetString(),
        })]);

        private JsonNode? Wanted(JsonElement wanted) =>
            Kind is not "references_ng"
                ? JsonNode.Parse(wanted.GetRawText())
                : new JsonArray([.. wanted.EnumerateArray().Select(one => new JsonObject
        {
            ["value"] = one.GetProperty("value").GetString(),
            ["isCable"] = one.GetProperty("kind").GetString() is "cable",
            ["bullet"] = one.GetProperty("bullet").GetString(),
        })]);

        // Names are compared without regard to case, texts with blanks folded, as the notes of the cases say.
        private JsonNode? Normal(JsonNode? node) => Kind switch
        {
            "classified_by" => JsonNode.Parse(node!.ToJsonString().ToUpperInvariant()),
            "summary" or "clean_content" =>
                string.Join(' ', ((string?)node ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            _ => node,
        };
    }
}
