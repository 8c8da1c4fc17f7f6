using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CableViewer.Web.Tests.Commands;

/// <summary>The real program in a terminal, as the one who types sees it: <c>script</c> of util-linux is the terminal.</summary>
internal sealed class TerminalProcess : IDisposable
{
    public const string CursorHidden = "\e[?25l";
    public const string CursorShown = "\e[?25h";

    private readonly Process process;
    private readonly StringBuilder screen = new();
    private readonly Task reading;

    /// <param name="columns">Of the terminal.</param>
    public TerminalProcess(int columns, params string[] arguments)
    {
        // A shell that starts tests in the background has them ignore Ctrl-C, and what they start too: env undoes it.
        string command = string.Join(' ',
            (string[])["exec", "env", "--default-signal=INT", "dotnet", "exec", Quote(CableViewerProcess.Program),
            .. arguments.Select(Quote)]);
        process = Process.Start(new ProcessStartInfo("script",
            ["-qec", string.Create(CultureInfo.InvariantCulture, $"stty cols {columns} rows 40; {command}"), "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_NOLOGO"] = "1", ["CABLEVIEWER_ARCHIVE"] = "", ["TERM"] = "xterm-256color", ["SHELL"] = "/bin/sh" },
        })!;
        reading = ReadAsync();
    }

    /// <summary>All that was written so far, with what moves the cursor.</summary>
    public string Screen
    {
        get
        {
            lock (screen) return screen.ToString();
        }
    }

    /// <summary>Whether the cursor, hidden while something is drawn, was shown again last.</summary>
    public bool GaveCursorBack =>
        Screen.LastIndexOf(CursorShown, StringComparison.Ordinal) > Screen.LastIndexOf(CursorHidden, StringComparison.Ordinal);

    public bool HasExited => process.HasExited;

    public async Task<int> FinishAsync()
    {
        await process.WaitForExitAsync();
        await reading;
        return process.ExitCode;
    }

    public async Task WaitForAsync(string text)
    {
        while (!Screen.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(reading.IsCompleted, $"It ended without \"{text}\":\n{Screen}");
            await Task.Delay(10);
        }
    }

    public Task TypeAsync(string keys) => WriteAsync(keys);

    public Task PressControlCAsync() => WriteAsync("\u0003");

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private async Task WriteAsync(string keys)
    {
        await process.StandardInput.WriteAsync(keys);
        await process.StandardInput.FlushAsync();
    }

    private async Task ReadAsync()
    {
        var buffer = new char[4096];
        while (await process.StandardOutput.ReadAsync(buffer) is var length and > 0)
            lock (screen) screen.Append(buffer, 0, length);
    }

    private static string Quote(string argument) => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
