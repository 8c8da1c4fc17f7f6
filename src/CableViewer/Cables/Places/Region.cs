namespace CableViewer.Cables.Places;

/// <summary>A part of the world as the Department divided it among its regional bureaus.</summary>
/// <param name="Slug">As in URLs: <c>near-east</c>.</param>
public sealed record Region(string Slug, string Name)
{
    public static IReadOnlyList<Region> All { get; } =
    [
        new("africa", "Africa"),
        new("east-asia-pacific", "East Asia and the Pacific"),
        new("europe-eurasia", "Europe and Eurasia"),
        new("near-east", "Near East and North Africa"),
        new("south-central-asia", "South and Central Asia"),
        new("western-hemisphere", "Western Hemisphere"),
        new("united-states", "United States"),
    ];

    /// <returns>Null for what is no slug of a region.</returns>
    public static Region? Find(string slug) => All.FirstOrDefault(region => region.Slug == slug);

    internal static Region Parse(string slug) => Find(slug) ?? throw new InvalidOperationException($"countries.tsv has no region {slug}.");
}
