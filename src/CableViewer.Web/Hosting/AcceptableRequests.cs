using System.Buffers;

namespace CableViewer.Web.Hosting;

/// <summary>Turns away requests that no page can answer: a Host header that is not a host, and methods that would change something.</summary>
internal sealed class AcceptableRequests(RequestDelegate next, PlainPage plain, SiteSettings settings)
{
    private const string Methods = "GET, HEAD";

    private static readonly SearchValues<char> HostCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]");

    public async Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!IsHost(request.Host.Value))
        {
            await plain.WriteAsync(context, StatusCodes.Status400BadRequest, "Not a host", "The request names a host that is not one (its Host header).");
            return;
        }
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            await next(context);
            return;
        }
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.Allow = Methods;
            return Task.CompletedTask;
        });
        if (HttpMethods.IsOptions(request.Method)) context.Response.StatusCode = StatusCodes.Status204NoContent;
        else await plain.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "Only for reading", "Nothing on this site can be changed: it answers GET and HEAD.");
    }

    // Without a public URL, canonical addresses, feeds and citations are made from the host. With one, old programs that name no host are served.
    private bool IsHost(string? host)
    {
        if (string.IsNullOrEmpty(host)) return settings.PublicUrl is not null;
        return !host.AsSpan().ContainsAnyExcept(HostCharacters) && Uri.TryCreate($"http://{host}/", UriKind.Absolute, out Uri? url) && url.HostNameType is not UriHostNameType.Unknown;
    }
}
