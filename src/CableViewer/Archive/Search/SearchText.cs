using System.Text;
using CableViewer.Cables;

namespace CableViewer.Archive.Search;

/// <summary>What full-text search reads of a cable: three texts in UTF-8, each a column of the index. Made beside the writer.</summary>
internal sealed record SearchText
{
    public required byte[] Subject { get; init; }

    /// <summary>The paragraphs in order, each with its heading.</summary>
    public required byte[] Text { get; init; }

    /// <summary>What the body has before its first paragraph and after its last: TAGS, REF, classified by, signature.</summary>
    public required byte[] Rest { get; init; }

    /// <summary>How many words each paragraph has: where in <see cref="Text"/> one ends and the next begins.</summary>
    public required IReadOnlyList<int> ParagraphWords { get; init; }

    /// <summary>Words of <see cref="Text"/>.</summary>
    public required int WordCount { get; init; }

    public static SearchText From(Cable cable)
    {
        var text = new StringBuilder(cable.Body.Length);
        var words = new int[cable.Paragraphs.Count];
        int total = 0;
        for (int i = 0; i < words.Length; i++)
        {
            Paragraph paragraph = cable.Paragraphs[i];
            words[i] = WordFolding.Count(paragraph.Text) + (paragraph.Heading is null ? 0 : WordFolding.Count(paragraph.Heading));
            total += words[i];
            if (paragraph.Heading is not null) text.Append(paragraph.Heading).Append('\n');
            text.Append(paragraph.Text).Append('\n');
        }
        return new SearchText
        {
            Subject = Encoding.UTF8.GetBytes(cable.Subject),
            Text = Encoding.UTF8.GetBytes(text.ToString()),
            Rest = Encoding.UTF8.GetBytes(RestOf(cable)),
            ParagraphWords = words,
            WordCount = total,
        };
    }

    /// <summary>The first and the last lines of the body, with a line end between.</summary>
    public static string RestOf(Cable cable) =>
        $"{cable.Body.AsSpan(0, Math.Min(cable.TextStart, cable.Body.Length))}\n{cable.Body.AsSpan(Math.Clamp(Math.Max(cable.TextStart, cable.TextEnd), 0, cable.Body.Length))}";
}
