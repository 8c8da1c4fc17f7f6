using CableViewer.Archive.Records;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using CableViewer.Export;
using CableViewer.Tests.Archive;

namespace CableViewer.Tests.Export;

public sealed class ArchiveExportTests : IDisposable
{
    private readonly TestArchive archive = new();
    private readonly TestArchive second = new();

    public void Dispose()
    {
        archive.Dispose();
        second.Dispose();
    }

    [Theory]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Csv)]
    public async Task An_export_imported_and_exported_again_is_the_same_byte_for_byte(ExportFormat format)
    {
        await FillAsync();
        byte[] first = await ExportAsync(archive, format);
        ImportCounts counts = await second.ImportAsync(second.Source("export", first));
        Assert.Equal(0, counts.Quarantined);
        await second.AssertWholeAsync();
        Assert.Equal(first, await ExportAsync(second, format));
    }

    [Fact]
    public async Task JSON_Lines_make_the_same_archive_again()
    {
        await FillAsync();
        await second.ImportAsync(second.Source("export", await ExportAsync(archive, ExportFormat.JsonLines)));
        string[] tables =
        [
            "SELECT group_concat(id || reference_id || version || version_count || cited_count || withheld || subject, '|') FROM cable",
            "SELECT group_concat(cable_id || number || hex(sha256) || hex(content), '|') FROM (SELECT * FROM cable_version ORDER BY "
                + "cable_id, number)",
            "SELECT group_concat(path || byte_offset || line || byte_length || facts, '|') FROM (SELECT * FROM witness JOIN source_file "
                + "ON source_file.id = source_file_id ORDER BY cable_id, version, witness.id)",
            "SELECT group_concat(kind || name || cable_count, '|') FROM (SELECT * FROM term WHERE cable_count > 0 ORDER BY kind, name)",
            "SELECT group_concat(reference_id || anchor || reason || since, '|') FROM withheld",
            "SELECT group_concat(reference_id || anchor || hex(salt) || word_count || hex(sketch), '|') FROM withheld_text",
            "SELECT group_concat(reference_id || version || anchor || rule_anchor, '|') FROM withheld_place",
            "SELECT group_concat(reference_id || cited_count, '|') FROM ghost",
            "SELECT group_concat(name, '|') FROM published_as",
        ];
        foreach (string table in tables) Assert.Equal(archive.Query<string>(table), second.Query<string>(table));
    }

    [Fact]
    public async Task A_failed_export_leaves_the_file_that_was_there()
    {
        await archive.ImportAsync(archive.Source("one.csv", new InventedCable().Row()));
        string path = archive.Source("out.jsonl", "before");
        archive.Query<int>("UPDATE cable_version SET content = x'00000000'");
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            new ArchiveExport(archive.File).WriteAsync(path, ExportFormat.JsonLines, CancellationToken.None));
        Assert.Equal("before", await File.ReadAllTextAsync(path));
        Assert.Empty(Directory.GetFiles(archive.Folder, "*.part"));
    }

    // The whole sample, a text in two versions, a damaged copy, what is withheld, and what is no UTF-8.
    private async Task FillAsync()
    {
        var cable = new InventedCable();
        await archive.ImportAsync(TestArchive.Sample);
        await archive.ImportAsync(
            archive.Source("one.csv", cable.Row()),
            archive.Source("two.csv", (cable with { Second = "Mr. Halvard \"Moth\" has a \\ key.\r\nA second line.\\" }).Row()),
            archive.Source("damaged.csv", (cable with { Id = "07EFTOKELPSUND12" }).Row()),
            archive.Source("latin.csv", System.Text.Encoding.Latin1.GetBytes((cable with { Id = "07KELPSUND13", First = "Café." }).Row())),
            archive.Source("withheld.csv", (cable with { Id = "07KELPSUND14" }).Row() + (cable with { Id = "07KELPSUND15" }).Row()));
        using var writer = new CableWriter(archive.File, ["test"], TimeProvider.System.GetUtcNow());
        Assert.True(writer.Withhold(ReferenceId.Parse("07KELPSUND14"), "", "A reason.", TimeProvider.System.GetUtcNow()));
        Assert.True(writer.Withhold(ReferenceId.Parse("07KELPSUND15"), "par2", "Another reason.", TimeProvider.System.GetUtcNow()));
        writer.Finish(ImportCounts.None, TimeProvider.System.GetUtcNow());
    }

    private static async Task<byte[]> ExportAsync(TestArchive archive, ExportFormat format)
    {
        using var output = new MemoryStream();
        long written = await new ArchiveExport(archive.File).WriteAsync(output, format, CancellationToken.None);
        byte[] bytes = output.ToArray();
        if (format is ExportFormat.JsonLines) Assert.Equal(written, bytes.AsSpan().Count((byte)'\n'));
        return bytes;
    }
}
