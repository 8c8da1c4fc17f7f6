using System.Diagnostics.CodeAnalysis;

namespace CableViewer.Cables;

/// <summary>How a whole cable is classified: one of the six labels of the original site.</summary>
/// <param name="Number">The number of the label in the original site's <c>/classification/N_P.html</c>, 1 to 6.</param>
/// <param name="Label">As printed: <c>CONFIDENTIAL//NOFORN</c>.</param>
/// <param name="Slug">As in URLs: <c>confidential-noforn</c>.</param>
/// <param name="Level">U, C or S: what colours the label.</param>
public sealed record Classification(int Number, string Label, string Slug, char Level) : IParsable<Classification>
{
    public static readonly Classification Confidential = new(1, "CONFIDENTIAL", "confidential", 'C');
    public static readonly Classification ConfidentialNoforn = new(2, "CONFIDENTIAL//NOFORN", "confidential-noforn", 'C');
    public static readonly Classification Secret = new(3, "SECRET", "secret", 'S');
    public static readonly Classification SecretNoforn = new(4, "SECRET//NOFORN", "secret-noforn", 'S');
    public static readonly Classification Unclassified = new(5, "UNCLASSIFIED", "unclassified", 'U');
    public static readonly Classification ForOfficialUseOnly = new(6, "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "unclassified-fouo", 'U');

    /// <summary>From the least to the most secret.</summary>
    public static IReadOnlyList<Classification> All { get; } =
        [Unclassified, ForOfficialUseOnly, Confidential, ConfidentialNoforn, Secret, SecretNoforn];

    /// <summary>Reads a label or a slug, in any case; null in <paramref name="result"/> for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out Classification? result)
    {
        string text = s?.Trim() ?? "";
        result = All.FirstOrDefault(c =>
            c.Label.Equals(text, StringComparison.OrdinalIgnoreCase) || c.Slug.Equals(text, StringComparison.OrdinalIgnoreCase));
        return result is not null;
    }

    /// <exception cref="FormatException">The text is none of the six labels.</exception>
    public static Classification Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)"/>
    public static Classification Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out Classification? result)
            ? result
            : throw new FormatException($"\"{s}\" is no classification of the archive.");

    public override string ToString() => Label;
}
