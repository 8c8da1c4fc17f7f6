using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CableViewer.Cables;

/// <summary>
/// The JSON of a cable: the output of <c>parse</c>, <c>/cable/ID.json</c> and <c>export --format jsonl</c> (docs/json.md).
/// </summary>
/// <remarks>Names are camelCase, times ISO 8601 UTC; absent values are <c>null</c> or <c>[]</c>, never left out.</remarks>
public static class CableJson
{
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>One object on one line, UTF-8, without a line end.</summary>
    public static byte[] Write(Cable cable, IReadOnlyList<Diagnostic> diagnostics)
    {
        var node = JsonSerializer.SerializeToNode(cable, Options)!.AsObject();
        node["diagnostics"] = JsonSerializer.SerializeToNode(diagnostics, Options);
        return JsonSerializer.SerializeToUtf8Bytes(node, Options);
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // Only what JSON itself needs is escaped; whoever puts this into a page escapes for the page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new ParsableConverter<ReferenceId>(), new ParsableConverter<Classification>(), new UtcTimeConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Every value that reads itself is a JSON string.</summary>
    private sealed class ParsableConverter<T> : JsonConverter<T>
        where T : IParsable<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            T.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out T? value)
                ? value
                : throw new JsonException($"This is no {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    /// <summary><c>2007-03-02T13:09:00Z</c>.</summary>
    private sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset().ToUniversalTime();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }
}
