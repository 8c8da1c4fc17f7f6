namespace CableViewer.Cables;

/// <summary>One line of TO or INFO: who was to get the telegram, and over which route.</summary>
public sealed record Addressee
{
    /// <summary>As typed, without route, precedence and serial: <c>SECSTATE WASHDC</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Routing indicator, <c>RUEHC</c>; null where none stands before the name.</summary>
    public string? Route { get; init; }

    /// <summary>Message continuity number after the name, digits as typed (leading zeros count); null where there is none.</summary>
    public string? Serial { get; init; }

    public Precedence? Precedence { get; init; }

    /// <summary>Posts a collective does not include (the XMT lines), as typed.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];
}
