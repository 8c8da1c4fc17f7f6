using System.Globalization;

namespace CableViewer.Cards;

/// <summary>
/// Text set in lines of one measure: in the largest size that fits a space, cut off with an ellipsis where even the smallest does not.
/// </summary>
internal sealed class TextBlock
{
    private const string Ellipsis = "…";
    private const float Leading = 1.22f;

    // Far more than any card holds: a paragraph of a hundred pages costs no more than one of a page.
    private const int MostCharacters = 1_200;

    private TextBlock(IReadOnlyList<SetLine> lines, float size) => (Lines, Size) = (lines, size);

    public IReadOnlyList<SetLine> Lines { get; }

    public float Size { get; }

    public float LineHeight => Size * Leading;

    public float Height => Lines.Count * LineHeight;

    /// <param name="sizes">Of the em in pixels, the largest first.</param>
    /// <param name="closing">Stands behind the text, and behind the ellipsis where it is cut off: a closing quotation mark.</param>
    public static TextBlock Fit(FontFile font, string text, float width, float height, ReadOnlySpan<float> sizes, string closing = "")
    {
        bool isCut = text.Length > MostCharacters;
        text = isCut ? text[..MostCharacters] : text + closing;
        foreach (float size in sizes)
        {
            int most = Math.Max((int)(height / (size * Leading)), 1);
            List<string> lines = Wrap(font, size, text, width, most + 1);
            if (lines.Count <= most && !isCut) return new TextBlock(Set(font, size, Balance(font, size, text, width, lines)), size);
        }
        float smallest = sizes[^1];
        int room = Math.Max((int)(height / (smallest * Leading)), 1);
        return new TextBlock(Set(font, smallest,
            CutOff(font, smallest, Wrap(font, smallest, text, width, room + 1), width, room, Ellipsis + closing)), smallest);
    }

    private static List<SetLine> Set(FontFile font, float size, List<string> lines) =>
        lines.ConvertAll(line => new SetLine(font, size, line));

    // Words go to the next line when they do not fit; a word longer than a line is broken.
    private static List<string> Wrap(FontFile font, float size, string text, float width, int most)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string rest = word;
            string joined = line is "" ? rest : line + " " + rest;
            if (WidthOf(font, size, joined) <= width)
            {
                line = joined;
                continue;
            }
            if (line is not "") lines.Add(line);
            while (WidthOf(font, size, rest) > width)
            {
                int fitting = FittingLength(font, size, rest, width);
                lines.Add(rest[..fitting]);
                rest = rest[fitting..];
                if (lines.Count >= most) return lines;
            }
            line = rest;
            if (lines.Count >= most) return lines;
        }
        if (line is not "") lines.Add(line);
        return lines;
    }

    // The narrowest measure that needs no more lines: they end up of nearly one length, and no word stands alone on the last.
    private static List<string> Balance(FontFile font, float size, string text, float width, List<string> lines)
    {
        if (lines.Count < 2) return lines;
        float narrow = width * 0.5f, wide = width;
        for (int i = 0; i < 6; i++)
        {
            float middle = (narrow + wide) / 2;
            List<string> tried = Wrap(font, size, text, middle, lines.Count + 1);
            // A word broken only for balance would be worse than an uneven edge.
            if (tried.Count <= lines.Count && string.Join(' ', tried) == string.Join(' ', lines)) (lines, wide) = (tried, middle);
            else narrow = middle;
        }
        return lines;
    }

    private static List<string> CutOff(FontFile font, float size, List<string> lines, float width, int room, string ending)
    {
        if (lines.Count > room) lines = lines[..room];
        string last = lines[^1];
        while (last.Length > 0 && WidthOf(font, size, last + ending) > width)
        {
            int blank = last.LastIndexOf(' ');
            last = blank > 0 ? last[..blank] : last[..StringInfo.ParseCombiningCharacters(last)[^1]];
        }
        lines[^1] = last.TrimEnd(' ', ',', ';', ':', '-', '.') + ending;
        return lines;
    }

    private static int FittingLength(FontFile font, float size, string word, float width)
    {
        int[] starts = StringInfo.ParseCombiningCharacters(word);
        int low = 1, high = starts.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (WidthOf(font, size, word[..starts[middle]]) <= width) low = middle;
            else high = middle - 1;
        }
        return low < starts.Length ? starts[low] : word.Length;
    }

    private static float WidthOf(FontFile font, float size, string text) => new SetLine(font, size, text).Width;
}
