using System.Text;

namespace CableViewer.Cards;

/// <summary>A colour as on the screen.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary><c>0x1c1b19</c>.</summary>
    public static Rgb Of(int hex) => new((byte)(hex >> 16), (byte)(hex >> 8), (byte)hex);

    public Rgb Towards(Rgb other, float share) =>
        new(Blend(Red, other.Red, share), Blend(Green, other.Green, share), Blend(Blue, other.Blue, share));

    private static byte Blend(byte from, byte to, float share) => (byte)MathF.Round(from + (to - from) * share);
}

/// <summary>One colour of text on one colour of ground: a ramp of the palette between the two.</summary>
internal readonly record struct Pen(byte First);

/// <summary>
/// An image of few colours. Text needs only the shades between its own colour and its ground, so 256 are plenty, and a PNG stays small.
/// </summary>
internal sealed class Canvas(int width, int height)
{
    // Shades of a ramp, both ends included; more cannot be told apart on an edge.
    private const int Shades = 48;

    private readonly List<Rgb> palette = [];
    private readonly Rasteriser rasteriser = new();

    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Pixels { get; } = new byte[width * height];

    public IReadOnlyList<Rgb> Palette => palette;

    public Pen AddPen(Rgb ground, Rgb ink)
    {
        int first = palette.Count;
        if (first + Shades > 256) throw new InvalidOperationException("The palette is full.");
        for (int i = 0; i < Shades; i++) palette.Add(ground.Towards(ink, (float)i / (Shades - 1)));
        return new Pen((byte)first);
    }

    /// <summary>Fills a rectangle with the pen's ink, or with its ground.</summary>
    public void Fill(Pen pen, int x, int y, int wide, int high, bool withGround = false)
    {
        byte index = (byte)(pen.First + (withGround ? 0 : Shades - 1));
        for (int row = y; row < y + high; row++) Pixels.AsSpan(row * Width + x, wide).Fill(index);
    }

    /// <summary>Draws one line of text on its base line; what would fall beyond the edges is cut off.</summary>
    public void Draw(Pen pen, SetLine line, float x, float baseLine)
    {
        int top = Math.Max((int)(baseLine - line.Ascent) - 2, 0), bottom = Math.Min((int)(baseLine + line.Descent) + 3, Height);
        int left = Math.Clamp((int)x - 4, 0, Width), right = Math.Clamp((int)(x + line.Width) + 6, 0, Width);
        if (top >= bottom || left >= right) return;
        rasteriser.Begin(right - left, bottom - top);
        foreach ((int glyph, float offset) in line.Glyphs)
            foreach (OutlinePoint[] contour in line.Font.ReadOutline(glyph))
                rasteriser.Add(contour, line.Scale, x - left + offset, baseLine - top);

        Span<float> coverage = stackalloc float[right - left];
        for (int row = top; row < bottom; row++)
        {
            rasteriser.ReadRow(row - top, coverage);
            Span<byte> pixels = Pixels.AsSpan(row * Width + left, right - left);
            for (int i = 0; i < coverage.Length; i++)
                if (coverage[i] > 0) pixels[i] = (byte)(pen.First + (int)(coverage[i] * (Shades - 1) + 0.5f));
        }
    }
}

/// <summary>A line of text with every glyph at its place.</summary>
internal sealed class SetLine
{
    private const int Space = ' ';

    private readonly List<(int Glyph, float X)> glyphs = [];

    /// <param name="size">Of the em, in pixels.</param>
    /// <param name="spacing">Added behind every glyph, in pixels: capitals in a row want some.</param>
    public SetLine(FontFile font, float size, string text, float spacing = 0)
    {
        Font = font;
        Scale = size / font.UnitsPerEm;
        float x = 0, before = 0;
        int last = -1;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune)) continue;
            int glyph = GlyphOf(font, rune);
            if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                // No letter with this accent in the font: the accent goes over the middle of what stands before it.
                if (glyph != 0) glyphs.Add((glyph, (before + x - font.WidthOf(glyph) * Scale) / 2));
                continue;
            }
            if (last >= 0) x += font.Kerning.Between(last, glyph) * Scale;
            before = x;
            glyphs.Add((glyph, x));
            x += font.WidthOf(glyph) * Scale + spacing;
            last = glyph;
        }
        Width = Math.Max(x - spacing, 0);
    }

    public FontFile Font { get; }

    /// <summary>Pixels of a font unit.</summary>
    public float Scale { get; }

    public float Width { get; }

    public float Ascent => Font.Ascent * Scale;

    public float Descent => Font.Descent * Scale;

    public IReadOnlyList<(int Glyph, float X)> Glyphs => glyphs;

    private static int GlyphOf(FontFile font, Rune rune) => font.FindGlyph(rune.Value switch
    {
        0x00A0 or 0x2007 or 0x2009 or 0x202F => Space,
        0x2010 or 0x2011 => '-',
        0x2212 => 0x2013,
        _ => Rune.IsWhiteSpace(rune) ? Space : rune.Value,
    });

    private static bool IsInvisible(Rune rune) => Rune.IsControl(rune)
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format;
}
