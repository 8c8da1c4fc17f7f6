using System.CommandLine;
using CableViewer.Archive;

namespace CableViewer.Web.Commands;

/// <summary>The archive that a command reads or writes.</summary>
internal static class ArchiveArgument
{
    /// <summary>An archive that may be made here.</summary>
    /// <exception cref="WrongSettingException">No archive can be at this path.</exception>
    public static ArchiveFile ToWrite(string path)
    {
        var archive = new ArchiveFile(path);
        if (Directory.Exists(archive.Path))
            throw new WrongSettingException($"{archive.Path} is a folder; name the file of the archive with --archive.");
        string folder = Path.GetDirectoryName(archive.Path)!;
        if (!Directory.Exists(folder))
            throw new WrongSettingException($"There is no folder {folder} to make the archive in; make it, or name another file.");
        return archive;
    }

    /// <summary>The archive that a command needs to be there already.</summary>
    /// <exception cref="ArchiveException">There is none, or it is not an archive.</exception>
    public static ArchiveFile Existing(ParseResult parsed)
    {
        var archive = new ArchiveFile(parsed.GetRequiredValue(CommandLine.ArchivePath));
        if (!archive.Exists) throw new ArchiveException(
            $"There is no archive at {archive.Path}; make one with cableviewer import, or name another with --archive.");
        archive.Prepare();
        return archive;
    }
}
