using System.Diagnostics;
using System.Globalization;
using CableViewer.Archive;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Benchmarks;

/// <summary>
/// <c>search ARCHIVE [--rounds N] [--only NAME]</c>: how long a page of results takes: cables, order, facets, chart, and what was found in
/// the twenty cables shown. Each query is new to the program each time: results are forgotten in between. The last column is what the query
/// took of all cores together, which says more than the others where the machine has other work.
/// </summary>
internal static class SearchCommand
{
    private const int PageSize = 20;
    private const int WarmingRounds = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length % 2 == 0)
        {
            await Console.Error.WriteLineAsync("search ARCHIVE [--rounds N] [--only NAME]");
            return 2;
        }
        string? Option(string name) => Array.IndexOf(args, name) is > 0 and var at ? args[at + 1] : null;
        int rounds = int.Parse(Option("--rounds") ?? "10", CultureInfo.InvariantCulture);
        SearchQueries.Timed[] queries = [.. SearchQueries.All.Where(timed => Option("--only") is not { } only || timed.Name == only)];
        var archive = new ArchiveFile(args[0]);
        using var current = new CurrentIndex(archive, TimeProvider.System);
        var load = Stopwatch.StartNew();
        CableIndex index = await current.GetAsync(CancellationToken.None);
        Console.WriteLine(
            $"{index.Count:N0} cables, {index.Vocabulary.Count:N0} words, index in memory after {load.Elapsed.TotalMilliseconds:0} ms, "
                + $"{Resident():0} MB in use");

        var reader = new ResultReader(archive);
        // The first runs pay for the compiler, which makes the code better as it runs, and for orders that are made once.
        for (int i = 0; i < WarmingRounds; i++)
        {
            foreach (SearchQueries.Timed timed in queries) await RunAsync(new CableSearch(archive, current), reader, timed);
        }

        var all = new List<double>();
        Console.WriteLine($"{"query",-64} {"cables",9} {"p50",8} {"p95",8} {"max",8} {"cores",8}  ms");
        foreach (SearchQueries.Timed timed in queries)
        {
            var times = new List<double>();
            int total = 0;
            TimeSpan before = Processor();
            for (int i = 0; i < rounds; i++)
            {
                var search = new CableSearch(archive, current);
                var watch = Stopwatch.StartNew();
                total = await RunAsync(search, reader, timed);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
            all.AddRange(times);
            times.Sort();
            double processor = (Processor() - before).TotalMilliseconds / rounds;
            Console.WriteLine(
                $"{timed.Name,-64} {total,9:N0} {At(times, 0.5),8:0.0} {At(times, 0.95),8:0.0} {times[^1],8:0.0} {processor,8:0.0}");
        }
        all.Sort();
        Console.WriteLine($"{"all",-64} {"",9} {At(all, 0.5),8:0.0} {At(all, 0.95),8:0.0} {all[^1],8:0.0}");
        Console.WriteLine(
            $"beside it, FTS5 alone, president, ORDER BY rank LIMIT 20: {await TimeRankAsync(archive):0.0} ms; {Resident():0} MB in use");
        return 0;
    }

    private static async Task<int> RunAsync(CableSearch search, ResultReader reader, SearchQueries.Timed timed)
    {
        Query query = Query.Parse(timed.Query);
        int skip = timed.Page * PageSize;
        FoundCables found = await search.FindAsync(query, timed.Sort, skip + PageSize, CancellationToken.None);
        if (timed.Page < 0) skip = (found.Total - 1) / PageSize * PageSize;
        if (found.Facets.Months.Counts.Count < 0) throw new InvalidOperationException();
        IReadOnlyList<FoundCable> shown =
            await reader.ListAsync(found.Index, found.Rows(timed.Sort, skip, PageSize), query, CancellationToken.None);
        if (shown.Count == 0 && found.Total > skip) throw new InvalidOperationException($"{timed.Query} shows nothing");
        return found.Total;
    }

    private static async Task<double> TimeRankAsync(ArchiveFile archive)
    {
        await using SqliteConnection connection = await archive.OpenAsync(CancellationToken.None);
        var times = new List<double>();
        for (int i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            await connection.QueryAsync<long>("SELECT rowid FROM cable_text WHERE cable_text MATCH 'president' ORDER BY rank LIMIT 20");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static double Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }
}
