using CableViewer.Cables;

namespace CableViewer.Tests.Cables;

public sealed class ReferenceIdTests
{
    [Theory]
    [InlineData("07MEXICO1068", "07MEXICO1068")]
    [InlineData("07 mexico 01068", "07MEXICO1068")]
    [InlineData("07-MEXICO-001068", "07MEXICO1068")]
    [InlineData("66BUENOSAIRES2481", "66BUENOSAIRES2481")]
    [InlineData("05 Port-au-Prince 12", "05PORTAUPRINCE12")]
    [InlineData("08 N'Djamena 3", "08NDJAMENA3")]
    [InlineData("2007MEXICO1068", "07MEXICO1068")]
    [InlineData("1975DACCA00292", "75DACCA292")]
    [InlineData("89BANDARSERIBEGAWAN1285", "89BANDARSERIBEGAWAN1285")]
    public void Reads_what_people_write(string text, string expected)
    {
        Assert.True(ReferenceId.TryParse(text, out ReferenceId id));
        Assert.Equal(expected, id.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("MEXICO 1068")]
    [InlineData("07MEXICO")]
    [InlineData("07MEXICO0")]
    [InlineData("07MEXICO12345678")]
    [InlineData("092OF5")]
    [InlineData("08SECTION01OF03CAIRO1416")]
    [InlineData("07MÉXICO1068")]
    [InlineData("07MEXICO１２")]
    [InlineData("1950MEXICO12")]
    public void Refuses_what_is_none(string text) => Assert.False(ReferenceId.TryParse(text, out _));

    [Theory]
    [InlineData("66BUENOSAIRES2481", 1966)]
    [InlineData("99ROME1", 1999)]
    [InlineData("00HARARE6677", 2000)]
    [InlineData("10ROME1", 2010)]
    public void Knows_the_century(string text, int year) => Assert.Equal(year, ReferenceId.Parse(text).Year);
}
