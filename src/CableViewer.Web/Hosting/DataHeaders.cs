namespace CableViewer.Web.Hosting;

/// <summary>The headers of what programs read: any site's script may, and it says when the archive last changed.</summary>
public static class DataHeaders
{
    private const string Exposed = "ETag, Last-Modified, Link, Content-Disposition";

    public static void UseDataHeaders(this IApplicationBuilder site) => site.Use((context, next) =>
    {
        IHeaderDictionary asked = context.Request.Headers;
        if (HttpMethods.IsOptions(context.Request.Method) && asked.Origin.Count > 0 && asked.AccessControlRequestMethod.Count > 0)
        {
            // A script asks before it sends a header such as If-None-Match. Nothing here can be changed, so all may be sent.
            IHeaderDictionary headers = context.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            bool takesText = AcceptableRequests.TakesText(context.Request.Path);
            headers.AccessControlAllowMethods = takesText ? "GET, HEAD, POST" : "GET, HEAD";
            headers.AccessControlAllowHeaders = asked.AccessControlRequestHeaders.Count > 0
                ? takesText
                    ? "If-None-Match, If-Modified-Since, Accept, Range, Content-Type"
                    : "If-None-Match, If-Modified-Since, Accept, Range"
                : default;
            headers.AccessControlMaxAge = "86400";
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        var settings = context.RequestServices.GetRequiredService<SiteSettings>();
        context.Response.OnStarting(() =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            if (!settings.AllowIndexing) headers["X-Robots-Tag"] = "noindex";
            string? type = context.Response.ContentType;
            if (type is not null && type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)) return Task.CompletedTask;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = Exposed;
            if (context.Response.StatusCode is StatusCodes.Status200OK && headers.LastModified.Count == 0
                && context.Features.Get<ArchiveState>()?.Updated is { } updated)
                context.Response.GetTypedHeaders().LastModified = updated;
            return Task.CompletedTask;
        });
        return next(context);
    });
}
