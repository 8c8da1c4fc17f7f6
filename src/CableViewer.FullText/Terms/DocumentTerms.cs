using CableViewer.FullText.Positions;

namespace CableViewer.FullText.Terms;

/// <summary>What the index keeps of a document: each of its terms once, with its positions. Made beside the writer.</summary>
internal sealed record DocumentTerms
{
    /// <summary>
    /// One entry a word, in the order of their first places: <c>hash</c> (4 bytes), <c>length</c>, the word (UTF-8, folded), <c>length</c>,
    /// the places as
    /// <see cref="Place.Read"/> reads them.
    /// </summary>
    public required byte[] Entries { get; init; }

    /// <summary>How many words each column has, in the order of <see cref="Place"/>.</summary>
    public required int[] ColumnCounts { get; init; }

    /// <summary>How many words each paragraph has: where in the text one ends and the next begins.</summary>
    public required int[] ParagraphWords { get; init; }

    /// <summary>Words of the text.</summary>
    public int TextCount => ColumnCounts[Place.Text];
}
