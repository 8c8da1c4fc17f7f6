using System.CommandLine;
using CableViewer.Archive;

namespace CableViewer.Web.Commands;

/// <summary>The archive that a command needs to be there already.</summary>
internal static class ArchiveArgument
{
    /// <exception cref="ArchiveException">There is none, or it is none.</exception>
    public static ArchiveFile Existing(ParseResult parsed)
    {
        var archive = new ArchiveFile(parsed.GetRequiredValue(CommandLine.ArchivePath));
        if (!archive.Exists) throw new ArchiveException($"There is no archive at {archive.Path}; make one with cableviewer import, or name another with --archive.");
        archive.Prepare();
        return archive;
    }
}
