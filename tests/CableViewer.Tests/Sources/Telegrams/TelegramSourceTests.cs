using CableViewer.Sources;
using CableViewer.Sources.Telegrams;

namespace CableViewer.Tests.Sources.Telegrams;

public sealed class TelegramSourceTests
{
    private const string First = """
        VZCZCXRO0001
        RR RUEHAA RUEHWEB

        DE RUEHZZ #0042/01 0611309
        ZNY CCCCC ZZH
        R 021309Z MAR 07
        FM AMEMBASSY NORTHPORT
        TO RUEHC/SECSTATE WASHDC 5621

        C O N F I D E N T I A L NORTHPORT 000042

        1. (C) Text.
        ROE
        """;

    private const string Second = """
        PP RUEHBB
        DE RUEHZZ #0043/01 0611310
        ZNR UUUUU ZZH
        P 021310Z MAR 07
        FM AMEMBASSY NORTHPORT
        TO RUEHC/SECSTATE WASHDC 5622

        UNCLAS NORTHPORT 000043

        1. Text.
        """;

    [Fact]
    public void A_telegram_is_one_text_for_the_parser_to_divide()
    {
        RawCable cable = SourceTest.ReadOne(new TelegramSource(), "\n\n" + First + "\n");
        Assert.Equal(First, cable.Body);
        Assert.Equal("", cable.Header);
        Assert.True(cable.HeaderInBody);
        Assert.Null(cable.ReferenceId);
    }

    [Theory]
    [InlineData("\n\n", "VZCZCXRO0002\n")]
    [InlineData("\n\n", "")]
    [InlineData("\n\nNNNN\n\n\n", "")]
    [InlineData("\nNNNN\n", "VZCZCXRO0002\n")]
    [InlineData("\n\f", "")]
    [InlineData("\n\f\n", "VZCZCXRO0002\n")]
    [InlineData("\r\n\r\nNNNN\r\n\r\n", "")]
    public void Several_telegrams_may_stand_in_one_file(string between, string opening)
    {
        List<SourceRecord> records = SourceTest.Read(new TelegramSource(), First + between + opening + Second + "\n");
        Assert.Equal(2, records.Count);
        Assert.StartsWith(First, records[0].Cable?.Body, StringComparison.Ordinal);
        Assert.Equal(opening + Second, records[1].Cable?.Body);
    }

    [Theory]
    [InlineData("FM AMEMBASSY NORTHPORT")]
    [InlineData("P 021310Z MAR 07")]
    [InlineData("UNCLAS SECTION 01 OF 02 NORTHPORT 000043")]
    [InlineData("CONFIDENTIAL\n\nPAGE 01  NORTHP  00043  01 OF 02  021310Z")]
    public void Behind_NNNN_a_telegram_may_begin_with_any_of_its_opening_lines(string opening) =>
        Assert.Equal(2, SourceTest.Read(new TelegramSource(), $"{First}\nNNNN\n\n{opening}\nText\n").Count);

    [Theory]
    [InlineData("\nNNNN\n\nCONFIDENTIAL\n")]
    [InlineData("\n\fCONFIDENTIAL\n\nPAGE 02  NORTHP  00042  01 OF 02  021309Z\n\nmore text\n")]
    [InlineData("\nCONFIDENTIAL\n\f\nPAGE 02  NORTHP  00042  01 OF 02  021309Z\n\nmore text\n")]
    [InlineData("\n2. FM radio is popular.\nFM 101 is a station.\n")]
    [InlineData(
        "\nVZCZCXRO0001\nRR RUEHAA\nDE RUEHZZ #0042/02 0611309\nZNY CCCCC ZZH\nFM AMEMBASSY NORTHPORT\n\nC O N F I D E N T I A L SECTION "
            + "02 OF 02 NORTHPORT 000042\n\nmore\n")]
    public void A_further_page_or_section_belongs_to_the_same_telegram(string more) =>
        Assert.Equal((First + more).TrimEnd(), SourceTest.ReadOne(new TelegramSource(), First + more).Body);

    [Fact]
    public void Keeps_line_ends_and_indentation_as_they_stand()
    {
        const string text = "   UNCLAS NORTHPORT 000042\r\n\r\n\f1. Text";
        Assert.Equal(text, SourceTest.ReadOne(new TelegramSource(), "\r\n" + text + "\r\n\f").Body);
    }

    [Fact]
    public void Reads_the_same_however_the_bytes_arrive()
    {
        byte[] file = System.Text.Encoding.UTF8.GetBytes($"{First}\nNNNN\n{Second}\n\f{First}");
        Assert.Equal(
            SourceTest.Read(new TelegramSource(), file).Select(record => record.Location),
            SourceTest.ReadInDrops(new TelegramSource(), file, 1).Select(record => record.Location));
    }
}
