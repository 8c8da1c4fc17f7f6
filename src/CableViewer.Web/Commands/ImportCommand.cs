using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using CableViewer.Archive;
using CableViewer.Import;
using CableViewer.Sources;
using Spectre.Console;

namespace CableViewer.Web.Commands;

/// <summary><c>import SOURCE...</c>: brings sources into the archive.</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var command = new Command("import", "Brings files, folders and archive files into the archive. Running it again changes nothing; after a stop it goes on.");
        var arguments = new SourceArguments(command);
        var quiet = new Option<bool>("--quiet") { Description = "Do not print what the parser doubted, only what was refused." };
        command.Add(quiet);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // Nobody waits for an answer of this process: collecting garbage beside the work would only take a core from it.
            GCSettings.LatencyMode = GCLatencyMode.Batch;
            var archive = new ArchiveFile(parsed.GetRequiredValue(CommandLine.ArchivePath));
            return await RunAsync(archive, arguments.Reader(parsed), arguments.Sources(parsed), parsed.GetValue(quiet), new Dictionary<string, string>(), cancellationToken);
        });
        return command;
    }

    /// <summary>Imports, tells how far it is, and ends with the counts.</summary>
    public static async Task<int> RunAsync(
        ArchiveFile archive,
        SourceReader reader,
        IReadOnlyList<string> sources,
        bool quiet,
        IReadOnlyDictionary<string, string> properties,
        CancellationToken cancellationToken)
    {
        // Lines of problems and the bar share the terminal: Spectre keeps them apart.
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        bool draws = !Console.IsErrorRedirected && terminal.Profile.Capabilities.Interactive;
        void Say(string line)
        {
            if (draws) terminal.WriteLine(line);
            else Console.Error.WriteLine(line);
        }

        var problems = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var since = Stopwatch.StartNew();
        var importer = new CableImporter(archive, TimeProvider.System)
        {
            Properties = properties,
            Problem = problem =>
            {
                problems[problem.Problem.Code] = problems.GetValueOrDefault(problem.Problem.Code) + 1;
                if (quiet && !problem.IsQuarantined) return;
                string id = problem.ReferenceId is null ? "" : $" {problem.ReferenceId}";
                string line = problem.Problem.Line == problem.Location.Line ? "" : string.Create(CultureInfo.InvariantCulture, $" line {problem.Problem.Line}");
                Say($"{problem.Location}:{id}{line}: {problem.Problem.Code}: {problem.Problem.Message}{(problem.IsQuarantined ? " Quarantined." : "")}");
            },
            Skipped = record =>
            {
                if (!quiet) Say($"{record.Location.File}: passed over, {record.Skipped}.");
            },
        };

        Task<ImportCounts> import = importer.ImportAsync(reader, sources, cancellationToken);
        if (draws) await DrawAsync(terminal, importer, reader.Progress, import);
        else await TellAsync(importer, reader.Progress, import);

        ImportCounts counts = await import;
        WriteTable(terminal, counts, problems, since.Elapsed);
        if (cancellationToken.IsCancellationRequested) await Console.Error.WriteLineAsync("Stopped. What was read is in the archive; run the command again to go on.");
        Console.WriteLine(ClosingLine(counts));
        return counts.Quarantined > 0 || cancellationToken.IsCancellationRequested ? CommandLine.DataRefused : CommandLine.Done;
    }

    /// <summary>The line of the contract, by which every import ends.</summary>
    public static string ClosingLine(ImportCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"read {counts.Read}, new {counts.New}, changed {counts.Changed}, unchanged {counts.Unchanged}, quarantined {counts.Quarantined}");

    private static void WriteTable(IAnsiConsole terminal, ImportCounts counts, SortedDictionary<string, int> problems, TimeSpan elapsed)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("records").AddColumn(new TableColumn("number").RightAligned());
        void Row(string name, double number) => table.AddRow(Markup.Escape(name), number.ToString("N0", CultureInfo.InvariantCulture));
        Row("read", counts.Read);
        Row("new cables", counts.New);
        Row("changed cables", counts.Changed);
        Row("unchanged", counts.Unchanged);
        Row("quarantined", counts.Quarantined);
        Row("a second", counts.Read / Math.Max(elapsed.TotalSeconds, 0.001));
        foreach ((string code, int count) in problems) Row($"with {code}", count);
        terminal.Write(table);
    }

    private static Task DrawAsync(IAnsiConsole terminal, CableImporter importer, SourceProgress progress, Task import) =>
        terminal.Progress()
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                ProgressTask task = context.AddTask("", autoStart: true);
                var since = Stopwatch.StartNew();
                while (!import.IsCompleted)
                {
                    task.MaxValue = progress.TotalBytes ?? Math.Max(progress.BytesRead, 1);
                    task.IsIndeterminate = progress.TotalBytes is null;
                    task.Value = progress.BytesRead;
                    task.Description = Markup.Escape(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{importer.Done:N0} cables, {importer.Done / Math.Max(since.Elapsed.TotalSeconds, 0.1):N0} a second, {progress.CurrentFile}"));
                    await Task.WhenAny(import, Task.Delay(200, CancellationToken.None));
                }
                task.Value = task.MaxValue;
            });

    private static async Task TellAsync(CableImporter importer, SourceProgress progress, Task import)
    {
        var since = Stopwatch.StartNew();
        while (await Task.WhenAny(import, Task.Delay(PlainInterval, CancellationToken.None)) != import)
        {
            string share = progress.TotalBytes is { } total ? string.Create(CultureInfo.InvariantCulture, $" ({100.0 * progress.BytesRead / total:F0} %)") : "";
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{importer.Done} cables{share}, {importer.Done / since.Elapsed.TotalSeconds:F0} a second, {progress.CurrentFile}"));
        }
    }
}
