using CableViewer.Cables;

namespace CableViewer.Tests.Parsing.Paragraphs;

/// <summary>What stands below a text: who signed it, and what networks, posts and archives put there (formats.md 4.7).</summary>
public sealed class SignatureTests
{
    [Theory]
    [InlineData("FALDO\n\n> 2003STRELS00042 - Classification: CONFIDENTIAL", "FALDO")]
    [InlineData("FALDO\n\nCONFIDENTIAL\n\n> 2003STRELS00042 - Clas\"\t\"sification: CONFIDENTIAL", "FALDO")]
    [InlineData("FALDO\n\nNNNN\n\n2003STRELS00042 - Classification: CONFIDENTIAL \"", "FALDO")]
    [InlineData("Faldo\n\nNNNN\n2003STRELS00042 - CONFIDENTIAL", "Faldo")]
    [InlineData("FALDO NNNN 2003STRELS00042 - Classification: SECRET \"", "FALDO")]
    [InlineData("FALDO\nNNNN\t2003STRELS00042 - Classification: SECRET", "FALDO")]
    [InlineData("FALDO\n\"2004PORTO 00042 - Classification: UNCLASSIFIED\"", "FALDO")]
    public void The_trailer_of_an_archive_is_not_of_the_text(string closing, string signer) =>
        AssertSigned("It will dry.", closing, signer);

    [Theory]
    [InlineData("HOLLO\n\nDeclassified/Released US Department of State EO Systematic Review 30 JUN 2005\n\nNNN", "HOLLO")]
    [InlineData("HOLLO\n\nNNNNMAFVVZCZ", "HOLLO")]
    [InlineData("HOLLO\n\nNnnn\n\nEnd Cable Text", "HOLLO")]
    [InlineData("HOLLO\n\n<< END OF DOCUMENT >>", "HOLLO")]
    [InlineData("HOLLO\n\n*** END OF MESSAGE ***", "HOLLO")]
    [InlineData("HOLLO\n\nAda P. Keeper Declassified/Released US Department of State EO Systematic Review 20 Mar 2014", "HOLLO")]
    [InlineData("HOLLO\n\nAda P. Keeper\nDeclassified/Released US Department of State EO Systematic Review 20 Mar 2014", "HOLLO")]
    [InlineData("HOLLO\n\nDeclassified/Released US Department of State EO \nSystematic Review 05 JUL 2006", "HOLLO")]
    [InlineData("HOLLO\n\nDeclassified/Released\nUS Department of State\nEO Systematic Review 05 JUL 2006", "HOLLO")]
    [InlineData("HOLLO\n\n*** Current Classification *** UNCLASSIFIED", "HOLLO")]
    public void Marks_of_the_network_and_stamps_are_not_of_the_text(string closing, string signer) =>
        AssertSigned("It will dry.", closing, signer);

    [Theory]
    [InlineData(
        "DUVALO\n\nVZCZCXRO1423\nOO RUEHFL RUEHKW\nDE RUEHZZ #0042/01 0591143\nZNY CCCCC ZZH\nO 281143Z FEB 06\nFM AMEMBASSY "
            + "STRELSAU\nTO RUEHC/SECSTATE WASHDC IMMEDIATE 4616\nINFO RUEHSF/AMEMBASSY OSLO 0150", "DUVALO")]
    [InlineData(
        "Duvalo\n\nVZCZCXRO1423 OO RUEHFL DE RUEHZZ #0042/01 0591143 ZNY CCCCC ZZH O 281143Z FEB 06 FM AMEMBASSY STRELSAU TO "
            + "RUEHC/SECSTATE WASHDC 4616", "Duvalo")]
    [InlineData(
        "DUVALO\n\nNNNN\n\nO 171136Z DEC 04\nFM USLO STRELSAU\nTO AMEMBASSY PARIS IMMEDIATE\nINFO AMEMBASSY OSLO IMMEDIATE\nUSLO "
            + "STRELSAU\nAMEMBASSY TUNIS IMMEDIATE", "DUVALO")]
    [InlineData(
        "DUVALO\n\nTelegramRestricted by caption. UNCLASSIFIED STRELSAU 00000042 O 261520Z JUL 07 FM AMEMBASSY STRELSAU TO "
            + "RUEHC/SECSTATE WASHDC 2473", "DUVALO")]
    [InlineData("DUVALO\n\nDE RUEHZZ #0042 0591143\nZNR UUUUU ZZH\nR 281143Z FEB 06\nFM AMEMBASSY STRELSAU\nTO RUEHC/SECSTATE WASHDC 4616",
        "DUVALO")]
    public void The_header_once_more_is_not_of_the_text(string closing, string signer) =>
        AssertSigned("It will dry. End comment.", closing, signer);

    [Theory]
    [InlineData("Visit Strelsau's Classified Website: http://www.example.gov/p/strelsau/index.cf m \nHOLLO", "HOLLO")]
    [InlineData(
        "For more reporting from Embassy Strelsau, visit:\nVisit Strelsau's Classified Website at:\n\nhttp://www.example.gov/strel "
            + "sau\n***************** ****\nhollo", "hollo")]
    [InlineData("Visit Strelsau's Classified Website: http://www.example.gov/p/index. cfm Hollo", "Hollo")]
    [InlineData("van Hollo", "van Hollo")]
    [InlineData("VAN HOLLO\nvan Hollo", "VAN HOLLO")]
    [InlineData("HOLLO\nHOLLO", "HOLLO")]
    [InlineData("HOLLO HOLLO", "HOLLO")]
    [InlineData("HOLLO UNQUOTE HOLLO", "HOLLO")]
    [InlineData("\nFALDO\n\nHOLLO", "FALDO HOLLO")]
    [InlineData("HOLLO .", "HOLLO")]
    [InlineData("HOLLO 0 11/30/2007", "HOLLO")]
    [InlineData("HOLLO \",", "HOLLO")]
    [InlineData("HOLLO \n</td></tr>\n</table>", "HOLLO")]
    public void A_line_of_its_own_is_signed(string closing, string signer) => AssertSigned("It will dry.", closing, signer);

    [Theory]
    [InlineData("It will dry. HOLLO", "It will dry.")]
    [InlineData("It will dry. HOLLO.", "It will dry.")]
    [InlineData("It will dry. LU", "It will dry.")]
    [InlineData("It will dry in the U.S. HOLLO", "It will dry in the U.S.")]
    [InlineData("It will dry.HOLLO", "It will dry.")]
    [InlineData("It will dry. #HOLLO", "It will dry.")]
    [InlineData("It will dry. HOLLO 2008-01-08", "It will dry.")]
    [InlineData("It will dry. HOLLO NNNN End Cable Text", "It will dry.")]
    [InlineData("It will dry. END COMMENT HOLLO", "It will dry. END COMMENT")]
    [InlineData("It will dry, said XXXXXXXXXXXX HOLLO", "It will dry, said XXXXXXXXXXXX")]
    [InlineData("It will dry. [Strelsau Post, 3/1/2009] HOLLO", "It will dry. [Strelsau Post, 3/1/2009]")]
    [InlineData("It will dry by March 2009 HOLLO", "It will dry by March 2009")]
    [InlineData("It will dry. MINIMIZE CONSIDERED HOLLO", "It will dry. MINIMIZE CONSIDERED")]
    [InlineData("It will dry. Visit Strelsau's Classified Website: XXXXXXXXXXXX HOLLO", "It will dry.")]
    [InlineData("It will dry. Please visit Strelsau's Classified Website: http://www.example.gov/wiki/Portal:Stre l_sau  HOLLO",
        "It will dry.")]
    [InlineData("It will dry. Visit Strelsau's Classified Website: XXXXXXXXXXXX******************** ******** HOLLO", "It will dry.")]
    [InlineData("It will dry. ******************** ******** HOLLO", "It will dry.")]
    [InlineData("They said \"it will dry.\" HOLLO > 2003STRELS00042 - Classification: CONFIDENTIAL \"", "They said \"it will dry.\"")]
    public void The_last_line_may_end_in_the_signature(string text, string read)
    {
        Cable cable = Reading.OfText($"1. (C) The band played.\n\n2. (C) {text}").Value;

        Assert.Equal(text.Contains("LU", StringComparison.Ordinal) && !text.Contains("HOLLO", StringComparison.Ordinal) ? "LU" : "HOLLO",
            Assert.Single(cable.SignedBy));
        Assert.Equal(read, cable.Paragraphs[^1].Text);
    }

    [Theory]
    [InlineData("The keeper spoke of NATO")]
    [InlineData("It will dry. Inshallah.")]
    [InlineData("It will dry. Regards.")]
    [InlineData("The road leads to STRELSAU")]
    [InlineData("From Ambassador Ada P. KEEPER")]
    [InlineData("The price was (approx. USD")]
    [InlineData("Seen in: TRANS")]
    public void A_last_word_that_is_not_a_name_signs_nothing(string text)
    {
        Cable cable = Reading.OfText($"1. (C) The band played.\n\n2. (C) {text}").Value;

        Assert.Empty(cable.SignedBy);
        Assert.Equal(text, cable.Paragraphs[^1].Text);
    }

    [Fact]
    public void A_table_above_the_signature_keeps_its_last_line()
    {
        Cable cable = Reading.OfText(
            "1. (C) The boats were counted.\n\n2. (C) The year's boats:\n\n      1,204    87   = 1,291 TOTAL\nHOLLO").Value;

        Assert.Equal(["HOLLO"], cable.SignedBy);
        Assert.EndsWith("1,291 TOTAL", cable.Paragraphs[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_numbered_paragraph_that_names_a_site_stays_one()
    {
        Cable cable = Reading.OfText(
            "1. (C) It is lit.\n\n2. (U) Visit Strelsau's Classified Website: http://www.example.gov\n\nHOLLO").Value;

        Assert.Equal(["par1", "par2"], cable.Paragraphs.Select(paragraph => paragraph.Anchor));
        Assert.StartsWith("Visit Strelsau's", cable.Paragraphs[^1].Text, StringComparison.Ordinal);
    }

    private static void AssertSigned(string text, string closing, string signers)
    {
        Cable cable = Reading.OfText($"1. (C) The band played.\n\n2. (C) {text}\n{closing}").Value;

        Assert.Equal(signers.StartsWith("VAN", StringComparison.OrdinalIgnoreCase) ? signers : signers.Replace(' ', '|'),
            string.Join('|', cable.SignedBy));
        Assert.Equal(text, cable.Paragraphs[^1].Text);
    }
}
