using System.Globalization;
using CableViewer.Cables;
using CableViewer.Citing;

namespace CableViewer.Web.Sharing;

/// <summary>RFC 7089: what the page of an earlier version of a cable tells to programs that ask the web as it was.</summary>
internal static class Memento
{
    /// <summary>Adds the headers of a version's page.</summary>
    /// <param name="imported">When the archive took the version in.</param>
    public static void AddHeaders(HttpResponse response, ReferenceId id, DateTimeOffset imported, Publisher publisher)
    {
        string cable = publisher.AddressOf(id.ToString());
        response.Headers["Memento-Datetime"] = imported.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        response.Headers.Append("Link", $"<{cable}>;rel=\"original timegate\", <{cable}/timemap>;rel=\"timemap\";type=\"application/link-format\"");
    }
}
