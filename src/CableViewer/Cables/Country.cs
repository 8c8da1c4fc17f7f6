using System.Collections.Frozen;

namespace CableViewer.Cables;

/// <summary>A country that hosts an origin, from data/reference/countries.tsv.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Name">English, short.</param>
public sealed record Country(string Code, string Name, Region Region)
{
    public static FrozenDictionary<string, Country> All { get; } =
        ReferenceTable.ReadRows("countries").Select(row => new Country(row[0], row[1], Region.Parse(row[2]))).ToFrozenDictionary(country => country.Code);

    /// <summary>By code or name, in any case.</summary>
    /// <returns>Null for what is neither.</returns>
    public static Country? Find(string codeOrName) =>
        All.GetValueOrDefault(codeOrName.ToUpperInvariant())
        ?? All.Values.FirstOrDefault(country => country.Name.Equals(codeOrName, StringComparison.OrdinalIgnoreCase));
}
