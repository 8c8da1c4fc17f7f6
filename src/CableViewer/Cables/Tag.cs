using System.Collections.Frozen;

namespace CableViewer.Cables;

/// <summary>What a code of the TAGS line (Traffic Analysis by Geography and Subject) means, from data/reference/tags.tsv.</summary>
/// <param name="Code">Upper case: <c>PREL</c>, <c>TU</c>.</param>
/// <param name="Kind">subject, program, geographic or organization.</param>
/// <param name="Meaning">Null where it is not certain.</param>
public sealed record Tag(string Code, string Kind, string? Meaning)
{
    /// <summary>The known codes.</summary>
    public static FrozenDictionary<string, Tag> All { get; } =
        ReferenceTable.ReadRows("tags").Select(row => new Tag(row[0], row[1], row[2] is "" ? null : row[2]))
            .ToFrozenDictionary(tag => tag.Code);

    /// <returns>Null for a code that is not in the table.</returns>
    public static Tag? Find(string code) => All.GetValueOrDefault(code);
}
