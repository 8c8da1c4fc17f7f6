using System.Text;
using CableViewer.Archive.Checking;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using Dapper;

namespace CableViewer.Tests.Archive.Withholding;

public sealed class WithholdingTests : IDisposable
{
    private const string Name = "Zyxwvutsky";
    private static readonly ReferenceId Id = ReferenceId.Parse("07KELPSUND12");
    private readonly TestArchive archive = new();
    private readonly InventedCable cable = new() { Second = $"Mr. {Name} has the only other key." };

    public void Dispose() => archive.Dispose();

    [Fact]
    public async Task A_whole_cable_leaves_every_version_record_and_list_and_does_not_come_back()
    {
        string one = archive.Source("one.csv", cable.Row()), two =
            archive.Source("two.csv", (cable with { First = "It is the gulls." }).Row());
        await archive.ImportAsync(one, two);
        Withhold("", "Names a private person.");

        ArchivedCable found = (await archive.Cables.FindAsync(Id, CancellationToken.None))!;
        Assert.Equal((WithheldPart.Cable, ""), (found.WithheldPart, found.Cable.Body));
        Assert.Equal("[Withheld by the publisher of this archive]", found.Cable.Subject);
        WithheldEntry entry = Assert.Single(found.Withheld);
        Assert.Equal((Id, null, "Names a private person."), (entry.ReferenceId, entry.Anchor, entry.Reason));
        Assert.True(entry.Since > DateTimeOffset.UtcNow.AddHours(-1));
        Assert.Equal([entry], await new WithheldReader(archive.File).ListAsync(CancellationToken.None));
        Assert.Equal("", (await archive.Cables.FindAsync(Id, 1, CancellationToken.None))!.Cable.Body);
        Assert.All(found.Witnesses, witness => Assert.Null(witness.Sha256));
        Assert.Null(await archive.Cables.FindRecordAsync(found.Witnesses[0].Id, CancellationToken.None));
        Assert.Equal(0, archive.Query<int>("SELECT COUNT(*) FROM cable_term") + archive.Query<int>("SELECT COUNT(*) FROM reference"));
        await AssertGoneAsync(Name);

        ImportCounts again = await archive.ImportAsync(one, two);
        Assert.Equal(new ImportCounts(2, 0, 0, 2, 0), again);
        await archive.ImportAsync(archive.Source("three.csv", (cable with { First = "A third text." }).Row()));
        await AssertGoneAsync(Name);
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task A_paragraph_leaves_every_version_and_the_rest_stays()
    {
        string one = archive.Source("one.csv", cable.Row()), two =
            archive.Source("two.csv", (cable with { First = "It is the gulls." }).Row());
        await archive.ImportAsync(one, two);
        Withhold("par2", "Names a private person.");

        ArchivedCable found = (await archive.Cables.FindAsync(Id, CancellationToken.None))!;
        Assert.Equal(WithheldPart.Paragraphs, found.WithheldPart);
        Assert.Equal(("par2", "Names a private person."), (Assert.Single(found.Withheld).Anchor, found.Withheld[0].Reason));
        Assert.Equal(["par1", "par2"], found.Cable.Paragraphs.Select(paragraph => paragraph.Anchor));
        Assert.Equal("[Withheld by the publisher of this archive].", found.Cable.Paragraphs[1].Text);
        Assert.Equal("C", found.Cable.Paragraphs[1].Marking);
        Assert.Contains("It is the gulls.", found.Cable.Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.Equal(["EWWT", "PGOV"], found.Cable.Tags);
        await AssertGoneAsync(Name);

        Assert.Equal(new ImportCounts(2, 0, 0, 2, 0), await archive.ImportAsync(one, two));
        Assert.Equal(1, (await archive.ImportAsync(archive.Source("three.csv", (cable with { First = "A third text." }).Row()))).Changed);
        Assert.Contains("A third text.", (await archive.Cables.FindAsync(Id, CancellationToken.None))!.Cable.Body,
            StringComparison.Ordinal);
        await AssertGoneAsync(Name);
        await archive.AssertWholeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("par2")]
    public async Task What_another_source_knows_besides_is_added_to_what_is_left(string anchor)
    {
        await archive.ImportAsync(archive.Source("one.csv", cable.Row()));
        Withhold(anchor, "Names a private person.");
        string released = System.Text.Json.JsonSerializer.Serialize(
            new
            {
                referenceId = cable.Id,
                created = "2007-03-02T13:09:00Z",
                released = "2011-08-30T01:44:00Z",
                header = cable.Header,
                body = cable.Body
            });

        Assert.Equal(1, (await archive.ImportAsync(archive.Source("two.jsonl", released))).Changed);

        ArchivedCable found = (await archive.Cables.FindAsync(Id, CancellationToken.None))!;
        Assert.Equal(new DateTimeOffset(2011, 8, 30, 1, 44, 0, TimeSpan.Zero), found.Cable.Released);
        Assert.Contains("[Withheld by the publisher of this archive]", anchor is "" ? found.Cable.Subject : found.Cable.Body,
            StringComparison.Ordinal);
        await AssertGoneAsync(Name);
        await archive.AssertWholeAsync();
    }

    [Fact]
    public async Task A_rule_may_come_before_the_cable()
    {
        archive.File.Prepare();
        Withhold("", "Not yet.", isHere: false);
        Assert.Equal(1, (await archive.ImportAsync(archive.Source("one.csv", cable.Row()))).New);
        Assert.Equal(WithheldPart.Cable, (await archive.Cables.FindAsync(Id, CancellationToken.None))!.WithheldPart);
        await AssertGoneAsync(Name);
        await archive.AssertWholeAsync();
    }

    private void Withhold(string anchor, string reason, bool isHere = true)
    {
        using var writer = new CableWriter(archive.File, ["test"], TimeProvider.System.GetUtcNow());
        Assert.Equal(isHere, writer.Withhold(Id, anchor, reason, TimeProvider.System.GetUtcNow()));
        writer.Purge();
        writer.Finish(ImportCounts.None, TimeProvider.System.GetUtcNow());
    }

    // In what any table holds, in what is compressed, and in the bytes of the file.
    private async Task AssertGoneAsync(string word)
    {
        foreach (byte[] record in (await archive.ListRecordsAsync()).Values)
            Assert.DoesNotContain(word, Encoding.UTF8.GetString(record), StringComparison.OrdinalIgnoreCase);
        using (ArchiveScan scan = await ArchiveScan.OpenAsync(archive.File, CancellationToken.None))
            foreach (ScannedVersion version in scan.ListVersions())
                Assert.DoesNotContain(word, Encoding.UTF8.GetString(StoredText.Decompress(version.Content)),
                    StringComparison.OrdinalIgnoreCase);
        using (var connection = archive.File.OpenForWriting()) connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Assert.DoesNotContain(word, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(archive.File.Path)),
            StringComparison.OrdinalIgnoreCase);
    }
}
