using CableViewer.Cables;

namespace CableViewer.Tests.Cables;

public sealed class ParagraphAddressTests
{
    [Theory]
    [InlineData("3", "3", "par3")]
    [InlineData("03", "3", "par3")]
    [InlineData("¶3", "3", "par3")]
    [InlineData("par3", "3", "par3")]
    [InlineData("6-2", "6-2", "par6-2")]
    [InlineData("6-1", "6", "par6")]
    [InlineData("0", "0", "par0")]
    [InlineData("b", "B", "parB")]
    [InlineData("B-2", "B-2", "parB-2")]
    [InlineData("TEXT01", "text1", "text1")]
    [InlineData(" text12 ", "text12", "text12")]
    public void Reads_what_people_write(string text, string address, string anchor)
    {
        Assert.True(ParagraphAddress.TryParse(text, out ParagraphAddress read));
        Assert.Equal(address, read.ToString());
        Assert.Equal(anchor, read.Anchor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("versions")]
    [InlineData("@2")]
    [InlineData("text0")]
    [InlineData("12345")]
    [InlineData("3-")]
    [InlineData("3/4")]
    [InlineData("AB")]
    [InlineData("text")]
    public void Refuses_the_rest(string text) => Assert.False(ParagraphAddress.TryParse(text, out _));

    [Theory]
    [InlineData("3", "par3")]
    [InlineData("4", "par3")]
    [InlineData("5", "par6")]
    [InlineData("6-9", "par6-2")]
    [InlineData("99", "par9")]
    [InlineData("D", "parB")]
    [InlineData("text7", "text1")]
    public void Finds_the_nearest_to_what_is_not_there(string wanted, string nearest)
    {
        Paragraph[] paragraphs = [
            .. new[] { "text1", "par1", "par3", "par6", "par6-2", "par9", "parA", "parB" }.Select(anchor =>
                new Paragraph { Anchor = anchor, Text = "" })];
        Assert.Equal(nearest, ParagraphAddress.Parse(wanted).FindNearest(paragraphs)!.Anchor);
        Assert.Null(ParagraphAddress.Parse(wanted).FindNearest([]));
    }

    [Fact]
    public void A_kind_that_the_cable_has_none_of_leads_to_its_first_paragraph() =>
        Assert.Equal("par1", ParagraphAddress.Parse("text2").FindNearest(
            [new Paragraph { Anchor = "par1", Text = "" }, new Paragraph { Anchor = "par2", Text = "" }])!.Anchor);
}
