using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CableViewer.Archive;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Archive.Writing;
using Microsoft.Data.Sqlite;

namespace CableViewer.Web.Tests.Commands;

/// <summary>The first minute with the program, in a terminal and without one.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string FreePort = "http://127.0.0.1:0";

    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-terminal-").FullName;
    private readonly string archive;

    public TerminalTests() => archive = Path.Combine(folder, "archive.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private string Source(int cables)
    {
        string path = Path.Combine(folder, "lights.csv");
        File.WriteAllLines(path, Enumerable.Range(1, cables).Select(serial => string.Create(
            CultureInfo.InvariantCulture,
            $"\"{serial}\",\"3/2/2007 13:09\",\"07KELPSUND{serial}\",\"Consulate Kelpsund\",\"CONFIDENTIAL\",\"\",\"\",\"C O N F I D E N "
                + $"T I A L KELPSUND\nTAGS: EWWT\nSUBJECT: LIGHT {serial}\n\n1. (C) Out.\n\"")));
        return path;
    }

    private Task<int> CountAsync() => CountAsync(new ArchiveFile(archive));

    private static async Task<int> CountAsync(ArchiveFile archive) =>
        (await new ArchiveStatistics(archive).CountAsync(CancellationToken.None)).Cables;

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    [InlineData(20)]
    public async Task An_import_draws_how_far_it_is_at_any_width(int columns)
    {
        using var terminal = new TerminalProcess(columns, "import", Source(3), "--archive", archive);
        int exitCode = await terminal.FinishAsync();

        Assert.True(exitCode == 0, terminal.Screen);
        Assert.EndsWith("read 3, new 3, changed 0, unchanged 0, quarantined 0", terminal.Screen.TrimEnd(), StringComparison.Ordinal);
        // It drew, and gave the cursor back.
        Assert.Contains(TerminalProcess.CursorHidden, terminal.Screen, StringComparison.Ordinal);
        Assert.True(terminal.GaveCursorBack);
    }

    [Fact]
    public async Task Control_C_stops_an_import_in_a_terminal_and_leaves_the_terminal_as_it_was()
    {
        string source = Source(60_000);
        var file = new ArchiveFile(archive);
        file.Prepare();
        using var terminal = new TerminalProcess(80, "import", source, "--archive", archive);
        while (!terminal.HasExited && await CountAsync(file) == 0) await Task.Delay(10);
        await terminal.PressControlCAsync();

        Assert.Equal(1, await terminal.FinishAsync());
        Assert.Contains("Stopped. What was read is in the archive; run the command again and it resumes.", terminal.Screen,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", terminal.Screen, StringComparison.Ordinal);
        Assert.True(terminal.GaveCursorBack);
        Assert.InRange(await CountAsync(), 1, 59_999);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public async Task A_first_start_makes_the_sample_and_serves_it(int columns)
    {
        using var terminal = new TerminalProcess(columns, "serve", "--urls", FreePort, "--archive", archive);
        await terminal.WaitForAsync("Ctrl-C stops");
        Assert.Equal([archive], Directory.GetFiles(folder, "*.db*").Where(file =>
            !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal)));
        await terminal.PressControlCAsync();

        Assert.True(await terminal.FinishAsync() == 0, terminal.Screen);
        Assert.True(await CountAsync() > 10);
    }

    [Fact]
    public async Task A_first_start_that_is_stopped_leaves_nothing()
    {
        using var terminal = new TerminalProcess(80, "serve", "--urls", FreePort, "--archive", archive);
        await terminal.WaitForAsync("importing the fictional sample");
        await terminal.PressControlCAsync();
        await terminal.FinishAsync();

        // Either it was stopped before the sample was whole, or it was whole; half a sample is not served.
        if (File.Exists(archive)) Assert.True(await CountAsync() > 10);
        Assert.Empty(Directory.GetFiles(folder, "*.part*"));
        Assert.DoesNotContain("Unhandled", terminal.Screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_archive_whose_first_import_never_finished_is_not_served_as_if_it_were_empty(bool hasSchema)
    {
        if (hasSchema)
        {
            new ArchiveFile(archive).Prepare();
            SqliteConnection.ClearAllPools();
        }
        else await File.WriteAllBytesAsync(archive, []);
        using var terminal = new TerminalProcess(80, "serve", "--urls", FreePort, "--archive", archive);
        await terminal.WaitForAsync("Ctrl-C stops");
        await terminal.PressControlCAsync();

        Assert.Equal(0, await terminal.FinishAsync());
        Assert.True(await CountAsync() > 10);
    }

    [Fact]
    public async Task An_archive_that_is_being_imported_is_not_served_nor_replaced()
    {
        using (var writer = new CableWriter(new ArchiveFile(archive), ["elsewhere"], DateTimeOffset.UnixEpoch))
        {
            CommandResult result = await CableViewerProcess.RunAsync("serve", "--urls", FreePort, "--archive", archive);
            Assert.Equal((1, $"cableviewer: {archive} is still being imported; serve it when that is done."),
                (result.ExitCode, result.Errors.Trim()));
            writer.Finish(ImportCounts.None, DateTimeOffset.UnixEpoch);
        }
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_source_that_is_missing_is_said_in_a_sentence_and_makes_no_archive()
    {
        CommandResult result = await CableViewerProcess.RunAsync("import", Source(1), Path.Combine(folder, "lihgts.csv"), "--archive",
            archive);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal($"cableviewer: There is no file or folder {Path.Combine(folder, "lihgts.csv")}. Nothing was imported.",
            result.Errors.Trim());
        Assert.False(File.Exists(archive));
    }

    [Theory]
    [InlineData("import", "")]
    [InlineData("serve", "")]
    [InlineData("import", "nowhere/archive.db")]
    [InlineData("serve", "nowhere/archive.db")]
    public async Task A_wrong_path_of_the_archive_is_said_in_a_sentence_and_makes_nothing(string command, string path)
    {
        string source = Source(1);
        CommandResult result = await CableViewerProcess.RunAsync(
            [command, .. command is "import" ? (string[])[source] : ["--urls", FreePort], "--archive", Path.Combine(folder, path)]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(path is "" ? "is a folder" : "There is no folder", Assert.Single(result.Errors.Trim().Split('\n')),
            StringComparison.Ordinal);
        Assert.Equal([source], Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("http://127.0.0.1:")]
    [InlineData("http://localhost:")]
    public async Task A_port_in_use_is_said_in_a_sentence_and_makes_no_archive(string address)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        CommandResult result = await CableViewerProcess.RunAsync("serve", "--urls",
            string.Create(CultureInfo.InvariantCulture, $"{address}{port}"), "--archive", archive);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"cableviewer: Port {port} is in use; choose another with --urls"),
                Assert.Single(result.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(archive));
    }

    [Fact]
    public async Task A_service_without_a_home_is_not_warned_of_keys_that_the_site_does_not_need()
    {
        using var terminal = new TerminalProcess(80, "serve", "--urls", FreePort, "--archive", archive);
        await terminal.WaitForAsync("Ctrl-C stops");
        await terminal.PressControlCAsync();
        await terminal.FinishAsync();
        Assert.DoesNotContain("WRN", terminal.Screen, StringComparison.Ordinal);
        Assert.DoesNotContain("key", terminal.Screen, StringComparison.OrdinalIgnoreCase);
    }
}
