using System.CommandLine;
using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Parsing.References;
using CableViewer.Sources;
using CableViewer.Sources.Detection;

namespace CableViewer.Web.Commands;

/// <summary><c>parse SOURCE...</c>: one JSON object a cable on standard output; touches no archive.</summary>
internal static class ParseCommand
{
    public static Command Create()
    {
        var command = new Command("parse",
            "Writes one JSON object a cable to standard output, with what the parser doubted; touches no archive.");
        var arguments = new SourceArguments(command);
        var referenceId = new Option<string?>("--reference-id")
        {
            Description = "The ID of a bare text that does not carry its own.",
            HelpName = "ID",
        };
        referenceId.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<string?>() is { } given && ReferenceIdCorrection.Read(given) is null)
                option.AddError($"\"{given}\" is no reference ID; one looks like 07MEXICO1068.");
        });
        command.Add(referenceId);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(arguments.Reader(parsed), arguments.Sources(parsed), parsed.GetValue(referenceId), Console.OpenStandardOutput(),
                Console.Error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        SourceReader reader, IReadOnlyList<string> sources, string? referenceId, Stream output, TextWriter errors,
            CancellationToken cancellationToken)
    {
        bool refused = false;
        int read = 0;
        await using var buffered = new BufferedStream(output, 1 << 16);
        await foreach (SourceRecord record in reader.ReadAsync(sources, cancellationToken))
        {
            if (record.Skipped is not null) continue;
            read++;
            foreach (Diagnostic problem in record.Problems)
                await errors.WriteLineAsync($"{record.Location.File}({problem.Line}): {problem.Code}: {problem.Message}");
            if (record.Cable is not { } raw)
            {
                refused = true;
                continue;
            }
            Parsed<Cable> parsed = CableParser.Parse(raw);
            if (parsed.Value.ReferenceId is null && referenceId is not null)
                parsed = CableParser.Parse(raw with { ReferenceId = referenceId });
            await buffered.WriteAsync(CableJson.Write(parsed.Value, [.. record.Problems, .. parsed.Diagnostics]), cancellationToken);
            buffered.WriteByte((byte)'\n');
        }
        if (read == 0)
        {
            await errors.WriteLineAsync($"{string.Join(", ", sources)}: there is no cable in it.");
            refused = true;
        }
        return refused ? CommandLine.DataRefused : CommandLine.Done;
    }
}
