using CableViewer.Archive;
using CableViewer.Archive.Checking;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Import;
using CableViewer.Sources.Detection;

namespace CableViewer.Tests.Archive;

public sealed class ArchiveBackupTests : IDisposable
{
    private readonly TestArchive archive = new();

    public void Dispose() => archive.Dispose();

    [Fact]
    public async Task A_copy_made_during_an_import_is_whole()
    {
        string source = archive.Source("many.csv",
            string.Concat(Enumerable.Range(1, 12_000).Select(n => new InventedCable { Id = $"07KELPSUND{n}" }.Row(n))));
        var importer = new CableImporter(archive.File, TimeProvider.System);
        Task<ImportCounts> import = Task.Run(() => importer.ImportAsync(new SourceReader(), [source], CancellationToken.None));
        while (importer.Done < 6_000 && !import.IsCompleted) await Task.Delay(5);

        long size = await new ArchiveBackup(archive.File).WriteAsync(archive.PathOf("copy.db"), CancellationToken.None);
        Assert.Equal(size, new FileInfo(archive.PathOf("copy.db")).Length);
        var copy = new ArchiveFile(archive.PathOf("copy.db"));
        var findings = new List<string>();
        await new ArchiveVerifier(copy).VerifyAsync(findings.Add, CancellationToken.None);
        Assert.Empty(findings);
        Assert.InRange((await new ArchiveStatistics(copy).CountAsync(CancellationToken.None)).Cables, 5_000, 12_000);

        Assert.Equal(12_000, (await import).New);
        await archive.AssertWholeAsync();
        Assert.Empty(Directory.GetFiles(archive.Folder, "*.part*"));
    }
}
