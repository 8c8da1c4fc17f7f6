using System.Text.RegularExpressions;
using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Cables.Reading;

/// <summary>
/// Where a written form of a reference ID leads: <c>07 mexico 01068</c>, <c>07MEXICO1068_a</c>, <c>07MEXICO1068¶3</c>, a damaged ID.
/// </summary>
public sealed partial record CableAddress
{
    // No ID, however damaged, is longer.
    private const int Longest = 100;

    /// <summary>Null where no cable of the archive answers to the text.</summary>
    public required ReferenceId? Id { get; init; }

    /// <summary>The reference ID that the text spells, whether the archive holds it or not.</summary>
    public required ReferenceId? Spelt { get; init; }

    /// <summary>The paragraph behind the ¶, as paths name it; null for the whole cable.</summary>
    public string? Paragraph { get; init; }

    /// <summary>Whether the text is the one form that the site links.</summary>
    public required bool IsCanonical { get; init; }

    /// <summary>Of the cable or its paragraph.</summary>
    public string Path => Id is not { } id ? "" : Paragraph is null ? Addresses.Cable(id) : $"{Addresses.Cable(id)}/{Paragraph}";

    /// <param name="text">Null, as Razor Pages bind a blank part of a path, leads nowhere.</param>
    public static async Task<CableAddress> FindAsync(string? text, CableReader cables, CancellationToken cancellationToken)
    {
        if (text is null || text.Length > Longest) return new CableAddress { Id = null, Spelt = null, IsCanonical = false };
        // %B6 is the ¶ of those who do not write UTF-8.
        Match match = Form.Match(text.Replace("%B6", "¶", StringComparison.OrdinalIgnoreCase));
        string name = match.Groups["name"].Value;
        string? paragraph = match.Groups["paragraph"] is { Success: true, Value: var typed } ? typed.ToUpperInvariant() : null;
        ReferenceId? spelt = ReferenceId.TryParse(name, out ReferenceId id) ? id : null;
        if (spelt is not null && (await cables.FindExistingAsync([id], cancellationToken)).Count > 0)
            return new CableAddress { Id = id, Spelt = id, Paragraph = paragraph, IsCanonical = text == id.ToString() };
        ReferenceId? published = await cables.FindPublishedAsAsync(name.Replace(" ", "", StringComparison.Ordinal), cancellationToken);
        // 1976PRETOR04668 of the Public Library is 76PRETOR4668.
        if (published is null && spelt is not null) published = await cables.FindPublishedAsAsync(id.ToString(), cancellationToken);
        return new CableAddress { Id = published, Spelt = published ?? spelt, Paragraph = paragraph, IsCanonical = false };
    }

    // 07MEXICO1068, 07MEXICO1068_a and _b, and _c and _d of 1977 and 1978 (the Public Library of US Diplomacy), 07MEXICO1068.html,
    // 07MEXICO1068¶3
    [GeneratedRegex(@"^\s*#?(?<name>[^¶]*?)\s*(_[a-z])?(\.html?)?\s*(¶\s*(?<paragraph>[0-9]{1,4}(-[0-9]{1,3})?|[A-Za-z]))?\s*\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Form { get; }
}
