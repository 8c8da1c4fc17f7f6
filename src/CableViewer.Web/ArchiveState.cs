using System.Globalization;

namespace CableViewer.Web;

/// <summary>The state of the archive that a request is answered from.</summary>
/// <param name="Stamp">From <see cref="Archive.ArchiveStatistics.FindStampAsync"/>.</param>
public sealed record ArchiveState(string Stamp)
{
    /// <summary>When the latest import finished; null before the first.</summary>
    public DateTimeOffset? Updated =>
        DateTimeOffset.TryParse(Stamp[(Stamp.IndexOf('-') + 1)..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;
}
