using CableViewer.Cables;
using CableViewer.Parsing;

namespace CableViewer.Tests.Parsing;

/// <summary>Whatever ends the lines of a text, what stands at the beginning of a line is found there.</summary>
public sealed class LineEndTests
{
    private const string Body =
        "C O N F I D E N T I A L STRELSAU 000142\n\nSIPDIS\n\nE.O. 12958: DECL: 02/28/2017\nTAGS: PGOV, PREL\nSUBJECT: THE "
            + "NEW\nLAMP\nREF: A. OSLO 106\nB. PARIS 7\n\nClassified By: DCM Ruth Alder for reasons 1.4 (b) and (d).\n\n"
        + "1. (C) Summary. The keeper of the old tower lit it on the night of the\nstorm. End summary.\n\n2. (C) It burns.\n\nQUILL";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\r\r\n")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\u0085")]
    [InlineData("\v")]
    [InlineData(" \\\n")]
    [InlineData(" \\\r\n")]
    [InlineData("\\\n")]
    public void Each_kind_of_line_end_gives_the_same_reading(string end)
    {
        string body = Body.Replace("\n", end, StringComparison.Ordinal) + (end.Contains('\\') ? " \\" : "");
        Parsed<Cable> parsed = Reading.Of(body, referenceId: "07STRELSAU142");
        Cable cable = parsed.Value;

        Assert.Equal(("THE NEW LAMP", "PGOV PREL", "QUILL"), (cable.Subject, string.Join(' ', cable.Tags), Assert.Single(cable.SignedBy)));
        Assert.Equal(["OSLO 106", "PARIS 7"], cable.References.Select(reference => reference.Text));
        Assert.Equal("Ruth Alder", Assert.Single(cable.ClassifiedBy).Name);
        Assert.Equal(["Summary. The keeper of the old tower lit it on the night of the storm. End summary.", "It burns."],
            cable.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal(body, cable.Body);
        Assert.Empty(parsed.Diagnostics);
    }

    [Theory]
    [InlineData("1. (U) Forty ferries were \u2028counted.\n\n\u20282. (U) The harbor master \u2028has a list.")]
    [InlineData("\u00851. (U) Forty ferries were\u0085counted.\n\n\u2029 2. (U) The harbor master has\u2029a list.")]
    [InlineData("1. (U) Forty ferries were\rcounted.\r\r2. (U) The harbor master has a\rlist.")]
    public void A_separator_inside_a_sentence_is_one_blank_and_one_before_a_number_begins_a_line(string text)
    {
        Assert.Equal(["par1 Forty ferries were counted.", "par2 The harbor master has a list."],
            Reading.OfText(text).Value.Paragraphs.Select(paragraph => $"{paragraph.Anchor} {paragraph.Text}"));
    }

    [Theory]
    [InlineData("Strelsau 00000142  002 of 002", "Strelsau 00000142  002 of 002")]
    [InlineData("STRELSAU 00000142  002 0F 002", "strelsau 00000142  001.2 of 002")]
    public void A_cable_typed_in_small_letters_or_with_a_zero_for_the_letter_has_its_labels_and_page_lines(string page, string other)
    {
        Cable cable = Reading.Cable(
            "C 0 n f i d e n t i a l section 01 of 02 strelsau 000142\n\nSipdis\n\ne.0. 12958: decl: 02/28/2017 tags: pgov, prel "
                + "subject: the new lamp\nref: a. oslo 106\n\n"
            + $"Classified by: DCM Ruth Alder for reasons 1.4 (b)\n\n1. (c) The keeper lit it and\n\n{page}\n\n\nleft the isle.\n\n2. (c) "
            + $"It burns.\n\n{other}\n\nQuill", referenceId: "07STRELSAU142");

        Assert.Equal(("the new lamp", "PGOV PREL", "07OSLO106"),
            (cable.Subject, string.Join(' ', cable.Tags), Assert.Single(cable.References).ReferenceId.ToString()));
        Assert.Equal(["The keeper lit it and left the isle.", "It burns."], cable.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal("Quill", Assert.Single(cable.SignedBy));
    }
}
