using CableViewer.Archive;
using CableViewer.Archive.Records;
using CableViewer.Import;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;
using CableViewer.Sources.Detection;

namespace CableViewer.Tests.Search;

/// <summary>An archive of invented cables in a folder of its own, with its search.</summary>
internal sealed class TestArchive : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-search-").FullName;
    private int imports;

    public TestArchive()
    {
        File = new ArchiveFile(Path.Combine(folder, "archive.db"));
        Current = new CurrentIndex(File, TimeProvider.System);
        Search = new CableSearch(File, Current);
    }

    public ArchiveFile File { get; }

    public CurrentIndex Current { get; }

    public CableSearch Search { get; }

    /// <summary>Imports lines of JSON, as the source format of that name has them.</summary>
    public async Task ImportAsync(IEnumerable<string> lines)
    {
        string path = Path.Combine(folder, $"{++imports}.jsonl");
        await System.IO.File.WriteAllLinesAsync(path, lines);
        await ImportFilesAsync(path);
    }

    public async Task ImportFilesAsync(params string[] paths)
    {
        ImportCounts counts = await new CableImporter(File, TimeProvider.System).ImportAsync(new SourceReader(), paths,
            CancellationToken.None);
        Assert.True(counts.Read > 0);
        await Current.RefreshAsync(CancellationToken.None);
    }

    /// <summary>The IDs of the cables that a query finds, in an order.</summary>
    public async Task<string[]> FindAsync(string query, CableSort sort = CableSort.Earliest)
    {
        FoundCables found = await Search.FindAsync(Query.Parse(query), sort, int.MaxValue, CancellationToken.None);
        return [.. found.Rows(sort, 0, found.Total).Select(row => found.Index.ReferenceIdOf(row).ToString())];
    }

    public void Dispose()
    {
        Current.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
