using System.Globalization;
using CableViewer.Archive.Withholding;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Cables.Versions;

/// <summary>Says where a withheld paragraph was found under another number than the rule names.</summary>
internal static class WithheldElsewhere
{
    /// <returns><c>in version 1 ¶2, in version 2 ¶2 and ¶3</c>, without the versions that have it only under the number of the rule; null
    /// where all have.</returns>
    public static string? Describe(WithheldEntry entry)
    {
        string[] versions =
        [
            .. entry.Places.GroupBy(place => place.Version)
                .Where(version => version.Any(place => place.Anchor != entry.Anchor))
                .Select(version => string.Create(
                    CultureInfo.InvariantCulture,
                        $"in version {version.Key} "
                            + $"{string.Join(" and ", version.Select(place => $"¶{Addresses.ParagraphName(place.Anchor)}"))}")),
        ];
        return versions.Length == 0 ? null : string.Join(", ", versions);
    }
}
