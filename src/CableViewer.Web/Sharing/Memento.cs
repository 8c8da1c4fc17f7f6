using System.Globalization;
using System.Text;
using CableViewer.Archive;
using CableViewer.Cables;
using CableViewer.Citing;
using CableViewer.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Sharing;

/// <summary>RFC 7089, the web as it was: the versions of a cable by the time at which the archive took them in.</summary>
internal static class Memento
{
    private const string LinkFormat = "application/link-format";

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
    public static async Task<string?> NegotiateAsync(HttpContext context, ReferenceId id, CableReader cables, Publisher publisher, CancellationToken cancellationToken)
    {
        context.Response.Headers.Append("Vary", "accept-datetime");
        string? asked = context.Request.Headers["Accept-Datetime"];
        if (!DateTimeOffset.TryParseExact(asked, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)) return null;

        IReadOnlyList<CableVersion> versions = await cables.ListVersionsAsync(id, cancellationToken);
        if (versions.Count == 0) return null;
        CableVersion then = versions.LastOrDefault(version => version.Imported <= time) ?? versions[0];
        AddLinks(context.Response, id, publisher);
        return Addresses.Version(id, then.Number);
    }

    private static void AddLinks(HttpResponse response, ReferenceId id, Publisher publisher)
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

        Publisher publisher = SitePublisher.Of(settings, request);
        string cable = publisher.AddressOf(referenceId.ToString());
        var map = new StringBuilder($"<{cable}>;rel=\"original timegate\",\n<{cable}/timemap>;rel=\"self\";type=\"{LinkFormat}\"");
        foreach (CableVersion version in await cables.ListVersionsAsync(referenceId, cancellationToken))
        {
            if (version.Imported is not { } imported) continue;
            map.Append(",\n<").Append(publisher.Address).Append(Addresses.Version(referenceId, version.Number)).Append(">;rel=\"memento\";datetime=\"").Append(Http(imported)).Append('"');
        }
        return TypedResults.Text(map.Append('\n').ToString(), LinkFormat);
    }

    private static string Http(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
}
