using System.Diagnostics;
using System.Text.Json;
using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Tests.Parsing;

namespace CableViewer.Benchmarks;

/// <summary>
/// <c>lost-words [--program CABLEVIEWER] [--all] SOURCE...</c>: reads the sources, or lets another program's <c>parse</c> read them, and
/// counts the words of each body that its reading has nowhere. Prints the cables that lose most (with <c>--all</c> each that loses one) and
/// the total, so that two versions of the program can be compared.
/// </summary>
internal static class LostWordsCommand
{
    private const int Worst = 20;
    private const int ShownWords = 25;
    private const int SilentPercent = 8;

    // A body of less is a stub.
    private const int ShortestBody = 450;

    public static async Task<int> RunAsync(string[] args)
    {
        int option = Array.IndexOf(args, "--program");
        string[] sources = [.. args.Where((arg, i) => !arg.StartsWith("--", StringComparison.Ordinal) && (option < 0 || i != option + 1))];
        if (sources.Length == 0)
        {
            await Console.Error.WriteLineAsync("lost-words [--program CABLEVIEWER] [--all] SOURCE...");
            return 2;
        }

        var cables = new List<(string Id, LostWords Words)>();
        int silent = 0, empty = 0;
        await foreach (JsonElement cable in option >= 0 ? ParseElsewhereAsync(args[option + 1], sources) : ParseAsync(sources))
        {
            LostWords words = LostWords.Of(cable);
            cables.Add((cable.GetProperty("referenceId").ToString(), words));
            bool isDoubted = cable.GetProperty("diagnostics").EnumerateArray()
                .Any(diagnostic => diagnostic.GetProperty("code").GetString() is "text-not-read" or "text-cut-short");
            if (!isDoubted && words.Lost.Count * 100 > words.Words * SilentPercent) silent++;
            if (cable.GetProperty("paragraphs").GetArrayLength() == 0 && cable.GetProperty("body").GetString()!.Length > ShortestBody)
                empty++;
        }

        IEnumerable<(string Id, LostWords Words)> losers =
            cables.Where(cable => cable.Words.Lost.Count > 0).OrderByDescending(cable => cable.Words.Lost.Count);
        foreach ((string id, LostWords words) in args.Contains("--all") ? losers : losers.Take(Worst))
            Console.WriteLine($"{id}: {words.Lost.Count} of {words.Words}: {string.Join(' ', words.Lost.Take(ShownWords))}");
        long total = cables.Sum(cable => (long)cable.Words.Words), lost = cables.Sum(cable => (long)cable.Words.Lost.Count);
        Console.WriteLine(
            $"{cables.Count:N0} cables, {total:N0} words, {lost:N0} lost ({100.0 * lost / Math.Max(total, 1):0.00} %); {empty} with a "
                + $"body and no paragraph, {silent} that lose more than {SilentPercent} % and say nothing");
        return 0;
    }

    private static async IAsyncEnumerable<JsonElement> ParseAsync(string[] sources)
    {
        await foreach (SourceRecord record in new SourceReader().ReadAsync(sources, CancellationToken.None))
        {
            if (record.Cable is not { } raw) continue;
            Parsed<Cable> parsed = CableParser.Parse(raw);
            yield return JsonDocument.Parse(CableJson.Write(parsed.Value, parsed.Diagnostics)).RootElement;
        }
    }

    private static async IAsyncEnumerable<JsonElement> ParseElsewhereAsync(string program, string[] sources)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, ["parse", .. sources]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line) yield return JsonDocument.Parse(line).RootElement;
        await process.WaitForExitAsync();
    }
}
