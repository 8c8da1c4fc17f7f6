using System.Text;
using CableViewer.Cables;
using CableViewer.Web.Cables.Text;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Cables.Reading;

/// <summary>A paragraph with what its margin shows.</summary>
public sealed record ShownParagraph
{
    private const int LongestSlug = 60;

    public required Paragraph Paragraph { get; init; }

    /// <summary>Of its heading, <c>sec-the-river-commission</c>; null where it has none.</summary>
    public required string? HeadingAnchor { get; init; }

    /// <summary>Behind the ¶: <c>3</c>, <c>6-2</c>, <c>B</c>; empty for a block without number.</summary>
    public string Name => Paragraph is { Number: null, Letter: null } ? "" : Addresses.ParagraphName(Paragraph.Anchor);

    /// <summary><c>Paragraph 3</c>.</summary>
    public string Label => Name is "" ? $"Unnumbered text {Paragraph.Anchor.AsSpan().TrimStart("text")}" : $"Paragraph {Name}";

    /// <summary>u, c, s or n.</summary>
    public char Level => Meanings.Level(Paragraph.Marking);

    /// <summary>The marking in words.</summary>
    public string Meaning => Meanings.Marking(Paragraph.Marking);

    /// <summary>The paragraphs of a cable, each heading with an anchor that no other has.</summary>
    public static IReadOnlyList<ShownParagraph> List(Cable cable)
    {
        var taken = new Dictionary<string, int>();
        return [.. cable.Paragraphs.Select(paragraph => new ShownParagraph
        {
            Paragraph = paragraph,
            HeadingAnchor = paragraph.Heading is { Length: > 0 } heading ? Unique("sec-" + Slug(heading)) : null,
        })];

        string Unique(string anchor)
        {
            int count = taken[anchor] = taken.GetValueOrDefault(anchor) + 1;
            return count == 1 ? anchor : Unique($"{anchor}-{count}");
        }
    }

    // "A Quiet Weekend, Loudly Policed": a-quiet-weekend-loudly-policed
    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (char c in heading)
        {
            if (slug.Length >= LongestSlug) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        string text = slug.ToString().Trim('-');
        return text is "" ? "heading" : text;
    }
}
