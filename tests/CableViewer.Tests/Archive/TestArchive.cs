using System.Reflection;
using System.Text;
using CableViewer.Archive;
using CableViewer.Archive.Checking;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.FullText.Sqlite;
using CableViewer.Import;
using CableViewer.Sources.Detection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.Archive;

/// <summary>A real archive in a folder of its own, and sources beside it; both are gone after the test.</summary>
internal sealed class TestArchive : IDisposable
{
    public TestArchive() => File = new ArchiveFile(PathOf("archive.db"));

    public static string Sample { get; } = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
            "data", "sample");

    public string Folder { get; } = Directory.CreateTempSubdirectory("cableviewer-").FullName;

    public ArchiveFile File { get; }

    public CableReader Cables => new(File);

    public List<ImportProblem> Problems { get; } = [];

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <returns>The path of a source that holds this text.</returns>
    public string Source(string name, string text) => Source(name, Encoding.UTF8.GetBytes(text));

    public string Source(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public Task<ImportCounts> ImportAsync(params string[] sources) => ImportAsync(new SourceReader(), sources);

    public async Task<ImportCounts> ImportAsync(SourceReader reader, params string[] sources)
    {
        var importer = new CableImporter(File, TimeProvider.System) { Problem = Problems.Add };
        ImportCounts counts = await importer.ImportAsync(reader, sources, CancellationToken.None);
        Assert.Equal(counts.Read, counts.New + counts.Changed + counts.Unchanged + counts.Quarantined);
        return counts;
    }

    public async Task<List<string>> FindFaultsAsync()
    {
        var findings = new List<string>();
        long count = await new ArchiveVerifier(File).VerifyAsync(findings.Add, CancellationToken.None);
        Assert.Equal(findings.Count, count);
        return findings;
    }

    public async Task AssertWholeAsync()
    {
        List<string> faults = await FindFaultsAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    public T Query<T>(string sql)
    {
        using SqliteConnection connection = File.OpenForWriting();
        return connection.ExecuteScalar<T>(sql)!;
    }

    /// <returns>The bytes of every record the archive was given, by its hash: those of its cables and those in the quarantine.</returns>
    public async Task<Dictionary<string, byte[]>> ListRecordsAsync()
    {
        var records = new Dictionary<string, byte[]>();
        using ArchiveScan scan = await ArchiveScan.OpenAsync(File, CancellationToken.None);
        foreach (ScannedVersion version in scan.ListVersions())
        {
            byte[] text = StoredText.ReadText(version.Content, version.HeaderBytes, version.BodyBytes);
            foreach (ScannedWitness witness in version.Witnesses)
                if (scan.Restore(witness, SourceFacts.Read(witness.Facts), text, version.HeaderBytes) is { } bytes)
                    records[Convert.ToHexString(witness.Sha256)] = bytes;
        }
        using var list = new Statement(scan.Connection, "SELECT sha256, bytes FROM quarantine");
        while (list.Step()) records[Convert.ToHexString(list.Bytes(0))] = StoredText.Decompress(list.Bytes(1));
        return records;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
