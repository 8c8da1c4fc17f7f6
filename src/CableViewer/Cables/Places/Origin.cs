using System.Collections.Frozen;
using System.Globalization;

namespace CableViewer.Cables.Places;

/// <summary>A post or office that sends cables, from data/reference/origins.tsv.</summary>
public sealed record Origin
{
    /// <summary>As in reference IDs: <c>MEXICO</c>.</summary>
    public required string Code { get; init; }

    /// <summary>For display: <c>Embassy Mexico</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Embassy, Consulate, Mission, ….</summary>
    public required string Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of the host country; empty where there is none or it would be a political statement.</summary>
    public required string Country { get; init; }

    /// <summary>Of the host city, degrees north and east, two decimals; null where there is no place.</summary>
    public (double Latitude, double Longitude)? Place { get; init; }

    /// <summary>Every origin of the 2010-11 release by its code, 282 of them.</summary>
    public static FrozenDictionary<string, Origin> All { get; } =
        ReferenceTable.ReadRows("origins").Select(FromRow).ToFrozenDictionary(origin => origin.Code);

    /// <returns>Null for a code that is not in the table.</returns>
    public static Origin? Find(string code) => All.GetValueOrDefault(code);

    private static Origin FromRow(string[] row) => new()
    {
        Code = row[0],
        Name = row[1],
        Kind = row[3],
        Country = row[4],
        Place = row[5] is ""
            ? null
            : (double.Parse(row[5], CultureInfo.InvariantCulture), double.Parse(row[6], CultureInfo.InvariantCulture)),
    };
}
