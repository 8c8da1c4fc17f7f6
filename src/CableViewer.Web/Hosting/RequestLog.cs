using System.Diagnostics;

namespace CableViewer.Web.Hosting;

/// <summary>
/// One line a request: method, path, status, time. Not who asked, and not what was searched for: readers are not watched.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            LogAnswer(context.Request.Method, context.Request.Path, context.Response.StatusCode,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Path} {Status} in {Milliseconds:0.0} ms")]
    private partial void LogAnswer(string method, PathString path, int status, double milliseconds);
}
