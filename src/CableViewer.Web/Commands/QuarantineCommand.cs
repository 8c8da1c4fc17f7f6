using System.CommandLine;
using System.Globalization;
using System.Text;
using CableViewer.Archive;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.Import;

namespace CableViewer.Web.Commands;

/// <summary><c>quarantine list|show|export|retry</c>: the records that did not become cables.</summary>
internal static class QuarantineCommand
{
    private const int PageSize = 500;

    public static Command Create() =>
        new("quarantine", "The records that did not become cables: what they are and why, and what to do with them.")
    {
        CreateList(),
        CreateShow(),
        CreateExport(),
        CreateRetry(),
    };

    private static Command CreateList()
    {
        var command = new Command("list",
            "Lists them: number, place, length, ID if any, reason, and as what they were read. Fields are separated by tabs.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var quarantine = new QuarantineReader(ArchiveArgument.Existing(parsed));
            await foreach (QuarantinedRecord record in ListAsync(quarantine, cancellationToken)) Console.WriteLine(LineOf(record));
            return CommandLine.Done;
        });
        return command;
    }

    private static Command CreateShow()
    {
        var number = new Argument<long>("NUMBER") { Description = "As list shows it." };
        var command = new Command("show",
            "Writes the bytes of a record to standard output, and what is known of it to standard error.") { number };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var quarantine = new QuarantineReader(ArchiveArgument.Existing(parsed));
            QuarantinedRecord record = await FindAsync(quarantine, parsed.GetValue(number), cancellationToken);
            await Console.Error.WriteLineAsync(LineOf(record));
            await using Stream output = Console.OpenStandardOutput();
            await output.WriteAsync(await quarantine.FindBytesAsync(record.Id, cancellationToken), cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }

    private static Command CreateExport()
    {
        var folder = new Option<string>("--out")
        {
            Description = "The folder; made where it is missing.",
            HelpName = "FOLDER",
            Required = true
        };
        var command = new Command("export",
            "Writes every record to a file of its own, named by its number, and index.tsv, the list of them.") { folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var quarantine = new QuarantineReader(ArchiveArgument.Existing(parsed));
            string path = Directory.CreateDirectory(parsed.GetRequiredValue(folder)).FullName;
            int written = 0;
            await using (var index = new StreamWriter(Path.Combine(path, "index.tsv"), append: false, new UTF8Encoding(false)))
            {
                await foreach (QuarantinedRecord record in ListAsync(quarantine, cancellationToken))
                {
                    await index.WriteLineAsync(LineOf(record));
                    string file = Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{record.Id}.bin"));
                    await File.WriteAllBytesAsync(file, await quarantine.FindBytesAsync(record.Id, cancellationToken) ?? [],
                        cancellationToken);
                    written++;
                }
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrote {written} records to {path}"));
            return CommandLine.Done;
        });
        return command;
    }

    private static Command CreateRetry()
    {
        var numbers = new Argument<long[]>("NUMBER")
        {
            Description = "As list shows them; none for all.",
            Arity = ArgumentArity.ZeroOrMore
        };
        var referenceId = new Option<string?>("--reference-id")
        {
            Description = "The ID of a record that has none; with one NUMBER.",
            HelpName = "ID"
        };
        var command = new Command("retry",
            "Reads records again, with this version of the program or with an ID that you give; what becomes a cable leaves the "
                + "quarantine.") { numbers, referenceId };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            long[] chosen = parsed.GetValue(numbers) ?? [];
            ReferenceId? given = null;
            if (parsed.GetValue(referenceId) is { } text)
            {
                if (chosen.Length != 1) throw new WrongSettingException("--reference-id goes with one NUMBER, for it names one cable.");
                given = ReferenceId.TryParse(text, out ReferenceId id)
                    ? id
                    : throw new WrongSettingException($"\"{text}\" is no reference ID; one looks like 07MEXICO1068.");
            }
            var retry = new QuarantineRetry(ArchiveArgument.Existing(parsed), TimeProvider.System)
            {
                Kept = record =>
                    Console.Error.WriteLine(
                        $"{record.Path}({record.Line}): {record.Code}: {record.Reason} Still quarantined, number {record.Id}."),
            };
            ImportCounts counts = await retry.RetryAsync(chosen.Length == 0 ? null : chosen, given, cancellationToken);
            Console.WriteLine(ImportCommand.ClosingLine(counts));
            return counts.Quarantined > 0 ? CommandLine.DataRefused : CommandLine.Done;
        });
        return command;
    }

    private static string LineOf(QuarantinedRecord record) => string.Create(
        CultureInfo.InvariantCulture,
        $"{record.Id}\t{OneLine(record.Path)}({record.Line})\t{record.ByteLength} bytes at "
            + $"{record.ByteOffset}\t{OneLine(record.ReferenceId ?? "-")}\t{record.Code}: "
            + $"{OneLine(record.Reason)}\t{record.Format?.ToString() ?? "-"}");

    // What a record says may hold anything; a terminal is not to obey it.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    private static async Task<QuarantinedRecord> FindAsync(QuarantineReader quarantine, long number, CancellationToken cancellationToken) =>
        await quarantine.FindAsync(number, cancellationToken)
        ?? throw new ArchiveException($"The quarantine has no record {number}; cableviewer quarantine list shows what it has.");

    private static async IAsyncEnumerable<QuarantinedRecord> ListAsync(
        QuarantineReader quarantine, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<QuarantinedRecord> page;
        for (long after = 0; (page = await quarantine.ListAsync(after, PageSize, cancellationToken)).Count > 0; after = page[^1].Id)
            foreach (QuarantinedRecord record in page) yield return record;
    }
}
