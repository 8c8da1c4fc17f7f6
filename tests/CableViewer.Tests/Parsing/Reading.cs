using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Sources;
using CableViewer.Sources.Tables;

namespace CableViewer.Tests.Parsing;

/// <summary>Reads text the way <c>parse</c> does: a line of JSON through its source, the parser and the JSON of a cable.</summary>
internal static class Reading
{
    /// <summary>The object that <c>parse --format jsonl</c> writes for a line.</summary>
    public static JsonElement OfJsonLine(JsonObject line)
    {
        SourceRecord record = ReadLine(line);
        Parsed<Cable> parsed = CableParser.Parse(Assert.IsType<RawCable>(record.Cable));
        return JsonDocument.Parse(CableJson.Write(parsed.Value, [.. record.Problems, .. parsed.Diagnostics])).RootElement;
    }

    public static Parsed<Cable> Of(string body, string header = "", string? referenceId = null) =>
        CableParser.Parse(Raw(body, header, referenceId));

    public static Cable Cable(string body, string header = "", string? referenceId = null) => Of(body, header, referenceId).Value;

    /// <summary>A text below a usual top part, so that it stands where texts stand.</summary>
    public static Parsed<Cable> OfText(string text) =>
        Of("C O N F I D E N T I A L NORTHPORT 000042\n\nSIPDIS\n\nE.O. 12958: DECL: 02/28/2017\nTAGS: PGOV, PREL\nSUBJECT: THE NEW "
            + $"LIGHTHOUSE\n\n{text}\n", referenceId: "07NORTHPORT42");

    /// <summary>The anchors of a text's paragraphs, joined by blanks.</summary>
    public static string Anchors(string text) => string.Join(' ', OfText(text).Value.Paragraphs.Select(paragraph => paragraph.Anchor));

    public static IEnumerable<string> Codes(Parsed<Cable> parsed) => parsed.Diagnostics.Select(diagnostic => diagnostic.Code);

    public static RawCable Raw(string body, string header = "", string? referenceId = null) =>
        new() { ReferenceId = referenceId, Header = header, Body = body, Location = new SourceLocation("test", 1, 0, 0) };

    private static SourceRecord ReadLine(JsonObject line)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(line.ToJsonString()));
        return Assert.Single(new JsonLinesSource().ReadAsync(stream, "test", CancellationToken.None).ToListAsync().AsTask().GetAwaiter()
            .GetResult());
    }
}
