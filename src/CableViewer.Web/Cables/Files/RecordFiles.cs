using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Web.Cables.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Cables.Files;

/// <summary>The records of sources that carry a cable, byte for byte as they came.</summary>
internal static class RecordFiles
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/cable/{id}/record/{witness:long}", ["GET", "HEAD"], RecordAsync);

    // As a download and as bytes: a record is a page or a row of somebody else, and is not to be shown as one of this site.
    private static async Task<Results<FileContentHttpResult, ContentHttpResult,
        NotFound>> RecordAsync(string id, long witness, HttpContext context, CableReader cables, CancellationToken cancellationToken)
    {
        if (!ReferenceId.TryParse(id, out ReferenceId referenceId)
            || await cables.FindAsync(referenceId, cancellationToken) is not { } found) return TypedResults.NotFound();
        if (found.Witnesses.FirstOrDefault(each => each.Id == witness) is not { } known) return TypedResults.NotFound();
        if (known.Sha256 is null) return Tombstone.Answer(found);
        if (await cables.FindRecordAsync(witness, cancellationToken) is not { } record) return TypedResults.NotFound();
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return TypedResults.File(record, "application/octet-stream", $"{referenceId}-{known.Sha256[..12]}.record");
    }
}
