using CableViewer.Archive.Checking;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Archive.References;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using static CableViewer.Tests.Archive.References.ThreadedArchive;

namespace CableViewer.Tests.Archive.References;

/// <summary>Cables that a text names and the REF line does not.</summary>
public sealed class MentionTests : IDisposable
{
    private static readonly ReferenceId Mexico = ReferenceId.Parse("06MEXICO1234");
    private readonly ThreadedArchive archive = new();

    public void Dispose() => archive.Dispose();

    [Theory]
    [InlineData("As we said in 06 MEXICO 1234, it rains.", "06 MEXICO 1234=06MEXICO1234")]
    [InlineData("Earlier reports (06ANKARA5678) say so.", "06ANKARA5678=06ANKARA5678")]
    [InlineData("See MEXICO 983 for more.", "MEXICO 983=07MEXICO983?")]
    [InlineData("We think that RIO DE JANEIRO 983 is wrong.", "RIO DE JANEIRO 983=07RIODEJANEIRO983?")]
    [InlineData("Twice, 06 MEXICO 1234 and 06MEXICO01234.", "06 MEXICO 1234=06MEXICO1234")]
    [InlineData("What 06 NOWHERE 120 says is not sure, and TROOPS 500 and 23 JUN 1975 are none.", "06 NOWHERE 120=06NOWHERE120?")]
    [InlineData("SEE MEXICO 983 AND 06 MEXICO 12.", "06 MEXICO 12=06MEXICO12")]
    [InlineData("THE TRAIN FROM BAGHDAD 150 MEN STRONG CAME LATE.", "")]
    [InlineData("SEE BAGHDAD #150 AND (MEXICO 771).", "BAGHDAD #150=07BAGHDAD150?|MEXICO 771=07MEXICO771?")]
    [InlineData("NATO 500 ADDITIONAL COOKS CAME; STATE 1200 EMPLOYEES DID.", "")]
    [InlineData("What ref A and 07 ANKARA 77 say stands in the REF line.", "")]
    public void Are_posts_with_a_number_that_REF_does_not_name(string text, string expected)
    {
        var cable = new Cable
        {
            ReferenceId = ReferenceId.Parse("07ANKARA500"),
            Header = "",
            Body = "",
            References = [new Reference { Label = "A", Text = "ANKARA 77", ReferenceId = ReferenceId.Parse("07ANKARA77") }],
            Paragraphs = [new Paragraph { Anchor = "par1", Number = 1, Text = text }],
        };
        Assert.Equal(expected, string.Join('|',
            Mention.List(cable).Select(mention => $"{mention.Text}={mention.Read}{(mention.IsSure ? "" : "?")}")));
    }

    [Fact]
    public async Task A_cable_named_in_a_text_is_cited_by_it_and_says_where()
    {
        await archive.ImportAsync(
            Cable("06MEXICO1234", "2006-03-01"),
            Cable("07ANKARA500", "2007-02-01", "", "Nothing.", "As we said in 06 MEXICO 1234, it rains.", "06 MEXICO 1234 again."),
            Cable("07ANKARA501", "2007-02-02", "06 MEXICO 1234", "See 06 MEXICO 1234."));

        CitingCables page = await ListAsync(Mexico);

        Assert.Equal((2, 2), (page.Total, page.Cables.Count));
        Assert.Empty(page.Cables[0].Mentions);
        Assert.Single(page.Cables[0].Entries);
        Assert.Empty(page.Cables[1].Entries);
        CitingMention mention = Assert.Single(page.Cables[1].Mentions);
        Assert.Equal(("par2", "06 MEXICO 1234", Mexico, ReferenceConfidence.Certain),
            (mention.Anchor, mention.Text, mention.Read, mention.Rule.Confidence));
        Assert.Equal("Named in the text of ¶2, not in the REF line. Year, origin and number are typed.", mention.Describe(isHeld: true));
        Assert.Equal(["par2", "par3"], page.Cables[1].Passages.Select(passage => passage.Anchor));
        CableThread thread = (await new ThreadReader(archive.File).FindAsync(Mexico, CancellationToken.None))!;
        Assert.Equal(2, thread.Cables.Single(cable => cable.Place is ThreadPlace.Start).Row!.CitedCount);
        ArchivedCable citing = (await new CableReader(archive.File).FindAsync(ReferenceId.Parse("07ANKARA500"), CancellationToken.None))!;
        Assert.Empty(citing.Cable.References);
        await AssertWholeAsync();
    }

    [Fact]
    public async Task A_number_without_a_year_counts_once_such_a_cable_is_here_and_not_later()
    {
        await archive.ImportAsync(
            Cable("07ANKARA500", "2007-02-01", "", "See MEXICO 983 and MEXICO 771 and MEXICO 555 for the rest, and 06 STRELSAU 12."));
        Assert.Equal(0, (await new GhostReader(archive.File).ListAsync(0, CancellationToken.None)).Total);

        await archive.ImportAsync(Cable("06MEXICO983", "2006-12-01"), Cable("06STRELSAU12", "2006-12-01"),
            Cable("07MEXICO771", "2007-01-15"), Cable("07MEXICO555", "2007-05-01"));

        CitingMention before = Assert.Single(Assert.Single((await ListAsync(ReferenceId.Parse("06MEXICO983"))).Cables).Mentions);
        Assert.Equal((ReferenceId.Parse("07MEXICO983"), ReferenceConfidence.Inferred), (before.Read, before.Rule.Confidence));
        CitingMention same = Assert.Single(Assert.Single((await ListAsync(ReferenceId.Parse("07MEXICO771"))).Cables).Mentions);
        Assert.Equal(ReferenceConfidence.Likely, same.Rule.Confidence);
        Assert.Empty((await ListAsync(ReferenceId.Parse("07MEXICO555"))).Cables);
        Assert.Single((await ListAsync(ReferenceId.Parse("06STRELSAU12"))).Cables);
        Assert.Equal([ReferenceId.Parse("06MEXICO983")],
            await new GhostReader(archive.File).ListTakenForAsync(ReferenceId.Parse("07MEXICO983"), CancellationToken.None));
        await AssertWholeAsync();
    }

    [Fact]
    public async Task A_cable_named_in_full_and_not_here_is_a_ghost_until_it_comes()
    {
        await archive.ImportAsync(Cable("07ANKARA500", "2007-02-01", "", "As we said in 06 MEXICO 1234, it rains."),
            Cable("07ANKARA501", "2007-02-02", "06 MEXICO 1234"));
        Ghost ghost = Assert.Single((await new GhostReader(archive.File).ListAsync(0, CancellationToken.None)).Ghosts);
        Assert.Equal((Mexico, 2), (ghost.ReferenceId, ghost.CitedCount));
        ResolvedMention named = Assert.Single(await new ReferenceReader(archive.File)
            .ListMentionsAsync(ReferenceId.Parse("07ANKARA500"), CancellationToken.None));
        Assert.Equal((Mexico, false, "", "par1"), (named.Mention.Target, named.IsHeld, named.Title, named.Mention.Anchor));

        await archive.ImportAsync(Cable("06MEXICO1234", "2006-03-01"));

        Assert.Empty((await new GhostReader(archive.File).ListAsync(0, CancellationToken.None)).Ghosts);
        named = Assert.Single(await new ReferenceReader(archive.File)
            .ListMentionsAsync(ReferenceId.Parse("07ANKARA500"), CancellationToken.None));
        Assert.Equal((true, "The Lighthouse of 1234"), (named.IsHeld, named.Title));
        await AssertWholeAsync();
    }

    [Fact]
    public async Task A_thread_follows_what_texts_name()
    {
        await archive.ImportAsync(
            Cable("06MEXICO1234", "2006-03-01", "", "Our 05 ANKARA 9 was wrong."),
                Cable("07ANKARA500", "2007-02-01", "", "As we said in 06 MEXICO 1234, it rains."));

        CableThread thread = (await new ThreadReader(archive.File).FindAsync(Mexico, CancellationToken.None))!;

        Assert.Equal(
            [("05ANKARA9", ThreadPlace.Cited), ("06MEXICO1234", ThreadPlace.Start), ("07ANKARA500", ThreadPlace.Citing)],
            thread.Cables.Select(cable => (cable.ReferenceId.ToString(), cable.Place)));
        Assert.Equal(2, thread.Links.Count);
    }

    [Fact]
    public async Task What_a_new_version_or_the_publisher_takes_out_is_no_mention_any_more()
    {
        await archive.ImportAsync(Cable("07ANKARA500", "2007-02-01", "", "As we said in 06 MEXICO 1234, it rains."),
            Cable("07ANKARA501", "2007-02-02", "", "And 06 MEXICO 77 too.", "Dry."));
        await archive.ImportAsync(Cable("07ANKARA500", "2007-02-01", "", "It rains."));
        Assert.Empty((await ListAsync(Mexico)).Cables);
        Assert.Single((await ListAsync(ReferenceId.Parse("06MEXICO77"))).Cables);

        using (var writer = new CableWriter(archive.File, ["withhold"], DateTimeOffset.UtcNow))
        {
            writer.Withhold(ReferenceId.Parse("07ANKARA501"), "par1", "A secret.", DateTimeOffset.UtcNow);
            writer.Finish(ImportCounts.None, DateTimeOffset.UtcNow);
        }
        Assert.Empty((await ListAsync(ReferenceId.Parse("06MEXICO77"))).Cables);
        Assert.Empty((await new GhostReader(archive.File).ListAsync(0, CancellationToken.None)).Ghosts);
        await AssertWholeAsync();
    }

    private Task<CitingCables> ListAsync(ReferenceId id) => new CitingReader(archive.File).ListAsync(id, 0, CancellationToken.None);

    private async Task AssertWholeAsync()
    {
        var faults = new List<string>();
        await new ArchiveVerifier(archive.File).VerifyAsync(faults.Add, CancellationToken.None);
        Assert.Equal([], faults);
    }
}
