using CableViewer.Archive.Checking;
using CableViewer.Archive.Records;
using CableViewer.Archive.Writing;
using CableViewer.Cables;

namespace CableViewer.Tests.Archive.Checking;

/// <summary>Whatever is tampered with, <c>verify</c> says so.</summary>
public sealed class ArchiveVerifierTests : IAsyncLifetime, IDisposable
{
    private readonly TestArchive archive = new();

    public async Task InitializeAsync()
    {
        var cable = new InventedCable();
        await archive.ImportAsync(
            archive.Source("one.csv", cable.Row() + (cable with { Id = "07EFTOKELPSUND13", Reference = "07KELPSUND12" }).Row(2)),
            archive.Source("two.csv", (cable with { First = "It is the gulls." }).Row()),
            archive.Source("latin.csv", System.Text.Encoding.Latin1.GetBytes((cable with { Id = "07KELPSUND14", First = "Café." }).Row())),
            archive.Source("none.csv",
                (cable with { Id = "", Header = "" }).Row().Replace("KELPSUND 000012", "KELPSUND", StringComparison.Ordinal)));
        using var writer = new CableWriter(archive.File, ["test"], TimeProvider.System.GetUtcNow());
        writer.Withhold(ReferenceId.Parse("07KELPSUND99"), "", "A reason.", TimeProvider.System.GetUtcNow());
        writer.Finish(ImportCounts.None, TimeProvider.System.GetUtcNow());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => archive.Dispose();

    [Fact]
    public Task Finds_nothing_in_an_archive_that_is_whole() => archive.AssertWholeAsync();

    [Theory]
    [InlineData("UPDATE cable_version SET sha256 = randomblob(32) WHERE id = 1",
        "the text of a version does not have its hash: 07KELPSUND12 version 1")]
    [InlineData("UPDATE cable_version SET content = substr(content, 1, 100) WHERE id = 1",
        "a version cannot be read: 07KELPSUND12 version 1")]
    [InlineData("UPDATE cable_version SET content = (SELECT content FROM cable_version WHERE id = 2) WHERE id = 1", "")]
    [InlineData("DELETE FROM cable_version WHERE id = 1", "a cable has another number of versions than it says: 07KELPSUND12")]
    [InlineData("UPDATE cable SET version_count = 3 WHERE id = 1", "a cable has another number of versions than it says: 07KELPSUND12")]
    [InlineData("UPDATE cable SET version = 1 WHERE id = 1", "a cable is not found by its current version: 07KELPSUND12")]
    [InlineData("UPDATE cable SET created = '2007-03-02T13:10:00Z' WHERE id = 1", "07KELPSUND12: created")]
    [InlineData("UPDATE cable SET subject = 'X' WHERE id = 1", "07KELPSUND12: subject")]
    [InlineData("UPDATE cable SET title = 'X' WHERE id = 1", "07KELPSUND12: title")]
    [InlineData("UPDATE cable SET text_length = 1 WHERE id = 1", "07KELPSUND12: length")]
    [InlineData("UPDATE cable SET redaction_count = 9 WHERE id = 1", "07KELPSUND12: number of redactions")]
    [InlineData("UPDATE cable SET paragraph_count = 9 WHERE id = 1", "07KELPSUND12: number of paragraphs")]
    [InlineData("UPDATE cable SET classification = 3 WHERE id = 1", "a classification has another number of cables than it says: 3")]
    [InlineData("UPDATE cable SET year = 2008 WHERE id = 1", "07KELPSUND12: year")]
    [InlineData("UPDATE cable SET withheld = 2 WHERE id = 1", "a cable does not say what is withheld of it: 07KELPSUND12")]
    [InlineData("UPDATE cable SET cited_count = 9 WHERE id = 1", "a cable is cited by another number of cables than it says: 07KELPSUND12")]
    [InlineData("DELETE FROM reference WHERE cable_id = 1", "07KELPSUND12: references")]
    [InlineData("UPDATE reference SET text = 'X' WHERE cable_id = 1", "07KELPSUND12: references")]
    [InlineData("DELETE FROM ghost", "the list of cited cables that are not here is wrong: 06STRELSAU77")]
    [InlineData("INSERT INTO ghost VALUES ('07KELPSUND12', 1)", "the list of cited cables that are not here is wrong: 07KELPSUND12")]
    [InlineData("DELETE FROM cable_term WHERE cable_id = 1", "07KELPSUND12: ")]
    [InlineData("UPDATE term SET cable_count = 9 WHERE name = 'EWWT'", "a term has another number of cables than it says: tag EWWT")]
    [InlineData("UPDATE list_count SET cable_count = 9 WHERE kind = 'created'",
        "a day of creation has another number of cables than it says: 2007-03-02")]
    [InlineData("DELETE FROM list_count WHERE kind = 'origin'", "an origin has another number of cables than it says: 1")]
    [InlineData("INSERT INTO list_count VALUES ('released', '2011-01-01', 1)",
        "a day of release has another number of cables than it says: 2011-01-01")]
    [InlineData("DELETE FROM published_as", "07KELPSUND13: damaged ID")]
    [InlineData("DELETE FROM witness WHERE cable_id = 1", "a version has no witness: 07KELPSUND12 version 1")]
    [InlineData("UPDATE witness SET version = 7 WHERE cable_id = 2", "a witness has no version: 07KELPSUND13 version 7")]
    [InlineData("UPDATE witness SET sha256 = randomblob(32) WHERE id = 1",
        "a record cannot be given back as it was: 07KELPSUND12 version 1")]
    [InlineData("UPDATE witness SET byte_length = 1 WHERE id = 1", "a record cannot be given back as it was: 07KELPSUND12 version 1")]
    [InlineData("UPDATE witness SET record = x'05000000ff' WHERE form = 'kept'", "a record cannot be given back: 07KELPSUND14 version 1")]
    [InlineData("UPDATE witness SET facts = '{' WHERE id = 1", "a record cannot be given back: 07KELPSUND12 version 1")]
    [InlineData("INSERT INTO source_file (path) VALUES ('nothing')", "a source file carries nothing: nothing")]
    [InlineData("INSERT INTO template (sha256, bytes) VALUES (x'00', x'00')", "a page template is used by no page: 1")]
    [InlineData("UPDATE import_run SET read_count = 99 WHERE id = 1", "an import does not add up: 1")]
    [InlineData("UPDATE quarantine SET sha256 = randomblob(32)", "a quarantined record does not have its hash: 1: ")]
    [InlineData("UPDATE quarantine SET bytes = x'0500000001'", "a quarantined record cannot be read: 1: ")]
    [InlineData("DELETE FROM cable_text WHERE rowid = 1; INSERT INTO cable_text (rowid, subject, text, rest) VALUES (1, 'x', 'y', 'z')",
        "the index of words differs from the text of a cable: 07KELPSUND12")]
    [InlineData("DELETE FROM cable_text WHERE rowid = 1", "a cable is not in the index cable_text: 07KELPSUND12")]
    [InlineData("UPDATE cable_text_data SET block = substr(block, 1, length(block) / 2) WHERE id > 10", "an index of words is damaged: ")]
    [InlineData("UPDATE cable_text_data SET block = x'ffffffffffffffffffff' WHERE id > 10", "an index of words is damaged: ")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE cable_term SET term_id = 999 WHERE cable_id = 1 AND term_id = 1",
        "a row points to one that is missing: in cable_term")]
    public async Task Tells_what_was_tampered_with(string sql, string finding)
    {
        archive.Query<object>(sql);
        List<string> findings = await archive.FindFaultsAsync();
        Assert.True(findings.Exists(found => found.Contains(finding, StringComparison.Ordinal)), $"found: {string.Join('\n', findings)}");
    }

    [Fact]
    public async Task Tells_that_the_file_itself_is_damaged()
    {
        archive.Query<object>("PRAGMA wal_checkpoint(TRUNCATE)");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        using (FileStream file = File.OpenWrite(archive.File.Path))
        {
            // The tree of an index, in the middle of the file.
            file.Position = file.Length / 2 / 8192 * 8192;
            file.Write(new byte[8192]);
        }
        var findings = new List<string>();
        try
        {
            await new ArchiveVerifier(archive.File).VerifyAsync(findings.Add, CancellationToken.None);
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            findings.Add(e.Message);
        }
        Assert.NotEmpty(findings);
    }
}
