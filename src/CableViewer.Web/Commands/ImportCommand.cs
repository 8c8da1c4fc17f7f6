using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using CableViewer.Archive;
using CableViewer.Archive.Records;
using CableViewer.Import;
using CableViewer.Sources.Detection;
using Spectre.Console;

namespace CableViewer.Web.Commands;

/// <summary><c>import SOURCE...</c>: brings sources into the archive.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var command = new Command("import",
            "Brings files, folders and archive files into the archive. Running it again changes nothing; after a stop it goes on.");
        var arguments = new SourceArguments(command);
        var quiet = new Option<bool>("--quiet") { Description = "Do not print what the parser doubted, only what was refused." };
        command.Add(quiet);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // Nobody waits for an answer of this process: collecting garbage beside the work would only take a core from it.
            GCSettings.LatencyMode = GCLatencyMode.Batch;
            IReadOnlyList<string> sources = arguments.ExistingSources(parsed);
            ArchiveFile archive = ArchiveArgument.ToWrite(parsed.GetRequiredValue(CommandLine.ArchivePath));
            return await RunAsync(archive, arguments.Reader(parsed), sources, parsed.GetValue(quiet), new Dictionary<string, string>(),
                cancellationToken);
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
        var terminal = new TerminalProgress();
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
                string line = problem.Problem.Line == problem.Location.Line
                    ? ""
                    : string.Create(CultureInfo.InvariantCulture, $" line {problem.Problem.Line}");
                terminal.Say(
                    $"{problem.Location}:{id}{line}: {problem.Problem.Code}: "
                        + $"{problem.Problem.Message}{(problem.IsQuarantined ? " Quarantined." : "")}");
            },
            Skipped = record =>
            {
                if (!quiet) terminal.Say($"{record.Location.File}: skipped, {record.Skipped}.");
            },
        };

        Task<ImportCounts> import = importer.ImportAsync(reader, sources, cancellationToken);
        await terminal.FollowAsync(
            import,
            () => new WorkDone(importer.Done, reader.Progress.BytesRead, reader.Progress.TotalBytes, reader.Progress.CurrentFile ?? ""));

        ImportCounts counts = await import;
        WriteTable(terminal.Console, counts, problems, since.Elapsed);
        if (cancellationToken.IsCancellationRequested)
            await Console.Error.WriteLineAsync("Stopped. What was read is in the archive; run the command again and it resumes.");
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
        Row("per second", counts.Read / Math.Max(elapsed.TotalSeconds, 0.001));
        foreach ((string code, int count) in problems) Row($"with {code}", count);
        terminal.Write(table);
    }
}
