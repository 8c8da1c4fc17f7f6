using System.Text;
using CableViewer.Web.Browse.Lists;

namespace CableViewer.Web.Tests.Browse.Lists;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("said \"so\"", "\"said \"\"so\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("", "")]
    public void Fields_are_quoted_where_they_have_to_be(string field, string expected) =>
        Assert.Equal($"x,{expected}\r\n", Line("x", field));

    [Theory]
    [InlineData("=HYPERLINK(\"http://a.example\")", "\"'=HYPERLINK(\"\"http://a.example\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    public void No_field_is_a_formula_to_a_spreadsheet(string field, string expected) => Assert.Equal($"{expected}\r\n", Line(field));

    private static string Line(params string[] fields)
    {
        var line = new StringBuilder();
        CsvLine.Append(line, fields);
        return line.ToString();
    }
}
