using System.Globalization;
using CableViewer.Cables;
using CableViewer.Cards;
using CableViewer.Citing;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Cables.Text;
using CableViewer.Web.Hosting;
using CableViewer.Web.Shared;

namespace CableViewer.Web.Sharing;

/// <summary>What the head of a cable's or paragraph's page tells to social networks, reference managers and search engines.</summary>
public sealed class CableHead
{
    // What networks show of a description; they cut what is longer.
    private const int DescriptionLength = 300;

    private readonly CableView view;

    public CableHead(CableView view, Publisher publisher)
    {
        this.view = view;
        Citation = publisher.Cite(view);
    }

    public Citation Citation { get; }

    private Cable Cable => view.Cable;

    /// <summary>The page itself, the page of a paragraph too: Mastodon makes its preview from this address.</summary>
    public string Canonical => Citation.Address;

    /// <summary><c>07MEXICO1068¶3</c>, as people write and speak it.</summary>
    public string Name => NameOf(Citation);

    /// <summary>Of the page: <c>07MEXICO1068¶3: Anti-Drug Ops … (Embassy Mexico, 2 Mar 2007)</c>.</summary>
    public string Title => $"{Name}: {Citation.Title ?? "no subject"} ({view.OriginName}, {Shown.Short(Cable.Created)})";

    /// <summary>Of the page: the beginning of the paragraph, or of the cable's summary.</summary>
    public string Description =>
        Citation.Paragraph is { Text: not "" } paragraph ? Summaries.Cut(paragraph.Text, Summaries.Length) : Summaries.Of(Cable);

    /// <summary>For previews, with the subject as typed.</summary>
    public string PreviewTitle => PreviewTitleOf(Citation);

    /// <summary>
    /// The words of the paragraph; for a cable how it is classified, where and when it was sent, and the beginning of its summary.
    /// </summary>
    public string PreviewDescription
    {
        get
        {
            if (Citation.Paragraph is { Text: not "" } paragraph) return Summaries.Cut(paragraph.Text, DescriptionLength);
            string facts = string.Join(" · ",
                new[] { Cable.Classification?.Label, view.OriginName,
                Cable.Created is null ? null : Shown.Iso(Cable.Created) }.OfType<string>());
            return $"{facts}. {Summaries.Of(Cable)}";
        }
    }

    public string Card => Citation.Publisher.Address + Addresses.Card(view.Id, Citation.Paragraph?.Anchor);

    /// <summary>For those who cannot see the picture: the words that it quotes, or what it says of the cable.</summary>
    public string CardDescription =>
        Citation.Paragraph is { Text: not "" } paragraph
            ? $"“{Summaries.Cut(paragraph.Text, DescriptionLength)}”"
            : CableCard.Describe(Citation);

    public string? Published => Cable.Released?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public string OEmbed => $"{Citation.Publisher.Address}/oembed?format=json&url={Uri.EscapeDataString(Canonical)}";

    /// <summary>Highwire and Dublin Core, what Zotero makes a Report of; name and content.</summary>
    public IEnumerable<(string Name, string? Content)> CitationTags =>
    [
        ("citation_title", Citation.TitleOrId),
        ("citation_author", Citation.Sender.Name),
        ("citation_technical_report_institution", Citation.Sender.Name),
        ("citation_technical_report_number", view.Id.ToString()),
        ("citation_publication_date", Citation.Date?.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture)),
        ("citation_language", "en"),
        ("citation_public_url", Canonical),
        ("citation_keywords", Cable.Tags.Count > 0 ? string.Join("; ", Cable.Tags) : null),
        ("DC.type", "report"),
        ("DC.identifier", view.Id.ToString()),
        ("DC.title", Citation.TitleOrId),
        ("DC.creator", Citation.Sender.Name),
        ("DCTERMS.created", Cable.Created?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)),
        ("DCTERMS.issued", Cable.Released?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    /// <summary>The page before and after: of paragraphs on the page of one, else of the origin's cables; null at the ends.</summary>
    public (string? Previous, string? Next) Neighbours
    {
        get
        {
            if (Citation.Paragraph is null)
                return (AddressOf(view.Neighbours.Previous?.ReferenceId), AddressOf(view.Neighbours.Next?.ReferenceId));
            int at = Cable.Paragraphs.ToList().FindIndex(paragraph => paragraph.Anchor == Citation.Paragraph.Anchor);
            return (
                at > 0 ? Addresses.Paragraph(view.Id, Cable.Paragraphs[at - 1].Anchor) : null,
                at + 1 < Cable.Paragraphs.Count ? Addresses.Paragraph(view.Id, Cable.Paragraphs[at + 1].Anchor) : null);
        }
    }

    /// <summary>The one title of a cable or paragraph in all previews: of its page and of oEmbed.</summary>
    public static string PreviewTitleOf(Citation citation) =>
        $"{NameOf(citation)}: {(Citation.OneLine(citation.Cable.Subject) is { Length: > 0 } subject ? subject : "(no subject)")}";

    private static string NameOf(Citation citation) =>
        citation.Paragraph is { } paragraph ? $"{citation.ReferenceId}¶{ParagraphAddress.Of(paragraph)}" : citation.ReferenceId;

    private static string? AddressOf(ReferenceId? id) => id is { } there ? Addresses.Cable(there) : null;
}
