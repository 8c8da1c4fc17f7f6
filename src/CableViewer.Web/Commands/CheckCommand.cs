using System.CommandLine;
using System.Text.Json;
using CableViewer.Archive;
using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Quoting;
using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Search.Results;
using CableViewer.Web.Hosting;
using CableViewer.Web.Quoting;

namespace CableViewer.Web.Commands;

/// <summary><c>check FILE|-</c>: the quotations of a text against the archive, as the JSON of <c>/check.json</c>.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Checks the quotations of a text: whether they stand in a cable word for word.");
        var file = new Argument<string>("FILE") { Description = "A text in UTF-8, or - for standard input." };
        command.Add(file);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            return await RunAsync(ArchiveArgument.Existing(parsed), parsed.GetRequiredValue(file), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(ArchiveFile archive, string file, CancellationToken cancellationToken)
    {
        using TextReader reader = file is "-" ? Console.In : new StreamReader(file);
        // One character more than may be checked says that there are too many.
        var buffer = new char[QuotationChecker.LongestText + 1];
        int length = await reader.ReadBlockAsync(buffer, cancellationToken);
        if (length > QuotationChecker.LongestText)
        {
            await Console.Error.WriteLineAsync($"The text has more than {QuotationChecker.LongestText:N0} characters; check it in parts.");
            return CommandLine.DataRefused;
        }
        IReadOnlyList<QuotationSpan> spans = QuotationSpan.List(new string(buffer, 0, length));
        if (CheckFiles.FindTooLarge(0, spans.Count) is { } tooMany)
        {
            await Console.Error.WriteLineAsync(tooMany);
            return CommandLine.DataRefused;
        }
        using var current = new CurrentIndex(archive, TimeProvider.System);
        var checker = new QuotationChecker(new CableSearch(archive, current), new CableReader(archive));
        try
        {
            IReadOnlyList<CheckedQuotation> quotations = await checker.CheckAsync(spans, cancellationToken);
            Console.WriteLine(JsonSerializer.Serialize(CheckJson.Of(quotations, Addresses.Quotation), CableJson.Options));
            return CommandLine.Done;
        }
        catch (SearchTooLargeException)
        {
            await Console.Error.WriteLineAsync(CheckFiles.TooMuchWork);
            return CommandLine.DataRefused;
        }
    }
}
