using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CableViewer.Citing;

/// <summary>CSL-JSON, what citation processors read: an array of one item.</summary>
public static class CslJson
{
    public const string MediaType = "application/vnd.citationstyles.csl+json";

    private static readonly JsonSerializerOptions Options =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Citation citation)
    {
        var item = new JsonObject
        {
            ["id"] = citation.ReferenceId,
            ["type"] = "report",
            ["genre"] = "Diplomatic cable",
            ["number"] = citation.ReferenceId,
            ["title"] = citation.TitleOrId,
            ["author"] = new JsonArray(new JsonObject { ["literal"] = citation.Sender.Name }),
            ["publisher"] = Institution.Department,
        };
        if (citation.Date is { } date) item["issued"] = DateParts(date);
        if (citation.Accessed is { } accessed) item["accessed"] = DateParts(accessed);
        item["archive"] = citation.Publisher.Collection;
        item["language"] = "en";
        if (citation.Cable.Tags.Count > 0) item["keyword"] = string.Join(", ", citation.Cable.Tags);
        item["URL"] = citation.Address;
        if (citation.Note is { } note) item["note"] = note;
        if (citation.Locator is not null)
        {
            // An item has no locator, the place that cites it has: "custom" is where the schema lets one be handed over.
            item["custom"] = new JsonObject { ["locator"] = citation.Locator, ["label"] = "paragraph" };
        }
        return new JsonArray(item).ToJsonString(Options) + "\n";
    }

    private static JsonObject DateParts(DateOnly date) =>
        new() { ["date-parts"] = new JsonArray(new JsonArray(date.Year, date.Month, date.Day)) };
}
