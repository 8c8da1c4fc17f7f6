using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Web.Cables.Text;
using CableViewer.Web.Feeds;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Browse.Lists;

/// <summary>Makes the feed of a list or a search.</summary>
public sealed class ListFeed(CableReader cables, SiteSettings settings)
{
    private const int SummaryLength = 600;

    // Without a public URL a site is reached under several names, and an entry must not be new under each. No one can own a name in
    // .invalid (RFC 2606).
    private const string NoHost = "cableviewer.invalid";

    // The year of a tag URI says only that its host belonged to the publisher then (RFC 4151). It stays, or every cable would be new to
    // feed readers.
    private const string TagYear = "2026";

    /// <param name="site">Scheme and host of the site.</param>
    /// <param name="updated">When the archive last changed.</param>
    public async Task<Feed> MakeAsync(ListView view, ListPart part, ListFormat format, string site, DateTimeOffset updated,
        CancellationToken cancellationToken)
    {
        var entries = new List<FeedEntry>();
        foreach (CableRow row in part.Cables) entries.Add(await MakeEntryAsync(row, site, updated, cancellationToken));
        return new Feed
        {
            Id = Name(view.PathOf(ListFormat.Page)),
            Title = $"{view.Heading} · {settings.SiteName}",
            Updated = updated,
            Publisher = settings.SiteName,
            PageUrl = site + view.PathOf(ListFormat.Page),
            Pages = new FeedPages(
                site + view.PartPath(format, view.Request.After),
                site + view.PartPath(format, null),
                part.Next is { } next ? site + view.PartPath(format, next) : null),
            Total = view.Total,
            Query = view.Request.Query.IsEmpty ? null : view.Request.Query.Text,
            Entries = entries,
        };
    }

    private async Task<FeedEntry> MakeEntryAsync(CableRow row, string site, DateTimeOffset updated, CancellationToken cancellationToken)
    {
        ArchivedCable? archived = await cables.FindAsync(row.ReferenceId, cancellationToken);
        var categories = new List<FeedCategory>();
        if (row.Classification is { } label) categories.Add(new(site + ListKind.Classification.Path, label.Slug, label.Label));
        categories.AddRange(row.Tags.Select(tag => new FeedCategory(site + ListKind.Tag.Path, tag, Tag.Find(tag)?.Meaning)));
        string subject = row.Subject is "" ? "(no subject)" : row.Subject;
        string summary = archived is null ? "" : Summaries.Cut(archived.Cable.Summary ?? Summaries.Of(archived.Cable), SummaryLength);
        return new FeedEntry
        {
            Id = Name(Addresses.Cable(row.ReferenceId)),
            Url = site + Addresses.Cable(row.ReferenceId),
            Title = $"{row.ReferenceId}: {subject}",
            Updated = archived?.Witnesses.Where(witness => witness.Version == archived.Version).Min(witness => witness.Imported) ?? updated,
            Published = row.Released,
            Author = row.OriginName,
            Summary = summary is "" ? subject : summary,
            Categories = categories,
        };
    }

    private string Name(string path) =>
        $"tag:{(settings.PublicUrl is { } url ? new Uri(url).Host : NoHost)},{TagYear}:{path.TrimStart('/')}";
}
