using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CableViewer.Archive.Reading;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Values;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Browse.Lists;

/// <summary>Writes a part of a list as JSON (docs/api.md).</summary>
public static class ListJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="site">Scheme and host of the site: addresses in it are absolute.</param>
    public static byte[] Write(ListView view, ListPart part, string site)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("title", view.Heading);
            json.WriteString("url", site + view.PathOf(ListFormat.Page));
            WriteText(json, "query", view.Request.Query.IsEmpty ? null : view.Request.Query.Text);
            WriteText(json, "searched", view.Request.Query.IsEmpty ? null : view.Request.Query.Description);
            json.WriteString("sort", ListRequest.NameOf(view.Sort));
            json.WriteNumber("total", view.Total);
            json.WriteStartArray("items");
            foreach (CableRow row in part.Cables) WriteRow(json, row, site);
            json.WriteEndArray();
            WriteFacets(json, view);
            WriteText(json, "next", part.Next is { } next ? site + view.PartPath(ListFormat.Json, next) : null);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>The values that cables are listed by.</summary>
    /// <param name="next">Address of the next part; null where this is the last.</param>
    public static byte[] WriteValues(ListKind kind, int total, IReadOnlyList<ListValue> values, string site, string? next)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("title", kind.Title);
            json.WriteString("url", site + kind.Path);
            json.WriteNumber("total", total);
            json.WriteStartArray("items");
            foreach (ListValue value in values)
            {
                json.WriteStartObject();
                json.WriteString("name", value.Name);
                WriteText(json, "label", value.Label);
                WriteText(json, "group", value.Group);
                json.WriteNumber("count", value.Count);
                json.WriteString("url", site + value.Path);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            WriteText(json, "next", next);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void WriteRow(Utf8JsonWriter json, CableRow row, string site)
    {
        json.WriteStartObject();
        json.WriteString("referenceId", row.ReferenceId.ToString());
        json.WriteString("url", site + Addresses.Cable(row.ReferenceId));
        json.WriteString("subject", row.Subject);
        json.WriteString("title", row.Title);
        WriteText(json, "created", Time(row.Created));
        WriteText(json, "released", Time(row.Released));
        WriteText(json, "classification", row.Classification?.Label);
        json.WriteString("originCode", row.OriginCode);
        json.WriteString("origin", row.OriginName);
        json.WriteStartArray("tags");
        foreach (string tag in row.Tags) json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteNumber("paragraphs", row.ParagraphCount);
        json.WriteNumber("length", row.TextLength);
        json.WriteNumber("citedBy", row.CitedCount);
        json.WriteNumber("versions", row.VersionCount);
        json.WriteEndObject();
    }

    // They are counted over the whole list, so they are told once, with its first part.
    private static void WriteFacets(Utf8JsonWriter json, ListView view)
    {
        if (view.Request.After is not null)
        {
            json.WriteNull("facets");
            return;
        }
        FacetCounts facets = view.Found.Facets;
        json.WriteStartObject("facets");
        foreach (FacetKind kind in FacetKind.All) WriteFacet(json, kind.Name, kind.ValuesOf(facets));
        json.WriteEndObject();
    }

    private static void WriteFacet(Utf8JsonWriter json, string name, IReadOnlyList<FacetValue> values)
    {
        json.WriteStartArray(name);
        foreach (FacetValue value in values)
        {
            json.WriteStartObject();
            json.WriteString("value", value.Value);
            json.WriteString("name", value.Name);
            json.WriteNumber("count", value.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null) json.WriteNull(name);
        else json.WriteString(name, text);
    }
}
