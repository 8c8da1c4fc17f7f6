using CableViewer.Cables;
using CableViewer.Parsing;

namespace CableViewer.Tests.Parsing.Front;

/// <summary>Cables whose line ends were lost: fields end where their grammar ends, and the text behind them is text.</summary>
public sealed class RunOnTextTests
{
    private const string Top = "C O N F I D E N T I A L STRELSAU 000142\n\nSIPDIS\n\nE.O. 12958: DECL: 02/28/2017\nTAGS: PGOV, PREL\n";

    [Theory]
    [InlineData("SUBJECT: THE NEW LAMP\n\nREF: OSLO 106 (SBU) On October 19 the keeper lit it.\n\nQUILL", "SBU",
        "On October 19 the keeper lit it.")]
    [InlineData("SUBJECT: THE NEW LAMP REF: OSLO 106 (C) The keeper lit it.\n\nQUILL", "C", "The keeper lit it.")]
    [InlineData(
        "SUBJECT: THE NEW LAMP\n\nREF: A. OSLO 106 B. PARIS 7 Classified By: DCM Ruth Alder for reasons 1.4 (b) and (d). (C) The keeper "
            + "lit it.\n\nQUILL", "C", "The keeper lit it.")]
    [InlineData(
        "SUBJECT: THE NEW LAMP\n\nREF: OSLO 106\n\nClassified By: DCM Ruth Alder for reason 1.4 (d).  (S/NF) The keeper\nlit it.\n\nQUILL",
        "S/NF", "The keeper lit it.")]
    [InlineData(
        "SUBJECT: THE NEW LAMP\n\nREF: OSLO 106\n\nClassified By: DCM Ruth Alder. Reason: 1.4 (b), (d) (C) The keeper lit it.\n\nQUILL",
        "C", "The keeper lit it.")]
    [InlineData(
        "SUBJECT: THE NEW LAMP\n\nREF: OSLO 106\n\nClassified By: DCM Ruth Alder, reasons 1.5 (b,d). The keeper lit it on the night of "
            + "the storm, and it was seen from the isle.\n\nQUILL", null,
            "The keeper lit it on the night of the storm, and it was seen from the isle.")]
    [InlineData(
        "SUBJECT: THE NEW LAMP\n\nREF: OSLO 106 The keeper of the old tower lit it on the night of the storm, and it was seen from the "
            + "isle.\n\nQUILL", null, "The keeper of the old tower lit it on the night of the storm, and it was seen from the isle.")]
    [InlineData("SUBJECT: THE NEW LAMP (C) The keeper lit it.\n\nQUILL", "C", "The keeper lit it.")]
    [InlineData(
        "SUBJECT: THE NEW LAMP REF: (A) OSLO 106 (B) PARIS 7 (C) The keeper of the tower lit it on the night of the storm.\n\nQUILL", "C",
        "The keeper of the tower lit it on the night of the storm.")]
    [InlineData(
        "SUBJECT: THE NEW LAMP REF: (A) OSLO 106 (B) PARIS 7 (C) KEEPERS SAY THAT THEY HAVE LIT IT, THAT IT WAS SEEN FROM THE ISLE, AND "
            + "THAT IT WILL BURN FOR AS LONG AS THERE IS OIL IN THE TOWER AND IN THE HARBOR.\n\nQUILL", "C",
            "KEEPERS SAY THAT THEY HAVE LIT IT, THAT IT WAS SEEN FROM THE ISLE, AND THAT IT WILL BURN FOR AS LONG AS THERE IS OIL IN THE "
                + "TOWER AND IN THE HARBOR.")]
    public void The_text_begins_behind_the_last_field_on_its_line(string rest, string? marking, string text)
    {
        Cable cable = Reading.Cable(Top + rest, referenceId: "07STRELSAU142");

        Paragraph paragraph = Assert.Single(cable.Paragraphs);
        Assert.Equal((marking, text), (paragraph.Marking, paragraph.Text));
        Assert.Equal("THE NEW LAMP", cable.Subject);
        Assert.Equal("QUILL", Assert.Single(cable.SignedBy));
        Assert.All(cable.References, reference => Assert.NotNull(reference.ReferenceId));
        if (rest.Contains("REF:", StringComparison.Ordinal)) Assert.Equal("OSLO 106", cable.References[0].Text);
        if (rest.Contains("Classified", StringComparison.Ordinal)) Assert.Equal("Ruth Alder", Assert.Single(cable.ClassifiedBy).Name);
    }

    [Theory]
    [InlineData("SUBJECT: THE NEW LAMP OF THE\nTOWER (C) The keeper lit it on the night of the storm.", "THE NEW LAMP OF THE TOWER",
        "The keeper lit it on the night of the storm.")]
    [InlineData(
        "SUBJECT: MEETING WITH THE KEEPER OF THE LAMP He is a widower of long standing, who was taken from the isle by the pilots. He "
            + "has asked for a lamp of his own.", "MEETING WITH THE KEEPER OF THE LAMP",
            "He is a widower of long standing, who was taken from the isle by the pilots. He has asked for a lamp of his own.")]
    [InlineData("SUBJECT: DAILY SUMMARY OF LAMPS, MARCH 15\n{0}", "DAILY SUMMARY OF LAMPS, MARCH 15", "{0}")]
    [InlineData("SUBJECT: The isle in March INDEX: (1) Lamps (2) Ferries ARTICLES: {0}", "The isle in March",
        "INDEX: (1) Lamps (2) Ferries ARTICLES: {0}")]
    [InlineData("SUBJECT: LAMPS\nREF: (A) OSLO 106 (B) PARIS 7 {0}", "LAMPS", "{0}")]
    public void A_field_longer_than_any_field_ends_where_its_text_begins(string rest, string subject, string text)
    {
        const string Story =
            "Keepers, wardens and pilots of all the isles told the consul that the quagmire had been drained on the night of the storm; "
                + "others say that it was not, and that what was seen shining there was the moon over the harbor, which was nearly full "
                + "at that time of the month.";
        Parsed<Cable> parsed = Reading.Of(Top + rest.Replace("{0}", Story, StringComparison.Ordinal) + "\n\nQUILL",
            referenceId: "07STRELSAU142");

        Assert.Equal(subject, parsed.Value.Subject);
        Assert.Equal(text.Replace("{0}", Story, StringComparison.Ordinal), Assert.Single(parsed.Value.Paragraphs).Text);
        Assert.Equal("QUILL", Assert.Single(parsed.Value.SignedBy));
    }

    [Theory]
    [InlineData("REF: (A) OSLO 106 (B) PARIS 7 (C) ROME 12")]
    [InlineData("REF: (A) OSLO 106 (B) PARIS 7 (C) Alder-Vane letter of May 5")]
    [InlineData("Classified By: DCM Ruth Alder for reasons 1.4 (B), (C) AND (D)")]
    [InlineData("(U) Classified by Ambassador Ida Quill, reasons 1.4 (b) and (d), of E.O. 12958")]
    [InlineData("Classified By: Reason 1.4 (b) and (d), Ambassador Ida Quill")]
    public void Letters_of_references_and_reasons_are_no_markings_of_a_text(string field)
    {
        Cable cable = Reading.Cable($"{Top}SUBJECT: THE NEW LAMP\n{field}\n\n1. (C) The keeper lit it.\n\n2. (C) It went out.\n\nQUILL",
            referenceId: "07STRELSAU142");

        Assert.Equal(["par1", "par2"], cable.Paragraphs.Select(paragraph => paragraph.Anchor));
    }

    [Theory]
    [InlineData(
        "C O N F I D E N T I A L STRELSAU 000142 SIPDIS E.O. 12958: DECL: 02/28/2017 TAGS: PGOV, PREL SUBJECT: THE NEW LAMP REF: OSLO "
            + "106 Classified By: DCM Ruth Alder for reasons 1.4 (b) and (d). (C) The keeper lit it. It burns.\nQUILL")]
    [InlineData(
        "C O N F I D E N T I A L SECTION 01 OF 02 STRELSAU 000142 SIPDIS STATE FOR EUR/WE E.O. 12958: DECL: 02/28/2017 TAGS: PGOV, PREL "
            + "SUBJECT: THE NEW LAMP REF: OSLO 106 CLASSIFIED BY: Ruth Alder, DCM, State. REASON: 1.4 (b), (d) 1. (C) The keeper lit it. "
            + "It burns.\n\nQUILL")]
    [InlineData(
        "UNCLAS STRELSAU 000142 SIPDIS E.O. 12958: N/A TAGS: PGOV, PREL SUBJECT: THE NEW LAMP REF: OSLO 106 (U) The keeper lit it. It "
            + "burns.\n\nQUILL")]
    public void A_cable_on_one_line_has_all_its_fields_and_its_text(string body)
    {
        Cable cable = Reading.Cable(body, referenceId: "07STRELSAU142");

        Assert.Equal("The keeper lit it. It burns.", Assert.Single(cable.Paragraphs).Text);
        Assert.Equal(("THE NEW LAMP", "PGOV PREL", "OSLO 106", "QUILL"),
            (cable.Subject, string.Join(' ', cable.Tags), Assert.Single(cable.References).Text, Assert.Single(cable.SignedBy)));
        Assert.Contains("SIPDIS", cable.Captions);
    }

    [Fact]
    public void Text_that_no_field_can_hold_becomes_a_paragraph_and_a_doubt()
    {
        const string Swallowed =
            "the keeper of the old tower lit it on the night of the storm and it was seen by all who sailed from the isle to the town";
        Parsed<Cable> parsed = Reading.Of(
            $"{Top}SUBJECT: THE NEW LAMP\nREF: OSLO 106 {Swallowed}\nClassified By: DCM Ruth Alder for reasons 1.4 (b)\n\n1. (C) It "
                + "burns.\n\nQUILL", referenceId: "07STRELSAU142");

        Assert.Contains("text-not-read", Reading.Codes(parsed));
        Assert.Equal(["text1", "par1"], parsed.Value.Paragraphs.Select(paragraph => paragraph.Anchor));
        Assert.Equal(Swallowed, parsed.Value.Paragraphs[0].Text);
        Assert.Equal("Ruth Alder", Assert.Single(parsed.Value.ClassifiedBy).Name);
    }

    [Fact]
    public void Much_text_without_a_paragraph_is_a_doubt()
    {
        Assert.Contains("text-not-read",
            Reading.Codes(Reading.Of($"UNCLAS STRELSAU 000142\n\nE.O. 12958: N/A\nSUBJECT: LAMPS\nTAGS: {new string('x', 900)}\n")));
        Assert.DoesNotContain("text-not-read", Reading.Codes(Reading.Of("UNCLAS STRELSAU 000142\n\nSUBJECT: LAMPS\nREF: OSLO 1\n")));
    }
}
