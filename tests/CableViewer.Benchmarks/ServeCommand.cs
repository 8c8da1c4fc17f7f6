using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using CableViewer.Archive;
using CableViewer.Archive.Withholding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Benchmarks;

/// <summary>
/// <c>serve ARCHIVE [--pages N] [--searches N] [--connections N] [--encoding NAMES]</c>: what the site takes of memory and processor. It is
/// started as a process, fetches of it are what browsers ask for: each page another cable, compressed, over many connections, then
/// searches, no two the same.
/// </summary>
internal static class ServeCommand
{
    private const string Usage = "serve ARCHIVE [--pages 10000] [--searches 1000] [--connections 32] [--encoding \"gzip, deflate, br\"]";
    private const int Seed = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        int pages = 10_000, searches = 1_000, connections = 32;
        string encoding = "gzip, deflate, br";
        bool isUnderstood = args.Length % 2 == 1 && File.Exists(args[0]);
        for (int i = 1; isUnderstood && i < args.Length; i += 2)
        {
            isUnderstood = args[i] switch
            {
                "--pages" => int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out pages),
                "--searches" => int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out searches),
                "--connections" => int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out connections) && connections > 0,
                "--encoding" => (encoding = args[i + 1]) is not null,
                _ => false,
            };
        }
        if (!isUnderstood)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var archive = new ArchiveFile(args[0]);
        var start = Stopwatch.StartNew();
        using ServedProcess site = await ServedProcess.StartAsync(FindProgram(), archive.Path);
        using var client = new HttpClient(
            new SocketsHttpHandler { MaxConnectionsPerServer = connections, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = site.Address,
        };
        client.DefaultRequestHeaders.Add("Accept-Encoding", encoding);
        await FetchAsync(client, "/");
        Console.WriteLine($"first page after {start.Elapsed.TotalSeconds:0.0} s; {site.Memory()}");

        IReadOnlyList<string> cables = await ListCablesAsync(archive, pages);
        await RunAsync(site, client, "cable pages", cables, connections);
        // One after the other, as a few readers would ask them.
        IReadOnlyList<string> queries = await ListSearchesAsync(archive, searches);
        await RunAsync(site, client, "searches", queries, 1);
        return 0;
    }

    private static async Task RunAsync(ServedProcess site, HttpClient client, string what, IReadOnlyList<string> paths, int connections)
    {
        if (paths.Count == 0) return;
        long bytes = 0;
        var times = new ConcurrentBag<double>();
        TimeSpan before = site.ProcessorTime();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = connections }, async (path, _) =>
        {
            long asked = Stopwatch.GetTimestamp();
            Interlocked.Add(ref bytes, await FetchAsync(client, path));
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        });
        double seconds = watch.Elapsed.TotalSeconds;
        double processor = (site.ProcessorTime() - before).TotalMilliseconds;
        double[] sorted = [.. times.Order()];
        Console.WriteLine(
            $"{paths.Count:N0} {what}: {processor / paths.Count:0.00} ms of processor each, {bytes / paths.Count:N0} bytes each; "
            + $"{paths.Count / seconds:0} a second, p50 {sorted[sorted.Length / 2]:0.0} ms, p99 {sorted[sorted.Length * 99 / 100]:0.0} ms");
        Console.WriteLine($"  {site.Memory()}");
    }

    private static async Task<long> FetchAsync(HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode is not HttpStatusCode.OK) throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}.");
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    // The same cables each time, in no order.
    private static async Task<IReadOnlyList<string>> ListCablesAsync(ArchiveFile archive, int count)
    {
        await using SqliteConnection connection = await archive.OpenAsync(CancellationToken.None);
        string[] ids = [.. await connection.QueryAsync<string>("SELECT reference_id FROM cable WHERE withheld <> @whole ORDER BY id",
            new { whole = (int)WithheldPart.Cable })];
        new Random(Seed).Shuffle(ids);
        return [.. ids.Take(count).Select(id => $"/cable/{id}")];
    }

    // The queries that are timed, then one or two words that stand in a subject, some of them as a phrase or with a field.
    private static async Task<IReadOnlyList<string>> ListSearchesAsync(ArchiveFile archive, int count)
    {
        await using SqliteConnection connection = await archive.OpenAsync(CancellationToken.None);
        string[] subjects = [.. await connection.QueryAsync<string>("SELECT subject FROM cable WHERE subject <> '' ORDER BY id")];
        var random = new Random(Seed);
        var queries = new HashSet<string>(SearchQueries.All.Where(timed => timed.Page == 0 && timed.Query is not "")
            .Select(timed => timed.Query), StringComparer.OrdinalIgnoreCase);
        for (int tries = 0; queries.Count < count && tries < 20 * count && subjects.Length > 0; tries++)
        {
            string[] words = [.. subjects[random.Next(subjects.Length)].Split(' ')
                .Where(word => word.Length > 1 && word.All(char.IsAsciiLetter))];
            if (words.Length < 2) continue;
            int at = random.Next(words.Length - 1);
            queries.Add(random.Next(6) switch
            {
                0 => $"\"{words[at]} {words[at + 1]}\"",
                1 => $"{words[at]} class:secret",
                2 => $"{words[at]} date:{random.Next(1985, 2011)}",
                3 or 4 => $"{words[at]} {words[at + 1]}",
                _ => words[at],
            });
        }
        return [.. queries.Take(count).Select(query => $"/search?q={Uri.EscapeDataString(query)}")];
    }

    // Built beside this program, in the same configuration.
    private static string FindProgram()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string framework = output.Name, configuration = output.Parent!.Name;
        for (DirectoryInfo? folder = output; folder is not null; folder = folder.Parent)
        {
            string program = Path.Combine(folder.FullName, "src", "CableViewer.Web", "bin", configuration, framework, "cableviewer.dll");
            if (File.Exists(program)) return program;
        }
        throw new FileNotFoundException("The program cableviewer is not built beside this one.");
    }
}
