using CableViewer.Cables;
using CableViewer.Parsing;

namespace CableViewer.Tests.Parsing.Front;

/// <summary>Headers, addressees and what contradicts the body (formats.md 1.1, 4.4, 4.9).</summary>
public sealed class TransmissionHeaderTests
{
    private const string Header =
        """
        VZCZCXRO1234
        PP RUEHAA RUEHBB
        DE RUEHZZ #0042/01 0611309
        ZNY CCCCC ZZH
        P 021309Z MAR 07
        FM AMEMBASSY NORTHPORT
        TO RUEHC/SECSTATE WASHDC PRIORITY 5621
        RUEHAA/AMEMBASSY OTHERTOWN 0017
        INFO RUEHBB/AMEMBASSY THIRDTOWN IMMEDIATE
        RHEHNSC/NSC WASHDC
        """;

    [Fact]
    public void Every_line_of_a_header_is_read()
    {
        Cable cable = Reading.Cable("", Header);

        Assert.Equal("VZCZCXRO1234", cable.TransmissionId);
        Assert.Equal(Precedence.Priority, cable.Precedence);
        Assert.Equal("021309Z MAR 07", cable.DateTimeGroup);
        Assert.Equal(new DateTimeOffset(2007, 3, 2, 13, 9, 0, TimeSpan.Zero), cable.Created);
        Assert.Equal("AMEMBASSY NORTHPORT", cable.From);
        Assert.Equal(["RUEHC/SECSTATE WASHDC/Priority/5621", "RUEHAA/AMEMBASSY OTHERTOWN//0017"], cable.To.Select(Written));
        Assert.Equal(["RUEHBB/AMEMBASSY THIRDTOWN/Immediate/", "RHEHNSC/NSC WASHDC//"], cable.Info.Select(Written));
    }

    [Theory]
    [InlineData("TO SECSTATE WASHDC PRIORITY 0872", "/SECSTATE WASHDC/Priority/0872")]
    [InlineData("TO RUEHC/SECSTATE WASHDC IMMEDIATE 4696", "RUEHC/SECSTATE WASHDC/Immediate/4696")]
    [InlineData("TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 4696", "RUEHC/SECSTATE WASHDC/NiactImmediate/4696")]
    [InlineData("TO RUEHC/SECSTATE WASHDC FLASH 4696", "RUEHC/SECSTATE WASHDC/Flash/4696")]
    [InlineData("TO RUEHC/SECSTATE WASHDC PIORITY 4696", "RUEHC/SECSTATE WASHDC/Priority/4696")]
    [InlineData("TO RUEHC/SECSTATE WASHDC PRIOITY", "RUEHC/SECSTATE WASHDC/Priority/")]
    [InlineData("TO RUEKJCS/JOINT STAFF WASHDC//J-3/J-5// PRIORITY", "RUEKJCS/JOINT STAFF WASHDC//J-3/J-5///Priority/")]
    [InlineData("TO RUEHZL/EUROPEAN POLITICAL COLLECTIVE", "RUEHZL/EUROPEAN POLITICAL COLLECTIVE//")]
    [InlineData("TO\nRUEHC/SECSTATE WASHDC 12345", "RUEHC/SECSTATE WASHDC//12345")]
    [InlineData("TO PAGE 02 STATE 050524 131535Z\nAMEMBASSY OSLO", "/AMEMBASSY OSLO//")]
    [InlineData("TO AMEMBASSY OSLO\nPAGE 02 STATE 050524 131535Z\nAMEMBASSY ROME", "/AMEMBASSY OSLO// /AMEMBASSY ROME//")]
    [InlineData("TO DET 1 39LG OSLO NO", "/DET 1 39LG OSLO NO//")]
    public void An_addressee_has_route_name_precedence_and_serial(string line, string expected) =>
        Assert.Equal(expected, string.Join(' ', Reading.Cable("", $"FM AMEMBASSY NORTHPORT\n{line}").To.Select(Written)));

    [Theory]
    [InlineData("TO RUEHZL/EUROPEAN COLLECTIVE\nXMT/AMEMBASSY SOFIA\nRUEHC/SECSTATE", "AMEMBASSY SOFIA")]
    [InlineData("TO RUEHZL/EUROPEAN COLLECTIVE\nXMT AMEMBASSY SOFIA\nAMEMBASSY MINSK\nRUEHC/SECSTATE", "AMEMBASSY SOFIA,AMEMBASSY MINSK")]
    public void Posts_are_exempted_from_the_collective_before(string lines, string excluded) =>
        Assert.Equal(excluded, string.Join(',', Reading.Cable("", $"FM AMEMBASSY NORTHPORT\n{lines}").To[0].Excluded));

    [Theory]
    [InlineData("P R 281848Z DEC 66", "281848Z DEC 66", "1966-12-28 18:48")]
    [InlineData("O 021309Z MAR 07 ZDK", "021309Z MAR 07", "2007-03-02 13:09")]
    [InlineData("291359Z NOV 00", "291359Z NOV 00", "2000-11-29 13:59")]
    [InlineData("R 021309Z MAR 2007", "021309Z MAR 2007", "2007-03-02 13:09")]
    public void The_date_time_group_tells_the_time(string line, string group, string time)
    {
        Cable cable = Reading.Cable("", $"{line}\nFM AMEMBASSY NORTHPORT");
        Assert.Equal((group, time), (cable.DateTimeGroup, cable.Created?.ToString("yyyy-MM-dd HH:mm")));
    }

    [Fact]
    public void Retrieved_telegrams_have_other_lines_in_front()
    {
        Cable cable = Reading.Cable("",
            """
            CONFIDENTIAL

            PAGE 01        NORTHP  00097  01 OF 03  182017Z
            ACTION AF-00

            INFO  LOG-00   ADS-00   INR-05   EUR-00   SS-00    CIAE-00  DODE-00
                  H-01     NSCE-00  NSAE-00  HA-09    L-03     TRSE-00  PM-10
                  /101W
                             ------------------182017Z  171512Z /38
            R 171512Z JAN 90
            FM AMCONSUL NORTHPORT
            TO SECSTATE WASHDC 5365
            INFO AMEMBASSY SOUTHPORT
            """);

        Assert.Equal(("171512Z JAN 90", "AMCONSUL NORTHPORT"), (cable.DateTimeGroup, cable.From));
        Assert.Equal(["/SECSTATE WASHDC//5365"], cable.To.Select(Written));
        Assert.Equal(["/AMEMBASSY SOUTHPORT//"], cable.Info.Select(Written));
    }

    [Theory]
    [InlineData("P 321309Z MAR 07\nFM X", "", null, "impossible-date-time-group")]
    [InlineData("DE RUEHZZ #0043/01 0611309\nP 021309Z MAR 07\nFM X", "", "07OSLO42", "serial-mismatch")]
    [InlineData("", "C O N F I D E N T I A L ROME 000099\n\nTAGS: PGOV\nSUBJECT: X", "07OSLO42", "text-of-another-cable")]
    [InlineData("", "1. (C) The minister said that the old la...", null, "text-cut-short")]
    public void What_contradicts_is_told(string header, string body, string? id, string code) =>
        Assert.Contains(code, Reading.Codes(Reading.Of(body, header, id)));

    [Theory]
    [InlineData(15, 3, 15, 42)]
    [InlineData(0, 12, 0, 42)]
    public void Minutes_that_are_the_hour_again_come_from_the_date_time_group(int hour, int minute, int trueHour, int trueMinute)
    {
        RawCable_Created(hour, minute, $"P 02{hour:00}42Z MAR 07\nFM X", out DateTimeOffset? created);
        Assert.Equal(new DateTimeOffset(2007, 3, 2, trueHour, trueMinute, 0, TimeSpan.Zero), created);
    }

    [Fact]
    public void Minutes_that_nothing_tells_are_left_out()
    {
        RawCable_Created(15, 3, "", out DateTimeOffset? created);
        Assert.Equal(new DateTimeOffset(2007, 3, 2, 15, 0, 0, TimeSpan.Zero), created);
    }

    [Fact]
    public void Genuine_minutes_stay()
    {
        RawCable_Created(15, 42, "", out DateTimeOffset? created);
        Assert.Equal(new DateTimeOffset(2007, 3, 2, 15, 42, 0, TimeSpan.Zero), created);
    }

    private static void RawCable_Created(int hour, int minute, string header, out DateTimeOffset? created) =>
        created = CableParser.Parse(
            Reading.Raw("", header) with { Created = new DateTimeOffset(2007, 3, 2, hour, minute, 0, TimeSpan.Zero) }).Value.Created;

    private static string Written(Addressee addressee) => $"{addressee.Route}/{addressee.Name}/{addressee.Precedence}/{addressee.Serial}";
}
