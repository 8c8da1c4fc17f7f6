using System.Text.Json;
using CableViewer.Import;
using CableViewer.Sources.Detection;

namespace CableViewer.Web.Tests.Cables.Versions;

/// <summary>A site whose archive took in the same cable twice: in 2011 with a name blacked out, in 2013 with it.</summary>
internal static class VersionedSite
{
    public const string Id = "04STRELSAU212";

    public static DateTimeOffset First { get; } = new(2011, 8, 30, 1, 44, 0, TimeSpan.Zero);
    public static DateTimeOffset Second { get; } = new(2013, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static string LineOf(string keeper, string secondParagraph = "The lamp is lit at dusk.") => JsonSerializer.Serialize(new
    {
        referenceId = Id,
        created = "2004-09-09T14:02:00Z",
        classification = "CONFIDENTIAL",
        origin = "Embassy Strelsau",
        body = "C O N F I D E N T I A L STRELSAU 000212\n\nTAGS: PGOV\nSUBJECT: THE LIGHTHOUSE\nREF: A. 03 ZENDAVIL 44\n\n1. (C) The "
            + $"keeper of the lighthouse, {keeper}, has counted the waves (ref A).\n\n2. (C) {secondParagraph}\n\n3. (U) The third "
            + "paragraph stays as it is.\n",
    });

    public static async Task<TestSite> StartAsync()
    {
        TestSite site = await TestSite.OfLinesAsync(null);
        await ImportAsync(site, First, LineOf("XXXXXXXXXXXX"));
        await ImportAsync(site, Second, LineOf("Rupert Quenelle", "The lamp is lit at dawn."));
        return site;
    }

    public static async Task ImportAsync(TestSite site, DateTimeOffset now, params string[] lines)
    {
        string folder = Directory.CreateTempSubdirectory("cableviewer-versions-").FullName;
        try
        {
            string file = Path.Combine(folder, $"{now.Year}.jsonl");
            await File.WriteAllLinesAsync(file, lines);
            await new CableImporter(site.Archive, new Clock(now)).ImportAsync(new SourceReader(), [file], CancellationToken.None);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
