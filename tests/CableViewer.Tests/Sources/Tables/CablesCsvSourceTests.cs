using System.Text;
using CableViewer.Cables;
using CableViewer.Sources;
using CableViewer.Sources.Tables;

namespace CableViewer.Tests.Sources.Tables;

public sealed class CablesCsvSourceTests
{
    [Fact]
    public void Reads_the_eight_columns()
    {
        RawCable cable = SourceTest.ReadOne(
            new CablesCsvSource(),
            "\"7\",\"2/5/1972 9:30\",\"72NORTHPORT42\",\"Embassy Northport\",\"SECRET\",\"71NORTHPORT9|72STATE106206\",\"P 050930Z FEB "
                + "72\nFM AMEMBASSY NORTHPORT\",\"S E C R E T NORTHPORT 42\n\nTEXT\n\"\n");

        Assert.Equal(new DateTimeOffset(1972, 2, 5, 9, 30, 0, TimeSpan.Zero), cable.Created);
        Assert.Null(cable.Released);
        Assert.Equal("72NORTHPORT42", cable.ReferenceId);
        Assert.Equal("Embassy Northport", cable.Origin);
        Assert.Equal("SECRET", cable.Classification);
        Assert.Equal(["71NORTHPORT9", "72STATE106206"], cable.References);
        Assert.Equal("P 050930Z FEB 72\nFM AMEMBASSY NORTHPORT", cable.Header);
        Assert.Equal("S E C R E T NORTHPORT 42\n\nTEXT\n", cable.Body);
    }

    [Theory]
    [InlineData("""a \"word\" here""", """a "word" here""")]
    [InlineData("\\\"", "\"")]
    [InlineData("""C:\\path\\""", """C:\path\""")]
    [InlineData("""it\'s""", "it's")]
    [InlineData("""\n is an n""", "n is an n")]
    [InlineData("a \"\"word\"\" here", "a \"word\" here")]
    [InlineData("\"\"", "\"")]
    [InlineData("\"\"\\\"\\\\\"\"", "\"\"\\\"")]
    [InlineData("end of line \\\nnext", "end of line \nnext")]
    [InlineData("one\r\ntwo", "one\r\ntwo")]
    [InlineData("a, b, \t c", "a, b, \t c")]
    [InlineData("", "")]
    [InlineData("caf\u00E9 \u201Cquoted\u201D \\\u00E9", "caf\u00E9 \u201Cquoted\u201D \u00E9")]
    public void Undoes_its_own_quoting(string field, string text)
    {
        Assert.Equal(text, SourceTest.ReadOne(new CablesCsvSource(), Row(1, field)).Body);
        Assert.Equal(text, SourceTest.ReadOne(new CablesCsvSource(), Row(1, field) + "\r\n").Body);
        Assert.Equal(2, SourceTest.Read(new CablesCsvSource(), Row(1, field) + "\n" + Row(2, field)).Count(record =>
            record.Cable?.Body == text));
    }

    [Theory]
    [InlineData("1,\"1/2/2003 4:05\",\"03NORTHPORT1\",\"Embassy Northport\",\"SECRET\",\"\",\"\",\"text\"")]
    [InlineData("1,1/2/2003 4:05,03NORTHPORT1,Embassy Northport,SECRET,,,text")]
    [InlineData("1,1/2/2003 4:05,03NORTHPORT1,Embassy Northport,SECRET,,,text\r\n")]
    [InlineData("\"1\",\"2003-01-02 04:05:00\",\"03NORTHPORT1\",\"Embassy Northport\",\"SECRET\",\"\",\"\",\"text\"")]
    [InlineData("\uFEFF\"1\",\"1/2/2003 4:05\",\"03NORTHPORT1\",\"Embassy Northport\",\"SECRET\",\"\",\"\",\"text\"\n\n\n")]
    public void Accepts_what_other_programs_make_of_it(string row)
    {
        RawCable cable = SourceTest.ReadOne(new CablesCsvSource(), row);
        Assert.Equal(("03NORTHPORT1", "SECRET", "text"), (cable.ReferenceId, cable.Classification, cable.Body));
        Assert.Equal(new DateTimeOffset(2003, 1, 2, 4, 5, 0, TimeSpan.Zero), cable.Created);
    }

    [Theory]
    [InlineData("id,date,reference,origin,classification,references,header,body\n")]
    [InlineData("\"id\",\"date\",\"reference\",\"origin\",\"classification\",\"references\",\"header\",\"body\"\r\n")]
    public void Passes_over_a_header_line(string line)
    {
        List<SourceRecord> records = SourceTest.Read(new CablesCsvSource(), line + Row(1, "text"));
        Assert.Equal("the header line of the table", records[0].Skipped);
        Assert.Equal("text", records[1].Cable?.Body);
    }

    [Theory]
    [InlineData("\"1\",\"1/1/2001 0:01\",\"01NORTHPORT1\",\"cut off",
        "field 4 ends at a quote, and neither a comma nor a line end follows (line 2)")]
    [InlineData("\"1\",\"1/1/2001 0:01\",\"01NORTHPORT1\"", "3 fields instead of 8 (line 1)")]
    [InlineData("\"1\",\"1/1/2001 0:01\",\"x\",\"\",\"\",\"\",\"\",\"\",\"ninth\"", "9 fields instead of 8 (line 1)")]
    [InlineData("\"1\",\"1/1/2001 0:01\",\"x\",\"\",\"\",\"\",\"\",\"a \"stray\" quote\"",
        "field 8 ends at a quote, and neither a comma nor a line end follows (line 1)")]
    [InlineData("1,2,3 \"quoted\" within,,,,,", "a quote inside field 3, which is not quoted (line 1)")]
    [InlineData("text that lost\nall of its row", "1 field instead of 8 (line 1)")]
    public void A_broken_row_costs_only_itself(string broken, string reason)
    {
        List<SourceRecord> records = SourceTest.Read(new CablesCsvSource(), $"{broken}\n{Row(2, "two")}\n{Row(3, "three")}\n");

        Assert.Equal(3, records.Count);
        Assert.Null(records[0].Cable);
        Assert.Equal(broken, Encoding.UTF8.GetString(records[0].Bytes.Span));
        Diagnostic problem = Assert.Single(records[0].Problems);
        Assert.Equal(("broken-row", $"Broken row: {reason}."), (problem.Code, problem.Message));
        Assert.Equal(["two", "three"], records.Skip(1).Select(record => record.Cable?.Body));
    }

    [Fact]
    public void A_row_cut_off_by_the_end_of_the_file_is_broken()
    {
        string row = Row(2, "a body that breaks");
        SourceRecord record = SourceTest.Read(new CablesCsvSource(), $"{Row(1, "whole")}\n{row[..^3]}")[1];
        Assert.Equal("Broken row: the file ends inside field 8 (line 2).", Assert.Single(record.Problems).Message);
    }

    [Fact]
    public void A_broken_row_reaches_to_the_next_safe_beginning()
    {
        string damaged = "\"5\",\"1/1/2001 0:01\",\"01NORTHPORT5\",\"\"x\nsix,seven\n\"8\" is no row\n\"9\",\"no date\",\"\n";
        List<SourceRecord> records = SourceTest.Read(new CablesCsvSource(), damaged + Row(10, "ten"));
        Assert.Equal(2, records.Count);
        Assert.Equal(damaged.TrimEnd(), Encoding.UTF8.GetString(records[0].Bytes.Span));
        Assert.Equal((5, "ten"), (records[1].Location.Line, records[1].Cable?.Body));
    }

    [Fact]
    public void A_row_longer_than_allowed_is_delivered_in_pieces_and_the_next_one_read()
    {
        string text = $"{Row(1, "one")}\n{Row(2, new string('x', 7_000) + "\n" + new string('y', 4_000))}\n{Row(3, "three")}\n";
        List<SourceRecord> records = SourceTest.Read(new CablesCsvSource { LongestRecord = 2_000 }, text);

        Assert.Equal("one", records[0].Cable?.Body);
        Assert.Equal("three", records[^1].Cable?.Body);
        Assert.True(records.Count > 6);
        Assert.Equal("The record that begins here is longer than 2,000 bytes.", Assert.Single(records[1].Problems).Message);
        Assert.All(records.Skip(2).SkipLast(1), piece =>
            Assert.Equal("A further piece of the over-long record that begins on line 2.", Assert.Single(piece.Problems).Message));
    }

    [Fact]
    public void Keeps_a_row_whose_date_cannot_be_read_and_says_so()
    {
        SourceRecord record = SourceTest.Read(new CablesCsvSource(),
            Row(1, "one") + "\n" + Row(2, "two").Replace("1/1/2001 0:02", "13/45/2001", StringComparison.Ordinal))[^1];
        Assert.Equal("two", record.Cable?.Body);
        Assert.Null(record.Cable?.Created);
        Assert.Equal(("unreadable-date", 2), (Assert.Single(record.Problems).Code, record.Problems[0].Line));
    }

    [Fact]
    public void Replaces_and_counts_what_is_no_utf8()
    {
        byte[] row = Encoding.UTF8.GetBytes(Row(1, "caf# \\# end"));
        row.AsSpan().Replace((byte)'#', (byte)0xE9);
        SourceRecord record = Assert.Single(SourceTest.Read(new CablesCsvSource(), row));
        Assert.Equal("caf\uFFFD \uFFFD end", record.Cable?.Body);
        Assert.Equal("2 invalid UTF-8 sequences were replaced by U+FFFD.", Assert.Single(record.Problems).Message);
    }

    [Theory]
    [InlineData("\"218634\",\"7/9/2009 12:51\",\"09X1\"", true)]
    [InlineData("218634,\"7/9/2009 12:51\",\"09X1\"", true)]
    [InlineData("\"1\",\"12/31/2009 23:59\",\"", true)]
    [InlineData("\"1\",\"2009-12-31 23:59:00\",\"", true)]
    [InlineData("\"1\",\"7/9/2009 12:51", false)]
    [InlineData("\"1\",\"17/9/2009 12:51\",\"", false)]
    [InlineData("\"1\", \"7/9/2009 12:51\",\"", false)]
    [InlineData("\"one\",\"7/9/2009 12:51\",\"", false)]
    [InlineData("\"\",\"7/9/2009 12:51\",\"", false)]
    [InlineData("1.  On 7/9/2009 12:51, ", false)]
    [InlineData("", false)]
    public void Knows_where_a_row_safely_begins(string line, bool begins) =>
        Assert.Equal(begins, CablesCsvSource.StartsRow(Encoding.UTF8.GetBytes(line)));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Reads_the_same_however_the_bytes_arrive(int drop)
    {
        byte[] file = Encoding.UTF8.GetBytes(
            $"{Row(1, "\\\"a\\\" \\\\ \"\"b\"\"\r\n")}\r\n{Row(2, "cut")[..^1]}\n{Row(3, new string('x', 300))}\nlost\n{Row(4, "")}");
        List<SourceRecord> whole = SourceTest.Read(new CablesCsvSource(), file);
        List<SourceRecord> drops = SourceTest.ReadInDrops(new CablesCsvSource(), file, drop);
        Assert.Equal(whole.Select(record => (record.Location, record.Cable?.Body)),
            drops.Select(record => (record.Location, record.Cable?.Body)));
    }

    private static string Row(int number, string body) =>
        $"\"{number}\",\"1/1/2001 0:{number:00}\",\"01NORTHPORT{number}\",\"Embassy Northport\",\"UNCLASSIFIED\",\"\",\"FM AMEMBASSY "
            + $"NORTHPORT\",\"{body}\"";
}
