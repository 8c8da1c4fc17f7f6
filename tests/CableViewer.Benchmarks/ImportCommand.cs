using System.Diagnostics;
using System.Runtime;
using CableViewer.Archive;
using CableViewer.Archive.Records;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using CableViewer.Import;
using CableViewer.Parsing;
using CableViewer.Sources;
using CableViewer.Sources.Detection;

namespace CableViewer.Benchmarks;

/// <summary>
/// <c>import SOURCE --archive PATH [--phases]</c>: how fast a source comes in, into a new archive; with <c>--phases</c> on one thread, each
/// step timed for itself.
/// </summary>
internal static class ImportCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var source, "--archive", var path, .. var rest] || rest is not ([] or ["--phases"]) || File.Exists(path))
        {
            await Console.Error.WriteLineAsync("import SOURCE --archive PATH [--phases], where PATH does not exist yet");
            return 2;
        }
        // As the command does.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        var archive = new ArchiveFile(path);
        var watch = Stopwatch.StartNew();
        ImportCounts counts = rest is [] ? await new CableImporter(archive, TimeProvider.System)
            .ImportAsync(new SourceReader(), [source], CancellationToken.None)
            : await RunPhasesAsync(archive, source);
        double seconds = watch.Elapsed.TotalSeconds;
        Process process = Process.GetCurrentProcess();
        Console.WriteLine($"{counts}");
        Console.WriteLine(
            $"{seconds:0.0} s, processor {process.UserProcessorTime.TotalSeconds:0.0} s user and "
                + $"{process.PrivilegedProcessorTime.TotalSeconds:0.0} s system; "
            + $"{counts.Read / seconds:0} records/s; {process.PeakWorkingSet64 / 1e6:0} MB at most in use; archive of "
            + $"{new FileInfo(path).Length / 1e6:0} MB");
        return 0;
    }

    private static async Task<ImportCounts> RunPhasesAsync(ArchiveFile archive, string source)
    {
        ImportCounts counts = ImportCounts.None;
        long parsing = 0, preparing = 0, saving = 0, committing = 0, hashing = 0;
        using var writer = new CableWriter(archive, [source], TimeProvider.System.GetUtcNow());
        PageTemplates templates = writer.LoadTemplates();
        await foreach (SourceRecord record in new SourceReader().ReadAsync([source], CancellationToken.None))
        {
            if (record.Cable is not { } raw) continue;
            long start = Stopwatch.GetTimestamp();
            Parsed<Cable> parsed = CableParser.Parse(raw);
            long parsedAt = Stopwatch.GetTimestamp();
            byte[] hash = StoredText.Hash(record.Bytes.Span);
            long hashedAt = Stopwatch.GetTimestamp();
            PreparedCable? prepared = PreparedCable.From(record, hash, templates);
            long preparedAt = Stopwatch.GetTimestamp();
            if (prepared is null) continue;
            counts = counts.With(writer.Save(prepared));
            long savedAt = Stopwatch.GetTimestamp();
            if (counts.Read % 5_000 == 0) writer.Commit();
            parsing += parsedAt - start;
            hashing += hashedAt - parsedAt;
            preparing += preparedAt - hashedAt - (parsedAt - start);
            saving += savedAt - preparedAt;
            committing += Stopwatch.GetTimestamp() - savedAt;
        }
        writer.Finish(counts, TimeProvider.System.GetUtcNow());
        static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
        Console.WriteLine(
            $"parse {Seconds(parsing):0.00} s, hash the record {Seconds(hashing):0.00} s, compress and the rest {Seconds(preparing):0.00} "
                + "s, "
            + $"save {Seconds(saving):0.00} s, commit {Seconds(committing):0.00} s");
        return counts;
    }
}
