using System.Buffers.Binary;
using System.Reflection;

namespace CableViewer.Cards;

/// <summary>A point of a contour, in font units, y upwards.</summary>
/// <param name="OnCurve">Otherwise it pulls a quadratic curve towards itself.</param>
internal readonly record struct OutlinePoint(float X, float Y, bool OnCurve);

/// <summary>
/// A TrueType font: characters to glyphs, their outlines, widths and kerning. Only what setting a line of Latin text needs.
/// </summary>
/// <remarks>
/// Reads the fonts bundled with the program, never one from outside. Tables: https://learn.microsoft.com/typography/opentype/spec/otff.
/// </remarks>
internal sealed class FontFile
{
    /// <summary>The font of the cards, Caladea (Cards/Fonts/OFL.txt).</summary>
    public static FontFile Regular { get; } = ReadBundled("Caladea-Regular");

    /// <inheritdoc cref="Regular"/>
    public static FontFile Bold { get; } = ReadBundled("Caladea-Bold");

    // A composite glyph may be made of composites; deeper than this none is.
    private const int DeepestComposite = 5;

    private readonly byte[] data;
    private readonly Dictionary<uint, int> tables = [];
    private readonly Dictionary<int, int> glyphs;
    private readonly bool longOffsets;
    private readonly int wideGlyphCount;

    private FontFile(byte[] data)
    {
        this.data = data;
        int tableCount = Unsigned(4);
        for (int i = 0; i < tableCount; i++) tables[Tag(12 + 16 * i)] = (int)Tag(12 + 16 * i + 8);

        int head = Table("head"), horizontal = Table("hhea");
        UnitsPerEm = Unsigned(head + 18);
        longOffsets = Signed(head + 50) != 0;
        Ascent = Signed(horizontal + 4);
        Descent = -Signed(horizontal + 6);
        wideGlyphCount = Unsigned(horizontal + 34);
        glyphs = ReadCharacterMap();
        Kerning = tables.TryGetValue(TagOf("GPOS"), out int positions) ? PairKerning.Read(data, positions) : PairKerning.None;
    }

    public int UnitsPerEm { get; }

    /// <summary>From the base line up, in font units.</summary>
    public int Ascent { get; }

    /// <summary>From the base line down, a positive number of font units.</summary>
    public int Descent { get; }

    public PairKerning Kerning { get; }

    /// <returns>0, the glyph that stands for a missing one, where the font has none for the character.</returns>
    public int FindGlyph(int codePoint) => glyphs.GetValueOrDefault(codePoint);

    /// <summary>How far the pen moves behind a glyph, in font units.</summary>
    public int WidthOf(int glyph) => Unsigned(Table("hmtx") + 4 * Math.Min(glyph, wideGlyphCount - 1));

    /// <summary>The closed contours of a glyph; none for a blank.</summary>
    public IReadOnlyList<OutlinePoint[]> ReadOutline(int glyph)
    {
        var contours = new List<OutlinePoint[]>();
        AddOutline(glyph, contours, depth: 0);
        return contours;
    }

    private static FontFile ReadBundled(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not built in.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new FontFile(bytes);
    }

    // Format 4: runs of characters of the Basic Multilingual Plane.
    private Dictionary<int, int> ReadCharacterMap()
    {
        int map = Table("cmap");
        for (int i = 0; i < Unsigned(map + 2); i++)
        {
            int record = map + 4 + 8 * i;
            int table = map + (int)Tag(record + 4);
            bool isUnicode = Unsigned(record) is 0 || (Unsigned(record) is 3 && Unsigned(record + 2) is 1);
            if (isUnicode && Unsigned(table) == 4) return ReadRuns(table);
        }
        throw new InvalidOperationException("The font has no map of Unicode characters that is understood.");
    }

    private Dictionary<int, int> ReadRuns(int table)
    {
        var map = new Dictionary<int, int>();
        int doubleCount = Unsigned(table + 6);
        int ends = table + 14, starts = ends + doubleCount + 2, deltas = starts + doubleCount, offsets = deltas + doubleCount;
        for (int run = 0; run < doubleCount; run += 2)
        {
            int first = Unsigned(starts + run), last = Unsigned(ends + run), delta = Unsigned(deltas + run), offset =
                Unsigned(offsets + run);
            for (int character = first; character <= last && character != 0xFFFF; character++)
            {
                int glyph = offset == 0 ? character : Unsigned(offsets + run + offset + 2 * (character - first));
                if (offset == 0 || glyph != 0) glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0) map[character] = glyph;
            }
        }
        return map;
    }

    private void AddOutline(int glyph, List<OutlinePoint[]> contours, int depth)
    {
        int location = Table("loca");
        int start = longOffsets ? (int)Tag(location + 4 * glyph) : 2 * Unsigned(location + 2 * glyph);
        int end = longOffsets ? (int)Tag(location + 4 * glyph + 4) : 2 * Unsigned(location + 2 * glyph + 2);
        if (start == end) return;
        int at = Table("glyf") + start;
        int contourCount = Signed(at);
        if (contourCount >= 0) AddSimple(at + 10, contourCount, contours);
        else if (depth < DeepestComposite) AddComposite(at + 10, contours, depth);
    }

    private void AddSimple(int at, int contourCount, List<OutlinePoint[]> contours)
    {
        int ends = at;
        int pointCount = contourCount == 0 ? 0 : Unsigned(ends + 2 * (contourCount - 1)) + 1;
        at += 2 * contourCount;
        at += 2 + Unsigned(at);

        var flags = new byte[pointCount];
        for (int i = 0; i < pointCount;)
        {
            byte flag = data[at++];
            int repeat = (flag & 8) != 0 ? data[at++] : 0;
            for (int j = 0; j <= repeat; j++) flags[i++] = flag;
        }
        int[] xs = ReadCoordinates(flags, shortBit: 2, sameBit: 16, ref at);
        int[] ys = ReadCoordinates(flags, shortBit: 4, sameBit: 32, ref at);

        int first = 0;
        for (int contour = 0; contour < contourCount; contour++)
        {
            int last = Unsigned(ends + 2 * contour);
            var points = new OutlinePoint[last - first + 1];
            for (int i = first; i <= last; i++) points[i - first] = new OutlinePoint(xs[i], ys[i], (flags[i] & 1) != 0);
            contours.Add(points);
            first = last + 1;
        }
    }

    private int[] ReadCoordinates(byte[] flags, int shortBit, int sameBit, ref int at)
    {
        var values = new int[flags.Length];
        int value = 0;
        for (int i = 0; i < flags.Length; i++)
        {
            bool same = (flags[i] & sameBit) != 0;
            if ((flags[i] & shortBit) != 0) value += same ? data[at++] : -data[at++];
            else if (!same)
            {
                value += Signed(at);
                at += 2;
            }
            values[i] = value;
        }
        return values;
    }

    // An accented letter is made of a letter and an accent, moved and seldom scaled.
    private void AddComposite(int at, List<OutlinePoint[]> contours, int depth)
    {
        int flags;
        do
        {
            flags = Unsigned(at);
            int part = Unsigned(at + 2);
            at += 4;
            bool areWords = (flags & 1) != 0;
            float dx = areWords ? Signed(at) : (sbyte)data[at], dy = areWords ? Signed(at + 2) : (sbyte)data[at + 1];
            at += areWords ? 4 : 2;
            (float a, float b, float c, float d) = (1f, 0f, 0f, 1f);
            if ((flags & 0x08) != 0) (a, d, at) = (Fraction(at), Fraction(at), at + 2);
            else if ((flags & 0x40) != 0) (a, d, at) = (Fraction(at), Fraction(at + 2), at + 4);
            else if ((flags & 0x80) != 0) (a, b, c, d, at) = (Fraction(at), Fraction(at + 2), Fraction(at + 4), Fraction(at + 6), at + 8);

            int added = contours.Count;
            AddOutline(part, contours, depth + 1);
            for (int i = added; i < contours.Count; i++)
                contours[i] = [.. contours[i].Select(p => new OutlinePoint(a * p.X + c * p.Y + dx, b * p.X + d * p.Y + dy, p.OnCurve))];
        }
        while ((flags & 0x20) != 0);
    }

    private int Table(string name) => tables[TagOf(name)];

    private static uint TagOf(string name) => (uint)(name[0] << 24 | name[1] << 16 | name[2] << 8 | name[3]);

    private uint Tag(int at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at));

    private int Unsigned(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    private int Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at));

    // 2.14 fixed point.
    private float Fraction(int at) => Signed(at) / 16384f;
}
