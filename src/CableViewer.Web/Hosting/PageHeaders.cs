using CableViewer.Archive.Reading;
using Microsoft.Net.Http.Headers;

namespace CableViewer.Web.Hosting;

/// <summary>An endpoint that writes its own ETag and Cache-Control.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SelfCachedAttribute : Attribute;

/// <summary>An endpoint whose answer depends on a header of the request, so that its 304 says so as well.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class VariesByAttribute(string header) : Attribute
{
    public string Header => header;
}

/// <summary>The headers of every answer: what a page may load, what is told to other sites, and how long it may be kept.</summary>
public static class PageHeaders
{
    // Nothing from elsewhere, no script and no style inside a page: text of a cable that slipped through as HTML could still do nothing.
    private const string Policy = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'self'";

    // One minute without asking; then one question that is answered with 304 until an import changes the archive.
    private const string ForAMinute = "public, max-age=60";

    // Differs from build to build, so that a new program's pages replace the old ones.
    private static readonly string Build = typeof(PageHeaders).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    public static void UsePageHeaders(this IApplicationBuilder site) => site.Use((context, next) =>
    {
        // When the answer starts, because the page of an error begins with the headers cleared.
        context.Response.OnStarting(() =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers["Referrer-Policy"] = "no-referrer";
            headers.XContentTypeOptions = "nosniff";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            // Another client may get the same answer compressed, so caches have to know, whatever this client can read (RFC 9110 12.5.5).
            AddVary(headers, HeaderNames.AcceptEncoding);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>
    /// Gives pages an ETag of the archive's state, and answers 304 before any work is done for those that have not changed.
    /// </summary>
    public static void UsePageCaching(this IApplicationBuilder site) => site.Use(async (context, next) =>
    {
        Endpoint? endpoint = context.GetEndpoint();
        bool isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (endpoint is null || !isRead || endpoint.Metadata.GetMetadata<SelfCachedAttribute>() is not null)
        {
            await next(context);
            return;
        }

        var services = context.RequestServices;
        var statistics = services.GetRequiredService<ArchiveStatistics>();
        string stamp = await statistics.FindStampAsync(context.RequestAborted);
        context.Features.Set(new ArchiveState(stamp, await statistics.FindLastChangeAsync(context.RequestAborted)));
        // The day, because pages tell whether a declassification date has passed.
        DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var tag = new EntityTagHeaderValue($"\"{Hash(stamp)}-{Build}-{now:yyyyMMdd}\"", isWeak: true);
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.ETag = tag.ToString();
            context.Response.Headers.CacheControl = ForAMinute;
            if (endpoint.Metadata.GetMetadata<VariesByAttribute>() is { } varies) AddVary(context.Response.Headers, varies.Header);
            return;
        }
        context.Response.OnStarting(() =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            if (context.Response.StatusCode is StatusCodes.Status200OK)
            {
                if (headers.ETag.Count == 0) headers.ETag = tag.ToString();
                if (headers.CacheControl.Count == 0) headers.CacheControl = ForAMinute;
            }
            else if (context.Response.StatusCode >= 400) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        await next(context);
    });

    private static void AddVary(IHeaderDictionary headers, string name)
    {
        if (!headers.Vary.Any(there => there is not null && there.Contains(name, StringComparison.OrdinalIgnoreCase)))
            headers.Append(HeaderNames.Vary, name);
    }

    private static string Hash(string stamp) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(stamp)))[..12];
}
