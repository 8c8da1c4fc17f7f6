using System.Collections.Frozen;

namespace CableViewer.Cables.Places;

/// <summary>A country that hosts an origin, from data/reference/countries.tsv.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Name">English, short.</param>
public sealed record Country(string Code, string Name, Region Region)
{
    public static FrozenDictionary<string, Country> All { get; } =
        ReferenceTable.ReadRows("countries").Select(row => new Country(row[0], row[1], Region.Parse(row[2])))
            .ToFrozenDictionary(country => country.Code);

    // Names and codes that people use beside those of ISO: Burma, UK. From data/reference/country-aliases.tsv.
    private static readonly FrozenDictionary<string, Country> ByAlias =
        ReferenceTable.ReadRows("country-aliases").ToFrozenDictionary(row => row[0], row => All[row[1]], StringComparer.OrdinalIgnoreCase);

    /// <summary>By code, name or another name in use, in any case: <c>GB</c>, <c>United Kingdom</c>, <c>U.K.</c>.</summary>
    /// <returns>Null for what is none of them.</returns>
    public static Country? Find(string codeOrName)
    {
        string plain = codeOrName.Replace(".", "", StringComparison.Ordinal);
        return All.GetValueOrDefault(plain.ToUpperInvariant())
            ?? ByAlias.GetValueOrDefault(plain)
            ?? All.Values.FirstOrDefault(country => country.Name.Equals(codeOrName, StringComparison.OrdinalIgnoreCase));
    }
}
