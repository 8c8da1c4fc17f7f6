using System.Collections.Frozen;

namespace CableViewer.Cables.Places;

/// <summary>
/// Codes under which one and the same post sent its cables: <c>KIEV</c> and <c>KYIV</c>, <c>TAIPEI</c> and <c>AITTAIPEI</c>.
/// </summary>
/// <remarks>
/// Never a reason to rename a cable: TAIPEI and AITTAIPEI have six numbers of one year in common, and those are different cables
/// (formats.md 3.2). Only where a reference finds nothing under one code is the other worth a try.
/// </remarks>
public static class OriginSiblings
{
    private static readonly string[][] Groups =
    [
        ["TAIPEI", "AITTAIPEI"],
        ["KIEV", "KYIV"],
        ["CALCUTTA", "KOLKATA"],
        ["MADRAS", "CHENNAI"],
        ["BELIZE", "BELMOPAN"],
        ["RPODUBAI", "IRANRPODUBAI"],
        ["PARISFR", "UNESCOPARISFR", "UNESCOPARIS"],
    ];

    private static readonly FrozenDictionary<string, string[]> Others = Groups
        .SelectMany(group => group.Select(code => (code, others: group.Where(other => other != code).ToArray())))
        .ToFrozenDictionary(pair => pair.code, pair => pair.others);

    /// <returns>The other codes of the post; none for nearly all.</returns>
    public static IReadOnlyList<string> Of(string code) => Others.GetValueOrDefault(code) ?? [];
}
