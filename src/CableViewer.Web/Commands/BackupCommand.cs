using System.CommandLine;
using System.Globalization;
using CableViewer.Archive;

namespace CableViewer.Web.Commands;

/// <summary><c>backup PATH</c>: a consistent copy of an archive that is in use.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "The file of the copy." };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("backup",
            "Copies the archive while the site serves it and an import writes it; the copy is the state between two batches.") { path,
            force };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ArchiveFile archive = ArchiveArgument.Existing(parsed);
            string target = Path.GetFullPath(parsed.GetRequiredValue(path));
            if (target == archive.Path) throw new ArchiveException($"{target} is the archive itself; name another file for the copy.");
            if (File.Exists(target) && !parsed.GetValue(force))
                throw new ArchiveException($"{target} is there already; name another file, or replace it with --force.");
            long size = await new ArchiveBackup(archive).WriteAsync(target, cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"copied {size} bytes to {target}"));
            return CommandLine.Done;
        });
        return command;
    }
}
