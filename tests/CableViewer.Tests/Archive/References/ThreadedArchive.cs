using System.Text.Json;
using CableViewer.Archive;
using CableViewer.Cables;
using CableViewer.Import;
using CableViewer.Sources.Detection;

namespace CableViewer.Tests.Archive.References;

/// <summary>A small archive of invented cables that cite each other.</summary>
public sealed class ThreadedArchive : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-threads-").FullName;
    private int imports;

    public ThreadedArchive() => File = new ArchiveFile(Path.Combine(folder, "archive.db"));

    public ArchiveFile File { get; }

    /// <param name="created"><c>2004-06-01</c>.</param>
    /// <param name="references">The REF line, without its label; empty for none.</param>
    /// <param name="paragraphs">Their texts, numbered from 1.</param>
    public static string Cable(string id, string created, string references = "", params string[] paragraphs)
    {
        ReferenceId name = ReferenceId.Parse(id);
        string reference = references is "" ? "" : $"REF: {references}\n";
        string text = string.Join("\n\n", paragraphs.Select((paragraph, i) => $"{i + 1}. (C) {paragraph}"));
        string body =
            $"C O N F I D E N T I A L {name.Origin} {name.Serial:000000}\n\nE.O. 12958: DECL: 01/01/2020\nTAGS: PGOV\nSUBJECT: THE "
                + $"LIGHTHOUSE OF {name.Serial}\n{reference}\n{text}\n";
        return JsonSerializer.Serialize(
            new
            {
                referenceId = id,
                created = created + "T12:00:00Z",
                classification = "CONFIDENTIAL",
                origin = $"Embassy {name.Origin}",
                body
            });
    }

    public async Task ImportAsync(params string[] lines)
    {
        string path = Path.Combine(folder, $"{++imports}.jsonl");
        await System.IO.File.WriteAllLinesAsync(path, lines);
        await new CableImporter(File, TimeProvider.System).ImportAsync(new SourceReader(), [path], CancellationToken.None);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
