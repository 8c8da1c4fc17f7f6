using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using CableViewer.Import;
using CableViewer.Tests.Archive;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.Import;

/// <summary>An archive that an earlier version of the program made, read again without its sources.</summary>
public sealed class CableRereaderTests
{
    // What an import makes of the texts; not when it was, and not in which order the index of words was written.
    private static readonly string[] Tables =
    [
        "cable", "cable_version", "cable_term JOIN term ON term.id = term_id", "reference", "mention", "ghost", "published_as", "origin",
            "list_count", "withheld", "quarantine", "witness",
    ];

    private static ImportCounts Reread(TestArchive archive, CancellationToken cancellationToken = default) =>
        new CableRereader(archive.File, TimeProvider.System).Reread(cancellationToken);

    /// <summary>
    /// Makes the archive one that an earlier parser read: without TAGS, references and most paragraphs, and with other subjects.
    /// </summary>
    private static void ForgetReadings(TestArchive archive)
    {
        using var writer = new CableWriter(archive.File, ["earlier"], DateTimeOffset.UnixEpoch);
        writer.BeginRereading();
        foreach (CableToReread cable in writer.ListToReread(0, 1_000))
        {
            if (cable.Withheld is WithheldPart.Cable) continue;
            PreparedCable[] poor = [.. cable.ReadAgain().Select(version => version.Reading.With(
                version.Reading.Cable with { Subject = "AS IT WAS READ ONCE", Tags = [], References = [],
                    Paragraphs = [.. version.Reading.Cable.Paragraphs.Take(1)] }, []))];
            writer.Reread(cable, poor);
        }
        writer.Finish(ImportCounts.None, DateTimeOffset.UnixEpoch);
    }

    private static void Withhold(TestArchive archive, string id, string anchor)
    {
        using var writer = new CableWriter(archive.File, ["rules"], DateTimeOffset.UnixEpoch);
        Assert.True(writer.Withhold(ReferenceId.Parse(id, null), anchor, "names a private person", DateTimeOffset.UnixEpoch));
        writer.Finish(ImportCounts.None, DateTimeOffset.UnixEpoch);
    }

    private static List<string> Dump(TestArchive archive)
    {
        using SqliteConnection connection = archive.File.OpenForWriting();
        var rows = new List<string>();
        foreach (string table in Tables)
        {
            var found = new List<string>();
            foreach (IDictionary<string, object> row in connection.Query($"SELECT * FROM {table}").Cast<IDictionary<string, object>>())
            {
                found.Add($"{table}: " + string.Join('|', row
                    .Where(column =>
                        column.Key is not ("import_run_id" or "term_id" or "id" or "since") || (column.Key is "id" && table is "cable"))
                    .Select(column =>
                        $"{column.Key}={(column.Value is byte[] bytes ? Convert.ToHexString(StoredText.Hash(bytes)) : column.Value)}")));
            }
            found.Sort(StringComparer.Ordinal);
            rows.AddRange(found);
        }
        return rows;
    }

    [Fact]
    public async Task A_fresh_import_and_an_earlier_one_that_is_read_again_are_the_same_archive()
    {
        using var fresh = new TestArchive();
        using var earlier = new TestArchive();
        await fresh.ImportAsync(TestArchive.Sample);
        await earlier.ImportAsync(TestArchive.Sample);
        ForgetReadings(earlier);
        Assert.NotEqual(Dump(fresh), Dump(earlier));

        ImportCounts counts = Reread(earlier);

        Assert.Equal(fresh.Query<long>("SELECT COUNT(*) FROM cable"), counts.Read);
        Assert.Equal(counts.Read, counts.Changed);
        Assert.Equal(Dump(fresh), Dump(earlier));
        await earlier.AssertWholeAsync();
        Assert.Equal(0, Reread(earlier).Changed);
    }

    [Fact]
    public async Task What_is_withheld_stays_withheld()
    {
        using var archive = new TestArchive();
        await archive.ImportAsync(archive.Source("one.csv", new InventedCable().Row()));
        Withhold(archive, "07KELPSUND12", "par2");
        List<string> before = Dump(archive);
        ForgetReadings(archive);
        Reread(archive);
        Assert.Equal(before, Dump(archive));
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task A_cable_that_is_withheld_as_a_whole_stays_a_notice()
    {
        using var archive = new TestArchive();
        await archive.ImportAsync(archive.Source("one.csv", new InventedCable().Row()));
        Withhold(archive, "07KELPSUND12", "");
        List<string> before = Dump(archive);

        Assert.Equal(0, Reread(archive).Changed);
        Assert.Equal(before, Dump(archive));
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task A_reading_that_is_stopped_leaves_the_archive_whole_and_the_next_reads_all()
    {
        using var archive = new TestArchive();
        await archive.ImportAsync(TestArchive.Sample);
        List<string> before = Dump(archive);
        ForgetReadings(archive);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        Assert.Equal(0, Reread(archive, stop.Token).Read);
        await archive.AssertWholeAsync();

        Reread(archive);
        Assert.Equal(before, Dump(archive));
    }

    [Fact]
    public async Task What_an_earlier_program_indexed_otherwise_is_indexed_again()
    {
        using var archive = new TestArchive();
        await archive.ImportAsync(TestArchive.Sample);
        List<string> before = Dump(archive);
        // Terms of a kind that is no more, facts packed in another way, and words that are not in the text.
        using (var connection = archive.File.OpenForWriting())
        {
            connection.Execute("""
                INSERT INTO term (kind, name, cable_count) VALUES ('colour', 'red', 1);
                INSERT INTO cable_term (term_id, cable_id) SELECT term.id, 1 FROM term WHERE kind = 'colour';
                UPDATE search_facts SET facts = x'00' WHERE cable_id = 2;
                DELETE FROM cable_text WHERE rowid = 3;
                """);
        }
        var rereader = new CableRereader(archive.File, TimeProvider.System);

        ImportCounts counts = rereader.Reread(CancellationToken.None);

        Assert.Equal(2, counts.Changed);
        Assert.Equal(1, rereader.IndexedAgain);
        Assert.Equal(before, Dump(archive));
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task A_cable_keeps_the_ID_that_links_know_though_its_record_would_be_filed_under_another()
    {
        using var archive = new TestArchive();
        await archive.ImportAsync(
            archive.Source("one.jsonl", """{"referenceId":"07KELPSUND12","body":"TAGS: EWWT\nSUBJECT: LAMPS\n\n1. (U) Out."}"""));
        using (var connection = archive.File.OpenForWriting())
            connection.Execute("UPDATE witness SET facts = replace(facts, '07KELPSUND12', '07STRELSAU12')");
        var others = new List<(ReferenceId Id, string Other)>();

        ImportCounts counts = new CableRereader(archive.File, TimeProvider.System)
        {
            OtherId = (id, other) =>
            others.Add((id, other))
        }.Reread(CancellationToken.None);

        Assert.Equal(1, counts.Read);
        Assert.Equal([(ReferenceId.Parse("07KELPSUND12", null), "07STRELSAU12")], others);
        Assert.Equal("07KELPSUND12", archive.Query<string>("SELECT reference_id FROM cable"));
        await archive.AssertWholeAsync();
    }
}
