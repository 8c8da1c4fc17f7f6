using System.Diagnostics;
using System.Globalization;

namespace CableViewer.Benchmarks;

/// <summary>
/// The site as its readers meet it: <c>cableviewer serve</c> in a process of its own, and what Linux tells of that process.
/// </summary>
internal sealed class ServedProcess : IDisposable
{
    // Linux counts processor time in hundredths of a second.
    private const double TicksPerSecond = 100;

    // The collector reserves its addresses at once, hundreds of times what it ever uses; nothing else in the process reserves as much.
    private const long LeastReservedHeap = 32L << 30;

    // What the C library adds to its heap for threads lies at a multiple of this.
    private const long ArenaAlignment = 64L << 20;

    private readonly Process process;

    private ServedProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts the site on a free port, and waits until it listens.</summary>
    public static async Task<ServedProcess> StartAsync(string program, string archive)
    {
        var start = new ProcessStartInfo("dotnet",
            [program, "serve", "--archive", archive, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            UseShellExecute =
                false
        };
        Process started = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is not { } address) continue;
            // The log of requests is read and thrown away, so that the site never waits for it.
            _ = Task.Run(() => DrainAsync(started.StandardOutput));
            return new ServedProcess(started, new Uri(address.TrimEnd(',')));
        }
        await started.WaitForExitAsync();
        throw new InvalidOperationException($"{program} ended with {started.ExitCode} before it listened.");
    }

    /// <summary>Of all its threads, in user and in system mode.</summary>
    public TimeSpan ProcessorTime()
    {
        string stat = File.ReadAllText($"/proc/{process.Id}/stat");
        // The name of the program may hold spaces; what follows its bracket does not.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds(
            (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }

    /// <summary>What lies in memory now, split by what it is.</summary>
    public ResidentMemory Memory()
    {
        var ranges = new List<(long Start, long End, string File, long Anonymous, long Resident)>();
        foreach (string line in File.ReadLines($"/proc/{process.Id}/smaps"))
        {
            string[] words = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words[0].Contains('-', StringComparison.Ordinal))
            {
                string[] range = words[0].Split('-');
                ranges.Add((Convert.ToInt64(range[0], 16), Convert.ToInt64(range[1], 16), words.Length > 5 ? words[5] : "", 0, 0));
            }
            else if (words[0] is "Rss:") ranges[^1] = ranges[^1] with { Resident = Kilobytes(words[1]) };
            else if (words[0] is "Anonymous:") ranges[^1] = ranges[^1] with { Anonymous = Kilobytes(words[1]) };
        }

        long heap = 0, native = 0, otherAnonymous = 0, mapped = 0;
        for (int i = 0; i < ranges.Count;)
        {
            // Parts in use and parts only reserved lie end to end.
            int next = i + 1;
            while (ranges[i].File is "" && next < ranges.Count && ranges[next].File is "" && ranges[next].Start == ranges[next - 1].End)
                next++;
            bool isHeap = ranges[i].File is "" && ranges[next - 1].End - ranges[i].Start >= LeastReservedHeap;
            foreach ((long start, _, string file, long anonymous, long resident) in ranges[i..next])
            {
                mapped += resident - anonymous;
                if (isHeap) heap += anonymous;
                else if (file is "[heap]" || (file is "" && start % ArenaAlignment == 0)) native += anonymous;
                else otherAnonymous += anonymous;
            }
            i = next;
        }

        Dictionary<string, long> rollup = File.ReadLines($"/proc/{process.Id}/smaps_rollup").Skip(1)
            .Select(line => line.Split((char[])[' ', ':'], StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(words => words[0], words => Kilobytes(words[1]), StringComparer.Ordinal);
        string peak = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return new ResidentMemory
        {
            Resident = rollup["Rss"],
            Anonymous = rollup["Anonymous"],
            FileBacked = rollup["Rss"] - rollup["Anonymous"],
            ManagedHeap = heap,
            NativeHeap = native,
            OtherAnonymous = otherAnonymous,
            Peak = Kilobytes(peak),
        };
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static async Task DrainAsync(TextReader output)
    {
        var buffer = new char[8192];
        while (await output.ReadAsync(buffer) > 0)
        {
        }
    }

    private static long Kilobytes(string number) => long.Parse(number.Split('\t')[^1], CultureInfo.InvariantCulture) * 1024;
}

/// <summary>Bytes of a process that lie in memory, of smaps_rollup and smaps.</summary>
internal sealed record ResidentMemory
{
    public required long Resident { get; init; }

    /// <summary>Its own: heaps, stacks, changed pages of files.</summary>
    public required long Anonymous { get; init; }

    /// <summary>Pages of files (the program and the runtime), and compiled code, which lies in a file in memory.</summary>
    public required long FileBacked { get; init; }

    /// <summary>Of <see cref="Anonymous"/>, what lies in the addresses of the collector: objects, and room between them.</summary>
    public required long ManagedHeap { get; init; }

    /// <summary>Of <see cref="Anonymous"/>, what the C library gave out: SQLite, Brotli, the runtime.</summary>
    public required long NativeHeap { get; init; }

    /// <summary>The rest of <see cref="Anonymous"/>.</summary>
    public required long OtherAnonymous { get; init; }

    /// <summary>The most that was resident at any moment.</summary>
    public required long Peak { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Resident / 1e6:0} MB resident ({Peak / 1e6:0} at most): {FileBacked / 1e6:0} file-backed, {Anonymous / 1e6:0} anonymous "
            + $"(managed heap {ManagedHeap / 1e6:0}, native heap {NativeHeap / 1e6:0}, other {OtherAnonymous / 1e6:0})");
}
