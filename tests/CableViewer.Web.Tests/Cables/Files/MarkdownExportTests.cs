using AngleSharp.Html.Parser;
using CableViewer.Cables;
using CableViewer.Export;
using Markdig;

namespace CableViewer.Web.Tests.Cables.Files;

/// <summary>A cable as Markdown, read back by a Markdown parser: the same words, and none of them markup.</summary>
public sealed class MarkdownExportTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    [Theory]
    [InlineData("3. A number that Markdown would begin to count from")]
    [InlineData("12) so does this")]
    [InlineData("- a dash, + a plus and * a star")]
    [InlineData("+ plus")]
    [InlineData("--- rule")]
    [InlineData("=====")]
    [InlineData("# not a heading #")]
    [InlineData("> not a quotation")]
    [InlineData("*not* **strong** _nor_ __this__ ~~nor this~~")]
    [InlineData("`code` ``` fence")]
    [InlineData("[link](/elsewhere) ![image](x) [ref][1]")]
    [InlineData("<b>bold</b> &amp; &lt; <!-- comment -->")]
    [InlineData("a \\ backslash \\* and a | pipe | table")]
    [InlineData("US$4 million and $5, {braces} and 50%")]
    [InlineData("X_SMITH_X and 2*3*4")]
    [InlineData("    indented like code")]
    [InlineData("1986")]
    [InlineData("7.")]
    public void A_paragraph_comes_back_word_for_word(string text)
    {
        string plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var cable = new Cable
        {
            ReferenceId = ReferenceId.Parse("07CAIRO1"),
            Subject = text,
            Header = "",
            Body = "",
            Paragraphs = [new Paragraph { Anchor = "text1", Text = text },
                new Paragraph { Anchor = "par3", Number = 3, Marking = "S//NF", Heading = text, Text = $"{text}\n\n{text}" }],
        };
        foreach (MarkdownPipeline? pipeline in new[] { null, GitHub })
        {
            var page = new HtmlParser()
                .ParseDocument(Markdown.ToHtml(CableMarkdown.Write(cable, "https://cables.example/cable/07CAIRO1"), pipeline));
            Assert.Equal(plain, page.QuerySelector("h1")!.TextContent);
            Assert.Equal(plain, page.QuerySelector("h2")!.TextContent);
            Assert.Equal([plain, $"¶3 (S//NF) {plain}", plain],
                page.QuerySelectorAll("body > p").Select(paragraph => paragraph.TextContent));
            Assert.Empty(page.QuerySelectorAll("b, em, img, code, table, hr, ol, del, blockquote"));
            Assert.Single(page.QuerySelectorAll("a"));
        }
    }

    [Fact]
    public void A_table_keeps_its_lines()
    {
        const string table = "Item      Count\n----      -----\n```lamps      2\n*rocks*     1";
        var cable = new Cable
        {
            ReferenceId = ReferenceId.Parse("07CAIRO1"),
            Header = "",
            Body = "",
            Paragraphs = [new Paragraph { Anchor = "par1", Number = 1, Text = "As follows:\n\n" + table }]
        };
        var page = new HtmlParser().ParseDocument(Markdown.ToHtml(CableMarkdown.Write(cable, "https://cables.example"), GitHub));
        Assert.Equal(table, page.QuerySelector("pre")!.TextContent.TrimEnd('\n'));
    }

    [Fact]
    public void A_quotation_has_its_citation_below_it()
    {
        var page = new HtmlParser()
            .ParseDocument(Markdown.ToHtml(
                CableMarkdown.WriteQuotation(new Paragraph { Anchor = "par3", Text = "One.\n\na  b\nc  d\n\nTwo." },
                "[cited](<https://cables.example>)"), GitHub));
        Assert.Equal(["¶3 One.", "Two."], page.QuerySelectorAll("blockquote p").Select(paragraph => paragraph.TextContent));
        Assert.Equal("a  b\nc  d", page.QuerySelector("blockquote pre")!.TextContent.TrimEnd());
        Assert.Equal("cited", page.QuerySelector("body > p a")!.TextContent);
    }
}
