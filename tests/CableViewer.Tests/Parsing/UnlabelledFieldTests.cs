using CableViewer.Cables;
using CableViewer.Parsing;

namespace CableViewer.Tests.Parsing;

/// <summary>Subjects and REF entries without their labels, and subjects that other lines cut or run into.</summary>
public sealed class UnlabelledFieldTests
{
    private const string Top = "C O N F I D E N T I A L STRELSAU 000142\n\nSIPDIS\n\nE.O. 12958: DECL: 02/28/2017\n";
    private const string Text = "\n\n1. (C) Summary. The keeper lit it. End summary.\n\n2. (C) It burns.\n\nQUILL";

    [Theory]
    [InlineData("TAGS: PGOV PREL\n\nKEEPERS MOVING FROM THE TOWER TO THE ISLE\n\nREF: A. OSLO 106 B. 06 PARIS 7",
        "KEEPERS MOVING FROM THE TOWER TO THE ISLE", "07OSLO106 06PARIS7")]
    [InlineData(
        "TAGS: PGOV PREL\nXXXXXXXXXXXX: KEEPERS WILL MEET AGAIN REF: 06 PARIS 7 Classified By: DCM Ruth Alder for reasons 1.4 (b) and (d).",
        "XXXXXXXXXXXX: KEEPERS WILL MEET AGAIN", "06PARIS7")]
    [InlineData("TAGS: PGOV, PREL\n\nThe 4th keeper of the lamp, 1st from\nthe isle\n\nREF: OSLO 106",
        "The 4th keeper of the lamp, 1st from the isle", "07OSLO106")]
    [InlineData("TAGS: PGOV PREL\n(B) Oslo 106; \n(C) 06 Paris 7 ", "", "07OSLO106 06PARIS7")]
    public void What_stands_below_tags_without_a_label_is_read_and_doubted(string fields, string subject, string references)
    {
        Parsed<Cable> parsed = Reading.Of(Top + fields + Text, referenceId: "07STRELSAU142");

        Assert.Equal((subject, "PGOV PREL"), (parsed.Value.Subject, string.Join(' ', parsed.Value.Tags)));
        Assert.Equal(references, string.Join(' ', parsed.Value.References.Select(reference => reference.ReferenceId)));
        Assert.Equal(["missing-subject"], Reading.Codes(parsed));
        Assert.Equal(["par1", "par2"], parsed.Value.Paragraphs.Select(paragraph => paragraph.Anchor));
    }

    [Theory]
    [InlineData("SUBJECT: (U) The Keeper's March 24, 2009 \n\nConversation with Otto Vane",
        "The Keeper's March 24, 2009 Conversation with Otto Vane")]
    [InlineData("SUBJECT: VISIT OF THE KEEPER TO THE ISLE AND THE\n\nOLD TOWER", "VISIT OF THE KEEPER TO THE ISLE AND THE OLD TOWER")]
    [InlineData("SUBJECT: KEEPERS ON A NEW LAMP SENSITIVE BUT UNCLASSIFIED, PLEASE TREAT ACCORDINGLY", "KEEPERS ON A NEW LAMP")]
    [InlineData("SUBJECT: Keepers on a new lamp Sensitive but Unclassified. Please handle accordingly.", "Keepers on a new lamp")]
    [InlineData("SUBJECT: THE NEW LAMP OF MAY 4, 2009", "THE NEW LAMP OF MAY 4, 2009")]
    public void A_subject_goes_on_where_its_phrase_does_and_ends_before_a_remark(string field, string subject)
    {
        Cable cable = Reading.Cable(Top + "TAGS: PGOV PREL\n" + field + Text, referenceId: "07STRELSAU142");

        Assert.Equal(subject, cable.Subject);
        Assert.All(cable.Paragraphs, paragraph => Assert.Null(paragraph.Heading));
    }

    [Theory]
    [InlineData("TAGS: PGOV PREL\nPINR, ASEC, PTER, SNAR\nSUBJECT: LAMPS")]
    [InlineData("TAGS: PGOV PREL (QUILL, IDA), (VANE, OTTO)\n\nSENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY\nSUBJECT: LAMPS")]
    public void Codes_and_remarks_below_tags_are_no_subject(string fields) =>
        Assert.Equal("LAMPS", Reading.Cable(Top + fields + Text, referenceId: "07STRELSAU142").Subject);
}
