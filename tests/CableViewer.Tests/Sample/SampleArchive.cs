using System.Collections.Frozen;
using System.Reflection;
using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Sources;
using CableViewer.Sources.Detection;

namespace CableViewer.Tests.Sample;

/// <summary>A record of the sample archive as the real reader and parser read it.</summary>
/// <param name="File">Within <c>data/sample</c>, with <c>/</c>.</param>
/// <param name="Codes">Of all diagnostics, of the container and of the text.</param>
public sealed record ReadRecord(string File, Cable Cable, FrozenSet<string> Codes);

/// <summary><c>data/sample</c>, read once for all tests, and what is expected of it.</summary>
public sealed class SampleArchive : IAsyncLifetime
{
    private static readonly string Root =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Folder { get; } = Path.Combine(Root, "data", "sample");

    public static IReadOnlyList<ExpectedRecord> ExpectedRows { get; } = [.. RowsOf("expected.tsv").Select(ExpectedRecord.Parse)];

    // What the parser does not read yet, each row with its reason; nothing that pending.tsv does not name is passed over.
    private static readonly ILookup<string, string> PendingColumns =
        RowsOf("pending.tsv").SelectMany(row => row[2].Split(' '), (row, column) => (Key: $"{row[0]} {row[1]}", Column: column))
            .ToLookup(pair => pair.Key, pair => pair.Column);

    /// <summary>File and record of each row of pending.tsv.</summary>
    public static IEnumerable<string> PendingRows => PendingColumns.Select(row => row.Key);

    public IReadOnlyList<ReadRecord> Records { get; private set; } = [];

    /// <summary>Every cable the archive holds, under its corrected ID.</summary>
    public IReadOnlySet<ReferenceId> Ids { get; private set; } = FrozenSet<ReferenceId>.Empty;

    public IReadOnlyList<string> PassedOver { get; private set; } = [];

    public IReadOnlyList<string> Lost { get; private set; } = [];

    public static IEnumerable<string> Pending(ExpectedRecord expected) => PendingColumns[$"{expected.File} {expected.Record}"];

    public async Task InitializeAsync()
    {
        var records = new List<ReadRecord>();
        var passedOver = new List<string>();
        var lost = new List<string>();
        await foreach (SourceRecord record in new SourceReader().ReadAsync([Folder], CancellationToken.None))
        {
            string file = Path.GetRelativePath(Folder, record.Location.File).Replace('\\', '/');
            if (record.Skipped is { } reason) passedOver.Add($"{file}: {reason}");
            else if (record.Cable is not { } raw) lost.Add($"{file}({record.Location.Line}): {string.Join(", ", record.Problems)}");
            else
            {
                Parsed<Cable> parsed = CableParser.Parse(raw);
                if (parsed.Value.ReferenceId is null) lost.Add($"{file}({record.Location.Line}): no reference ID");
                records.Add(new ReadRecord(file, parsed.Value,
                    record.Problems.Concat(parsed.Diagnostics).Select(diagnostic => diagnostic.Code).ToFrozenSet()));
            }
        }
        (Records, PassedOver, Lost) = (records, passedOver, lost);
        Ids = records.Select(record => record.Cable.ReferenceId).OfType<ReferenceId>().ToHashSet();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static IEnumerable<string[]> RowsOf(string file) =>
        File.ReadLines(Path.Combine(Root, "tests", "CableViewer.Tests", "Sample", file)).Skip(1).Select(line => line.Split('\t'));
}
