using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Cards;
using CableViewer.Citing;
using CableViewer.Web.Cables.Versions;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CableViewer.Web.Sharing;

/// <summary>The pictures of previews: <c>/img/card/07MEXICO1068.png</c> and <c>/img/card/07MEXICO1068/3.png</c>.</summary>
internal sealed class CardImages(CableReader cables, SiteSettings settings)
{
    // A card is of 15 to 60 kB; a shared link is asked for by many at once, and then by nobody.
    private const int MostKept = 200;
    private const string ForAWeek = "public, max-age=604800";

    /// <summary>The picture of pages that are about no single cable.</summary>
    public const string SitePath = "/img/card.png";

    private readonly Lazy<byte[]> siteCard =
        new(() => SiteCard.Draw(settings.SiteName, "Diplomatic cables: search, read, link to one paragraph"));
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Tag, byte[] Png)>> kept = [];
    private readonly LinkedList<(string Tag, byte[] Png)> latestFirst = [];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var self = routes.ServiceProvider.GetRequiredService<CardImages>();
        routes.MapMethods("/img/card/{id}.png", ["GET", "HEAD"], (string id, HttpContext context) => self.AnswerAsync(id, null, context))
            .WithMetadata(new SelfCachedAttribute());
        routes.MapMethods("/img/card/{id}/{paragraph}.png", ["GET", "HEAD"], (string id, string paragraph, HttpContext context) =>
            self.AnswerAsync(id, paragraph, context))
            .WithMetadata(new SelfCachedAttribute());
        routes.MapMethods(SitePath, ["GET", "HEAD"], self.AnswerSite).WithMetadata(new SelfCachedAttribute());
    }

    // Drawn once: the name of a site does not change while it is served.
    private FileContentHttpResult AnswerSite(HttpContext context)
    {
        context.Response.Headers.CacheControl = ForAWeek;
        return TypedResults.Bytes(siteCard.Value, "image/png");
    }

    private async Task<IResult> AnswerAsync(string id, string? paragraph, HttpContext context)
    {
        // One address a picture: other spellings would fill the caches of everybody between us and the reader.
        if (!ReferenceId.TryParse(id, out ReferenceId referenceId) || referenceId.ToString() != id) return TypedResults.NotFound();
        ParagraphAddress wanted = default;
        if (paragraph is not null && (!ParagraphAddress.TryParse(paragraph, out wanted) || wanted.ToString() != paragraph))
            return TypedResults.NotFound();
        if (await cables.FindAsync(referenceId, context.RequestAborted) is not { } found) return TypedResults.NotFound();
        if (found.IsGone(paragraph is null ? null : wanted)) return Tombstone.Answer(found);
        if (paragraph is not null && wanted.FindIn(found.Cable.Paragraphs) is null) return TypedResults.NotFound();

        Citation citation = SitePublisher.Of(settings, context.Request).Cite(found.Cable, paragraph is null ? null : wanted.Anchor);
        string tag = TagOf(citation);
        context.Response.Headers.CacheControl = ForAWeek;
        return TypedResults.Bytes(Draw(tag, citation), "image/png", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }

    // Everything that is drawn, and how: the same words make the same picture, whatever else an import has changed.
    private static string TagOf(Citation citation)
    {
        string drawn = string.Join('\n', CableCard.Edition.ToString(CultureInfo.InvariantCulture), CableCard.Describe(citation),
            citation.Paragraph?.Marking, citation.Paragraph?.Text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(drawn)))[..20];
    }

    private byte[] Draw(string tag, Citation citation)
    {
        lock (gate)
        {
            if (kept.TryGetValue(tag, out LinkedListNode<(string, byte[] Png)>? known))
            {
                latestFirst.Remove(known);
                latestFirst.AddFirst(known);
                return known.Value.Png;
            }
        }
        // Outside the lock: two who ask at once draw twice, which costs less than that all others wait.
        byte[] png = CableCard.Draw(citation);
        lock (gate)
        {
            if (!kept.ContainsKey(tag)) kept[tag] = latestFirst.AddFirst((tag, png));
            if (kept.Count > MostKept)
            {
                kept.Remove(latestFirst.Last!.Value.Tag);
                latestFirst.RemoveLast();
            }
        }
        return png;
    }
}
