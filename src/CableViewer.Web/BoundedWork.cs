using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using CableViewer.Archive.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web;

/// <summary>
/// Requests that search take a slot first, and give it back when their answer begins: whoever reads an answer slowly keeps nobody waiting.
/// Where there is no slot, or a search is too large, the answer is 503 with a plain page, made without the archive.
/// </summary>
internal sealed class BoundedWork(RequestDelegate next, WorkSlots slots, EmbeddedFiles files, SiteSettings settings)
{
    // Every address that searches has its query there.
    private const string QueryName = "q";
    private const int SecondsUntilRetry = 10;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || !context.Request.Query.ContainsKey(QueryName))
        {
            await next(context);
            return;
        }
        WorkKind kind = endpoint.Metadata.GetMetadata<WorkKindAttribute>()?.Kind ?? WorkKind.Search;
        using RateLimitLease? slot = await slots.TakeAsync(kind, context.RequestAborted);
        if (slot is null)
        {
            await RefuseAsync(context, "Too many searches at once", "Others are searching just now. Try again in a few seconds.");
            return;
        }
        context.Response.OnStarting(() =>
        {
            slot.Dispose();
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        catch (SearchTooLargeException) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, "This search is too large", SearchTooLargeException.Sentence);
        }
    }

    private async Task RefuseAsync(HttpContext context, string heading, string sentence)
    {
        HttpResponse response = context.Response;
        response.Clear();
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = SecondsUntilRetry.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        if (Path.HasExtension(context.Request.Path.Value) || context.Request.Path == Api.OpenSearchSuggestions.Path)
        {
            ProblemHttpResult problem = TypedResults.Problem(sentence, statusCode: response.StatusCode, title: heading);
            await problem.ExecuteAsync(context);
            return;
        }
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{heading}</title>
            <link rel="stylesheet" href="{files.Url("/site.css")}">
            </head>
            <body>
            <main class="page narrow">
            <h1>{heading}</h1>
            <p>{sentence}</p>
            <p><a href="/search">Search again</a>, or start from the <a href="/">home page</a>
            of {WebUtility.HtmlEncode(settings.SiteName)}.</p>
            </main>
            </body>
            </html>
            """,
            context.RequestAborted);
    }
}
