using System.Text;
using CableViewer.Archive.Checking;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using CableViewer.Export;

namespace CableViewer.Tests.Archive.Withholding;

/// <summary>
/// A withheld paragraph is recognised by what it says: in versions before and after, under any number, and in another archive.
/// </summary>
public sealed class WithheldTextTests : IDisposable
{
    private const string Name = "Zyxwvutsky";
    private const string Secret =
        $"Harbour master Anton {Name} told the consul over a glass of plum brandy that he alone keeps the second key of the light, and "
            + "that the gulls have nothing to do with it.";
    private const string Gulls =
        "The keeper blames the gulls, which nest in the lamp every spring and have to be driven out with a broom before the season of fog.";
    private const string Weather =
        "Fog is expected until the end of the month, says the weather office, whose own light has been out since the war.";
    private static readonly ReferenceId Id = ReferenceId.Parse("07KELPSUND12");
    private readonly TestArchive archive = new();
    private readonly TestArchive other = new();

    public void Dispose()
    {
        archive.Dispose();
        other.Dispose();
    }

    public static TheoryData<string> Versions =>
    [
        $"1. (C) {Weather}\n\n2. (C) {Gulls}\n\n3. (C) {Secret}\n",
        $"1. (C) {Secret}\n",
        $"1. (C) {Gulls}\n\n7. (U) {Secret.ToUpperInvariant()}\n",
        // A redaction opened or made, words corrected, a line broken elsewhere.
        $"1. (C) {Weather}\n\n2. (C) {Gulls}\n\n3. (C) {Secret.Replace("Anton", "XXXXXXXXXXXX", StringComparison.Ordinal)}\n",
        $"1. (C) {Weather}\n\n2. (C) {Gulls}\n\n3. (C) "
            + $"{Secret.Replace("Harbour", "Harbor", StringComparison.Ordinal).Replace("plum ", "", StringComparison.Ordinal)}\n",
        $"1. (C) {Weather}\n\n2. (C) {Gulls}\n\n3. (C) {Secret.Replace(" glass", "\nglass", StringComparison.Ordinal)}\n",
        // Behind or before other text, in one paragraph with it, or in two of its own.
        $"1. (C) {Gulls} {Secret} {Weather}\n",
        $"{Gulls} {Secret} {Weather}\n",
        $"1. (C) {Weather}\n\n2. (C) {Gulls}\n\n3. (C) {Secret.Replace("second key", "second\n\n4. (C) key", StringComparison.Ordinal)}\n",
    ];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_later_version_with_other_numbers_does_not_bring_it_back(string text)
    {
        string one = Source(archive, "one.csv", $"1. (C) {Gulls}\n\n2. (C) {Secret}\n"), two = Source(archive, "two.csv", text);
        await archive.ImportAsync(one);
        Assert.True(Withhold("par2"));

        await archive.ImportAsync(two);

        await AssertGoneAsync(archive);
        Assert.Equal(WithheldPart.Paragraphs, (await archive.Cables.FindAsync(Id, CancellationToken.None))!.WithheldPart);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_earlier_version_with_other_numbers_does_not_keep_it(string text)
    {
        await archive.ImportAsync(Source(archive, "one.csv", text), Source(archive, "two.csv", $"1. (C) {Gulls}\n\n2. (C) {Secret}\n"));

        Assert.True(Withhold("par2"));

        await AssertGoneAsync(archive);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_export_takes_along_how_it_is_recognised(string text)
    {
        await archive.ImportAsync(Source(archive, "one.csv", $"1. (C) {Gulls}\n\n2. (C) {Secret}\n"));
        Assert.True(Withhold("par2"));
        using var export = new MemoryStream();
        await new ArchiveExport(archive.File).WriteAsync(export, ExportFormat.JsonLines, CancellationToken.None);
        await other.ImportAsync(other.Source("export.jsonl", export.ToArray()));

        Assert.Equal(1, (await other.ImportAsync(Source(other, "two.csv", text))).Changed);

        await AssertGoneAsync(other);
    }

    [Fact]
    public async Task What_stands_under_the_number_is_withheld_as_well_and_the_rest_stays()
    {
        await archive.ImportAsync(Source(archive, "one.csv", $"1. (C) {Gulls}\n\n2. (C) {Secret}\n"));
        Assert.True(Withhold("par2"));
        await archive.ImportAsync(Source(archive, "two.csv", $"1. (C) {Weather}\n\n2. (C) {Gulls}\n\n3. (C) {Secret}\n"));

        ArchivedCable first = (await archive.Cables.FindAsync(Id, 1, CancellationToken.None))!, second =
            (await archive.Cables.FindAsync(Id, 2, CancellationToken.None))!;
        // The gulls of the first version were not what was meant: they stay.
        Assert.Equal([Gulls, "[Withheld by the publisher of this archive]."], first.Cable.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal(
            [Weather, "[Withheld by the publisher of this archive].", "[Withheld by the publisher of this archive as ¶2]."],
            second.Cable.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal([null, "par2", "par2"], second.Cable.Paragraphs.Select(paragraph => second.FindWithheld(paragraph)?.Anchor));
        WithheldEntry entry = Assert.Single(await new WithheldReader(archive.File).ListAsync(CancellationToken.None));
        Assert.Equal([new WithheldPlace(1, "par2"), new WithheldPlace(2, "par2"), new WithheldPlace(2, "par3")], entry.Places);

        // Another source of the first numbering finds the gulls where they were.
        await archive.ImportAsync(Source(archive, "three.csv", $"1. (C) {Gulls}\n\n2. (C) {Secret}\n\n3. (U) {Weather}\n"));
        Assert.Equal([Gulls, "[Withheld by the publisher of this archive].", Weather],
            (await archive.Cables.FindAsync(Id, CancellationToken.None))!.Cable.Paragraphs.Select(paragraph => paragraph.Text));
        await AssertGoneAsync(archive);
    }

    [Fact]
    public async Task Where_versions_differ_under_the_number_both_are_withheld_in_both()
    {
        await archive.ImportAsync(
            Source(archive, "one.csv", $"1. (C) {Gulls}\n\n2. (C) {Secret}\n"),
                Source(archive, "two.csv", $"1. (C) {Weather}\n\n2. (C) {Gulls}\n\n3. (C) {Secret}\n"));

        Assert.True(Withhold("par2"));

        Assert.DoesNotContain("broom", (await archive.Cables.FindAsync(Id, 1, CancellationToken.None))!.Cable.Body,
            StringComparison.Ordinal);
        string second = (await archive.Cables.FindAsync(Id, 2, CancellationToken.None))!.Cable.Body;
        Assert.DoesNotContain("broom", second, StringComparison.Ordinal);
        Assert.Contains("weather office", second, StringComparison.Ordinal);
        await AssertGoneAsync(archive);
    }

    [Fact]
    public async Task A_rule_that_comes_before_the_cable_learns_what_it_withholds()
    {
        archive.File.Prepare();
        Assert.False(Withhold("par2"));
        await archive.ImportAsync(Source(archive, "one.csv", $"1. (C) {Gulls}\n\n2. (C) {Secret}\n"),
            Source(archive, "two.csv", $"1. (C) {Weather}\n\n2. (C) {Gulls}\n\n3. (C) {Secret}\n"));
        await AssertGoneAsync(archive);
    }

    [Fact]
    public async Task A_record_that_cannot_be_the_cable_is_not_kept_in_the_quarantine()
    {
        await archive.ImportAsync(Source(archive, "one.csv", $"1. (C) {Gulls}\n\n2. (C) {Secret}\n"));
        Assert.True(Withhold("par2"));

        ImportCounts counts = await archive.ImportAsync(Source(archive, "two.csv", $"1. (C) {Secret}\n", created: "9/9/2007 13:09"));

        Assert.Equal(1, counts.Quarantined);
        Assert.EndsWith("The record is not kept: something of that cable is withheld.", archive.Problems[^1].Problem.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, archive.Query<int>("SELECT COUNT(*) FROM quarantine"));
        await AssertGoneAsync(archive);
    }

    [Fact]
    public void Other_paragraphs_and_turns_of_phrase_are_not_taken_for_it()
    {
        string[] others = [Gulls, Weather, "The second key of the light is new.",
            "The fog has nothing to do with it, says the mayor, who has seen the lamp."];
        // The key is drawn by lot: of five hundred draws none errs.
        var random = new Random(7);
        var salt = new byte[16];
        for (int i = 0; i < 500; i++)
        {
            random.NextBytes(salt);
            WithheldText text = WithheldText.Of(Secret, salt)!;
            foreach (string each in others)
            {
                Assert.False(text.IsLike(WordsOf(each)), each);
                Assert.Empty(text.FindWithin(WordsOf($"{Gulls} {each} {Weather}")));
            }
            Assert.True(text.IsLike(WordsOf(Secret)));
            (int first, int count) = Assert.Single(text.FindWithin(WordsOf($"{Gulls} {Secret} {Weather}")));
            Assert.InRange(first, WordsOf(Gulls).Length - 4, WordsOf(Gulls).Length + 4);
            Assert.Equal(WordsOf(Secret).Length, count);
        }
        Assert.Null(WithheldText.Of(" -- "));
        Assert.True(WithheldText.Of("None.")!.IsLike(["none"]));
        Assert.False(WithheldText.Of("None.")!.IsLike(["nobody"]));
    }

    private static string[] WordsOf(string text) => [.. WithheldText.ListWords(text).Select(word => word.Word)];

    private static string Source(TestArchive archive, string name, string text, string created = "3/2/2007 13:09") => archive.Source(
        name,
        $"\"1\",\"{created}\",\"{Id}\",\"Consulate Kelpsund\",\"CONFIDENTIAL\",\"\",\"\",\"C O N F I D E N T I A L KELPSUND "
            + $"000012\n\nTAGS: EWWT\nSUBJECT: THE LIGHT\n\n{text}\nLANTERN\n\"\n");

    private bool Withhold(string anchor)
    {
        using var writer = new CableWriter(archive.File, ["test"], TimeProvider.System.GetUtcNow());
        bool isHere = writer.Withhold(Id, anchor, "A reason.", TimeProvider.System.GetUtcNow());
        writer.Purge();
        writer.Finish(ImportCounts.None, TimeProvider.System.GetUtcNow());
        return isHere;
    }

    // In no version, no record, and nowhere in the file; the index holds words in small letters.
    private static async Task AssertGoneAsync(TestArchive archive)
    {
        foreach (string word in (string[])[Name, "brandy"])
        {
            foreach (byte[] record in (await archive.ListRecordsAsync()).Values)
                Assert.DoesNotContain(word, Encoding.UTF8.GetString(record), StringComparison.OrdinalIgnoreCase);
            using (ArchiveScan scan = await ArchiveScan.OpenAsync(archive.File, CancellationToken.None))
                foreach (ScannedVersion version in scan.ListVersions())
                    Assert.DoesNotContain(word, Encoding.UTF8.GetString(StoredText.Decompress(version.Content)),
                        StringComparison.OrdinalIgnoreCase);
            archive.Query<int>("PRAGMA wal_checkpoint(TRUNCATE)");
            Assert.DoesNotContain(word, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(archive.File.Path)),
                StringComparison.OrdinalIgnoreCase);
        }
        await archive.AssertWholeAsync();
    }
}
