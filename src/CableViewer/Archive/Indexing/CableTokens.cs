using CableViewer.Cables;
using CableViewer.FullText.Positions;
using CableViewer.FullText.Terms;

namespace CableViewer.Archive.Indexing;

/// <summary>Cuts a cable into the terms and positions that full-text search keeps of it.</summary>
internal static class CableTokens
{
    /// <summary>
    /// Three columns: the subject; the paragraphs in order, each with its heading; and what the body has before and behind them.
    /// </summary>
    public static DocumentTerms Of(Cable cable)
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
        return new DocumentTerms { Entries = collector.Finish(out int[] counts), ColumnCounts = counts, ParagraphWords = paragraphs };
    }
}
