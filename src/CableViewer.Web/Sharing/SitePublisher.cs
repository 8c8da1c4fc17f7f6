using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Citing;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Sharing;

/// <summary>The site as the publisher that citations and shared links name.</summary>
public static class SitePublisher
{
    /// <summary>Under its public URL, or, where none is set, under the address that the reader used.</summary>
    public static Publisher Of(SiteSettings settings, HttpRequest request) => new()
    {
        Name = settings.SiteName,
        Address = settings.PublicUrl ?? $"{request.Scheme}://{request.Host}{request.PathBase}",
        Collection = settings.CollectionName ?? settings.SiteName,
    };

    /// <summary>What a page is about: the paragraph it highlights, or the cable.</summary>
    public static Citation Cite(this Publisher publisher, CableView view) => publisher.Cite(view.Archived, view.Highlight);

    /// <inheritdoc cref="Cite(Publisher, Cable, string?)"/>
    public static Citation Cite(this Publisher publisher, ArchivedCable found, string? anchor = null) =>
        publisher.Cite(found.Cable, anchor) with { Doubts = ReaderDoubt.List(found.Diagnostics) };

    /// <param name="anchor">Of the paragraph; null for the whole cable.</param>
    public static Citation Cite(this Publisher publisher, Cable cable, string? anchor = null) => new()
    {
        Cable = cable,
        Paragraph = anchor is null ? null : cable.Paragraphs.FirstOrDefault(paragraph => paragraph.Anchor == anchor),
        Publisher = publisher,
    };
}
