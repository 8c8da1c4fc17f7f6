using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Archive;
using CableViewer.Archive.Reading;
using Microsoft.Data.Sqlite;

namespace CableViewer.Web.Tests.Commands;

/// <summary>Ctrl-C on the program itself: it says that it stopped, keeps what it read, and a second run completes it.</summary>
public sealed partial class StoppedImportTests : IDisposable
{
    private const int Cables = 60_000;

    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-stop-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_interrupted_import_says_so_and_the_next_one_goes_on()
    {
        string source = Path.Combine(folder, "many.csv");
        await File.WriteAllLinesAsync(source, Enumerable.Range(1, Cables).Select(Row));
        var archive = new ArchiveFile(Path.Combine(folder, "archive.db"));
        archive.Prepare();

        // A shell that starts tests in the background has them ignore the signal, and what they start too: env undoes it.
        using Process process = CableViewerProcess.Start(
            "env", ["--default-signal=INT", "dotnet", "exec", CableViewerProcess.Program, "import", "--quiet", source, "--archive",
                archive.Path]);
        Task<CommandResult> running = CableViewerProcess.FinishAsync(process);
        while (await CountAsync(archive) == 0 && !running.IsCompleted) await Task.Delay(10);
        using (Process signal = CableViewerProcess.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await signal.WaitForExitAsync();
        CommandResult stopped = await running;

        Assert.Equal(1, stopped.ExitCode);
        Assert.Contains("Stopped. What was read is in the archive; run the command again and it resumes.", stopped.Errors,
            StringComparison.Ordinal);
        Match counts = Counts.Match(stopped.LastLine);
        Assert.True(counts.Success, stopped.LastLine);
        int read = int.Parse(counts.Groups["read"].ValueSpan, CultureInfo.InvariantCulture);
        Assert.InRange(read, 1, Cables - 1);
        Assert.Equal(counts.Groups["read"].Value, counts.Groups["new"].Value);
        // What it says it read is here: the first of the source, all of them, and nothing half done.
        Assert.Equal(read, await CountAsync(archive));
        Assert.NotNull(await new CableReader(archive).FindAsync(Cable(read), CancellationToken.None));
        Assert.Null(await new CableReader(archive).FindAsync(Cable(read + 1), CancellationToken.None));
        Assert.Equal("The archive is whole.", (await CableViewerProcess.RunAsync("verify", "--archive", archive.Path)).LastLine);

        CommandResult second = await CableViewerProcess.RunAsync("import", "--quiet", source, "--archive", archive.Path);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture,
            $"read {Cables}, new {Cables - read}, changed 0, unchanged {read}, quarantined 0"), second.LastLine);
        Assert.Equal(Cables, await CountAsync(archive));
        Assert.Equal("The archive is whole.", (await CableViewerProcess.RunAsync("verify", "--archive", archive.Path)).LastLine);
    }

    private static async Task<int> CountAsync(ArchiveFile archive) =>
        (await new ArchiveStatistics(archive).CountAsync(CancellationToken.None)).Cables;

    private static CableViewer.Cables.ReferenceId Cable(int serial) => new(2007, "KELPSUND", serial);

    private static string Row(int serial) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{serial}\",\"3/2/2007 13:09\",\"07KELPSUND{serial}\",\"Consulate Kelpsund\",\"CONFIDENTIAL\",\"\",\"\",\"C O N F I D E N T I "
            + $"A L KELPSUND\nTAGS: EWWT\nSUBJECT: LIGHT {serial}\n\n1. (C) Out.\n\"");

    [GeneratedRegex(@"^read (?<read>\d+), new (?<new>\d+), changed 0, unchanged 0, quarantined 0$", RegexOptions.ExplicitCapture)]
    private static partial Regex Counts { get; }
}
