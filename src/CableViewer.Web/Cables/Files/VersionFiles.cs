using System.Text;
using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Citing;
using CableViewer.Export;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Cables.Versions;
using CableViewer.Web.Hosting;
using CableViewer.Web.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Cables.Files;

/// <summary>One version of a cable beside its page: <c>/cable/07MEXICO1068/@2.txt</c>, <c>.json</c> and <c>.md</c>.</summary>
/// <remarks>No citations: what is cited is the cable, whose page leads to its versions.</remarks>
internal static class VersionFiles
{
    /// <summary>Ending, media type and what the page calls it.</summary>
    public static readonly (string Ending, string MediaType, string Name)[] Kinds =
        [(".txt", "text/plain", "Text"), (".json", "application/json", "JSON"), (".md", CableMarkdown.MediaType, "Markdown")];

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Before the files of paragraphs, which would take @2 for one.
        foreach ((string ending, string type, _) in Kinds)
            routes.MapMethods("/cable/{id}/@{number:int}" + ending, ["GET", "HEAD"], Answer(ending, type)).WithOrder(-2);
    }

    private static Delegate Answer(string ending, string type) =>
        async Task<Results<Utf8ContentHttpResult, ContentHttpResult, RedirectHttpResult, NotFound>> (
            string id, int number, HttpContext context, CableReader cables, SiteSettings settings, CancellationToken cancellationToken) =>
        {
            CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
            if (address.Id is not { } referenceId) return TypedResults.NotFound();
            if (!address.IsCanonical) return TypedResults.Redirect(Addresses.Version(referenceId, number) + ending, permanent: true);
            if (await cables.FindAsync(referenceId, number, cancellationToken) is not { } found) return TypedResults.NotFound();
            if (found.IsGone(null)) return Tombstone.Answer(found);

            Publisher publisher = SitePublisher.Of(settings, context.Request);
            Memento.AddHeaders(context.Response, referenceId, found.Imported, publisher);
            context.Response.Headers["X-Robots-Tag"] = "noindex";
            context.Response.Headers.ContentDisposition = $"inline; filename=\"{referenceId}@{found.Version}{ending}\"";
            return TypedResults.Text(Write(found, ending, publisher.Address + Addresses.Version(referenceId, number)),
                $"{type}; charset=utf-8");
        };

    private static byte[] Write(ArchivedCable found, string ending, string address) => ending switch
    {
        ".json" => CableJson.Write(found.Cable, found.Diagnostics),
        ".md" => Encoding.UTF8.GetBytes(CableMarkdown.Write(found.Cable, address)),
        _ => Encoding.UTF8.GetBytes(CableFiles.TextOf(found.Cable)),
    };
}
