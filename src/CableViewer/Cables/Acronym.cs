using System.Collections.Frozen;

namespace CableViewer.Cables;

/// <summary>A word that stays in capitals, from data/reference/acronyms.tsv.</summary>
/// <param name="Letters">As printed: <c>GOM</c>.</param>
/// <param name="Expansion">Null where it is not known.</param>
public sealed record Acronym(string Letters, string? Expansion)
{
    public static FrozenDictionary<string, Acronym> All { get; } =
        ReferenceTable.ReadRows("acronyms").Select(row => new Acronym(row[0], row[1] is "" ? null : row[1]))
            .ToFrozenDictionary(acronym => acronym.Letters);

    /// <returns>Null for a word that is not in the table.</returns>
    public static Acronym? Find(string letters) => All.GetValueOrDefault(letters);
}
