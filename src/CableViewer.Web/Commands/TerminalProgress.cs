using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace CableViewer.Web.Commands;

/// <summary>How far a long command is.</summary>
/// <param name="Cables">Done so far.</param>
/// <param name="Amount">Done so far, in the unit of <paramref name="Total"/>.</param>
/// <param name="Total">Null where it is not known yet.</param>
/// <param name="Place">What is being read now; may be empty.</param>
internal readonly record struct WorkDone(long Cables, long Amount, long? Total, string Place);

/// <summary>
/// Shows how far a long command is: a bar on a terminal, a line now and then otherwise. All of it goes to standard error.
/// </summary>
internal sealed class TerminalProgress
{
    private static readonly TimeSpan DrawInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    private readonly bool draws;

    public TerminalProgress()
    {
        Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
        draws = !System.Console.IsErrorRedirected && Console.Profile.Capabilities.Interactive;
    }

    public IAnsiConsole Console { get; }

    /// <summary>Writes a line of its own, above the bar where there is one; from any thread.</summary>
    public void Say(string line)
    {
        if (draws) Console.WriteLine(line);
        else System.Console.Error.WriteLine(line);
    }

    /// <summary>
    /// Shows how far the work is until it ends, however it ends; whoever awaits the work gets its result or its exception.
    /// </summary>
    public Task FollowAsync(Task work, Func<WorkDone> look) => draws ? DrawAsync(work, look) : TellAsync(work, look);

    private Task DrawAsync(Task work, Func<WorkDone> look) => Console.Progress()
        .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(),
            new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var since = Stopwatch.StartNew();
            // Spectre refuses a task without a name.
            ProgressTask task = context.AddTask("starting", autoStart: true);
            while (!work.IsCompleted)
            {
                WorkDone done = look();
                task.MaxValue = Math.Max(done.Total ?? done.Amount, 1);
                task.IsIndeterminate = done.Total is null;
                task.Value = done.Amount;
                task.Description = Markup.Escape(Describe(done, since.Elapsed));
                await Task.WhenAny(work, Task.Delay(DrawInterval, CancellationToken.None));
            }
            // A command that was stopped or failed leaves its bar where it was.
            if (work.IsCompletedSuccessfully && look() is var end && (end.Total is null || end.Amount >= end.Total))
                task.Value = task.MaxValue;
            task.IsIndeterminate = false;
        });

    private static async Task TellAsync(Task work, Func<WorkDone> look)
    {
        var since = Stopwatch.StartNew();
        while (await Task.WhenAny(work, Task.Delay(LineInterval, CancellationToken.None)) != work)
        {
            WorkDone done = look();
            string share = done.Total is > 0 ? string.Create(CultureInfo.InvariantCulture,
                $" ({100.0 * done.Amount / done.Total:F0} %)") : "";
            await System.Console.Error.WriteLineAsync($"{Describe(done, since.Elapsed)}{share}");
        }
    }

    private static string Describe(WorkDone done, TimeSpan elapsed)
    {
        string place = done.Place is "" ? "" : $", {string.Concat(done.Place.Select(c => char.IsControl(c) ? '\uFFFD' : c))}";
        return string.Create(CultureInfo.InvariantCulture,
            $"{done.Cables:N0} cables, {done.Cables / Math.Max(elapsed.TotalSeconds, 0.1):N0} per second{place}");
    }
}
