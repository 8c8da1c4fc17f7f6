using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Sources.Pages;

namespace CableViewer.Tests.Sources.Pages;

public sealed class PageTextSourceTests
{
    private const string Header =
        "VZCZCXRO0042\nRR RUEHAA RUEHWEB\n\nDE RUEHZZ #0042/01 0611309\nR 021309Z MAR 07\nFM AMEMBASSY NORTHPORT\nTO RUEHC/SECSTATE "
            + "WASHDC 5621\nINFO RUEHBB/AMEMBASSY SOUTHPORT";

    private const string Body = "C O N F I D E N T I A L NORTHPORT 000042\n\nTAGS: PGOV XX\n\n1. (C) Text.";

    [Fact]
    public void Divides_header_and_body_at_the_empty_line_behind_the_addressees()
    {
        RawCable cable = SourceTest.ReadOne(new PageTextSource(), Page(Header, Body));
        Assert.Equal(Header, cable.Header);
        Assert.Equal(Body, cable.Body);
        Assert.Equal("07NORTHPORT42", cable.ReferenceId);
        Assert.Equal("HARBOUR DUES", cable.PageTitle);
        Assert.True(cable.LinesJoined);
        Assert.False(cable.HeaderInBody);
    }

    [Theory]
    [InlineData("Identifier Created Classification Origin\n06KELPSUND9 2006-05-23 22:18:00 CONFIDENTIAL Consulate Kelpsund", 22, 18,
        "CONFIDENTIAL", "Consulate Kelpsund")]
    [InlineData(
        "Reference ID   Created   Released   Classification   Origin\n06KELPSUND9  2006-05-23 22:18  2011-08-30 01:44  SECRET//NOFORN  "
            + "Consulate Kelpsund", 22, 18, "SECRET//NOFORN", "Consulate Kelpsund")]
    [InlineData("Cable ID Created Classification Origin\n06KELPSUND9 2006-05-23 UNCLASSIFIED//FOR OFFICIAL USE ONLY Secretary of State", 0,
        0, "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "Secretary of State")]
    public void A_table_set_with_blanks_is_one_too(string table, int hour, int minute, string classification, string origin)
    {
        string text =
            $"{table}\n\nCable title: LAMP RULES\n\nTags: EWWT, PGOV\n\nC O N F I D E N T I A L KELPSUND 000009\n\nSUBJECT: LAMP\nRULES "
                + "\\* AND _LIGHTS_\n\n1. (U) Number them.";
        Assert.IsType<PageTextSource>(
            SourceDetection.Detect(System.Text.Encoding.UTF8.GetBytes(text), SourceFormat.Auto, 1_000_000, out _));
        SourceRecord record = Assert.Single(SourceTest.Read(new PageTextSource(), text));
        RawCable cable = record.Cable!;
        Assert.Empty(record.Problems);
        Assert.Equal(("06KELPSUND9", classification, origin, "LAMP RULES"),
            (cable.ReferenceId, cable.Classification, cable.Origin, cable.PageTitle));
        Assert.Equal(new DateTimeOffset(2006, 5, 23, hour, minute, 0, TimeSpan.Zero), cable.Created);
        Assert.Equal(["EWWT", "PGOV"], cable.Tags);
        Assert.StartsWith("C O N F I D E N T I A L KELPSUND 000009\n\nSUBJECT: LAMP\nRULES \\* AND _LIGHTS_", cable.Body,
            StringComparison.Ordinal);
        Assert.False(cable.LinesJoined);

        Assert.Equal(2, SourceTest.Read(new PageTextSource(), $"{text}\n\n{text}").Count(each => each.Cable?.ReferenceId == "06KELPSUND9"));
    }

    [Fact]
    public void Addressees_may_go_on_behind_an_empty_line()
    {
        const string header =
            "FM AMEMBASSY NORTHPORT\nTO RUEHC/SECSTATE WASHDC\n\nINFO RUEHBB/AMEMBASSY SOUTHPORT\n\nRUEHAA/AMEMBASSY EASTPORT";
        RawCable cable = SourceTest.ReadOne(new PageTextSource(), Page(header, Body));
        Assert.Equal((header, Body), (cable.Header, cable.Body));
    }

    [Fact]
    public void A_partial_extract_has_a_sentence_for_a_header()
    {
        const string sentence =
            "This record is a partial extract of the original cable. The full text of the original cable is not available.";
        RawCable cable = SourceTest.ReadOne(new PageTextSource(), Page(sentence, Body));
        Assert.Equal((sentence, Body), (cable.Header, cable.Body));
        Assert.True(cable.PartialExtract);
    }

    [Fact]
    public void A_text_without_addressees_is_all_body()
    {
        const string body = "UNCLAS NORTHPORT 000042\n\nTAGS: XX\n\nSUBJECT: MAIL\n\nTO whom it may concern\n\nText";
        RawCable cable = SourceTest.ReadOne(new PageTextSource(), Page("", body));
        Assert.Equal(("", body), (cable.Header, cable.Body));
    }

    [Fact]
    public void Addressees_without_an_empty_line_behind_them_are_left_to_the_parser()
    {
        const string text = "FM AMEMBASSY NORTHPORT\nTO RUEHC/SECSTATE WASHDC\nUNCLAS NORTHPORT 000042\nTEXT";
        RawCable cable = SourceTest.ReadOne(new PageTextSource(), Page("", text));
        Assert.Equal(("", text, true), (cable.Header, cable.Body, cable.HeaderInBody));
    }

    [Fact]
    public void Reads_articles_and_leaves_placeholders_out()
    {
        string page = Page("Appears in these articles:\n\n<http://http://a.example/1>\n\n<www.b.example>\n<http://not>\n\n" + Header, Body);
        SourceRecord record = Assert.Single(SourceTest.Read(new PageTextSource(), page));
        Assert.Equal(["http://a.example/1", "http://www.b.example"], record.Cable?.Articles);
        Assert.Equal(("article-placeholder", 17), (Assert.Single(record.Problems).Code, record.Problems[0].Line));
        Assert.Equal(Header, record.Cable?.Header);
    }

    [Theory]
    [InlineData("TAGS: [PGOV](#) [XX](/tag/XX_0.html)", "TAGS: PGOV XX")]
    [InlineData("""US\$4, \*, \_, \[a\], \#1, \`x\`, back\\slash""", "US$4, *, _, [a], #1, `x`, back\\slash")]
    [InlineData("""a \word stays""", """a \word stays""")]
    [InlineData("at <http://www.example.org/a_b> or <mailto:a@b.example>", "at http://www.example.org/a_b or mailto:a@b.example")]
    [InlineData("3 < 4 > 2 and <unnamed>", "3 < 4 > 2 and <unnamed>")]
    [InlineData("¶1. (C) Text", "1. (C) Text")]
    [InlineData("REF: A. NORTHPORT 1\n  ¶B. NORTHPORT 2", "REF: A. NORTHPORT 1\n  B. NORTHPORT 2")]
    [InlineData("see ¶3 above\n¶ alone", "see ¶3 above\n¶ alone")]
    [InlineData("[ORIGIN] (S) and [not a\nlink](#)", "[ORIGIN] (S) and [not a\nlink](#)")]
    [InlineData("[NAME REMOVED](#) said", "NAME REMOVED said")]
    public void Undoes_what_the_conversion_put_in(string markdown, string text) => Assert.Equal(text, Markdown.Undo(markdown));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Several_pages_may_stand_in_one_file(bool withNavigation)
    {
        string page = Page(Header, Body);
        if (!withNavigation) page = page[page.IndexOf("Viewing", StringComparison.Ordinal)..];
        List<SourceRecord> records =
            SourceTest.Read(new PageTextSource(), page + "\n\n" + page.Replace("PORT42", "PORT43", StringComparison.Ordinal) + "\n");
        Assert.Equal(["07NORTHPORT42", "07NORTHPORT43"], records.Select(record => record.Cable?.ReferenceId));
        Assert.All(records, record => Assert.Equal((Header, Body), (record.Cable?.Header, record.Cable?.Body)));
    }

    [Fact]
    public void Reads_crlf_line_ends()
    {
        RawCable cable = SourceTest.ReadOne(new PageTextSource(), Page(Header, Body).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal("07NORTHPORT42", cable.ReferenceId);
        Assert.Equal(Header.Replace("\n", "\r\n", StringComparison.Ordinal), cable.Header);
        Assert.Equal(Body.Replace("\n", "\r\n", StringComparison.Ordinal), cable.Body);
    }

    [Fact]
    public void Without_its_table_a_page_is_a_problem()
    {
        SourceRecord record = Assert.Single(SourceTest.Read(new PageTextSource(), "Viewing cable 07NORTHPORT42, HARBOUR DUES\n\n" + Body));
        Assert.Null(record.Cable);
        Assert.Equal("missing-table", Assert.Single(record.Problems).Code);
    }

    private static string Page(string header, string body) =>
        "Community resources\n\n[Follow us](#)\n\nViewing cable 07NORTHPORT42, HARBOUR DUES\n\nUnderstanding cables\n\n"
        + "Reference ID\tCreated\tReleased\tClassification\tOrigin\n07NORTHPORT42\t2007-03-02 13:09\t2011-08-30 "
        + "01:44\tCONFIDENTIAL\tEmbassy Northport\n\n"
        + header + "\n\n" + body;
}
