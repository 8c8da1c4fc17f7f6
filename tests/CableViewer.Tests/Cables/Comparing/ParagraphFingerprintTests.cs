using CableViewer.Cables;
using CableViewer.Cables.Comparing;

namespace CableViewer.Tests.Cables.Comparing;

public sealed class ParagraphFingerprintTests
{
    private const string Lamp = "The lamp of Skarrow Rock was lit at dusk, and two consuls saw it.";

    [Theory]
    [InlineData("THE LAMP OF SKARROW ROCK WAS LIT AT DUSK AND TWO CONSULS SAW IT")]
    [InlineData("The lamp of\n  Skarrow Rock -- was lit at dusk; and two consuls saw it!")]
    public void Case_blanks_and_punctuation_do_not_count(string text) =>
        Assert.Equal(ParagraphFingerprint.Of(Lamp), ParagraphFingerprint.Of(text));

    [Fact]
    public void A_changed_word_counts() =>
        Assert.NotEqual(ParagraphFingerprint.Of(Lamp), ParagraphFingerprint.Of(Lamp.Replace("two", "three")));

    // Printed links hold these: the rule must never change. SHA-256 of "a" begins ca978112.
    [Theory]
    [InlineData("A.", "zklyce")]
    [InlineData("", "4oymiq")]
    public void The_rule_stays_as_it_was_printed(string text, string fingerprint) =>
        Assert.Equal(fingerprint, ParagraphFingerprint.Of(text));

    [Theory]
    [InlineData("abc234", true)]
    [InlineData("abc23", false)]
    [InlineData("ABC234", false)]
    [InlineData("abc189", false)]
    [InlineData(null, false)]
    public void Knows_its_own_form(string? text, bool isOne) => Assert.Equal(isOne, ParagraphFingerprint.IsOne(text));

    [Fact]
    public void Says_nothing_where_the_words_still_stand()
    {
        LinkedWords words = Find("par2", Lamp, [Paragraph("par1", "Summary."), Paragraph("par2", Lamp.ToUpperInvariant())], []);
        Assert.Equal(WordsFate.Same, words.Fate);
    }

    [Fact]
    public void Text_without_the_form_of_a_fingerprint_is_left_unheard() =>
        Assert.Equal(WordsFate.Same,
            ParagraphFingerprint.Find("<script>", ParagraphAddress.Parse("2"), [Paragraph("par2", Lamp)], []).Fate);

    [Fact]
    public void Finds_the_words_in_another_paragraph()
    {
        LinkedWords words = Find("par2", Lamp,
            [Paragraph("par1", "Summary."), Paragraph("par2", "A new paragraph."), Paragraph("par3", Lamp)], []);
        Assert.Equal(WordsFate.Moved, words.Fate);
        Assert.Equal("par3", words.Now!.Anchor);
    }

    [Fact]
    public void Finds_the_version_that_had_the_words_and_what_is_likest_to_them_now()
    {
        Paragraph[] present = [Paragraph("par1", "Summary."), Paragraph("par2", "A new paragraph."),
            Paragraph("par3", Lamp.Replace("two consuls", "XXXXXXXXXXXX"))];
        LinkedWords words = Find("par2", Lamp, present,
            [(2, [Paragraph("par1", "Else.")]), (1, [Paragraph("par1", "Summary."), Paragraph("par2", Lamp)])]);
        Assert.Equal(WordsFate.Changed, words.Fate);
        Assert.Equal("par3", words.Now!.Anchor);
        Assert.Equal(1, words.ThenVersion);
        Assert.Equal(Lamp, words.Then!.Text);
    }

    [Fact]
    public void Says_so_where_nothing_is_like_the_words_any_more()
    {
        LinkedWords words = Find("par2", Lamp, [Paragraph("par1", "A festival of cheese.")], [(1, [Paragraph("par2", Lamp)])]);
        Assert.Equal(WordsFate.Changed, words.Fate);
        Assert.Null(words.Now);
    }

    [Fact]
    public void Says_so_where_no_version_has_the_words() =>
        Assert.Equal(WordsFate.Unknown, Find("par2", Lamp, [Paragraph("par2", "A festival of cheese.")], []).Fate);

    [Fact]
    public void Asks_for_earlier_versions_only_where_it_must()
    {
        IEnumerable<(int, IReadOnlyList<Paragraph>)> Never()
        {
            Assert.Fail("Nobody needs them.");
            yield break;
        }
        ParagraphFingerprint.Find(ParagraphFingerprint.Of(Lamp), ParagraphAddress.Parse("2"), [Paragraph("par2", Lamp)], Never());
    }

    private static LinkedWords Find(string anchor, string text, Paragraph[] present, (int, IReadOnlyList<Paragraph>)[] earlier) =>
        ParagraphFingerprint.Find(ParagraphFingerprint.Of(text), ParagraphAddress.Parse(anchor), present, earlier);

    private static Paragraph Paragraph(string anchor, string text) => new() { Anchor = anchor, Text = text };
}
