using System.Globalization;
using System.Text;

namespace CableViewer.Sharing;

/// <summary>How a network counts the length of a text.</summary>
public delegate int TextMeasure(ReadOnlySpan<char> text);

/// <summary>The ways in which networks count. Text of ASCII alone, as nearly all of a cable is, has one length in all of them.</summary>
public static class TextMeasures
{
    /// <summary>What X and Mastodon count for an address, however long it is.</summary>
    public const int ShortenedAddress = 23;

    /// <summary>User-perceived characters: Bluesky, Mastodon.</summary>
    public static int Graphemes(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text)) return text.Length;
        int count = 0;
        for (; !text.IsEmpty; count++) text = text[StringInfo.GetNextTextElementLength(text)..];
        return count;
    }

    /// <summary>UTF-16 units: everyone who says "characters" and means what a script counts.</summary>
    public static int Units(ReadOnlySpan<char> text) => text.Length;

    /// <summary>
    /// UTF-8 bytes. Threads counts an emoji by its bytes and says nothing of other letters, so all are counted so: a text is never too
    /// long.
    /// </summary>
    public static int Bytes(ReadOnlySpan<char> text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>
    /// The weights of X (twitter-text, configuration 3): Latin and its neighbours and the usual punctuation count one, everything else two,
    /// an emoji two however many code points it is made of. X composes letters with their accents before it counts; without ICU we do not,
    /// and may count one too many.
    /// </summary>
    public static int Weighted(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text)) return text.Length;
        int weight = 0;
        while (!text.IsEmpty)
        {
            int length = StringInfo.GetNextTextElementLength(text);
            ReadOnlySpan<char> element = text[..length];
            Rune.DecodeFromUtf16(element, out Rune first, out _);
            if (IsEmoji(first.Value)) weight += 2;
            else foreach (Rune rune in element.EnumerateRunes()) weight += WeightOf(rune.Value);
            text = text[length..];
        }
        return weight;
    }

    /// <summary>A text without half surrogate pairs: percent-encoding replaces them one by one, after the counting.</summary>
    internal static string WellFormed(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var whole = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) whole.Append(rune.ToString());
        return whole.ToString();
    }

    private static int WeightOf(int rune) =>
        rune is <= 0x10FF or (>= 0x2000 and <= 0x200D) or (>= 0x2010 and <= 0x201F) or (>= 0x2032 and <= 0x2037) ? 1 : 2;

    private static bool IsEmoji(int rune) => rune is >= 0x1F000 and <= 0x1FAFF;
}
