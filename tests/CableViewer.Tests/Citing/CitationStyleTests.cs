using System.Text.Json;
using CableViewer.Cables;
using CableViewer.Citing;

namespace CableViewer.Tests.Citing;

public sealed class CitationStyleTests
{
    private static readonly Publisher Publisher =
        new() { Name = "Harbour Cables", Address = "https://cables.example", Collection = "Strelsau Papers" };
    private static readonly DateOnly Seen = new(2026, 3, 1);

    [Fact]
    public void Chicago_names_both_sides() => Assert.Equal(
        "Embassy Strelsau to Secretary of State, \"Harvest Festival Passes Without Incident; River Commission Still Split,\" telegram "
            + "04STRELSAU212, "
        + "September 9, 2004, para. 3, Harbour Cables, https://cables.example/cable/04STRELSAU212/3.",
        PrintedStyles.Chicago(Paragraph("par3")));

    [Fact]
    public void Chicago_with_the_day_it_was_seen() => Assert.EndsWith(
        "September 9, 2004, Harbour Cables, accessed March 1, 2026, https://cables.example/cable/04STRELSAU212.",
            PrintedStyles.Chicago(Whole() with { Accessed = Seen }));

    [Fact]
    public void Apa_puts_the_title_into_sentence_case_and_keeps_names() => Assert.Equal(
        "U.S. Embassy Strelsau. (2004, September 9). Harvest festival passes without incident; river commission still split (Cable No. "
            + "04STRELSAU212) "
        + "[Diplomatic cable]. Harbour Cables. https://cables.example/cable/04STRELSAU212/3 (In text: U.S. Embassy Strelsau, 2004, para. "
        + "3)",
        PrintedStyles.Apa(Paragraph("par3")));

    [Fact]
    public void Mla_goes_from_the_largest_body_to_the_smallest() => Assert.Equal(
        "United States, Embassy (Strelsau). \"Harvest Festival Passes Without Incident; River Commission Still Split.\" 9 Sept. 2004. "
        + "Harbour Cables, https://cables.example/cable/04STRELSAU212/3-2. Cable 04STRELSAU212, par. 3-2. Accessed 1 Mar. 2026.",
        PrintedStyles.Mla(Paragraph("par3-2") with { Accessed = Seen }));

    [Fact]
    public void Wikipedia() => Assert.Equal(
        "{{cite web |title=Harvest Festival Passes Without Incident; River Commission Still Split |id=04STRELSAU212 |date=9 September 2004 "
        + "|publisher=U.S. Embassy Strelsau |via=Harbour Cables |at=¶ 3 |url=https://cables.example/cable/04STRELSAU212/3 |access-date=1 "
        + "March 2026}}",
        MarkupStyles.Wikipedia(Paragraph("par3") with { Accessed = Seen }));

    [Fact]
    public void Wiki_markup_in_a_title_is_text() => Assert.Contains(
        "|title=A &#124; b &#123;&#123;c&#125;&#125; &#91;&#91;d&#93;&#93; &#39;&#39;e&#39;&#39; the guild's &#60;ref&#62; "
            + "&#126;&#126;&#126; &#38;amp; |id=",
        MarkupStyles.Wikipedia(Titled("A | b {{c}} [[d]] ''e'' the guild's <ref> ~~~ &amp;")));

    [Fact]
    public void Markdown() => Assert.Equal(
        "[Harvest Festival Passes Without Incident; River Commission Still Split](<https://cables.example/cable/04STRELSAU212/3>), "
        + "U.S. Embassy Strelsau, cable 04STRELSAU212, ¶ 3, 9 September 2004, via Harbour Cables",
        MarkupStyles.Markdown(Paragraph("par3")));

    [Fact]
    public void Markdown_in_a_title_is_text() => Assert.StartsWith(
        @"[\[a\](b) \*c\* \_d\_ \`e\` \<f\> \\](<", MarkupStyles.Markdown(Titled(@"[a](b) *c* _d_ `e` <f> \")));

    [Fact]
    public void Html_in_a_title_is_text()
    {
        string html = MarkupStyles.Html(Titled("<b onclick=\"x\">A & B</b>"));
        Assert.StartsWith(
            "<a href=\"https://cables.example/cable/04STRELSAU212\">&lt;b onclick=&quot;x&quot;&gt;A &amp; B&lt;/b&gt;</a>, U.S. Embassy "
                + "Strelsau, ", html);
    }

    [Fact]
    public void A_tag_of_BBCode_in_a_title_is_none()
    {
        string code = MarkupStyles.BbCode(Titled("[/url][img]x[/img]"));
        Assert.Equal(1, code.Split("[/url]").Length - 1);
        Assert.DoesNotContain("[img]", code);
    }

    [Fact]
    public void BibTeX_entry() => Assert.Equal(
        """
        @techreport{cable04STRELSAU212,
          author = {{U.S. Embassy Strelsau}},
          title = {{Harvest Festival Passes Without Incident; River Commission Still Split}},
          institution = {U.S. Department of State},
          type = {Diplomatic cable},
          number = {04STRELSAU212},
          year = {2004},
          month = sep,
          day = {9},
          keywords = {PGOV, PREL},
          url = {https://cables.example/cable/04STRELSAU212/3},
          urldate = {2026-03-01},
          note = {¶~3},
        }

        """,
        BibTeX.Write(Paragraph("par3") with { Accessed = Seen }));

    [Fact]
    public void LaTeX_in_a_title_is_text() => Assert.Contains(
        @"{{50\% \& \$5 \#1 a\_b {\textbraceleft}x{\textbraceright} {\textasciitilde} {\textasciicircum} {\textbackslash}input}},",
        BibTeX.Write(Titled(@"50% & $5 #1 a_b {x} ~ ^ \input")));

    [Fact]
    public void Braces_of_a_BibTeX_entry_balance_whatever_the_title_holds()
    {
        string entry = BibTeX.Write(Titled("}}} @article{x, {{{ \\}"));
        Assert.Equal(entry.Count(c => c == '{'), entry.Count(c => c == '}'));
        int depth = 0;
        string inside = entry.TrimEnd()["@techreport".Length..^1];
        Assert.All(inside, c => Assert.True((depth += c is '{' ? 1 : c is '}' ? -1 : 0) > 0));
        Assert.Equal(1, depth);
    }

    [Fact]
    public void Ris_record() => Assert.Equal(
        "TY  - RPRT\r\nID  - 04STRELSAU212\r\nAU  - U.S. Embassy Strelsau\r\nTI  - Harvest Festival Passes Without Incident; River "
            + "Commission Still Split\r\n"
        + "SN  - 04STRELSAU212\r\nM3  - Diplomatic cable\r\nPB  - U.S. Department of State\r\nPY  - 2004\r\nDA  - 2004/09/09\r\nLA  - "
        + "en\r\nKW  - PGOV\r\nKW  - PREL\r\n"
        + "UR  - https://cables.example/cable/04STRELSAU212/text1\r\nN1  - unnumbered ¶ 1\r\nER  - \r\n",
        Ris.Write(Paragraph("text1")));

    [Fact]
    public void CslJson_item()
    {
        using var document = JsonDocument.Parse(CslJson.Write(Paragraph("par3") with { Accessed = Seen }));
        JsonElement item = Assert.Single(document.RootElement.EnumerateArray());
        Assert.Equal("report", item.GetProperty("type").GetString());
        Assert.Equal("U.S. Embassy Strelsau", item.GetProperty("author")[0].GetProperty("literal").GetString());
        Assert.Equal("[[2004,9,9]]", item.GetProperty("issued").GetProperty("date-parts").GetRawText().Replace("\n", "").Replace(" ", ""));
        Assert.Equal("Strelsau Papers", item.GetProperty("archive").GetString());
        Assert.Equal("3", item.GetProperty("custom").GetProperty("locator").GetString());
        Assert.Equal("https://cables.example/cable/04STRELSAU212/3", item.GetProperty("URL").GetString());
    }

    public static TheoryData<string> Styles => [.. CitationStyle.All.Select(style => style.Slug)];

    [Theory, MemberData(nameof(Styles))]
    public void Every_style_gives_ID_paragraph_and_address(string slug)
    {
        string text = Write(slug, Paragraph("par3"));
        Assert.Contains("04STRELSAU212", text);
        Assert.Contains("https://cables.example/cable/04STRELSAU212/3", text);
        Assert.Matches("(¶[ ~]3|para?\\. 3)", text);
    }

    [Theory, MemberData(nameof(Styles))]
    public void Every_style_takes_the_day_it_was_seen(string slug) =>
        Assert.NotEqual(Write(slug, Whole()), Write(slug, Whole() with { Accessed = Seen }));

    [Theory, MemberData(nameof(Styles))]
    public void A_cable_that_says_nothing_of_itself_can_be_cited(string slug)
    {
        var bare = new Cable { ReferenceId = ReferenceId.Parse("66STRELSAU881"), Header = "", Body = "" };
        string text = Write(slug, new Citation { Cable = bare, Publisher = Publisher });
        Assert.Contains("66STRELSAU881", text);
        Assert.DoesNotContain("0001", text);
        Assert.DoesNotContain("\"\"", text);
        Assert.DoesNotContain(", ,", text);
        Assert.DoesNotContain("..", text);
    }

    [Theory, MemberData(nameof(Styles))]
    public void A_title_opens_no_second_line(string slug)
    {
        string expected = Write(slug, Titled("A B C")), hostile = Write(slug, Titled("A\r\nB\u0085\u0000C"));
        Assert.Equal(expected, hostile);
    }

    [Theory]
    [InlineData("Who Split the Commission?", "\"Who Split the Commission?\" 9 Sept.")]
    [InlineData("The \"Quiet\" Weekend", "\"The 'Quiet' Weekend.\" 9 Sept.")]
    public void Marks_within_and_at_the_end_of_a_title_are_kept_apart(string title, string expected) =>
        Assert.Contains(expected, PrintedStyles.Mla(Titled(title)));

    [Theory]
    [InlineData("Brewers' Guild of Strelsau Meets Baron Hentzau: The Bill for NATO",
        "Brewers' guild of Strelsau meets baron Hentzau: The bill for NATO")]
    public void Sentence_case_learns_names_from_the_text(string title, string expected) => Assert.Equal(expected, SentenceCase.From(title,
        [new Paragraph { Anchor = "par1",
            Text = "The brewers' guild of Strelsau met the baron, and Hentzau paid the bill. NATO was not asked." }]));

    [Fact]
    public void Sentence_case_changes_nothing_where_the_text_is_all_capitals() =>
        Assert.Equal("Guild of Strelsau",
            SentenceCase.From("Guild of Strelsau", [new Paragraph { Anchor = "par1", Text = "THE GUILD OF STRELSAU MET." }]));

    [Fact]
    public void Coins_of_a_row() => Assert.Equal(
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=report&rft.title=Harvest%20%26%20Home"
        + "&rft.creator=U.S.%20Embassy%20Strelsau"
        + "&rft.date=2004-09-09&rft.identifier=https%3A%2F%2Fcables.example%2Fcable%2F04STRELSAU212",
        Coins.Write(ReferenceId.Parse("04STRELSAU212"), "Harvest & Home", "Embassy Strelsau", InventedCable.Harvest.Created, Publisher));

    private static string Write(string slug, Citation citation) => CitationStyle.All.Single(style => style.Slug == slug).Write(citation);

    private static Citation Whole() => new() { Cable = InventedCable.Harvest, Publisher = Publisher };

    private static Citation Paragraph(string anchor) =>
        Whole() with { Paragraph = InventedCable.Harvest.Paragraphs.Single(paragraph => paragraph.Anchor == anchor) };

    private static Citation Titled(string title) => Whole() with { Cable = InventedCable.Harvest with { Title = title } };
}
