using System.CommandLine;
using System.Globalization;
using CableViewer.Archive;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Withholding;

namespace CableViewer.Web.Commands;

/// <summary><c>stats</c>: what is in the archive.</summary>
internal static class StatsCommand
{
    public static Command Create()
    {
        var command = new Command("stats",
            "Tells what is in the archive: cables, origins, dates, classifications, sizes, imports, quarantine.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ArchiveFile archive = ArchiveArgument.Existing(parsed);
            await WriteAsync(archive, Console.Out, cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task WriteAsync(ArchiveFile archive, TextWriter output, CancellationToken cancellationToken)
    {
        ArchiveTotals totals = await new ArchiveStatistics(archive).CountAsync(cancellationToken);
        IReadOnlyList<(CableViewer.Cables.Classification Label, int Count)> classifications =
            await new ArchiveStatistics(archive).ListClassificationsAsync(cancellationToken);

        void Line(string name, object? value) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {value}"));
        static string Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown";

        Line("archive", archive.Path);
        Line("size in bytes", totals.Size);
        Line("cables", totals.Cables);
        Line("versions", totals.Versions);
        Line("paragraphs", totals.Paragraphs);
        Line("references to cables", totals.References);
        Line("TAGS", totals.Tags);
        Line("origins", totals.Origins);
        Line("created", $"{Day(totals.FirstCreated)} to {Day(totals.LastCreated)}");
        Line("released until", Day(totals.LastReleased));
        foreach ((CableViewer.Cables.Classification label, int count) in classifications) Line(label.Label, count);
        Line("bytes of text", await new ArchiveStatistics(archive).SumTextAsync(cancellationToken));
        Line("witnesses", totals.Witnesses);
        Line("cables with several versions", totals.WithVersions);
        Line("cited cables that are not here", totals.Ghosts);
        Line("withheld", (await new WithheldReader(archive).ListAsync(cancellationToken)).Count);
        Line("quarantined", totals.Quarantined);
        foreach (ListCount row in await new QuarantineReader(archive).CountByCodeAsync(cancellationToken)) Line($"  {row.Name}", row.Count);
        Line("imports", totals.Imports);
        foreach (ImportRun run in await new ArchiveStatistics(archive).ListImportsAsync(cancellationToken))
        {
            string end = run.Finished is null ? "interrupted" : $"{(run.Finished.Value - run.Started).TotalSeconds:0} s";
            Line($"  {run.Id}, {run.Started:yyyy-MM-dd HH:mm}, {end}",
                $"{ImportCommand.ClosingLine(run.Counts)}: {string.Join(", ", run.Sources)}");
        }
    }
}
