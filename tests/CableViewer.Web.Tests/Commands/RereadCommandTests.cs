using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Web.Tests.Commands;

/// <summary>An archive of an earlier program, read again without its sources.</summary>
public sealed class RereadCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-reread-").FullName;
    private readonly string archive;

    public RereadCommandTests() => archive = Path.Combine(folder, "archive.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => CableViewerProcess.RunAsync([.. arguments, "--archive", archive]);

    // The facts of one are packed as no program packs them.
    private async Task MakeEarlierArchiveAsync(int cables)
    {
        string source = Path.Combine(folder, "lights.csv");
        await File.WriteAllLinesAsync(source, Enumerable.Range(1, cables).Select(serial => string.Create(
            CultureInfo.InvariantCulture,
            $"\"{serial}\",\"3/2/2007 13:09\",\"07KELPSUND{serial}\",\"Consulate Kelpsund\",\"CONFIDENTIAL\",\"\",\"\",\"C O N F I D E N "
                + $"T I A L KELPSUND\nTAGS: EWWT\nSUBJECT: LIGHT {serial}\n\n1. (C) Out.\n\"")));
        await RunAsync("import", source);
        File.Delete(source);
        await using var connection = new SqliteConnection($"Data Source={archive}");
        await connection.ExecuteAsync("UPDATE search_facts SET facts = x'00' WHERE cable_id = 1");
    }

    [Fact]
    public async Task It_needs_no_sources_and_says_how_many_changed()
    {
        await MakeEarlierArchiveAsync(3);
        Assert.Equal(("read 3, changed 1, unchanged 2", 0), await Reread());
        Assert.Equal(("read 3, changed 0, unchanged 3", 0), await Reread());
        Assert.Equal(0, (await RunAsync("verify")).ExitCode);

        async Task<(string, int)> Reread() => await RunAsync("reread") is var result ? (result.LastLine, result.ExitCode) : default;
    }

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public async Task It_draws_how_far_it_is(int columns)
    {
        await MakeEarlierArchiveAsync(3);
        using var terminal = new TerminalProcess(columns, "reread", "--archive", archive);
        int exitCode = await terminal.FinishAsync();

        Assert.True(exitCode == 0, terminal.Screen);
        Assert.EndsWith("read 3, changed 1, unchanged 2", terminal.Screen.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(TerminalProcess.CursorHidden, terminal.Screen, StringComparison.Ordinal);
        Assert.True(terminal.GaveCursorBack);
    }

    [Fact]
    public async Task Control_C_stops_it_and_the_archive_is_whole()
    {
        await MakeEarlierArchiveAsync(20_000);
        using var terminal = new TerminalProcess(80, "reread", "--archive", archive);
        await terminal.WaitForAsync("cables, ");
        await terminal.PressControlCAsync();

        Assert.Equal(1, await terminal.FinishAsync());
        Assert.Contains("Stopped. The cables read so far are in the archive; run the command again to read all.", terminal.Screen,
            StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task Without_an_archive_it_says_so_and_makes_none()
    {
        CommandResult result = await RunAsync("reread");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"There is no archive at {archive}", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(archive));
    }
}
