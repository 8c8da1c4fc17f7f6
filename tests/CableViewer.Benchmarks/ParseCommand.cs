using System.Diagnostics;
using System.Text;
using CableViewer.Parsing;
using CableViewer.Sources;
using CableViewer.Sources.Detection;

namespace CableViewer.Benchmarks;

/// <summary>
/// <c>parse SOURCE... [--rounds N] [--limit CABLES]</c>: how fast one core parses. The sources are read first; then everything is parsed N
/// times, and the median of the rounds is given, in processor time of this thread's work and in MB of raw text (header and body, UTF-8).
/// </summary>
internal static class ParseCommand
{
    private const int DefaultRounds = 7;
    private const int DefaultLimit = 12_000;

    // A round of less work than this says more of the clock than of the parser.
    private const long SmallestRound = 60_000_000;

    public static async Task<int> RunAsync(string[] args)
    {
        int rounds = Option("--rounds", DefaultRounds), limit = Option("--limit", DefaultLimit);
        string[] sources = [.. args.Where((arg, i) =>
            !arg.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal)))];
        if (sources.Length == 0)
        {
            await Console.Error.WriteLineAsync("parse SOURCE... [--rounds N] [--limit CABLES]");
            return 2;
        }

        List<RawCable> cables = await ReadAsync(sources, limit);
        long bytes = cables.Sum(cable => (long)Encoding.UTF8.GetByteCount(cable.Header) + Encoding.UTF8.GetByteCount(cable.Body));
        int repeats = (int)Math.Max(1, SmallestRound / Math.Max(bytes, 1));
        Console.WriteLine($"{cables.Count:N0} cables, {bytes / 1e6:0.0} MB of raw text, {repeats} times a round");

        var rates = new List<double>();
        for (int round = 0; round <= rounds; round++)
        {
            long paragraphs = 0, allocated = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
            for (int repeat = 0; repeat < repeats; repeat++)
                foreach (RawCable cable in cables) paragraphs += CableParser.Parse(cable).Value.Paragraphs.Count;
            double seconds = (Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds;
            double rate = bytes * repeats / 1e6 / seconds;
            // The first round warms the compiler up.
            if (round > 0) rates.Add(rate);
            Console.WriteLine(
                $"{(round == 0 ? "warming up" : $"round {round}")}: {rate:0.0} MB/s, {paragraphs / repeats:N0} paragraphs, "
                    + $"{(GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6:0} MB allocated");
        }
        rates.Sort();
        Console.WriteLine(
            $"median {rates[rates.Count / 2]:0.0} MB of raw text a second and core (slowest {rates[0]:0.0}, fastest {rates[^1]:0.0})");
        return 0;

        int Option(string name, int otherwise) =>
            Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
            && int.TryParse(args[at + 1], out int value) ? value : otherwise;
    }

    private static async Task<List<RawCable>> ReadAsync(string[] sources, int limit)
    {
        var cables = new List<RawCable>();
        await foreach (SourceRecord record in new SourceReader().ReadAsync(sources, CancellationToken.None))
        {
            if (record.Cable is { } cable) cables.Add(cable);
            if (cables.Count == limit) break;
        }
        return cables;
    }
}
