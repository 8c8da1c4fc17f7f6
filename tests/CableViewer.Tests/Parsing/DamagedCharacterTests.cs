using CableViewer.Cables;
using CableViewer.Parsing;

namespace CableViewer.Tests.Parsing;

/// <summary>
/// What transmission, web sites and offices of release put into a text is not in its reading text, and stays in the raw one.
/// </summary>
public sealed class DamagedCharacterTests
{
    [Theory]
    [InlineData("They spoke of the guild's &idleness.8 He called it &quite certain8 that lamps go out.",
        "They spoke of the guild's \"idleness.\" He called it \"quite certain\" that lamps go out.")]
    [InlineData("The plan ¬ nine winters8 long met ¬hing but sailors,8 and is ∂ of the harbor8 too, ∧ more8.",
        "The plan \"not nine winters\" long met \"nothing but sailors,\" and is \"part of the harbor\" too, \"and more\".")]
    [InlineData("The plan Â¬ nine winters8 long (&wait8)", "The plan \"not nine winters\" long (\"wait\")")]
    [InlineData("It was &the lamp\nof the isle.8", "It was \"the lamp of the isle.\"")]
    public void Quotation_marks_printed_as_ampersand_and_8_come_back(string text, string expected)
    {
        Parsed<Cable> parsed = Reading.OfText($"1. (U) {text}");

        Assert.Equal(expected, Assert.Single(parsed.Value.Paragraphs).Text);
        Assert.Contains("damaged-quotation-marks", Reading.Codes(parsed));
        Assert.Contains(text, parsed.Value.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AT&T, R&D and the harbor & the isle met the G8 in 1998.")]
    [InlineData("They met &wardens of the G8, and 8 pilots.")]
    [InlineData("The &centrales stay, and so do 18 lamps.")]
    public void An_ampersand_and_a_figure_stay(string text)
    {
        Parsed<Cable> parsed = Reading.OfText($"1. (U) {text}");

        Assert.Equal(text, Assert.Single(parsed.Value.Paragraphs).Text);
        Assert.Empty(parsed.Diagnostics);
    }

    [Theory]
    [InlineData("The harbor&#8217;s &#8220;new lamp&#8221; &amp; more.", "The harbor’s “new lamp” & more.")]
    [InlineData("The harbor&#146;s &#x201C;new lamp&#x201d; &ndash; 5 &lt; 6", "The harbor’s “new lamp” – 5 < 6")]
    [InlineData("AT&T &centrales; &#0; &#xD800; &#99999999; Caf&#233;", "AT&T &centrales; &#0; &#xD800; &#99999999; Café")]
    public void Entities_of_a_web_site_are_the_characters_they_stand_for(string text, string expected)
    {
        Cable cable = Reading.OfText($"1. (U) {text}").Value;

        Assert.Equal(expected, Assert.Single(cable.Paragraphs).Text);
        Assert.Contains(text, cable.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_in_a_subject_and_a_heading_are_decoded()
    {
        Cable cable = Reading.Cable(
            "UNCLAS STRELSAU 000142\n\nTAGS: PGOV\nSUBJECT: THE HARBOR&#8217;S LAMP\n\n1. (U) It burns.\n\nTHE KEEPER&#8217;S "
                + "VIEW\n---------------\n\n2. (U) It is lit.\n", referenceId: "07STRELSAU142");

        Assert.Equal(("THE HARBOR’S LAMP", "THE KEEPER’S VIEW"), (cable.Subject, cable.Paragraphs[1].Heading));
    }

    [Theory]
    [InlineData("UNCLASSIFIED U.S. Department of State Case No. F-2016-00142 Doc No. C06130142 Date: 05/31/2017", "RELEASE IN PART B6",
        "B6")]
    [InlineData("UNCLASSIFIED  U.S. Department of State  Case No. F-2014-00142  Doc No. C05779142  Date: 08/31/2015",
        "C05779142 RELEASED IN FULL", "1.4(B), B1")]
    [InlineData("U.S. Department of State Case No. F-2014-00142 Doc No. C05779142",
        "RELEASED IN PART\nREVIEW AUTHORITY: Ida Quill, Senior Reviewer", "B7(C)\nB6")]
    public void Banners_of_a_released_copy_are_page_lines(string banner, string release, string code)
    {
        Cable cable = Reading.Cable(
            $"{banner}\n\n{release}\n\nC O N F I D E N T I A L STRELSAU 000142\n\nSIPDIS\n\nTAGS: PGOV\nSUBJECT: LAMPS\n\n1. (C) The "
                + $"commission met twice and said that only a\n\n{banner}\n{banner}\n\n{code}\n\n"
            + $"few of them had come.\n\n2. (C) It ended after {banner} midnight.\n\nQUILL\n\n{banner}\n", referenceId: "07STRELSAU142");

        Assert.Equal(["The commission met twice and said that only a few of them had come.", "It ended after midnight."],
            cable.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal(("QUILL", "LAMPS", Classification.Confidential), (Assert.Single(cable.SignedBy), cable.Subject, cable.Classification));
    }
}
