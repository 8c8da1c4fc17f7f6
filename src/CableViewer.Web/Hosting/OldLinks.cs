using System.Globalization;
using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Lists;
using CableViewer.Web.Cables.Reading;

namespace CableViewer.Web.Hosting;

/// <summary>
/// Every address under which cables and lists were once linked, here and on other sites of these cables, leads to its page today
/// (docs/urls.md).
/// </summary>
/// <remarks>All answer 301. A browser keeps the fragment over a redirect, so <c>#par7</c> arrives as well.</remarks>
internal static class OldLinks
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        // The original site, with and without its ending. Year and month are those of the cable, whatever the link says.
        MapCable(routes, "/cable/{year:int}/{month:int}/{id}");
        // The Public Library of US Diplomacy, cabledrum.net, and a reader that joins word and ID
        MapCable(routes, "/plusd/cables/{id}");
        MapCable(routes, "/cables/{id}");
        MapCable(routes, "/cable_{id}");
        // What people type and speak: /07MEXICO1068, /07MEXICO1068¶3
        MapCable(routes, $"/{{id:{CableRouteConstraint.Name}}}");
        // cablegatesearch.net
        Get(routes, "/cable.php", (string? id, CableReader cables, CancellationToken cancellationToken) =>
            ToCableAsync(id ?? "", cables, cancellationToken));

        foreach (string ending in (ReadOnlySpan<string>)["", ".html"])
        {
            Get(routes, $"/origin/{{number:int}}_{{page:int}}{ending}", ToOriginAsync);
            Get(routes, $"/date/{{prefix}}_{{page:int}}{ending}", (string prefix, int page) => To(Addresses.Date(prefix), page));
            Get(routes, $"/reldate/{{prefix}}_{{page:int}}{ending}", (string prefix, int page) => To(Addresses.Released(prefix), page));
            Get(routes, $"/tag/{{tag}}_{{page:int}}{ending}", (string tag, int page) => To(Addresses.Tag(tag.ToUpperInvariant()), page));
            Get(routes, $"/classification/{{number:int}}_{{page:int}}{ending}", ToClassification);
        }
        Get(routes, "/reldate/{prefix}", (string prefix) => To(Addresses.Released(prefix), 0));
        Get(routes, "/reldate", () => To("/released", 0));
        Get(routes, "/index.html", () => To("/", 0));
        Get(routes, "/articles/{**rest}", () => To("/article", 0));
    }

    private static void MapCable(IEndpointRouteBuilder routes, string pattern) =>
        Get(routes, pattern, (string id, CableReader cables, CancellationToken cancellationToken) =>
            ToCableAsync(id, cables, cancellationToken));

    // A redirect is cheap to make and says nothing that an import would change later, but an unknown ID may come in.
    private static void Get(IEndpointRouteBuilder routes, string pattern, Delegate answer) =>
        routes.MapMethods(pattern, ["GET", "HEAD"], answer).WithMetadata(new SelfCachedAttribute()).ExcludeFromDescription();

    private static async Task<IResult> ToCableAsync(string id, CableReader cables, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        // An ID that the archive does not hold has a page as well: "not here", with what is near.
        if (address.Id is null && address.Spelt is { } missing) return Results.Redirect(Addresses.Cable(missing), permanent: true);
        return address.Id is null ? Results.NotFound() : Results.Redirect(address.Path, permanent: true);
    }

    // The numbers of the original site's origins changed with every release; an unknown one leads to the search instead of an error.
    private static async Task<IResult> ToOriginAsync(int number, int page, CableSearch search, CancellationToken cancellationToken)
    {
        if (SiteOrigin.Find(number) is not { } name) return Results.Redirect("/search", permanent: true);
        string? code = Origin.All.Values.FirstOrDefault(origin => origin.Name == name)?.Code;
        return code is not null && (await search.GetIndexAsync(cancellationToken)).OriginNameOf(code) is not null
            ? To(Addresses.Origin(code), page)
            : Results.Redirect(Addresses.Search(name), permanent: true);
    }

    private static IResult ToClassification(int number, int page) =>
        Classification.All.FirstOrDefault(label => label.Number == number) is { } classification
            ? To(Addresses.Classification(classification), page)
            : Results.NotFound();

    // The original site counted its pages of fifty from 0. No list ever had as many pages as ListRequest refuses, and browsers keep a wrong
    // 301.
    private static IResult To(string path, int page) => page switch
    {
        >= ListRequest.LastPage => Results.NotFound(),
        <= 0 => Results.Redirect(path, permanent: true),
        _ => Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"{path}?page={page + 1}"), permanent: true),
    };
}

/// <summary>A first part of a path that may be a reference ID, however written: it begins with a digit or a #, and has a letter.</summary>
internal sealed class CableRouteConstraint : IRouteConstraint
{
    public const string Name = "cable";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values,
        RouteDirection routeDirection) =>
        values[routeKey] is string { Length: > 3 and < 100 } text && text.AsSpan().TrimStart() is ['#' or (>= '0' and <= '9'), ..]
            && text.Any(char.IsAsciiLetter);
}
