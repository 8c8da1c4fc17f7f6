using System.Text.Json.Serialization;

namespace CableViewer.Cables;

/// <summary>A block of the body: numbered, lettered or neither.</summary>
public sealed record Paragraph
{
    /// <summary>
    /// What links use, unique in the cable: <c>par3</c>, <c>par6-2</c> for a second ¶6, <c>parB</c>, <c>text1</c> for a block without
    /// number.
    /// </summary>
    public required string Anchor { get; init; }

    /// <summary>The number the drafter typed, repeated or skipped; null for a lettered or unnumbered block.</summary>
    public int? Number { get; init; }

    /// <summary>The capital of a lettered paragraph.</summary>
    public string? Letter { get; init; }

    /// <summary>Portion marking without brackets, <c>C</c>, <c>S//NF</c>; null where there is none.</summary>
    public string? Marking { get; init; }

    /// <summary>The title line above, without its rules; null where there is none. Two stacked headings are joined by a line end.</summary>
    public string? Heading { get; init; }

    /// <summary>
    /// The reading text: number and marking stripped, page-break lines removed. Blocks are separated by an empty line; a block of prose
    /// is one line, a table or list keeps its lines (so a block that holds a line end is to be shown as drawn).
    /// </summary>
    public required string Text { get; init; }

    /// <summary>Where the paragraph, its heading included, begins in the raw body, in characters.</summary>
    [JsonIgnore] public int Start { get; init; }

    /// <summary>Characters of the raw body that it spans; up to the start of the next one.</summary>
    [JsonIgnore] public int Length { get; init; }
}
