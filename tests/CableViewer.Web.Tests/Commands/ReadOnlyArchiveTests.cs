using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CableViewer.Web.Tests.Commands;

/// <summary>An archive that this user may read and not write: a snapshot, a volume mounted to be read, somebody else's file.</summary>
public sealed class ReadOnlyArchiveTests : IDisposable
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enterable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-read-only-").FullName;
    private readonly string archive;

    // A name that has all that a URI would read in another way.
    public ReadOnlyArchiveTests() => archive = Path.Combine(folder, "a #1 50%?.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, Enterable | UnixFileMode.UserWrite);
        Directory.Delete(folder, recursive: true);
    }

    private async Task MakeAsync()
    {
        string source = Path.Combine(folder, "one.jsonl");
        await File.WriteAllTextAsync(source,
            """{"referenceId":"07KELPSUND12","created":"2007-03-02T13:09:00Z","body":"TAGS: EWWT\nSUBJECT: LAMPS\n\n1. (U) The"""
            + """ lantern is out."}""");
        Assert.Equal(0, (await CableViewerProcess.RunAsync("import", source, "--archive", archive)).ExitCode);
        SqliteConnection.ClearAllPools();
    }

    private void Protect()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (string file in Directory.GetFiles(folder)) File.SetUnixFileMode(file, Readable);
        File.SetUnixFileMode(folder, Enterable);
    }

    // Whoever runs as root may write whatever he likes: then it is another user's turn.
    private Task<CommandResult> RunAsync(params string[] arguments)
    {
        string[] program = ["dotnet", "exec", CableViewerProcess.Program, .. arguments, "--archive", archive];
        string[] command = Environment.UserName is "root"
            ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/tmp", "DOTNET_CLI_HOME=/tmp", .. program]
            : program;
        return FinishAsync(CableViewerProcess.Start(command[0], command[1..]));

        static async Task<CommandResult> FinishAsync(Process process)
        {
            using (process) return await CableViewerProcess.FinishAsync(process);
        }
    }

    [Fact]
    public async Task It_is_read_where_its_folder_cannot_be_written()
    {
        await MakeAsync();
        foreach (string log in Directory.GetFiles(folder, "*-*")) File.Delete(log);
        Protect();

        foreach (string[] command in (string[][])[["search", "lantern"], ["stats"], ["verify"], ["quarantine", "list"],
            ["export", "--out", "-"]])
        {
            CommandResult result = await RunAsync(command);
            Assert.True(result.ExitCode == 0, $"{command[0]}: {result.Errors}");
        }
        Assert.Contains("07KELPSUND12", (await RunAsync("search", "lantern")).Output, StringComparison.Ordinal);
        Assert.Equal([archive], Directory.GetFiles(folder, "*.db*"));
    }

    [Fact]
    public async Task What_writes_says_what_to_do()
    {
        await MakeAsync();
        Protect();
        CommandResult result = await RunAsync("reread");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("can only be read; copy it", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_which_a_part_is_still_in_its_log_says_what_to_do()
    {
        await MakeAsync();
        // A log that nobody can share, for there is no place for it.
        await File.WriteAllBytesAsync($"{archive}-wal", new byte[64]);
        File.Delete($"{archive}-shm");
        Protect();

        CommandResult result = await RunAsync("stats");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{archive}-wal; copy both to a folder that this user may write", result.Errors, StringComparison.Ordinal);
    }
}
