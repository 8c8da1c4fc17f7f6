using CableViewer.Cables;
using CableViewer.Web.Browse.Lists;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Browse.Values;

/// <summary>All values of a property in a list, for programs: <c>/facet/tag.json?list=…</c> and <c>.csv</c>.</summary>
internal static class FacetFiles
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, ListFormat.Json);
        Map(routes, ListFormat.Csv);
    }

    private static void Map(IEndpointRouteBuilder routes, ListFormat format) => routes.MapMethods(
        $"{FacetAddress.Path}/{{name}}{format.Ending()}",
        Methods,
        async (string name, HttpContext context, ListReader lists, SiteSettings settings, CancellationToken cancellationToken) =>
        {
            (FacetList? found, string? movedTo, string? problem) =
                await FacetList.FindAsync(name, context.Request.Query, lists, cancellationToken);
            if (problem is not null)
            {
                await ListTwins.ProblemAsync(context, problem);
                return Results.Empty;
            }
            if (found is null) return Results.NotFound();
            if (movedTo is not null) return Results.Redirect(FacetAddress.Of(found.View, found.Kind, found.IsByName, format.Ending()),
                permanent: true);
            context.Response.Headers["X-Robots-Tag"] = "noindex";
            string site = settings.BaseFor(context.Request);
            return format is ListFormat.Csv
                ? Results.Bytes(found.WriteCsv(site), format.ContentType(), $"{found.Kind.Name}.csv")
                : Results.Json(Describe(found, site), CableJson.Options);
        });

    private static FacetJson Describe(FacetList found, string site) => new(
        found.Kind.Title,
        site + FacetAddress.Of(found.View, found.Kind, found.IsByName),
        site + found.ListPath,
        found.View.Request.Query.IsEmpty ? null : found.View.Request.Query.Description,
        found.View.Total,
        [.. found.Links.Select(link => new FacetItemJson(link.Value.Value, link.Value.Name, link.Value.Count, site + link.Path))]);

    internal sealed record FacetJson(string Title, string Url, string List, string? Searched, int Total,
        IReadOnlyList<FacetItemJson> Items);

    internal sealed record FacetItemJson(string Value, string Name, int Count, string Url);
}
