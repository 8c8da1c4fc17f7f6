using CableViewer.Sources;
using CableViewer.Sources.Pages;

namespace CableViewer.Tests.Sources.Pages;

public sealed class PlusDPageSourceTests
{
    [Fact]
    public void Reads_the_synopsis_and_the_text()
    {
        RawCable cable = SourceTest.ReadOne(new PlusDPageSource(),
            Page("<pre>FM AMCONSUL NORTHPORT\n\nUNCLAS NORTHPORT 000060\n\nTEXT &amp; MORE &lt;here&gt;</pre>"));

        Assert.Equal("10NORTHPORT60", cable.ReferenceId);
        Assert.Equal(new DateTimeOffset(2010, 2, 26, 11, 30, 0, TimeSpan.Zero), cable.Created);
        Assert.Equal("CONFIDENTIAL", cable.Classification);
        Assert.Equal("Eastland Northport", cable.Origin);
        Assert.Equal(["PGOV", "ECON", "XX"], cable.Tags);
        Assert.Equal("HARBOUR DUES & TOLLS", cable.PageTitle);
        Assert.Equal("FM AMCONSUL NORTHPORT\n\nUNCLAS NORTHPORT 000060\n\nTEXT & MORE <here>", cable.Body);
        Assert.True(cable.HeaderInBody);
    }

    [Fact]
    public void Two_texts_are_header_and_body()
    {
        RawCable cable = SourceTest.ReadOne(new PlusDPageSource(), Page("<pre class='x'>FM AMCONSUL NORTHPORT</pre>\n<pre>UNCLAS</pre>"));
        Assert.Equal(("FM AMCONSUL NORTHPORT", "UNCLAS"), (cable.Header, cable.Body));
        Assert.False(cable.HeaderInBody);
    }

    [Fact]
    public void Text_outside_pre_is_read_line_by_line()
    {
        RawCable cable = SourceTest.ReadOne(
            new PlusDPageSource(), Page(
                "<div>share</div><div id='tagged-text'>UNCLAS NORTHPORT\n 000060<br/><br/><a href='x'>TAGS</a>: XX<p>1. "
                    + "TEXT</p></div><script>var x = '<p>';</script>"));
        Assert.Equal("UNCLAS NORTHPORT  000060\n\nTAGS: XX\n1. TEXT", cable.Body);
    }

    [Theory]
    [InlineData("10NORTHPORT60_a", "10NORTHPORT60")]
    [InlineData("1975NORTHPORT00292_b", "1975NORTHPORT00292")]
    [InlineData("10NORTHPORT60", "10NORTHPORT60")]
    public void The_letter_of_the_collection_is_no_part_of_the_id(string printed, string id) =>
        Assert.Equal(id, SourceTest.ReadOne(new PlusDPageSource(),
            Page("<pre>TEXT</pre>").Replace("10NORTHPORT60_a", printed, StringComparison.Ordinal)).ReferenceId);

    [Theory]
    [InlineData("-- Not Assigned --")]
    [InlineData("-- N/A or Blank --")]
    public void What_is_not_assigned_is_not_said(string nothing)
    {
        RawCable cable = SourceTest.ReadOne(new PlusDPageSource(),
            Page("<pre>TEXT</pre>").Replace("CONFIDENTIAL", nothing, StringComparison.Ordinal));
        Assert.Null(cable.Classification);
    }

    [Fact]
    public void Without_text_or_synopsis_the_page_is_a_problem()
    {
        Assert.Equal("no-cable-text", Assert.Single(Assert.Single(SourceTest.Read(new PlusDPageSource(), Page(""))).Problems).Code);
        Assert.Equal("missing-table",
            Assert.Single(Assert.Single(SourceTest.Read(new PlusDPageSource(), "<html><table id='synopsis'>")).Problems).Code);
    }

    internal static string Page(string text) => $"""
        <!DOCTYPE html>
        <html><body><table class="nav"><tr><td>About</td></tr></table>
        <table id="synopsis">
        <tr><td colspan="2">HARBOUR DUES &amp; TOLLS</td></tr>
        <tr><td><div class="s_key">Date:</div><div class="s_val">2010 February 26, 11:30 (Friday)</div></td>
        <td><div class="s_key">Canonical ID:</div><div class="s_val"><a href="#">10NORTHPORT60_a</a></div></td></tr>
        <tr><td><div class="s_key">Original Classification:</div><div class="s_val">CONFIDENTIAL</div></td>
        <td><div class="s_key">From:</div><div class="s_val">Eastland Northport</div></td></tr>
        <tr><td><div class="s_key">TAGS:</div><div class="s_val">PGOV - Government | ECON - Economic - General | XX</div></td></tr>
        </table>
        {text}
        </body></html>
        """;
}
