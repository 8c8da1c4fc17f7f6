using System.Text;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Sources.Pages;
using CableViewer.Sources.Tables;
using CableViewer.Sources.Telegrams;
using CableViewer.Tests.Sources.Pages;

namespace CableViewer.Tests.Sources.Files;

public sealed class SourceDetectionTests
{
    private const string Row = "\"1\",\"1/1/2001 0:01\",\"01NORTHPORT1\",\"\",\"\",\"\",\"\",\"text\"\n";

    public static TheoryData<string, Type> Recognised => new()
    {
        { SitePageSourceTests.Page("header", "body"), typeof(SitePageSource) },
        { SitePageSourceTests.Page("header", "body")[..600], typeof(SitePageSource) },
        { PlusDPageSourceTests.Page("<pre>text</pre>"), typeof(PlusDPageSource) },
        { Row, typeof(CablesCsvSource) },
        { "id,date,ref,origin,class,refs,header,body\n" + Row, typeof(CablesCsvSource) },
        { "a broken row\nof two lines\n" + Row, typeof(CablesCsvSource) },
        { """{"body":"text"}""", typeof(JsonLinesSource) },
        { "\n\n { \"referenceId\": 1", typeof(JsonLinesSource) },
        { "Viewing cable 01NORTHPORT1\n\nReference ID\tCreated\tReleased\tClassification\tOrigin\n", typeof(PageTextSource) },
        { "UNCLAS SECTION 01 OF 02 NORTHPORT 000042\n\nTEXT", typeof(TelegramSource) },
        { "C O N F I D E N T I A L NORTH PORT 000042 \r\n", typeof(TelegramSource) },
        { "S e c r e t northport 000042\n", typeof(TelegramSource) },
        { "\fRR RUEHAA\nR 021309Z MAR 07 ZDK\nFM AMEMBASSY NORTHPORT\n", typeof(TelegramSource) },
        { "291359Z Nov 00\nFM AMEMBASSY NORTHPORT\n", typeof(TelegramSource) },
        { "P R 281848Z DEC 66\nFM AMEMBASSY NORTHPORT\n", typeof(TelegramSource) },
    };

    [Theory, MemberData(nameof(Recognised))]
    public void Recognises_a_format_by_its_content(string content, Type source)
    {
        foreach (string text in new[] { content, "\uFEFF" + content, "\r\n\r\n" + content })
            Assert.IsType(source, SourceDetection.Detect(Encoding.UTF8.GetBytes(text), SourceFormat.Auto, 1_000_000, out _));
    }

    [Theory]
    [InlineData("A README that speaks of SECRET cables, FM and 07NORTHPORT42.")]
    [InlineData("FM AMEMBASSY NORTHPORT\nwithout a date")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("{ not json }")]
    [InlineData("<html><body><h3>Browse by PGOV</h3><table class='cable'><tr><td>07NORTHPORT42</td></tr></table></body></html>")]
    [InlineData("\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000B\u000C\u000E\u000F\u0010\u0011\u0012")]
    [InlineData("")]
    public void Says_so_where_it_recognises_nothing(string content)
    {
        Assert.Null(SourceDetection.Detect(Encoding.UTF8.GetBytes(content), SourceFormat.Auto, 1_000_000, out string refusal));
        Assert.StartsWith("No cable format recognised", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    public void Refuses_other_encodings_and_says_what_to_do(string name, bool withMark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Row)];
        foreach (SourceFormat format in Enum.GetValues<SourceFormat>())
        {
            Assert.Null(SourceDetection.Detect(bytes, format, 1_000_000, out string refusal));
            Assert.Contains("convert it to UTF-8 first", refusal, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(SourceFormat.Html, typeof(SitePageSource))]
    [InlineData(SourceFormat.Text, typeof(TelegramSource))]
    [InlineData(SourceFormat.Csv, typeof(CablesCsvSource))]
    [InlineData(SourceFormat.JsonLines, typeof(JsonLinesSource))]
    public void Believes_the_publisher_who_names_the_format(SourceFormat format, Type source) =>
        Assert.IsType(source, SourceDetection.Detect("any bytes"u8, format, 1_000_000, out _));

    [Theory]
    [InlineData("RR RUEHAA", true)]
    [InlineData("OO RR RUEHAA RUEHBB", true)]
    [InlineData("RR THE MINISTER", false)]
    [InlineData("OR RUEHAA", false)]
    public void Knows_a_line_of_routing_indicators(string line, bool isRouting) =>
        Assert.Equal(isRouting, TelegramLine.IsRouting(Encoding.ASCII.GetBytes(line)));

    [Theory]
    [InlineData("UNCLAS NORTHPORT 000042", true)]
    [InlineData("C O N F I D E N T I A L SECTION 01 OF 04 NORTHPORT 001068", true)]
    [InlineData("UNCLASSIFIED BUENOS AIRES 2481 ", true)]
    [InlineData("C O N F I D E N T I A L SECTION 02 OF 04", false)]
    [InlineData("SECRET", false)]
    [InlineData("SECRET TALKS WERE HELD IN 2004.", false)]
    [InlineData("NORTHPORT 000042", false)]
    public void Knows_a_classification_line_that_names_its_cable(string line, bool names)
    {
        Assert.Equal(names, TelegramLine.IsClassificationWithSerial(Encoding.ASCII.GetBytes(line)));
        Assert.Equal(names, TelegramLine.IsClassificationWithSerial(line));
    }
}
