using System.Diagnostics;
using CableViewer.Parsing;
using CableViewer.Sources;
using CableViewer.Sources.Detection;

namespace CableViewer.Benchmarks;

/// <summary>
/// <c>read SOURCE... [--parse]</c>: how fast sources are read, alone or with the parser behind them, on one core or what the sources use.
/// </summary>
internal static class ReadCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        string[] sources = [.. args.Where(arg => arg is not "--parse")];
        bool parses = sources.Length < args.Length;
        if (sources.Length == 0)
        {
            await Console.Error.WriteLineAsync("read SOURCE... [--parse]");
            return 2;
        }

        var reader = new SourceReader();
        long records = 0, bytes = 0, characters = 0, refused = 0, skipped = 0, paragraphs = 0;
        long allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        await foreach (SourceRecord record in reader.ReadAsync(sources, CancellationToken.None))
        {
            if (record.Skipped is not null)
            {
                skipped++;
                continue;
            }
            records++;
            bytes += record.Bytes.Length;
            if (record.Cable is not { } cable)
            {
                refused++;
                continue;
            }
            characters += cable.Header.Length + cable.Body.Length;
            if (parses) paragraphs += CableParser.Parse(cable).Value.Paragraphs.Count;
        }
        double seconds = watch.Elapsed.TotalSeconds, processor = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        Console.WriteLine(
            $"{records:N0} records ({refused:N0} refused, {skipped:N0} files skipped), {bytes:N0} bytes, {characters:N0} characters of "
                + $"text, {paragraphs:N0} paragraphs");
        Console.WriteLine(
            $"{seconds:0.00} s ({processor:0.00} s of processor): {bytes / 1e6 / seconds:0} MB/s, {records / seconds:0} records/s");
        Console.WriteLine(
            $"{(GC.GetTotalAllocatedBytes() - allocated) / 1e6:0} MB allocated, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB "
                + "at most in use");
        return 0;
    }
}
