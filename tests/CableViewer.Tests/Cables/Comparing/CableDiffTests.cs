using CableViewer.Cables;
using CableViewer.Cables.Comparing;
using FsCheck;
using FsCheck.Fluent;

namespace CableViewer.Tests.Cables.Comparing;

public sealed class CableDiffTests
{
    [Fact]
    public void A_cable_does_not_differ_from_itself()
    {
        Cable cable = Of("One two.", "Three.");
        CableDiff diff = CableDiff.Compare(cable, cable);
        Assert.True(diff.IsEmpty);
        Assert.Equal(2, diff.Paragraphs.Count);
    }

    [Fact]
    public void Marks_the_words_that_changed()
    {
        ParagraphChange change = Assert.Single(CableDiff.Compare(Of("The old ferry sank."), Of("The new ferry sank twice.")).Paragraphs);
        Assert.Equal("=The |-old |+new |=ferry |-sank.|+sank twice.", Drawn(change));
    }

    [Fact]
    public void Counts_a_redaction_that_was_opened()
    {
        CableDiff diff = CableDiff.Compare(Of("He met XXXXXXXXXXXX at noon."), Of("He met the keeper at noon."));
        Assert.Equal((1, 0), (diff.RedactionsOpened, diff.RedactionsClosed));
        Assert.Equal("=He met |-XXXXXXXXXXXX |+the keeper |=at noon.", Drawn(diff.Paragraphs[0]));
    }

    [Fact]
    public void Counts_a_redaction_that_was_closed()
    {
        CableDiff diff = CableDiff.Compare(Of("He met the keeper and his cook."), Of("He met xxxxxxxxxxxx and XXXXXXXXXXXX's cook."));
        Assert.Equal((0, 2), (diff.RedactionsOpened, diff.RedactionsClosed));
    }

    [Fact]
    public void Counts_no_redaction_in_a_paragraph_that_only_one_version_has()
    {
        CableDiff cutShort = CableDiff.Compare(Of("A b."), Of("A b.", "He met XXXXXXXXXXXX at noon."));
        Assert.Equal((0, 0), (cutShort.RedactionsOpened, cutShort.RedactionsClosed));
        CableDiff longer = CableDiff.Compare(Of("A b.", "He met XXXXXXXXXXXX at noon."), Of("A b."));
        Assert.Equal((0, 0), (longer.RedactionsOpened, longer.RedactionsClosed));
    }

    [Theory]
    [InlineData("HARBOR FEES ROSE TWICE AND SHIPS LEFT.", "VIOLINISTS ARRIVE TOMORROW BY TRAIN.", true)]
    [InlineData("The lamp keeper asked for four barrels of oil, and that they come soon.",
        "Violinists will arrive by train; please book eleven rooms that face south.", true)]
    [InlineData("He met XXXXXXXXXXXX at noon near the northern harbour.", "XXXXXXXXXXXX wrote seven letters about violins.", true)]
    // The same telegram: cut short, blacked out, corrected, in another case.
    [InlineData("The lamp keeper asked for four barrels of oil.", "The lamp keeper asked", false)]
    [InlineData("The lamp keeper Rupert Quenelle asked for oil.", "The lamp keeper XXXXXXXXXXXX asked for XXXXXXXXXXXX.", false)]
    [InlineData("THE LAMP KEEPER ASKED FOR OIL", "The lamp keeper asked for oil", false)]
    // Nothing to compare.
    [InlineData("The lamp keeper asked for oil.", "", false)]
    [InlineData("None.", "Nil.", false)]
    public void Tells_a_different_telegram_from_another_text_of_the_same(string before, string after, bool expected) =>
        Assert.Equal(expected, CableDiff.Compare(Of(before), Of(after)).IsOfDifferentTelegrams);

    [Fact]
    public void Keeps_the_other_paragraphs_together_when_one_is_added()
    {
        CableDiff diff = CableDiff.Compare(Of("A b.", "C d."), Of("A b.", "New words.", "C d."));
        Assert.Equal(["par1>par1", ">par2", "par2>par3"],
            diff.Paragraphs.Select(change => $"{change.Before?.Anchor}>{change.After?.Anchor}"));
    }

    [Fact]
    public void Pairs_changed_paragraphs_by_their_anchor()
    {
        CableDiff diff = CableDiff.Compare(Of("A b.", "C d.", "E f."), Of("A b c.", "C d e."));
        Assert.Equal(["par1>par1", "par2>par2", "par3>"],
            diff.Paragraphs.Select(change => $"{change.Before?.Anchor}>{change.After?.Anchor}"));
    }

    [Fact]
    public void Names_the_fields_that_changed()
    {
        Cable before = Of("A.") with { Subject = "OLD", Classification = Classification.Secret };
        Cable after = Of("A.") with { Subject = "NEW", Classification = Classification.Secret, Tags = ["PREL"] };
        Assert.Equal(
            [new FieldChange("subject", "OLD", "NEW"), new FieldChange("tags", "", "PREL")],
            CableDiff.Compare(before, after).Fields);
    }

    [Fact]
    public void Both_texts_can_be_put_together_again_from_the_runs()
    {
        Gen<string> words = Gen.Elements("a", "b", "c", "d", "XXXXXXXXXXXX").ArrayOf().Select(all => string.Join(' ', all));
        Prop.ForAll(Arb.From(words), Arb.From(words), (before, after) =>
        {
            IReadOnlyList<WordRun> runs = CableDiff.Compare(Of(before), Of(after)).Paragraphs[0].Words;
            Assert.Equal(after, string.Concat(runs.Where(run => run.Kind is not ChangeKind.Removed).Select(run => run.Text)).TrimEnd());
            Assert.Equal(before, string.Concat(runs.Where(run => run.Kind is not ChangeKind.Added).Select(run => run.Text)).TrimEnd());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_text_replaced_whole_is_told_as_one_change()
    {
        string before = string.Join(' ', Enumerable.Range(0, 20_000)), after = string.Join(' ', Enumerable.Range(30_000, 20_000));
        Assert.Equal(2, CableDiff.Compare(Of(before), Of(after)).Paragraphs[0].Words.Count);
    }

    private static string Drawn(ParagraphChange change) =>
        string.Join('|', change.Words.Select(run =>
            (run.Kind switch { ChangeKind.Same => "=", ChangeKind.Removed => "-", _ => "+" }) + run.Text));

    private static Cable Of(params string[] texts) => new()
    {
        ReferenceId = ReferenceId.Parse("04STRELSAU1"),
        Header = "",
        Body = "",
        Paragraphs = [.. texts.Select((text, i) => new Paragraph { Anchor = $"par{i + 1}", Number = i + 1, Text = text })],
    };
}
