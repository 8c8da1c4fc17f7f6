using System.Text;
using CableViewer.Sources;
using CableViewer.Sources.Pages;

namespace CableViewer.Tests.Sources.Pages;

public sealed class SitePageSourceTests
{
    [Fact]
    public void Reads_the_cells_and_both_texts()
    {
        RawCable cable = SourceTest.ReadOne(new SitePageSource(),
            Page("VZCZCXRO0001&#x000A;PP RUEHAA", "UNCLAS NORTHPORT 000042&#x000A;&#x000A;TEXT"));

        Assert.Equal("07NORTHPORT42", cable.ReferenceId);
        Assert.Equal(new DateTimeOffset(2007, 3, 2, 13, 1, 0, TimeSpan.Zero), cable.Created);
        Assert.Equal(new DateTimeOffset(2010, 12, 1, 23, 11, 0, TimeSpan.Zero), cable.Released);
        Assert.Equal("CONFIDENTIAL", cable.Classification);
        Assert.Equal("Embassy Northport", cable.Origin);
        Assert.Equal("HARBOUR DUES: A PROPOSAL", cable.PageTitle);
        Assert.Equal("VZCZCXRO0001\nPP RUEHAA", cable.Header);
        Assert.Equal("UNCLAS NORTHPORT 000042\n\nTEXT", cable.Body);
        Assert.False(cable.PartialExtract);
        Assert.False(cable.LinesJoined);
        Assert.False(cable.HeaderInBody);
    }

    [Theory]
    [InlineData("a&#x000A;b", "a\nb")]
    [InlineData("&pounding &centrales &micro- AT&T &lt; &#10; &#x000a;", "&pounding &centrales &micro- AT&T &lt; &#10; &#x000a;")]
    [InlineData("<<218634>> 3 < 4 > 2 <- <3", "<<218634>> 3 < 4 > 2 <- <3")]
    [InlineData("<a id='par7' href='#par7'>¶</a>7. (C) Text", "7. (C) Text")]
    [InlineData("<a id=\"parB\" href=\"#parB\">¶</a>B. 06 NORTHPORT 1", "B. 06 NORTHPORT 1")]
    [InlineData("TAGS: <a href='/tag/PGOV_0.html'>PGOV</a> <a href='/tag/XX_0.html'>XX</a>", "TAGS: PGOV XX")]
    [InlineData("<a href='../../../tag/PGOV_0.html'>PGOV</a>", "PGOV")]
    [InlineData("¶3 of the note, ¶ alone", "¶3 of the note, ¶ alone")]
    [InlineData("see <a href='http://www.example.org'>there</a>", "see <a href='http://www.example.org'>there</a>")]
    [InlineData("one <br>&#x000A;two<br />three", "one \ntwothree")]
    [InlineData("<strong>NOT</strong> <em>now</em></td></tr></table>", "NOT now")]
    [InlineData("<p class='x'>para</p>", "para")]
    [InlineData("<table talk> <brother> <unnamed> </unnamed> <p. 7>", "<table talk> <brother> <unnamed> </unnamed> <p. 7>")]
    [InlineData("unfinished <a href='#par1", "unfinished <a href='#par1")]
    [InlineData("line one \\&#x000A;line two\ttab", "line one \\\nline two\ttab")]
    [InlineData("raw\r\nend", "raw\r\nend")]
    [InlineData("", "")]
    public void Takes_out_of_the_text_what_the_site_put_in_and_nothing_else(string box, string text) =>
        Assert.Equal(text, SourceTest.ReadOne(new SitePageSource(), Page("header", box)).Body);

    [Fact]
    public void Reads_the_last_two_boxes_of_a_page()
    {
        string page = Page("header", "body")
            .Replace("</table>", "</table>\n<code><pre>a note by the publishers</pre></code>", StringComparison.Ordinal);
        RawCable cable = SourceTest.ReadOne(new SitePageSource(), page);
        Assert.Equal(("header", "body"), (cable.Header, cable.Body));
    }

    [Fact]
    public void Knows_a_partial_extract_by_the_sentence_in_place_of_its_header()
    {
        const string sentence =
            "This record is a partial extract of the original cable. The full text of the original cable is not available.";
        RawCable cable = SourceTest.ReadOne(new SitePageSource(), Page(sentence, "7. (C) Text"));
        Assert.True(cable.PartialExtract);
        Assert.Equal(sentence, cable.Header);
    }

    [Theory]
    [InlineData("<a href='http://http://www.example.org'>http://www.example.org</a><br />", "http://www.example.org")]
    [InlineData(
        "<a href='http://http://a.example/1'>http://http://a.example/1</a><br />\r\n<a href='https://b.example'>https://b.example</a><br "
            + "/>", "http://a.example/1 https://b.example")]
    [InlineData("<a href='www.example.org/x?a=1&amp;b=2'>www.example.org/x?a=1&amp;b=2</a>", "http://www.example.org/x?a=1&b=2")]
    [InlineData("<a href='http://a.example/it's'>http://a.example/it's</a>", "http://a.example/it's")]
    [InlineData("<a href='http://a.example/long'>The Northport Gazette</a>", "http://a.example/long")]
    [InlineData("<a href='http://a.example'>http://a.example</a><br /><a href='http://http://a.example'>http://a.example</a>",
        "http://a.example")]
    public void Reads_articles_with_one_scheme_each(string links, string expected)
    {
        SourceRecord record = Assert.Single(SourceTest.Read(new SitePageSource(), Page("header", "body", Articles(links))));
        Assert.Equal(expected.Split(' '), record.Cable!.Articles);
        Assert.Empty(record.Problems);
    }

    [Fact]
    public void Leaves_out_placeholders_for_articles_and_says_so()
    {
        const string links =
            "<a href='http://not http://yet http://set'>http://not http://yet http://set</a><br />\r\n<a href='http://WL: "
                + "http://This'>http://WL: http://This</a>";
        SourceRecord record = Assert.Single(SourceTest.Read(new SitePageSource(), Page("header", "body", Articles(links))));
        Assert.Empty(record.Cable!.Articles);
        Assert.Equal("article-placeholder", Assert.Single(record.Problems).Code);
    }

    [Theory]
    [InlineData("<h3>Viewing cable 07NORTHPORT42</h3>", null)]
    [InlineData("<h3>Viewing cable 07NORTHPORT42, </h3>", null)]
    [InlineData("<h3>Viewing cable 07NORTHPORT42, ONE, TWO <br></h3>", "ONE, TWO")]
    [InlineData("<h3>Viewing cable 07NORTHPORT42, ONE &amp; TWO\nTHREE</h3>", "ONE & TWO THREE")]
    public void Reads_the_title_of_the_page(string heading, string? title)
    {
        string page = Page("header", "body")
            .Replace("<h3>Viewing cable 07NORTHPORT42, HARBOUR DUES: A PROPOSAL</h3>", heading, StringComparison.Ordinal);
        Assert.Equal(title, SourceTest.ReadOne(new SitePageSource(), page).PageTitle);
    }

    [Fact]
    public void Reads_a_page_without_its_table_by_its_heading_and_says_what_is_missing()
    {
        string page = Page("header", "body");
        int table = page.IndexOf("<table", StringComparison.Ordinal);
        page = page.Remove(table, page.IndexOf("</table>", StringComparison.Ordinal) - table);

        SourceRecord record = Assert.Single(SourceTest.Read(new SitePageSource(), page));

        Assert.Equal("07NORTHPORT42", record.Cable?.ReferenceId);
        Assert.Null(record.Cable?.Created);
        Assert.Equal("missing-table", Assert.Single(record.Problems).Code);
    }

    [Fact]
    public void Names_the_line_of_a_date_that_cannot_be_read()
    {
        SourceRecord record = Assert.Single(
            SourceTest.Read(new SitePageSource(),
            Page("header", "body").Replace("2007-03-02 13:01", "2007-13-02 13:01", StringComparison.Ordinal)));
        Assert.Null(record.Cable?.Created);
        Assert.NotNull(record.Cable?.Released);
        Assert.Equal(("unreadable-date", 8), (Assert.Single(record.Problems).Code, record.Problems[0].Line));
    }

    [Fact]
    public void Reads_a_page_that_breaks_off_in_the_body_and_says_so()
    {
        string page = Page("header", "first line&#x000A;second line");
        SourceRecord record = Assert.Single(
            SourceTest.Read(new SitePageSource(), page[..page.IndexOf(" line</pre>", StringComparison.Ordinal)]));
        Assert.Equal("first line\nsecond", record.Cable?.Body);
        Assert.Equal("truncated-page", Assert.Single(record.Problems).Code);
    }

    [Theory]
    [InlineData("<h3>Viewing")]
    [InlineData("<table")]
    [InlineData("<code><pre>header</pre></code>")]
    public void A_page_that_breaks_off_before_its_body_is_a_problem(string where)
    {
        string page = Page("header", "body");
        SourceRecord record = Assert.Single(SourceTest.Read(new SitePageSource(), page[..page.IndexOf(where, StringComparison.Ordinal)]));
        Assert.Null(record.Cable);
        Assert.Equal("no-cable-text", Assert.Single(record.Problems).Code);
    }

    [Fact]
    public void Replaces_and_counts_what_is_no_utf8()
    {
        byte[] page = [.. Encoding.UTF8.GetBytes(Page("header", "caf")[..^"</pre></code>\n".Length]), 0xE9, .. " na"u8, 0xC3,
            .. "</pre></code>"u8];
        SourceRecord record = Assert.Single(SourceTest.Read(new SitePageSource(), page));
        Assert.Equal("caf\uFFFD na\uFFFD", record.Cable?.Body);
        Assert.Equal("2 invalid UTF-8 sequences were replaced by U+FFFD.", Assert.Single(record.Problems).Message);
    }

    [Fact]
    public void Delivers_an_over_long_page_in_pieces()
    {
        byte[] page = Encoding.UTF8.GetBytes(Page("header", new string('x', 5_000)));
        List<SourceRecord> pieces = SourceTest.Read(new SitePageSource { LongestRecord = 2_000 }, page);
        Assert.Equal((page.Length + 1_999) / 2_000, pieces.Count);
        Assert.All(pieces, piece => Assert.Equal("over-long-record", Assert.Single(piece.Problems).Code));
    }

    private static string Articles(string links) => $"""
        <tr>
        <td colspan='5'>
        Appears in these articles:<br />
        {links}
        </td>
        </tr>

        """;

    internal static string Page(string header, string body, string articles = "") => $"""
        <?xml version='1.0' encoding='utf-8' ?>
        <html lang='en'>
        <head><title>Cable Viewer</title></head>
        <body>
        <div class='main'><div class='pane small'><a href='/tag/PGOV_0.html'>PGOV</a></div>
        <div class='pane big'>
        <h3>Viewing cable 07NORTHPORT42, HARBOUR DUES: A PROPOSAL</h3>
        <table class='cable'>
        <tr>
        <th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th>
        </tr>
        <tr>
        <td>
        <a href='/cable/2007/03/07NORTHPORT42.html'>07NORTHPORT42</a>
        </td>
        <td>
        <a href='/date/2007-03_0.html'>2007-03-02 13:01</a>
        </td>
        <td>
        <a href='/reldate/2010-12-01_0.html'>2010-12-01 23:11</a>
        </td>
        <td>
        <a href='/classification/1_0.html' title='unclassified'>CONFIDENTIAL</a>
        </td>
        <td>
        <a href='/origin/39_0.html'>Embassy Northport</a>
        </td>
        </tr>
        {articles}</table>
        <code><pre>{header}</pre></code>
        <code><pre>{body}</pre></code>

        """;
}
