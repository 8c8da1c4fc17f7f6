using System.Diagnostics;
using System.Globalization;
using System.Text;
using CableViewer.Archive;
using CableViewer.Archive.Checking;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.Import;
using CableViewer.Sources.Detection;
using Microsoft.Data.Sqlite;

namespace CableViewer.Web.Tests.Commands;

/// <summary>An import that is killed at any moment leaves an archive that is whole, and the next import completes it.</summary>
/// <remarks>Eight kills take part of a minute; <c>CABLEVIEWER_KILLS=50</c> makes them fifty (tests/long).</remarks>
public sealed class KilledImportTests : IDisposable
{
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("CABLEVIEWER_KILLS"), CultureInfo.InvariantCulture, out int kills) ? kills : 8;

    // More than a batch, so that a kill may come between two.
    private const int Cables = 6000;

    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-kill-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Random_moments()
    {
        string first = Path.Combine(folder, "first.csv"), second = Path.Combine(folder, "second.csv");
        await File.WriteAllTextAsync(first, Row(1));
        await File.WriteAllTextAsync(second, string.Concat(Enumerable.Range(2, Cables - 1).Select(Row)));
        var random = new Random(5);

        // How long it takes when nobody kills it.
        var start = new ArchiveFile(Path.Combine(folder, "start.db"));
        await new CableImporter(start, TimeProvider.System).ImportAsync(new SourceReader(), [first], CancellationToken.None);
        ArchiveFile whole = CopyOf(start, "whole.db");
        var watch = Stopwatch.StartNew();
        using (Process process = Import(second, whole)) Assert.Equal(0, (await CableViewerProcess.FinishAsync(process)).ExitCode);
        TimeSpan longest = watch.Elapsed;

        var partly = new List<int>();
        for (int kill = 0; kill < Kills; kill++)
        {
            ArchiveFile archive = CopyOf(start, string.Create(CultureInfo.InvariantCulture, $"{kill}.db"));
            using (Process process = Import(second, archive))
            {
                // The whole run is covered evenly; every other kill comes right after a batch.
                if (kill % 2 == 0) await Task.Delay(longest * ((kill + random.NextDouble()) / Kills));
                else while (!process.HasExited && await CountAsync(archive) == 1) await Task.Delay(random.Next(20));
                process.Kill();
                await process.WaitForExitAsync();
            }

            // A reader answers at once, from what the archive was or with whole batches added.
            Assert.NotNull(await new CableReader(archive).FindAsync(ReferenceId.Parse("07KELPSUND1"), CancellationToken.None));
            int here = await CountAsync(archive);
            partly.Add(here);
            await AssertWholeAsync(archive);

            ImportCounts counts = await new CableImporter(archive, TimeProvider.System).ImportAsync(new SourceReader(), [second],
                CancellationToken.None);
            Assert.Equal(new ImportCounts(Cables - 1, Cables - here, 0, here - 1, 0), counts);
            await AssertWholeAsync(archive);
            SqliteConnection.ClearAllPools();
            foreach (string file in Directory.GetFiles(folder, $"{kill}.db*")) File.Delete(file);
        }
        Assert.True(partly.Distinct().Count() > 1, "Every kill came before the first batch or after the last.");
    }

    private static async Task<int> CountAsync(ArchiveFile archive) =>
        (await new ArchiveStatistics(archive).CountAsync(CancellationToken.None)).Cables;

    // The log of the import that made it was brought home at its end: the file is all there is.
    private ArchiveFile CopyOf(ArchiveFile archive, string name)
    {
        File.Copy(archive.Path, Path.Combine(folder, name));
        return new ArchiveFile(Path.Combine(folder, name));
    }

    private static Process Import(string source, ArchiveFile archive) =>
        CableViewerProcess.Start("dotnet", ["exec", CableViewerProcess.Program, "import", "--quiet", source, "--archive", archive.Path]);

    private static async Task AssertWholeAsync(ArchiveFile archive)
    {
        var findings = new StringBuilder();
        await new ArchiveVerifier(archive).VerifyAsync(finding => findings.AppendLine(finding), CancellationToken.None);
        Assert.Equal("", findings.ToString());
    }

    private static string Row(int serial) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{serial}\",\"3/2/2007 13:09\",\"07KELPSUND{serial}\",\"Consulate Kelpsund\",\"CONFIDENTIAL\",\"\",\"\",\"C O N F I D E N T I "
            + $"A L KELPSUND\nTAGS: EWWT\nSUBJECT: LIGHT {serial}\nREF: KELPSUND {serial / 2 + 1}\n\n1. (C) Out.\n\"\n");
}
