using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Cables.Versions;

/// <summary>What a file answers whose text the publisher withholds: 410 and the reason, as the page does.</summary>
internal static class Tombstone
{
    /// <param name="wanted">Null for the cable.</param>
    public static int StatusOf(ArchivedCable found, ParagraphAddress? wanted = null) =>
        found.IsGone(wanted) ? StatusCodes.Status410Gone : StatusCodes.Status200OK;

    public static ContentHttpResult Answer(ArchivedCable found) =>
        TypedResults.Text(TextOf(found), "text/plain; charset=utf-8", statusCode: StatusCodes.Status410Gone);

    /// <summary>A line for each rule of the cable.</summary>
    public static string TextOf(ArchivedCable found) => string.Concat(found.Withheld.Select(entry =>
        $"{entry.ReferenceId}{(entry.Anchor is null ? "" : $"¶{Addresses.ParagraphName(entry.Anchor)}")} is withheld by the publisher of "
            + $"this archive: {entry.Reason}\n"));
}
