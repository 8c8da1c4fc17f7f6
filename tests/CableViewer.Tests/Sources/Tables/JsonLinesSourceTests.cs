using System.Text;
using CableViewer.Cables;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Sources.Tables;

namespace CableViewer.Tests.Sources.Tables;

public sealed class JsonLinesSourceTests
{
    [Fact]
    public void Reads_what_the_source_knows_and_leaves_what_is_derived()
    {
        RawCable cable = SourceTest.ReadOne(new JsonLinesSource(), """
            {"referenceId":"07NORTHPORT42","publishedAs":null,"created":"2007-03-02T13:09:00Z","released":"2011-08-30T03:44:00+02:00","classification":"SECRET","origin":"Embassy Northport","articles":["http://http://a.example","www.b.example"],"partialExtract":true,"subject":["not","looked","at"],"to":[{"name":{"deep":1}}],"header":"FM AMEMBASSY NORTHPORT\n","body":"TEXT \"quoted\" \u00e9 \ud83d\ude00\r\n"}
            """);

        Assert.Equal("07NORTHPORT42", cable.ReferenceId);
        Assert.Equal(new DateTimeOffset(2007, 3, 2, 13, 9, 0, TimeSpan.Zero), cable.Created);
        Assert.Equal(new DateTimeOffset(2011, 8, 30, 1, 44, 0, TimeSpan.Zero), cable.Released);
        Assert.Equal(TimeSpan.Zero, cable.Released?.Offset);
        Assert.Equal(("SECRET", "Embassy Northport"), (cable.Classification, cable.Origin));
        Assert.Equal(["http://a.example", "http://www.b.example"], cable.Articles);
        Assert.True(cable.PartialExtract);
        Assert.Equal("FM AMEMBASSY NORTHPORT\n", cable.Header);
        Assert.Equal("TEXT \"quoted\" é 😀\r\n", cable.Body);
    }

    [Fact]
    public void Needs_only_a_body()
    {
        RawCable cable = SourceTest.ReadOne(new JsonLinesSource(), """{"body":"REF: NORTHPORT 41"}""");
        Assert.Equal("REF: NORTHPORT 41", cable.Body);
        Assert.Equal("", cable.Header);
        Assert.Null(cable.ReferenceId);
        Assert.Null(cable.Created);
        Assert.Empty(cable.Articles);
    }

    [Fact]
    public void Null_is_what_the_source_does_not_say()
    {
        RawCable cable = SourceTest.ReadOne(new JsonLinesSource(),
            """{"referenceId":null,"created":null,"released":null,"classification":null,"origin":null,"articles":null,"partialExtract":null,"header":null,"body":""}""");
        Assert.Equal((null, null, "", ""), (cable.ReferenceId, cable.Origin, cable.Header, cable.Body));
    }

    [Fact]
    public void A_damaged_id_is_what_the_source_published()
    {
        RawCable cable = SourceTest.ReadOne(new JsonLinesSource(),
            """{"referenceId":"09NORTHPORT2468","publishedAs":"09EFTONORTHPORT2468","body":""}""");
        Assert.Equal("09EFTONORTHPORT2468", cable.ReferenceId);
    }

    [Theory]
    [InlineData("null", "invalid-json", "Column 1: a line begins with {.")]
    [InlineData("[1,2]", "invalid-json", "Column 1: a line begins with {.")]
    [InlineData("plain text", "invalid-json", "Column 1: a line begins with {.")]
    [InlineData("{\"body\":\"cut of", "invalid-json", "Column 15: the line ends before its }.")]
    [InlineData("{\"body\":x}", "invalid-json", "Column 9: ")]
    [InlineData("{\"body\":\"a\"} {\"body\":\"b\"}", "invalid-json", "Column 14: ")]
    [InlineData("{\"body\":\"\\ud800\"}", "invalid-json", "Column 9: the string holds half a surrogate pair, which is no character.")]
    [InlineData("{}", "missing-body", "Column 1: the object has no \"body\".")]
    [InlineData("{\"header\":\"only\"}", "missing-body", "Column 1: the object has no \"body\".")]
    [InlineData("{\"body\":null}", "wrong-json-type", "Column 2: \"body\" is to be a string.")]
    [InlineData("{\"body\":\"\",\"referenceId\":7}", "wrong-json-type", "Column 12: \"referenceId\" is to be a string or null.")]
    [InlineData("{\"body\":\"\",\"articles\":\"x\"}", "wrong-json-type", "Column 12: \"articles\" is to be a list or null.")]
    [InlineData("{\"body\":\"\",\"articles\":[1]}", "wrong-json-type", "Column 12: \"articles\" is to be a list of strings.")]
    [InlineData("{\"body\":\"\",\"partialExtract\":\"yes\"}", "wrong-json-type",
        "Column 12: \"partialExtract\" is to be true, false or null.")]
    public void Says_line_and_column_of_what_cannot_be_read_and_reads_on(string line, string code, string message)
    {
        List<SourceRecord> records = SourceTest.Read(new JsonLinesSource(), $"{{\"body\":\"one\"}}\n\n{line}\r\n{{\"body\":\"three\"}}");

        Assert.Equal(["one", null, "three"], records.Select(record => record.Cable?.Body));
        Diagnostic problem = Assert.Single(records[1].Problems);
        Assert.Equal((code, 3), (problem.Code, problem.Line));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Message, StringComparison.Ordinal);
        Assert.Equal(line, Encoding.UTF8.GetString(records[1].Bytes.Span));
    }

    [Fact]
    public void Keeps_a_cable_whose_date_cannot_be_read_and_says_so()
    {
        SourceRecord record = Assert.Single(SourceTest.Read(new JsonLinesSource(), """{"body":"text","created":"yesterday"}"""));
        Assert.Equal("text", record.Cable?.Body);
        Assert.Equal("unreadable-date", Assert.Single(record.Problems).Code);
    }

    [Fact]
    public void Replaces_and_counts_what_is_no_utf8()
    {
        SourceRecord record = Assert.Single(SourceTest.Read(new JsonLinesSource(), [.. "{\"body\":\"caf"u8, 0xE9, .. "\"}"u8]));
        Assert.Equal("caf\uFFFD", record.Cable?.Body);
        Assert.Equal("invalid-utf8", Assert.Single(record.Problems).Code);
    }

    [Fact]
    public void Nesting_without_end_is_a_problem_and_no_crash()
    {
        string bomb = $"{{\"to\":{new string('[', 100_000)}{new string(']', 100_000)},\"body\":\"\"}}";
        Assert.Equal("invalid-json", Assert.Single(Assert.Single(SourceTest.Read(new JsonLinesSource(), bomb)).Problems).Code);
    }

    [Theory]
    [InlineData(
        "{\n  \"referenceId\": \"07KELPSUND12\",\n  \"to\": [\n    { \"name\": \"A } in braces {\" }\n  ],\n  \"body\": \"one\"\n}\n")]
    [InlineData("{\n\"referenceId\": \"07KELPSUND12\",\n\"body\": \"one\"\n}\n{\n\"body\": \"two \\\" ] \"\n}")]
    [InlineData("[\n{\"referenceId\": \"07KELPSUND12\", \"body\": \"one\"},\n{\"body\": \"two \\\" ] \"}\n]\n")]
    [InlineData("[{\"referenceId\":\"07KELPSUND12\",\"body\":\"one\"},{\"body\":\"two \\\" ] \"}]")]
    [InlineData("[\n  {\n    \"referenceId\": \"07KELPSUND12\",\n    \"body\": \"one\"\n  },\n  {\n    \"body\": \"two \\\" ] \"\n  }\n]")]
    public void An_object_may_run_over_lines_or_stand_in_a_list(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        Assert.IsType<JsonLinesSource>(SourceDetection.Detect(bytes, SourceFormat.Auto, 1_000_000, out _));
        List<SourceRecord> records = SourceTest.Read(new JsonLinesSource(), bytes);
        Assert.All(records, record => Assert.Empty(record.Problems));
        Assert.Equal(("07KELPSUND12", "one"), (records[0].Cable?.ReferenceId, records[0].Cable?.Body));
        Assert.Equal(json.Contains("two", StringComparison.Ordinal) ? ["two \" ] "] : [],
            records.Skip(1).Select(record => record.Cable?.Body));
        foreach (int drop in (int[])[1, 7])
            Assert.Equal(records.Select(record => record.Location),
                SourceTest.ReadInDrops(new JsonLinesSource(), bytes, drop).Select(record => record.Location));
    }

    [Fact]
    public void What_is_wrong_in_an_object_over_several_lines_is_named_by_its_line()
    {
        SourceRecord record = Assert.Single(SourceTest.Read(new JsonLinesSource(), "\n{\n  \"body\": \"text\",\n  \"origin\": 7\n}\n"));
        Diagnostic problem = Assert.Single(record.Problems);
        Assert.Equal(("wrong-json-type", 4, "Column 3: \"origin\" is to be a string or null."),
            (problem.Code, problem.Line, problem.Message));
    }

    [Fact]
    public void A_line_that_was_cut_off_within_a_list_costs_only_itself()
    {
        List<SourceRecord> records = SourceTest.Read(new JsonLinesSource(), "{\"body\":\"one\",\"to\":[\n{\"body\":\"two\"}\n");
        Assert.Equal([null, "two"], records.Select(record => record.Cable?.Body));
    }

    [Theory]
    [InlineData("2006-12-01 20:08")]
    [InlineData("12/1/2006 20:08")]
    public void Dates_in_the_forms_of_other_sources_are_read(string date) =>
        Assert.Equal(new DateTimeOffset(2006, 12, 1, 20, 8, 0, TimeSpan.Zero),
            SourceTest.ReadOne(new JsonLinesSource(), $"{{\"body\":\"\",\"created\":\"{date}\"}}").Created);

    [Theory]
    [InlineData("_id")]
    [InlineData("mrn")]
    [InlineData("reference_id")]
    public void An_ID_under_a_name_that_is_not_read_is_named(string member)
    {
        SourceRecord record = Assert.Single(
            SourceTest.Read(new JsonLinesSource(), $"{{\"{member}\":\"06KELPSUND12\",\"body\":\"TEXT\",\"subject\":\"LAMPS\"}}"));
        Assert.Null(record.Cable);
        Diagnostic problem = Assert.Single(record.Problems);
        Assert.Equal(
            ("no-reference-id",
                $"Column 1: \"{member}\" holds an ID and is not read; call it \"referenceId\". Read are referenceId, publishedAs, "
                    + "created, released, " +
            "classification, origin, articles, partialExtract, header and body (docs/json.md)."),
            (problem.Code, problem.Message));
    }
}
