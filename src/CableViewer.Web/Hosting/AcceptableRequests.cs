using System.Buffers;

namespace CableViewer.Web.Hosting;

/// <summary>
/// Turns away requests that no page can answer: a Host header that is not a host, and methods that would change something.
/// </summary>
internal sealed class AcceptableRequests(RequestDelegate next, PlainPage plain, SiteSettings settings)
{
    private const string Methods = "GET, HEAD";

    // 64,000 characters of any script in a form: nine bytes each.
    private const int LongestBody = 600_000;

    // Texts to be looked up; nothing of them is kept.
    private static readonly string[] TextPaths = ["/check", "/check.json"];

    private static readonly SearchValues<char> HostCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]");

    public async Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!IsHost(request.Host.Value))
        {
            await plain.WriteAsync(context, StatusCodes.Status400BadRequest, "Not a host",
                "The request names a host that is not one (its Host header).");
            return;
        }
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            await next(context);
            return;
        }
        bool takesText = TakesText(request.Path);
        if (takesText && HttpMethods.IsPost(request.Method))
        {
            if (request.ContentLength is <= LongestBody) await next(context);
            else if (request.ContentLength is null)
                await plain.WriteAsync(context, StatusCodes.Status411LengthRequired, "How long?",
                "The request does not say how long its text is (Content-Length).");
            else await plain.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "Too long",
                "At most 64,000 characters are read at once: send the text in parts.");
            return;
        }
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.Allow = takesText ? Methods + ", POST" : Methods;
            return Task.CompletedTask;
        });
        if (HttpMethods.IsOptions(request.Method)) context.Response.StatusCode = StatusCodes.Status204NoContent;
        else await plain.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "Only for reading",
            "Nothing on this site can be changed: it answers GET and HEAD.");
    }

    /// <summary>Whether a text may be sent to an address.</summary>
    public static bool TakesText(PathString path) => TextPaths.Any(known => path.Equals(known, StringComparison.OrdinalIgnoreCase));

    // Without a public URL, canonical addresses, feeds and citations are made from the host. With one, old programs that name no host are
    // served.
    private bool IsHost(string? host)
    {
        if (string.IsNullOrEmpty(host)) return settings.PublicUrl is not null;
        return !host.AsSpan().ContainsAnyExcept(HostCharacters) && Uri.TryCreate($"http://{host}/", UriKind.Absolute, out Uri? url)
            && url.HostNameType is not UriHostNameType.Unknown;
    }
}
