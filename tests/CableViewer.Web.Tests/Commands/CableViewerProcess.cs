using System.Diagnostics;
using CableViewer.Web.Commands;

namespace CableViewer.Web.Tests.Commands;

/// <summary>What a command said, and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public string LastLine => Output.TrimEnd().Split('\n')[^1];
}

/// <summary>The real program in a process of its own.</summary>
internal static class CableViewerProcess
{
    public static string Program { get; } = typeof(CommandLine).Assembly.Location;

    public static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using Process process = Start("dotnet", ["exec", Program, .. arguments]);
        return await FinishAsync(process);
    }

    /// <summary>With no file growing beyond a number of kilobytes: what a full disk is to a program.</summary>
    public static async Task<CommandResult> RunWithFileLimitAsync(int kilobytes, params string[] arguments)
    {
        // bash counts in units of 1024 bytes. The signal that comes with the limit is ignored, as the write fails all the same; and the
        // runtime is kept from holding its code in a file in memory, to which the limit would apply as well.
        using Process process = Start("bash",
            ["-c", $"trap '' XFSZ; ulimit -f {kilobytes}; DOTNET_EnableWriteXorExecute=0 exec dotnet exec \"$@\"", "bash", Program,
            .. arguments]);
        return await FinishAsync(process);
    }

    public static Process Start(string file, IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(file, arguments)
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["DOTNET_NOLOGO"] = "1", ["CABLEVIEWER_ARCHIVE"] = "" },
    })!;

    public static async Task<CommandResult> FinishAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await errors);
    }
}
