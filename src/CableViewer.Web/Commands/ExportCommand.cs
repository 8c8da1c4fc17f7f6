using System.CommandLine;
using System.Globalization;
using CableViewer.Export;

namespace CableViewer.Web.Commands;

/// <summary><c>export</c>: writes everything that is in the archive to a file.</summary>
internal static class ExportCommand
{
    private static readonly Dictionary<string, ExportFormat> Formats =
        new() { ["jsonl"] = ExportFormat.JsonLines, ["csv"] = ExportFormat.Csv };

    public static Command Create()
    {
        var format = new Option<string>("--format")
        {
            Description =
                "jsonl: every version with its provenance, from which import makes the same archive again; csv: every cable, in the "
                    + "dialect of cables.csv.",
            DefaultValueFactory = _ => "jsonl",
        };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var output = new Option<string>("--out")
        {
            Description = "The file; - is the standard output.",
            HelpName = "PATH",
            Required = true
        };
        var command = new Command("export", "Writes everything that is in the archive to a file, but what is withheld.") { format, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var export = new ArchiveExport(ArchiveArgument.Existing(parsed));
            string path = parsed.GetRequiredValue(output);
            ExportFormat chosen = Formats[parsed.GetRequiredValue(format)];
            if (path is "-")
            {
                await using var buffered = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
                await export.WriteAsync(buffered, chosen, cancellationToken);
                return CommandLine.Done;
            }
            long written = await export.WriteAsync(path, chosen, cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"wrote {written} {(chosen is ExportFormat.Csv ? "rows" : "lines")} to {path}"));
            return CommandLine.Done;
        });
        return command;
    }
}
