using System.Globalization;
using System.Threading.RateLimiting;
using CableViewer.Search.Matching;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Search;

/// <summary>
/// Requests that search take a slot first, and give it back when their answer begins: whoever reads an answer slowly keeps nobody waiting.
/// Where there is no slot, or a search is too large, the answer is 503 with a plain page, made without the archive.
/// </summary>
internal sealed class BoundedWork(RequestDelegate next, WorkSlots slots, PlainPage plain)
{
    // Every address that searches has its query there.
    private const string QueryName = "q";
    private const int SecondsUntilRetry = 10;

    public async Task InvokeAsync(HttpContext context)
    {
        // What is posted to be checked is searched as well.
        if (context.GetEndpoint() is not { } endpoint
            || (!context.Request.Query.ContainsKey(QueryName) && !HttpMethods.IsPost(context.Request.Method)))
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
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.RetryAfter = SecondsUntilRetry.ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        await plain.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, heading, sentence,
            "<a href=\"/search\">Search again</a>. ");
    }
}
