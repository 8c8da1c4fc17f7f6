using CableViewer.Search.Results;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Search;

/// <summary>A suggestion as the script of the search box gets it.</summary>
/// <param name="Query">What to put into the search box.</param>
public sealed record SuggestedLink(string Kind, string Text, string Query, string Url, int Count);

/// <summary><c>/suggest.json?q=…</c>, for the script of the search box.</summary>
public static class SuggestEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/suggest.json", ListAsync)
        .WithMetadata(new SelfCachedAttribute(), new WorkKindAttribute(WorkKind.Suggestions));

    private static async Task<Ok<IEnumerable<SuggestedLink>>> ListAsync(string? q, Suggestions suggestions, HttpResponse response,
        CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Ok((await suggestions.ListAsync(q, cancellationToken))
            .Select(suggestion =>
                new SuggestedLink(suggestion.Kind, suggestion.Text, suggestion.Query, Addresses.Search(suggestion.Query),
                suggestion.Count)));
    }
}
