namespace CableViewer.Web.Hosting;

/// <summary>The state of the archive that a request is answered from.</summary>
/// <param name="Stamp">From <see cref="CableViewer.Archive.Reading.ArchiveStatistics.FindStampAsync"/>.</param>
/// <param name="Updated">When something last changed, to the second; null before the first import.</param>
public sealed record ArchiveState(string Stamp, DateTimeOffset? Updated);
