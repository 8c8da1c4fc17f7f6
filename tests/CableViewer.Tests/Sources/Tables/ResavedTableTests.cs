using System.Text;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Sources.Tables;

namespace CableViewer.Tests.Sources.Tables;

/// <summary>
/// <c>cables.csv</c> as other programs save it again, with RFC 4180 quoting: quotes doubled, backslashes text, dates in other forms.
/// </summary>
public sealed class ResavedTableTests
{
    private const string Header = "P 021309Z MAR 07\nFM AMCONSUL KELPSUND";
    private const string Body =
        "C O N F I D E N T I A L KELPSUND 000012\n\nSUBJECT: THE \"\"LAMP\"\"\n\n1. (C) In C:\\Lamps\\New, he said.\n\nLANTERN";
    private const string BodyText =
        "C O N F I D E N T I A L KELPSUND 000012\n\nSUBJECT: THE \"LAMP\"\n\n1. (C) In C:\\Lamps\\New, he said.\n\nLANTERN";

    private static List<SourceRecord> Read(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        ICableSource? source = SourceDetection.Detect(bytes, SourceFormat.Auto, 1_000_000, out string refusal);
        Assert.True(source is CablesCsvSource, refusal);
        return SourceTest.Read(source, bytes);
    }

    public static TheoryData<string, string> Tables => new()
    {
        { "Python's csv",
            $"250001,3/2/2007 13:10,07KELPSUND12,Consulate Kelpsund,CONFIDENTIAL,06STRELSAU1|07STRELSAU2,\"{Header}\",\"{Body}\"\r\n" },
        { "every field quoted",
            "\"250001\",\"3/2/2007 13:10\",\"07KELPSUND12\",\"Consulate "
                + $"Kelpsund\",\"CONFIDENTIAL\",\"06STRELSAU1|07STRELSAU2\",\"{Header}\",\"{Body}\"\n" },
        { "with names",
            "id,date,reference_id,origin,classification,refs,header,text\n250001,2007-03-02 13:10:00,07KELPSUND12,Consulate "
                + $"Kelpsund,CONFIDENTIAL,06STRELSAU1|07STRELSAU2,\"{Header}\",\"{Body}\"\n" },
        { "other names in another order",
            "RefId,Content,Header,Created,Class,Post,References,note\n"
                + $"07KELPSUND12,\"{Body}\",\"{Header}\",2007-03-02T13:10:00Z,CONFIDENTIAL,Consulate "
                + "Kelpsund,06STRELSAU1|07STRELSAU2,x\n" },
        { "pandas with its index",
            ",0,1,2,3,4,5,6,7\n0,250001,3/2/2007 13:10,07KELPSUND12,Consulate "
                + $"Kelpsund,CONFIDENTIAL,06STRELSAU1|07STRELSAU2,\"{Header}\",\"{Body}\"\n" },
        { "pandas without its names",
            "0,250001,2007-03-02 13:10:00,07KELPSUND12,Consulate "
                + $"Kelpsund,CONFIDENTIAL,06STRELSAU1|07STRELSAU2,\"{Header}\",\"{Body}\"\n" },
        { "R", "\"\",\"V1\",\"V2\",\"V3\",\"V4\",\"V5\",\"V6\",\"V7\",\"V8\"\n\"1\",250001,\"3/2/2007 "
            + $"13:10\",\"07KELPSUND12\",\"Consulate Kelpsund\",\"CONFIDENTIAL\",\"06STRELSAU1|07STRELSAU2\",\"{Header}\",\"{Body}\"\n" },
        { "a spreadsheet",
            $"250001;3/2/07 1:10 PM;07KELPSUND12;Consulate Kelpsund;CONFIDENTIAL;06STRELSAU1|07STRELSAU2;\"{Header}\";\"{Body}\"\r\n" },
        { "tabs",
            "250001\t3/2/2007 13:10\t07KELPSUND12\tConsulate "
                + $"Kelpsund\tCONFIDENTIAL\t06STRELSAU1|07STRELSAU2\t\"{Header}\"\t\"{Body}\"\n" },
    };

    [Theory, MemberData(nameof(Tables))]
    public void Whatever_program_saved_the_table_it_is_read_by_its_columns(string program, string table)
    {
        foreach (string text in (string[])[table, "\uFEFF" + table, table.TrimEnd()])
        {
            SourceRecord record = Assert.Single(Read(text), record => record.Skipped is null);
            RawCable? cable = record.Cable;
            Assert.True(cable is not null, $"{program}: {string.Join(" ", record.Problems.Select(problem => problem.Message))}");
            Assert.Equal(("07KELPSUND12", "Consulate Kelpsund", "CONFIDENTIAL"), (cable.ReferenceId, cable.Origin, cable.Classification));
            Assert.Equal(new DateTimeOffset(2007, 3, 2, 13, 10, 0, TimeSpan.Zero), cable.Created);
            Assert.Equal(["06STRELSAU1", "07STRELSAU2"], cable.References);
            Assert.Equal((Header, BodyText), (cable.Header, cable.Body));
            Assert.Empty(record.Problems);
        }
    }

    [Fact]
    public void A_table_without_a_column_for_the_header_has_it_in_the_text()
    {
        RawCable? cable = Read("mrn,text\n07KELPSUND12,\"FM AMCONSUL KELPSUND\n\nTEXT\"\n")[1].Cable;
        Assert.Equal(("07KELPSUND12", "FM AMCONSUL KELPSUND\n\nTEXT", true), (cable?.ReferenceId, cable?.Body, cable?.HeaderInBody));
    }

    [Theory]
    [InlineData("25/02/1972 09:30")]
    [InlineData("25.02.1972 09:30")]
    [InlineData("02.03.2007")]
    [InlineData("02/03/2007 13:10")]
    [InlineData("25-2-72 9:30")]
    public void Dates_with_the_day_first_are_refused_for_the_whole_file(string date)
    {
        // What the date leaves open, the date-time group decides.
        foreach (SourceFormat format in (SourceFormat[])[SourceFormat.Auto, SourceFormat.Csv])
        {
            Assert.Null(SourceDetection.Detect(
                Encoding.UTF8.GetBytes($"1,{date},07KELPSUND12,Consulate Kelpsund,SECRET,,\"{Header}\",\"{Body}\"\n"), format, 1_000_000,
                    out string refusal));
            Assert.Contains($"have the day first ({date})", refusal, StringComparison.Ordinal);
            Assert.Contains("save it with dates like 1972-02-25 09:30", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_broken_row_costs_only_itself_though_no_date_is_quoted()
    {
        static string Row(int serial) =>
            $"{serial},3/2/2007 13:10,07KELPSUND{serial},Consulate Kelpsund,CONFIDENTIAL,,\"{Header}\",\"{Body}\"\n";
        List<SourceRecord> records = Read(Row(1) + Row(2).Replace("LANTERN\"", "LANTERN", StringComparison.Ordinal) + Row(3));

        Assert.Equal(["07KELPSUND1", null, "07KELPSUND3"], records.Select(record => record.Cable?.ReferenceId));
        Assert.Equal("broken-row", Assert.Single(records[1].Problems).Code);
    }

    [Theory]
    [InlineData("a\\\"b\\\" and \\\\", "a\"b\" and \\")]
    [InlineData("a\"\"b\"\" and \\\\", "a\"b\" and \\\\")]
    [InlineData("ends in \\\\", "ends in \\")]
    public void Whether_a_backslash_is_text_shows_in_how_quotes_are_written(string field, string text)
    {
        Assert.Equal(text, Read($"\"1\",\"3/2/2007 13:10\",\"07KELPSUND1\",\"\",\"\",\"\",\"\",\"{field}\"\n")[0].Cable?.Body);
    }
}
