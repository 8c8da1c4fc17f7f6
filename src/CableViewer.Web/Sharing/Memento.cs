using System.Globalization;
using System.Text;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.Citing;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Cables.Versions;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Sharing;

/// <summary>RFC 7089, the web as it was: the versions of a cable by the time at which the archive took them in.</summary>
internal static class Memento
{
    public const string LinkFormat = "application/link-format";

    /// <summary>What the answer of a cable's page depends on.</summary>
    public const string VaryHeader = "accept-datetime";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/cable/{id}/timemap", ["GET", "HEAD"], TimeMapAsync);

    /// <summary>Adds the headers of a version's page.</summary>
    /// <param name="imported">When the archive took the version in; null where it does not know.</param>
    public static void AddHeaders(HttpResponse response, ReferenceId id, DateTimeOffset? imported, Publisher publisher)
    {
        if (imported is { } time) response.Headers["Memento-Datetime"] = Http(time);
        AddLinks(response, id, publisher);
    }

    /// <summary>Answers <c>Accept-Datetime</c> on the address of a cable, which is its time gate.</summary>
    /// <returns>The path of the version of that time (the first, for a time before it); null where the request asks for none.</returns>
    public static async Task<string?> NegotiateAsync(HttpContext context, ReferenceId id, CableReader cables, Publisher publisher,
        CancellationToken cancellationToken)
    {
        context.Response.Headers.Append("Vary", VaryHeader);
        string? asked = context.Request.Headers["Accept-Datetime"];
        if (!DateTimeOffset.TryParseExact(asked, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time)) return null;

        IReadOnlyList<CableVersion> versions = await cables.ListVersionsAsync(id, cancellationToken);
        if (versions.Count == 0) return null;
        CableVersion then = versions.LastOrDefault(version => version.Imported <= time) ?? versions[0];
        AddLinks(context.Response, id, publisher);
        return Addresses.Version(id, then.Number);
    }

    /// <summary>Whether a request asks for a time that is none.</summary>
    public static bool IsWrong(HttpRequest request) =>
        request.Headers["Accept-Datetime"].ToString() is { Length: > 0 } asked
        && !DateTimeOffset.TryParseExact(asked, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    /// <summary>Where the cable is of today, and the list of its versions.</summary>
    public static void AddLinks(HttpResponse response, ReferenceId id, Publisher publisher)
    {
        string cable = publisher.AddressOf(id.ToString());
        response.Headers.Append("Link", $"<{cable}>;rel=\"original timegate\", <{cable}/timemap>;rel=\"timemap\";type=\"{LinkFormat}\"");
    }

    private static async Task<Results<ContentHttpResult, RedirectHttpResult, NotFound>> TimeMapAsync(
        string id, CableReader cables, SiteSettings settings, HttpRequest request, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Id is not { } referenceId) return TypedResults.NotFound();
        if (!address.IsCanonical) return TypedResults.Redirect($"{Addresses.Cable(referenceId)}/timemap", permanent: true);

        if (await cables.FindAsync(referenceId, cancellationToken) is { WithheldPart: WithheldPart.Cable } gone)
            return Tombstone.Answer(gone);

        Publisher publisher = SitePublisher.Of(settings, request);
        string cable = publisher.AddressOf(referenceId.ToString());
        CableVersion[] dated = [.. (await cables.ListVersionsAsync(referenceId, cancellationToken))
            .Where(version => version.Imported is not null)];
        var map = new StringBuilder($"<{cable}>;rel=\"original timegate\",\n<{cable}/timemap>;rel=\"self\";type=\"{LinkFormat}\"");
        if (dated.Length > 0) map.Append(";from=\"").Append(Http(dated[0].Imported!.Value)).Append("\";until=\"").Append(
            Http(dated[^1].Imported!.Value)).Append('"');
        foreach (CableVersion version in dated)
        {
            string relation = (version == dated[0] ? "first " : "") + (version == dated[^1] ? "last " : "") + "memento";
            map.Append(",\n<").Append(publisher.Address).Append(Addresses.Version(referenceId, version.Number))
                .Append(">;rel=\"").Append(relation).Append("\";datetime=\"").Append(Http(version.Imported!.Value)).Append('"');
        }
        return TypedResults.Text(map.Append('\n').ToString(), LinkFormat);
    }

    private static string Http(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
}
