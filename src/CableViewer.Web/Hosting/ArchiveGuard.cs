using System.Globalization;
using CableViewer.Archive;
using Microsoft.Data.Sqlite;

namespace CableViewer.Web.Hosting;

/// <summary>
/// Answers 503 while the archive's file cannot be read: it was moved, cut short, replaced by something else, or its rights were taken. The
/// log gets one line when that begins and one when it ends. Every request tries again, so the site recovers by itself.
/// </summary>
internal sealed partial class ArchiveGuard(RequestDelegate next, PlainPage plain, ArchiveFile archive, ILogger<ArchiveGuard> logger)
{
    private const int SecondsUntilRetry = 30;

    // Of SQLite: PERM, IOERR, CORRUPT, CANTOPEN, NOTADB; and READONLY, where the log of a file that was replaced cannot be opened.
    private static readonly int[] Unreadable = [3, 8, 10, 11, 14, 26];

    private int isDown;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (SqliteException e) when (Unreadable.Contains(e.SqliteErrorCode) && !context.Response.HasStarted)
        {
            // Connections kept open would go on with the file that is gone.
            SqliteConnection.ClearAllPools();
            if (Interlocked.Exchange(ref isDown, 1) == 0) LogDown(archive.Path, e.Message);
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.RetryAfter = SecondsUntilRetry.ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
            await plain.WriteAsync(
                context, StatusCodes.Status503ServiceUnavailable, "Something went wrong on our side",
                    "The archive cannot be read just now. Try again in a minute.");
            return;
        }
        if (isDown == 1 && context.Features.Get<ArchiveState>() is not null && Interlocked.Exchange(ref isDown, 0) == 1)
            LogUp(archive.Path);
    }

    [LoggerMessage(LogLevel.Error, "{Path} cannot be read, so pages answer 503 until it can: {Problem}")]
    private partial void LogDown(string path, string problem);

    [LoggerMessage(LogLevel.Information, "{Path} can be read again")]
    private partial void LogUp(string path);
}
