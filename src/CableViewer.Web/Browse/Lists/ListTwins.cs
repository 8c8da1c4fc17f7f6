using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Values;
using CableViewer.Web.Feeds;
using CableViewer.Web.Hosting;
using Microsoft.Net.Http.Headers;

namespace CableViewer.Web.Browse.Lists;

/// <summary>Answers with a list as programs take it: JSON, JSON Lines, CSV, Atom, JSON Feed.</summary>
public sealed class ListTwins(ListReader lists, ListFeed feeds, CableReader cables, SiteSettings settings)
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    // The twins of pages that are Razor Pages answer in ListModel; these have routes of their own.
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/search.{ending}", Methods, SearchAsync);
        routes.MapMethods("/cable/{id}/cited-by.{ending}", Methods, CitedByAsync);
        foreach (ListKind kind in ListKind.All)
            routes.MapMethods($"{kind.Path}.json", Methods, (HttpContext context, CableSearch search, SiteSettings settings) =>
                ValuesAsync(kind, context, search, settings));
    }

    /// <summary>Writes the answer.</summary>
    public async Task WriteAsync(HttpContext context, ListView view, ListFormat format)
    {
        HttpResponse response = context.Response;
        CancellationToken cancellationToken = context.RequestAborted;
        string site = settings.BaseFor(context.Request);
        response.ContentType = format.ContentType();
        response.Headers["X-Robots-Tag"] = "noindex";
        bool hasBody = HttpMethods.IsGet(context.Request.Method);
        switch (format)
        {
            case ListFormat.Csv:
                Name(response, view, ".csv");
                if (!hasBody) return;
                await foreach (byte[] piece in ListCsv.WriteAsync(lists.ReadAllAsync(view, cancellationToken),
                    site)) await response.Body.WriteAsync(piece, cancellationToken);
                return;

            case ListFormat.JsonLines:
                Name(response, view, ".jsonl");
                if (!hasBody) return;
                await foreach (CableRow row in lists.ReadAllAsync(view, cancellationToken))
                {
                    if (await cables.FindAsync(row.ReferenceId, cancellationToken) is not { } found) continue;
                    await response.Body.WriteAsync(CableJson.Write(found.Cable, found.Diagnostics), cancellationToken);
                    await response.Body.WriteAsync("\n"u8.ToArray(), cancellationToken);
                }
                return;
        }

        if (await lists.ReadPartAsync(view, cancellationToken) is not { } part)
        {
            await ProblemAsync(context, $"The archive has no cable {view.Request.After} to go on after.");
            return;
        }
        byte[] bytes;
        if (format is ListFormat.Json) bytes = ListJson.Write(view, part, site);
        else
        {
            DateTimeOffset updated = context.Features.Get<ArchiveState>()?.Updated ?? DateTimeOffset.UnixEpoch;
            Feed feed = await feeds.MakeAsync(view, part, format, site, updated, cancellationToken);
            bytes = format is ListFormat.Atom ? AtomFeed.Write(feed) : JsonFeed.Write(feed);
        }
        await WriteAsync(context, bytes);
    }

    /// <summary>Says that something in the address cannot be understood (RFC 9457).</summary>
    public static Task ProblemAsync(HttpContext context, string problem)
    {
        context.Response.Headers.Remove("Content-Disposition");
        return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest,
            title: "The address asks for something that is not understood").ExecuteAsync(context);
    }

    private static async Task WriteAsync(HttpContext context, byte[] bytes)
    {
        context.Response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static void Name(HttpResponse response, ListView view, string ending)
    {
        string name = string.Concat(view.Path.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' ? c : '-'));
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name + ending }.ToString();
    }

    private static async Task SearchAsync(string ending, HttpContext context, ListReader lists, ListTwins twins)
    {
        if (FormatOf(ending) is not { } format)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (ListRequest.Read(context.Request.Query, out string? problem) is not { } request) await ProblemAsync(context, problem!);
        else await twins.WriteAsync(context, await lists.SearchAsync(format, request, context.RequestAborted), format);
    }

    private static async Task CitedByAsync(string id, string ending, HttpContext context, ListReader lists, ListTwins twins)
    {
        // cited-by.json tells more than a list does; ThreadFiles writes it.
        if (FormatOf(ending) is not { } format || format is ListFormat.Json || !ReferenceId.TryParse(id, out ReferenceId cited))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (cited.ToString() != id)
            context.Response.Redirect($"{Addresses.Cable(cited)}/cited-by.{ending}{context.Request.QueryString}", permanent: true);
        else if (ListRequest.Read(context.Request.Query, out string? problem) is not { } request) await ProblemAsync(context, problem!);
        else if (await lists.FindCitedByAsync(cited, format, request, context.RequestAborted) is { } view)
            await twins.WriteAsync(context, view, format);
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    // The values of a kind, by name: some archives have 50,000 addressees.
    private static async Task ValuesAsync(ListKind kind, HttpContext context, CableSearch search, SiteSettings settings)
    {
        const int most = 1_000;
        string site = settings.BaseFor(context.Request);
        string after = context.Request.Query["after"].ToString();
        ListValue[] all = [.. ListValues.Of(await search.GetIndexAsync(context.RequestAborted), kind)
            .OrderBy(value => value.Name, StringComparer.Ordinal)];
        ListValue[] part = [.. all.Where(value => string.CompareOrdinal(value.Name, after) > 0).Take(most + 1)];
        string? next = part.Length > most ? $"{site}{kind.Path}.json?after={Uri.EscapeDataString(part[most - 1].Name)}" : null;
        context.Response.ContentType = ListFormat.Json.ContentType();
        await WriteAsync(context, ListJson.WriteValues(kind, all.Length, [.. part.Take(most)], site, next));
    }

    private static ListFormat? FormatOf(string ending) =>
        ListFormats.Split("." + ending) is ("", not ListFormat.Page and var format) ? format : null;
}
