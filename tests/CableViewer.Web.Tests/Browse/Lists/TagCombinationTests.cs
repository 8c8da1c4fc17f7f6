using CableViewer.Web.Browse.Lists;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Tests.Browse.Lists;

public sealed class TagCombinationTests
{
    private static readonly string[] Known = ["PREL", "TU", "ECON", "G-77", "G", "AFL-CIO", "BUSH, GEORGE W.", "AT&T"];

    [Theory]
    [InlineData("PREL", "PREL", "")]
    [InlineData("prel+tu", "PREL TU", "")]
    [InlineData("PREL+TU-ECON", "PREL TU", "ECON")]
    [InlineData("PREL-ECON+TU", "PREL TU", "ECON")]
    [InlineData("PREL-G-77", "PREL", "G-77")]
    [InlineData("G-77-G", "G-77", "G")]
    [InlineData("AFL-CIO+TU", "AFL-CIO TU", "")]
    [InlineData("PREL+PREL", "PREL", "")]
    public void Reads_what_is_asked_for_and_what_is_left_out(string text, string with, string without)
    {
        TagCombination? tags = TagCombination.Parse(text, Known.Contains);
        Assert.NotNull(tags);
        Assert.Equal(with, string.Join(' ', tags.With));
        Assert.Equal(without, string.Join(' ', tags.Without));
    }

    [Theory]
    [InlineData("")]
    [InlineData("XXXX")]
    [InlineData("PREL+")]
    [InlineData("PREL+XXXX")]
    [InlineData("+PREL")]
    [InlineData("PREL--TU")]
    public void Anything_else_is_no_combination(string text) => Assert.Null(TagCombination.Parse(text, Known.Contains));

    [Fact]
    public void What_is_written_is_read_again()
    {
        var tags = new TagCombination(["BUSH, GEORGE W.", "AT&T"], ["G-77"]);
        TagCombination? again = TagCombination.Parse(tags.ToString(), Known.Contains);
        Assert.NotNull(again);
        Assert.Equal(tags.With, again.With);
        Assert.Equal(tags.Without, again.Without);
        Assert.Equal("/tag/BUSH%2C%20GEORGE%20W.+AT%26T-G-77", Addresses.Tags(tags));
    }

    [Fact]
    public void A_hostile_length_is_refused() =>
        Assert.Null(TagCombination.Parse(string.Join('+', Enumerable.Range(0, 5_000).Select(i => $"T{i}")), _ => false));

    [Fact]
    public void A_tag_moves_from_one_side_to_the_other()
    {
        TagCombination tags = new TagCombination(["PREL", "TU"], []).And("TU", isWanted: false);
        Assert.Equal("PREL-TU", tags.ToString());
        Assert.Equal("PREL", tags.Drop("TU")?.ToString());
        Assert.Null(tags.Drop("PREL"));
    }
}
