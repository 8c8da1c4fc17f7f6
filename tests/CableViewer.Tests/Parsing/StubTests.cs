using CableViewer.Cables;
using CableViewer.Parsing;

namespace CableViewer.Tests.Parsing;

/// <summary>
/// Stubs that the source cut, with the whole text, another cable's text or nothing below them; and rows of the source above or below a
/// text.
/// </summary>
public sealed class StubTests
{
    private const string Stub =
        "C O N F I D E N T I A L STRELSAU 000142 \n\nSIPDIS \n\nE.O. 12958: DECL: 02/28/2017 \nTAGS: PGOV PREL\nSUBJECT: THE NEW LAMP "
            + "\n\nREF: A. OSLO 106 \n     B. PAR...\n";
    private const string Text = "1. (C) Summary. The keeper lit it. End summary.\n\n2. (C) It burns.\n\nQUILL\n";

    [Theory]
    [InlineData("\nC O N F I D E N T I A L STRELSAU 000142 SIPDIS STATE FOR EUR/WE E.O. 12958: DECL: 02/28/2017 TAGS: PGOV PREL\n" + Text,
        "OSLO 106|PAR...", "")]
    [InlineData(
        "\n\nC O N F I D E N T I A L STRELSAU 000142 SIPDIS E.O. 12958: DECL: 02/28/2017 TAGS: PGOV PREL\n\nSUBJECT: THE NEW LAMP REF: "
            + "A. OSLO 106 B. PARIS 7 Classified By: DCM Ruth Alder for reasons 1.4 (b) and (d)\n" + Text, "OSLO 106|PARIS 7", "")]
    [InlineData(
        "\n\n18673\n\n2007-03-02\n\n07STRELSAU142\n\nEmbassy Strelsau\n\nCONFIDENTIAL\n\n07OSLO106\n\nC O N F I D E N T I A L STRELSAU "
            + "000142 \n\nSIPDIS \n\nE.O. 12958: DECL: 02/28/2017 \nTAGS: PGOV PREL\nSUBJECT: THE NEW LAMP \n\nREF: A. OSLO 106 \n     "
            + "B. PARIS 7 \n\n" + Text, "OSLO 106|PARIS 7", "leaked-source-row")]
    [InlineData(
        "\n\nQUILL\n\",\n19315,3/2/2007 5:59,07STRELSAU142,\"Embassy Strelsau\",CONFIDENTIAL,,\"P 021309Z MAR 07\n\",\"C O N F I D E N T "
            + "I A L STRELSAU 000142 \n\nE.O. 12958: DECL: 02/28/2017 \nTAGS: PGOV PREL\nSUBJECT: THE NEW LAMP \n\nREF: A. OSLO 106 \n   "
            + "  B. PARIS 7 \n\n" + Text, "OSLO 106|PARIS 7", "leaked-source-row")]
    public void Below_a_stub_stands_the_whole_text(string below, string references, string code)
    {
        Parsed<Cable> parsed = Reading.Of(Stub + below, referenceId: "07STRELSAU142");
        Cable cable = parsed.Value;

        Assert.Equal(["par1 Summary. The keeper lit it. End summary.", "par2 It burns."],
            cable.Paragraphs.Select(paragraph => $"{paragraph.Anchor} {paragraph.Text}"));
        Assert.All(cable.Paragraphs, paragraph => Assert.Null(paragraph.Heading));
        Assert.Equal(("THE NEW LAMP", "PGOV PREL", "QUILL"), (cable.Subject, string.Join(' ', cable.Tags), Assert.Single(cable.SignedBy)));
        Assert.Equal(references, string.Join('|', cable.References.Select(reference => reference.Text)));
        Assert.Equal(code, string.Join(' ', Reading.Codes(parsed)));
    }

    [Theory]
    [InlineData("\nC O N F I D E N T I A L STRELSAU 000142 SIPDIS STATE FOR EUR/WE E.O. 12958: DECL: 02/28/2017 TAGS: PGOV PREL")]
    [InlineData("\n\nCONFIDENTIAL STRELSAU 00142 SIPDIS E.O. 12958: DECL: 02/28/2017 TAGS: PGOV PREL\n\nSUBJECT: THE NEW LAMP\n")]
    [InlineData("")]
    public void Where_only_the_top_part_follows_once_more_the_text_was_cut_short(string below)
    {
        Parsed<Cable> parsed = Reading.Of(Stub + below, referenceId: "07STRELSAU142");

        Assert.Empty(parsed.Value.Paragraphs);
        Assert.Equal("THE NEW LAMP", parsed.Value.Subject);
        Assert.Contains("text-cut-short", Reading.Codes(parsed));
    }

    [Theory]
    [InlineData(
        "\nPP RUEHWEB\n\nDE RUEHMN #9404/01 1971651\nZNY CCCCC ZZH\nP 151651Z JUL 08\nFM AMEMBASSY OSLO\nTO RUEHC/SECSTATE WASHDC\n,C O "
            + "N F I D E N T I A L OSLO 009404\n\nSIPDIS\n\nE.O. 12958: DECL: 07/15/2018\nTAGS: SCUL\nSUBJECT: BAKERS ASK FOR MORE "
            + "FLOUR\n\n")]
    [InlineData(
        "\n60244  2008-01-19  08OSLO9404  Embassy Oslo  CONFIDENTIAL    C O N F I D E N T I A L OSLO 009404   SIPDIS   E.O. 12958: DECL: "
            + "01/19/2018\n\nTAGS: SCUL\n\nSUBJECT: BAKERS ASK FOR MORE FLOUR\n\n")]
    [InlineData(
        "\n08STATE95228\nS E C R E T OSLO 009404\nSIPDIS\nE.O. 12958: DECL: 02/25/2018\nTAGS: SCUL\nSUBJECT: BAKERS ASK FOR MORE "
            + "FLOUR\nClassified By: CDA Otto Vane, reasons 1.4 (b,d)\n")]
    public void Another_cables_text_below_a_stub_is_shown_as_text_and_a_doubt_names_it(string below)
    {
        Parsed<Cable> parsed = Reading.Of(Stub + below + Text, referenceId: "07STRELSAU142");

        Assert.Contains("The record is 07STRELSAU142, the text says OSLO 9404.",
            parsed.Diagnostics.Where(diagnostic => diagnostic.Code == "text-of-another-cable").Select(diagnostic => diagnostic.Message));
        Assert.Equal(("THE NEW LAMP", "PGOV PREL"), (parsed.Value.Subject, string.Join(' ', parsed.Value.Tags)));
        Assert.Empty(parsed.Value.ClassifiedBy);
        Assert.Contains("BAKERS ASK FOR MORE FLOUR",
            string.Join(' ', parsed.Value.Paragraphs.Select(paragraph => paragraph.Heading + " " + paragraph.Text)),
            StringComparison.Ordinal);
        Assert.Contains("It burns.", parsed.Value.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Theory]
    [InlineData(
        "QUILL \n\",\n19420,7/30/2004 17:38,07STRELSAU144,\"Embassy Strelsau\",SECRET//NOFORN,07OSLO1|07OSLO2,\"This record is a partial "
            + "extract of the original cable.\n\n301738Z Jul 04\n\",\"S E C R E T SECTION 01 OF 03 STRELSAU 000144\n")]
    [InlineData("QUILL\n19420,2004-07-30 17:38:00,07STRELSAU144,\"Embassy Strelsau\",SECRET,,\"\n")]
    [InlineData("QUILL\n\"\n\n19420,\"7/30/2004 17:38\",\"07STRELSAU144\",\"Embassy Strelsau\",SECRET,,\"\n")]
    public void The_row_of_the_next_record_is_no_text(string end)
    {
        Parsed<Cable> parsed = Reading.Of(Stub.Replace("PAR...", "PARIS 7", StringComparison.Ordinal)
            + "\n1. (C) It burns.\n\n2. (C) Nobody waved.\n" + end, referenceId: "07STRELSAU142");

        Assert.Equal("QUILL", Assert.Single(parsed.Value.SignedBy));
        Assert.Equal(["It burns.", "Nobody waved."], parsed.Value.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Contains("leaked-source-row", Reading.Codes(parsed));
    }

    [Theory]
    [InlineData("Cable dated:2007-03-02T15:18:00S E C R E T STRELSAU 000142SIPDISE.O. 12958: DECL: 02/15/2016TAGS: PGOV PREL\n\n" + Text)]
    [InlineData("Cable dated: 2007-03-02 15:18 S E C R E T STRELSAU 000142 SIPDIS E.O. 12958: DECL: 02/15/2016 TAGS: PGOV PREL\n\n" + Text)]
    public void A_stamp_and_labels_glued_to_what_stands_before_them_are_no_text(string body)
    {
        Cable cable = Reading.Cable(body, referenceId: "07STRELSAU142");

        Assert.Equal(["PGOV", "PREL"], cable.Tags);
        Assert.Equal(["par1", "par2"], cable.Paragraphs.Select(paragraph => paragraph.Anchor));
    }

    [Fact]
    public void A_later_section_below_an_ellipsis_and_a_quoted_cable_are_text()
    {
        const string Body =
            "C O N F I D E N T I A L SECTION 01 OF 02 STRELSAU 000142\n\nSUBJECT: LAMPS\n\n1. (C) The keeper said \"wait...\n\nC O N F I "
                + "D E N T I A L SECTION 02 OF 02 STRELSAU 000142\n\nand see\", and left.\n\n2. (C) QUOTE:\nC O N F I D E N T I A L OSLO "
                + "009404\nUNQUOTE.\n\nQUILL";
        Parsed<Cable> parsed = Reading.Of(Body, referenceId: "07STRELSAU142");

        Assert.Equal(["par1", "par2"], parsed.Value.Paragraphs.Select(paragraph => paragraph.Anchor));
        Assert.DoesNotContain("text-of-another-cable", Reading.Codes(parsed));
    }
}
