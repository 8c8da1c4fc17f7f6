using System.Collections.Frozen;

namespace CableViewer.Cables.Places;

/// <summary>The address of a station in the transmission header, from data/reference/routes.tsv.</summary>
/// <param name="Code"><c>RUEHC</c>.</param>
/// <param name="Station">The addressee it most often stands for.</param>
public sealed record RoutingIndicator(string Code, string Station)
{
    public static FrozenDictionary<string, RoutingIndicator> All { get; } =
        ReferenceTable.ReadRows("routes").Select(row => new RoutingIndicator(row[0], row[1])).ToFrozenDictionary(route => route.Code);

    /// <returns>Null for an indicator that is not in the table.</returns>
    public static RoutingIndicator? Find(string code) => All.GetValueOrDefault(code);
}
