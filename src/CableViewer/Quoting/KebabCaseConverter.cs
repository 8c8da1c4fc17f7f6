using System.Text.Json;
using System.Text.Json.Serialization;

namespace CableViewer.Quoting;

/// <summary>Writes an enumeration as the JSON of checks has it: <c>exact-but-for</c>.</summary>
internal sealed class KebabCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
