using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CableViewer.Archive;

/// <summary>
/// While it lasts, a cancelled token interrupts the statement that the connection is running. To be ended before the connection is closed.
/// </summary>
internal sealed class Interruption(CancellationTokenRegistration registration) : IDisposable
{
    // Waits for an interruption that is under way, so that it cannot reach whoever uses the connection next.
    public void Dispose() => registration.Dispose();
}

internal static class Interruptions
{
    /// <summary>An interrupted statement throws <see cref="SqliteException"/> with <see cref="raw.SQLITE_INTERRUPT"/>.</summary>
    public static Interruption InterruptWhen(this SqliteConnection connection, CancellationToken cancellationToken) =>
        new(cancellationToken.Register(static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle));
}
