using System.CommandLine;
using System.Globalization;
using CableViewer.Archive;
using CableViewer.Archive.Checking;

namespace CableViewer.Web.Commands;

/// <summary><c>verify</c>: checks every invariant of the archive.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify",
            "Checks every hash, count and index of the archive, and that every record of every source can be given back; lists what is "
                + "wrong.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ArchiveFile archive = ArchiveArgument.Existing(parsed);
            long findings = await new ArchiveVerifier(archive)
                .VerifyAsync(finding => Console.Error.WriteLine($"{archive.Path}: {finding}"), cancellationToken);
            Console.WriteLine(findings == 0
                ? "The archive is whole."
                : string.Create(CultureInfo.InvariantCulture, $"findings: {findings}"));
            return findings == 0 ? CommandLine.Done : CommandLine.DataRefused;
        });
        return command;
    }
}
