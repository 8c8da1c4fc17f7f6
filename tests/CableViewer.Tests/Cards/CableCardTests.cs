using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CableViewer.Cables;
using CableViewer.Cards;
using CableViewer.Citing;
using CableViewer.Tests.Citing;

namespace CableViewer.Tests.Cards;

public sealed class CableCardTests
{
    private const int Margin = 72;

    private static readonly Publisher Publisher = new() { Name = "Harbour Cables", Address = "https://cables.example" };
    private static readonly Citation Whole = new() { Cable = InventedCable.Harvest, Publisher = Publisher };

    public static TheoryData<string> Hostile => new()
    {
        "",
        new string('W', 3_000),
        string.Join(' ', Enumerable.Repeat("HARVEST", 400)),
        "漢字 кириллица \ud83d\ude00 e\u0301\u0301\u0301 \ud83d alone",
        "\u0000\u0007\r\n\t tabs and bells",
        string.Concat(Enumerable.Repeat("\u0301", 900)),
        "AVATAR",
    };

    [Fact]
    public void Is_a_PNG_of_the_size_that_previews_want()
    {
        Dictionary<string, byte[]> chunks = ReadChunks(CableCard.Draw(Whole));
        Assert.Equal(1200, BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]));
        Assert.Equal(630, BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4)));
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress)) zlib.CopyTo(pixels);
        Assert.Equal(630 * 1201, pixels.Length);
        Assert.True(pixels.ToArray().Max() < chunks["PLTE"].Length / 3);
    }

    [Theory]
    [InlineData("UNCLASSIFIED//FOR OFFICIAL USE ONLY", 0x00692C)]
    [InlineData("CONFIDENTIAL", 0x0033A0)]
    [InlineData("SECRET//NOFORN", 0xB0102A)]
    [InlineData(null, 0x5D5A53)]
    public void Wears_the_colour_of_its_classification(string? label, int colour)
    {
        Canvas canvas = CableCard.Paint(
            Whole with { Cable = InventedCable.Harvest with { Classification = label is null ? null : Classification.Parse(label) } });
        Assert.Equal(Rgb.Of(colour), canvas.Palette[canvas.Pixels[3 * 1200 + 3]]);
        Assert.Equal(Rgb.Of(0xFBFAF6), canvas.Palette[canvas.Pixels[^1]]);
    }

    [Theory, MemberData(nameof(Hostile))]
    public void No_text_runs_into_the_margins(string text)
    {
        var paragraph = new Paragraph { Anchor = "par6-2", Marking = "S//NF", Text = text };
        Citation titled = Whole with
        {
            Cable = InventedCable.Harvest with { Title = text, Origin = text },
            Publisher = Publisher with { Name = text }
        };
        foreach (Citation citation in new[] { titled, titled with { Paragraph = paragraph } })
        {
            Canvas canvas = CableCard.Paint(citation);
            // A letter may lean over its own box by a hair; the outer half of a margin is empty.
            foreach ((int from, int to) in new[] { (0, Margin / 2), (1200 - Margin / 2, 1200) })
                for (int y = 0; y < 630; y++)
                    for (int x = from; x < to; x++)
                        Assert.True(canvas.Pixels[y * 1200 + x] % 48 == 0, $"{x}, {y}");
        }
    }

    [Fact]
    public void A_paragraph_shows_other_words_than_its_cable() =>
        Assert.NotEqual(CableCard.Draw(Whole), CableCard.Draw(Whole with { Paragraph = InventedCable.Harvest.Paragraphs[0] }));

    [Fact]
    public void Is_the_same_every_time() => Assert.Equal(CableCard.Draw(Whole), CableCard.Draw(Whole));

    [Fact]
    public void Says_in_words_what_it_shows() => Assert.Equal(
        "CONFIDENTIAL, 04STRELSAU212: ¶3 of Harvest Festival Passes Without Incident; River Commission Still Split. Embassy Strelsau · 9 "
            + "September 2004. Harbour Cables",
        CableCard.Describe(Whole with { Paragraph = InventedCable.Harvest.Paragraphs[1] }));

    [Theory, MemberData(nameof(Hostile))]
    public void Lines_fit_their_measure_and_their_height(string text)
    {
        foreach (FontFile font in new[] { FontFile.Regular, FontFile.Bold })
        {
            var block = TextBlock.Fit(font, Citation.OneLine(text), 900, 300, [72, 50, 40], closing: "”");
            Assert.All(block.Lines, line => Assert.True(line.Width <= 900.5f));
            Assert.True(block.Height <= 300);
        }
    }

    [Fact]
    public void What_is_cut_off_ends_with_ellipsis_and_closing_mark()
    {
        var block = TextBlock.Fit(FontFile.Regular, string.Join(' ', Enumerable.Repeat("harvest", 300)), 900, 300, [72, 40], closing: "”");
        (int ellipsis, int mark) = (FontFile.Regular.FindGlyph('…'), FontFile.Regular.FindGlyph('”'));
        Assert.Equal([ellipsis, mark], block.Lines[^1].Glyphs.Select(glyph => glyph.Glyph).TakeLast(2));
    }

    [Theory]
    [InlineData("AV")]
    [InlineData("To")]
    [InlineData("VA")]
    public void Kerning_draws_pairs_together(string pair)
    {
        float apart = new SetLine(FontFile.Bold, 100, pair[..1]).Width + new SetLine(FontFile.Bold, 100, pair[1..]).Width;
        Assert.True(new SetLine(FontFile.Bold, 100, pair).Width < apart - 1);
        Assert.Equal(new SetLine(FontFile.Bold, 100, "H").Width * 2, new SetLine(FontFile.Bold, 100, "HH").Width, 0.01f);
    }

    [Theory]
    [InlineData(1f, 1f, 3f, 2f, "....|.##.|....")]
    [InlineData(1.5f, 0f, 3f, 1f, ".5#.|....|....")]
    [InlineData(0f, 0.5f, 4f, 2.25f, "5555|####|2222")]
    [InlineData(0.5f, 0.5f, 1f, 1f, "2...|....|....")]
    public void Covers_of_every_pixel_the_share_that_lies_inside(float left, float top, float right, float bottom, string rows)
    {
        var rasteriser = new Rasteriser();
        rasteriser.Begin(4, 3);
        rasteriser.Add([new(left, -top, true), new(right, -top, true), new(right, -bottom, true), new(left, -bottom, true)], 1, 0, 0);
        Assert.Equal(rows, Print(rasteriser));
    }

    [Fact]
    public void A_slanted_edge_covers_half_of_each_pixel_it_halves()
    {
        var rasteriser = new Rasteriser();
        rasteriser.Begin(4, 3);
        rasteriser.Add([new(0, 0, true), new(3, -3, true), new(0, -3, true)], 1, 0, 0);
        Assert.Equal("5...|#5..|##5.", Print(rasteriser));
        rasteriser.Begin(4, 3);
        rasteriser.Add([new(0, 0, true), new(4, 0, true), new(0, -1, true)], 1, 0, 0);
        Span<float> row = stackalloc float[4];
        rasteriser.ReadRow(0, row);
        Assert.Equal([0.875f, 0.625f, 0.375f, 0.125f], row.ToArray().Select(value => MathF.Round(value, 4)));
    }

    [Fact]
    public void A_round_letter_has_the_area_its_curve_encloses()
    {
        // Four quadratic arcs around a centre.
        OutlinePoint[] arcs = [new(20, 0, true), new(20, -20, false), new(0, -20, true), new(-20, -20, false), new(-20, 0, true),
            new(-20, 20, false), new(0, 20, true), new(20, 20, false)];
        float area = 0;
        var rasteriser = new Rasteriser();
        rasteriser.Begin(50, 50);
        rasteriser.Add(arcs, 1, 25, 25);
        Span<float> row = stackalloc float[50];
        for (int y = 0; y < 50; y++)
        {
            rasteriser.ReadRow(y, row);
            foreach (float value in row) area += value;
        }
        // Each arc adds two thirds of the triangle between its ends and its pull to the diamond of the four ends.
        const float expected = 2 * 20 * 20 + 4 * (2f / 3f) * (20 * 20 / 2f);
        Assert.Equal(expected, area, expected * 0.005f);
    }

    [Fact]
    public void Letters_with_accents_are_in_the_font()
    {
        foreach (char c in "ÀÉÎÕÜßçñøåŠžŁőțȘ¶§–—“”‘’…·€") Assert.NotEqual(0, FontFile.Regular.FindGlyph(c));
        Assert.Equal(0, FontFile.Regular.FindGlyph('漢'));
        Assert.NotEmpty(FontFile.Bold.ReadOutline(FontFile.Bold.FindGlyph('É')));
        Assert.Empty(FontFile.Bold.ReadOutline(FontFile.Bold.FindGlyph(' ')));
    }

    private static string Print(Rasteriser rasteriser)
    {
        var text = new StringBuilder();
        Span<float> row = stackalloc float[4];
        for (int y = 0; y < 3; y++)
        {
            if (y > 0) text.Append('|');
            rasteriser.ReadRow(y, row);
            foreach (float value in row) text.Append(value switch { < 0.01f => '.', > 0.99f => '#', _ => (char)('0' + (int)(value * 10)) });
        }
        return text.ToString();
    }

    // Written anew, bit by bit, so that the writer's checksums are checked by other code than its own.
    private static Dictionary<string, byte[]> ReadChunks(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var chunks = new Dictionary<string, byte[]>();
        int at = 8;
        while (at < png.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            uint crc = uint.MaxValue;
            foreach (byte value in png.AsSpan(at + 4, length + 4))
            {
                crc ^= value;
                for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
            Assert.Equal(~crc, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            chunks.Add(Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += length + 12;
        }
        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], chunks.Keys);
        return chunks;
    }
}
