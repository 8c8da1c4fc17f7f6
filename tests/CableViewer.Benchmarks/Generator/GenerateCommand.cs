using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CableViewer.Benchmarks.Generator;

/// <summary>
/// <c>generate --out PATH [--cables N] [--format csv|html] [--seed N]</c>: an invented archive of the size and shape of the real one.
/// </summary>
internal static class GenerateCommand
{
    // Made by one thread while another makes the next: enough for both cores to stay busy, small beside the memory of anything that reads
    // it.
    private const int BatchSize = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        string? path = null;
        int cables = ReferenceFacts.CableCount, seed = 1;
        string format = "csv";
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--out": path = args[i + 1]; break;
                case "--cables": cables = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--seed": seed = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--format": format = args[i + 1]; break;
                default: path = null; i = args.Length; break;
            }
        }
        if (path is null || args.Length % 2 != 0 || format is not ("csv" or "html"))
        {
            await Console.Error.WriteLineAsync("generate --out PATH [--cables N] [--format csv|html] [--seed N]");
            return 2;
        }

        var watch = Stopwatch.StartNew();
        var plan = new ArchivePlan(cables, seed);
        var vocabulary = new Vocabulary(seed);
        Console.WriteLine($"planned {plan.Cables.Count:N0} cables in {watch.Elapsed.TotalSeconds:0.0} s");
        long bytes = format is "csv" ? await WriteCsvAsync(path, plan, vocabulary, seed) : WritePages(path, plan, vocabulary, seed);
        Console.WriteLine(
            $"wrote {bytes:N0} bytes in {watch.Elapsed.TotalSeconds:0.0} s, {bytes / 1e6 / watch.Elapsed.TotalSeconds:0} MB/s");
        return 0;
    }

    private static async Task<long> WriteCsvAsync(string path, ArchivePlan plan, Vocabulary vocabulary, int seed)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var writers = new ThreadLocal<CableWriter>(() => new CableWriter(plan, vocabulary, seed));
        int batches = (plan.Cables.Count + BatchSize - 1) / BatchSize;
        IEnumerable<byte[]> rows = Enumerable.Range(0, batches)
            .AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(batch =>
            {
                var pen = new Pen();
                int end = Math.Min(plan.Cables.Count, (batch + 1) * BatchSize);
                for (int i = batch * BatchSize; i < end; i++) WriteRow(pen, writers.Value!, plan, i);
                return pen.Written.ToArray();
            });
        foreach (byte[] block in rows) await file.WriteAsync(block);
        return file.Length;
    }

    private static void WriteRow(Pen pen, CableWriter writer, ArchivePlan plan, int index)
    {
        PlannedCable cable = plan.Cables[index];
        writer.Write(index);
        pen.Write("\""u8).Number(index + 1).Write("\",\""u8).Write(cable.Created.ToString("M/d/yyyy H:mm", CultureInfo.InvariantCulture));
        pen.Write("\",\""u8).Write(cable.PublishedAs).Write("\",\""u8).Write(ReferenceFacts.Origins[cable.Origin].Name).Write("\",\""u8)
            .Write(cable.Classification);
        pen.Write("\",\""u8).Write(string.Join('|', writer.References)).Write("\",\""u8);
        WriteEscaped(pen, writer.Header.Written);
        pen.Write("\",\""u8);
        WriteEscaped(pen, writer.Body.Written);
        pen.Write("\"\n"u8);
    }

    private static void WriteEscaped(Pen pen, ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny((byte)'"', (byte)'\\') is var at and >= 0)
        {
            pen.Write(text[..at]).Write("\\"u8).Write(text.Slice(at, 1));
            text = text[(at + 1)..];
        }
        pen.Write(text);
    }

    private static long WritePages(string folder, ArchivePlan plan, Vocabulary vocabulary, int seed)
    {
        var writers = new ThreadLocal<CableWriter>(() => new CableWriter(plan, vocabulary, seed));
        byte[] navigation = Encoding.UTF8.GetBytes(SitePageTemplate.Navigation());
        foreach (DateTime month in plan.Cables.Select(cable => new DateTime(cable.Created.Year, cable.Created.Month, 1)).Distinct())
        {
            Directory.CreateDirectory(Path.Combine(folder, "cable", month.ToString("yyyy", null), month.ToString("MM", null)));
        }
        long bytes = 0;
        Parallel.For(0, plan.Cables.Count, index =>
        {
            PlannedCable cable = plan.Cables[index];
            CableWriter writer = writers.Value!;
            writer.Write(index);
            var page = new Pen();
            SitePageTemplate.Write(page, navigation, cable, writer);
            string name = $"cable/{cable.Created:yyyy}/{cable.Created:MM}/{cable.PublishedAs}.html";
            using Microsoft.Win32.SafeHandles.SafeFileHandle file =
                File.OpenHandle(Path.Combine(folder, name), FileMode.Create, FileAccess.Write);
            RandomAccess.Write(file, page.Written, 0);
            Interlocked.Add(ref bytes, page.Length);
        });
        return bytes;
    }
}
