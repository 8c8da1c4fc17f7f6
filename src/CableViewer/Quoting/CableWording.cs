using CableViewer.Cables;
using CableViewer.FullText.Terms;

namespace CableViewer.Quoting;

/// <summary>The words of a cable as one text, so that a quotation may go on in the next paragraph.</summary>
internal sealed class CableWording
{
    private const string Between = "\n\n";
    private const int Around = 40;

    private readonly List<(int Start, string? Anchor)> parts = [];

    private CableWording(IEnumerable<(string? Anchor, string Text)> texts)
    {
        var all = new System.Text.StringBuilder();
        foreach ((string? anchor, string text) in texts)
        {
            if (all.Length > 0) all.Append(Between);
            parts.Add((all.Length, anchor));
            all.Append(text);
        }
        Text = all.ToString();
        Words = WordFolding.Places(Text);
    }

    public string Text { get; }

    public List<FoldedWord> Words { get; }

    /// <summary>The readings of a cable that somebody may quote: the paragraphs, the same with their headings, the subject.</summary>
    public static IReadOnlyList<CableWording> ListOf(string subject, IReadOnlyList<Paragraph> paragraphs)
    {
        var wordings = new List<CableWording> { new(paragraphs.Select(paragraph => ((string?)paragraph.Anchor, paragraph.Text))) };
        if (paragraphs.Any(paragraph => paragraph.Heading is not null))
        {
            wordings.Add(new(paragraphs.SelectMany(paragraph => (IEnumerable<(string?, string)>)(paragraph.Heading is { } heading
                ? [(paragraph.Anchor, heading), (paragraph.Anchor, paragraph.Text)]
                : [(paragraph.Anchor, paragraph.Text)]))));
        }
        wordings.Add(new([(null, subject)]));
        return wordings;
    }

    /// <returns>Null in the subject.</returns>
    public string? AnchorOf(int word)
    {
        int start = Words[word].Start;
        return parts.FindLast(part => part.Start <= start).Anchor;
    }

    /// <summary>Words with some text around them, cut between words.</summary>
    public string Excerpt(int first, int last)
    {
        int start = Words[first].Start, end = Words[last].Start + Words[last].Length;
        int from = Math.Max(0, start - Around), to = Math.Min(Text.Length, end + Around);
        while (from > 0 && from < start && !char.IsWhiteSpace(Text[from - 1])) from++;
        while (to < Text.Length && to > end && !char.IsWhiteSpace(Text[to])) to--;
        return $"{(from > 0 ? "… " : "")}{Text[from..to].Trim()}{(to < Text.Length ? " …" : "")}";
    }
}
