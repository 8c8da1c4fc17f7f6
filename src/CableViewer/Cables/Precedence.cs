using System.Text.Json.Serialization;

namespace CableViewer.Cables;

/// <summary>How fast a telegram had to be handled, from slowest to fastest.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Precedence>))]
public enum Precedence
{
    [JsonStringEnumMemberName("ROUTINE")] Routine,
    [JsonStringEnumMemberName("PRIORITY")] Priority,
    [JsonStringEnumMemberName("IMMEDIATE")] Immediate,

    /// <summary>Night action: immediate, and somebody is to be woken for it.</summary>
    [JsonStringEnumMemberName("NIACT IMMEDIATE")] NiactImmediate,
    [JsonStringEnumMemberName("FLASH")] Flash,
}
