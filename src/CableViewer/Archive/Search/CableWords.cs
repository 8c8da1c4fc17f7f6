using CableViewer.Cables;

namespace CableViewer.Archive.Search;

/// <summary>What full-text search keeps of a cable: each of its words once, with the places where it stands. Made beside the writer.</summary>
internal sealed record CableWords
{
    /// <summary>
    /// One entry a word, in the order of their first places: <c>hash</c> (4 bytes), <c>length</c>, the word (UTF-8, folded), <c>length</c>, the places as
    /// <see cref="Place.Read"/> reads them.
    /// </summary>
    public required byte[] Entries { get; init; }

    /// <summary>How many words each column has, in the order of <see cref="Place"/>.</summary>
    public required int[] ColumnCounts { get; init; }

    /// <summary>How many words each paragraph has: where in the text one ends and the next begins.</summary>
    public required int[] ParagraphWords { get; init; }

    /// <summary>Words of the text.</summary>
    public int TextCount => ColumnCounts[Place.Text];

    /// <summary>Three columns: the subject; the paragraphs in order, each with its heading; and what the body has before and behind them.</summary>
    public static CableWords Of(Cable cable)
    {
        WordCollector collector = WordCollector.Start();
        collector.Add(Place.Subject, cable.Subject);
        var paragraphs = new int[cable.Paragraphs.Count];
        for (int i = 0; i < paragraphs.Length; i++)
        {
            Paragraph paragraph = cable.Paragraphs[i];
            int before = collector.CountOf(Place.Text);
            if (paragraph.Heading is not null) collector.Add(Place.Text, paragraph.Heading);
            collector.Add(Place.Text, paragraph.Text);
            paragraphs[i] = collector.CountOf(Place.Text) - before;
        }
        // What the body has before its first paragraph and after its last: TAGS, REF, classified by, signature.
        ReadOnlySpan<char> body = cable.Body;
        collector.Add(Place.Rest, body[..Math.Min(cable.TextStart, body.Length)]);
        collector.Add(Place.Rest, body[Math.Clamp(Math.Max(cable.TextStart, cable.TextEnd), 0, body.Length)..]);
        return new CableWords { Entries = collector.Finish(out int[] counts), ColumnCounts = counts, ParagraphWords = paragraphs };
    }
}
