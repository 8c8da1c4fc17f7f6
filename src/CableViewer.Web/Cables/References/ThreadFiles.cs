using System.Text.Json;
using CableViewer.Archive.Reading;
using CableViewer.Archive.References;
using CableViewer.Cables;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Cables.References;

/// <summary>The JSON twins of the pages about references: <c>thread.json</c>, <c>cited-by.json</c>, <c>/missing.json</c>.</summary>
internal static class ThreadFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/cable/{id}/thread.json", ["GET", "HEAD"], ThreadAsync);
        routes.MapMethods("/cable/{id}/cited-by.json", ["GET", "HEAD"], CitedByAsync);
        routes.MapMethods("/missing.json", ["GET", "HEAD"], MissingAsync);
    }

    private static async Task<Results<JsonHttpResult<ThreadJson>, RedirectHttpResult, NotFound>> ThreadAsync(
        string id, ThreadReader threads, CableReader cables, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Spelt is not { } referenceId || await threads.FindAsync(referenceId, cancellationToken) is not { } thread)
            return TypedResults.NotFound();
        if (id != referenceId.ToString()) return TypedResults.Redirect(Addresses.Thread(referenceId) + ".json", permanent: true);
        return TypedResults.Json(
            new ThreadJson(
                thread.Start,
                thread.IsCut,
                [.. thread.Cables.Select(cable => new ThreadCableJson(
                    cable.ReferenceId, Name(cable.Place), cable.Row is not null, cable.Row?.Created, cable.Row?.Title,
                        cable.Row?.Classification, Addresses.Cable(cable.ReferenceId)))],
                thread.Links),
            CableJson.Options);
    }

    private static async Task<Results<JsonHttpResult<CitedByJson>, RedirectHttpResult, NotFound>> CitedByAsync(
        string id, int? page, CitingReader citing, CableReader cables, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        int number = page ?? 1;
        if (address.Spelt is not { } referenceId || number < 1) return TypedResults.NotFound();
        CitingCables found = await citing.ListAsync(referenceId, number - 1, cancellationToken);
        if (found.Cables.Count == 0 && (number > 1 || address.Id is null)) return TypedResults.NotFound();
        if (id != referenceId.ToString())
            return TypedResults.Redirect($"{Addresses.CitedBy(referenceId)}.json{(number > 1 ? $"?page={number}" : "")}", permanent: true);
        return TypedResults.Json(
            new CitedByJson(
                referenceId,
                address.Id is not null,
                found.Total,
                number < found.PageCount ? $"{Addresses.CitedBy(referenceId)}.json?page={number + 1}" : null,
                [.. found.Cables.Select(cable => new CitingCableJson(
                    cable.Citing.ReferenceId,
                    cable.Citing.Created,
                    cable.Citing.Title,
                    [.. cable.Entries.Select(entry =>
                        new CitingEntryJson(entry.Label, entry.Text, entry.Read, Name(entry.Rule.Confidence),
                        entry.Rule.Describe(entry.Read, entry.Target, isHeld: address.Id is not null)))],
                    [.. cable.Mentions.Select(mention => new CitingMentionJson(
                        mention.Anchor, mention.Text, mention.Read, Name(mention.Rule.Confidence),
                            mention.Describe(isHeld: address.Id is not null)))],
                    cable.Passages))]),
            CableJson.Options);
    }

    private static async Task<Results<JsonHttpResult<MissingJson>,
        NotFound>> MissingAsync(int? page, GhostReader ghosts, CancellationToken cancellationToken)
    {
        int number = page ?? 1;
        if (number is < 1 or > GhostPage.MostPages) return TypedResults.NotFound();
        GhostPage found = await ghosts.ListAsync(number - 1, cancellationToken);
        return TypedResults.Json(
            new MissingJson(
                found.Total,
                number < found.PageCount ? $"{Addresses.Missing}.json?page={number + 1}" : null,
                [.. found.Ghosts.Select(ghost =>
                    new GhostJson(ghost.ReferenceId, ghost.OriginName, ghost.CitedCount, Addresses.Cable(ghost.ReferenceId)))]),
            CableJson.Options);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    internal sealed record ThreadJson(ReferenceId ReferenceId, bool IsCut, IReadOnlyList<ThreadCableJson> Cables,
        IReadOnlyList<ThreadLink> Links);

    internal sealed record ThreadCableJson(ReferenceId ReferenceId, string Place, bool IsHeld, DateTimeOffset? Created, string? Title,
        Classification? Classification, string Url);

    internal sealed record CitedByJson(ReferenceId ReferenceId, bool IsHeld, int Total, string? Next,
        IReadOnlyList<CitingCableJson> CitedBy);

    internal sealed record CitingCableJson(
        ReferenceId ReferenceId, DateTimeOffset? Created, string Title, IReadOnlyList<CitingEntryJson> Entries,
            IReadOnlyList<CitingMentionJson> Mentions,
        IReadOnlyList<CitingPassage> Passages);

    internal sealed record CitingEntryJson(string? Label, string Text, ReferenceId Read, string Confidence, string Rule);

    internal sealed record CitingMentionJson(string Anchor, string Text, ReferenceId Read, string Confidence, string Rule);

    internal sealed record MissingJson(int Total, string? Next, IReadOnlyList<GhostJson> Missing);

    internal sealed record GhostJson(ReferenceId ReferenceId, string? OriginName, int CitedCount, string Url);
}
