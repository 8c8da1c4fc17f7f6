using System.Text;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Cables.Versions;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Cables.Files;

/// <summary>A cable beside its page: <c>/cable/07MEXICO1068.txt</c> and <c>.json</c>.</summary>
internal static class CableFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/cable/{id}.txt", ["GET", "HEAD"], TextAsync);
        routes.MapMethods("/cable/{id}.json", ["GET", "HEAD"], JsonAsync);
    }

    /// <summary>Header, an empty line, body, as they came; the lines that diagnostics count.</summary>
    public static string TextOf(Cable cable) => cable.Header is "" ? cable.Body : cable.Header.TrimEnd('\n') + "\n\n" + cable.Body;

    private static Task<Results<Utf8ContentHttpResult, RedirectHttpResult,
        NotFound>> TextAsync(string id, CableReader cables, CancellationToken cancellationToken) =>
        AnswerAsync(id, ".txt", "text/plain", found =>
            Encoding.UTF8.GetBytes(found.WithheldPart is WithheldPart.Cable ? Tombstone.TextOf(found) : TextOf(found.Cable)), cables,
            cancellationToken);

    private static Task<Results<Utf8ContentHttpResult, RedirectHttpResult,
        NotFound>> JsonAsync(string id, CableReader cables, CancellationToken cancellationToken) =>
        AnswerAsync(id, ".json", "application/json", found => CableJson.Write(found.Cable, found.Diagnostics), cables, cancellationToken);

    private static async Task<Results<Utf8ContentHttpResult, RedirectHttpResult, NotFound>> AnswerAsync(
        string id, string extension, string type, Func<ArchivedCable, byte[]> write, CableReader cables,
            CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Id is not { } referenceId) return TypedResults.NotFound();
        if (!address.IsCanonical) return TypedResults.Redirect(Addresses.Cable(referenceId) + extension, permanent: true);
        return await cables.FindAsync(referenceId, cancellationToken) is { } found
            ? TypedResults.Text(write(found), $"{type}; charset=utf-8", Tombstone.StatusOf(found))
            : TypedResults.NotFound();
    }
}
