using System.CommandLine;
using System.Globalization;
using System.Runtime;
using CableViewer.Archive;
using CableViewer.Archive.Records;
using CableViewer.Import;

namespace CableViewer.Web.Commands;

/// <summary><c>reread</c>: reads every text of the archive again with this version of the program.</summary>
internal static class RereadCommand
{
    public static Command Create()
    {
        var command = new Command("reread",
            "Reads every cable of the archive again with this version of the program, without its sources. Texts, links and what is "
                + "withheld stay.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            GCSettings.LatencyMode = GCLatencyMode.Batch;
            return await RunAsync(ArchiveArgument.Existing(parsed), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(ArchiveFile archive, CancellationToken cancellationToken)
    {
        var terminal = new TerminalProgress();
        var rereader = new CableRereader(archive, TimeProvider.System)
        {
            OtherId = (id, other) => terminal.Say(other is ""
                ? $"{id}: this program finds no ID in its record; the cable keeps its own, so that links hold."
                : $"{id}: this program would file its record under {other}; the cable keeps its own ID, so that links hold."),
        };
        Task<ImportCounts> work = Task.Run(() => rereader.Reread(cancellationToken), CancellationToken.None);
        await terminal.FollowAsync(work, () => new WorkDone(rereader.Done, rereader.Done, rereader.Total, ""));

        ImportCounts counts = await work;
        if (rereader.IndexedAgain > 0)
            await Console.Error.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"The words of {rereader.IndexedAgain} more were indexed again."));
        bool isStopped = cancellationToken.IsCancellationRequested;
        if (isStopped) await Console.Error.WriteLineAsync(
            "Stopped. The cables read so far are in the archive; run the command again to read all.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"read {counts.Read}, changed {counts.Changed}, unchanged {counts.Unchanged}"));
        return isStopped ? CommandLine.DataRefused : CommandLine.Done;
    }
}
