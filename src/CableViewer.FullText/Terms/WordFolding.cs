using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace CableViewer.FullText.Terms;

/// <summary>
/// Which characters make words, and in which folded form words are compared: the rules of SQLite's <c>unicode61 remove_diacritics 2</c>, by
/// which the index was made. Letters and digits of any script make words; case and accents do not count; everything else, apostrophes
/// included, separates.
/// </summary>
/// <remarks>The table was taken from FTS5 itself, code point by code point, and a test takes it again.</remarks>
internal static class WordFolding
{
    private const char Separator = '\uFFFF';
    private const char Diacritic = '\uFFFE';

    // Bytes of a character in UTF-8.
    private const int LongestRune = 4;

    // Of each character of the basic plane its folded form; SQLite folds none of them out of the plane.
    private static readonly char[] Folded = new char[char.MaxValue + 1];
    private static readonly FrozenDictionary<int, int> FoldedBeyond;
    private static readonly (int First, int Last)[] SeparatorsBeyond;

    static WordFolding()
    {
        for (int c = 0; c < Folded.Length; c++) Folded[c] = (char)c;
        Folded[0] = Separator;
        // Half a surrogate pair reaches the index as U+FFFD, which is none of a word.
        for (int c = 0xD800; c < 0xE000; c++) Folded[c] = Separator;
        var folds = new Dictionary<int, int>();
        var separators = new List<(int, int)>();
        foreach ((string kind, int first, int last, int to) in ReadTable())
        {
            if (kind is "separator" && last > char.MaxValue) separators.Add((Math.Max(first, 0x10000), last));
            for (int c = first; c <= last; c++)
            {
                if (c > char.MaxValue)
                {
                    if (kind is "fold") folds[c] = to + c - first;
                    continue;
                }
                Folded[c] = kind switch { "separator" => Separator, "diacritic" => Diacritic, _ => (char)(to + c - first) };
            }
        }
        FoldedBeyond = folds.ToFrozenDictionary();
        SeparatorsBeyond = [.. separators];
    }

    /// <summary>How many words a text has.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        for (int at = 0; SkipToWord(text, ref at); count++) SkipWord(text, ref at);
        return count;
    }

    /// <summary>The words of a text, folded, in order.</summary>
    public static List<string> Words(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        foreach (FoldedWord word in Places(text)) words.Add(word.Text);
        return words;
    }

    /// <summary>The words of a text, folded, each with its place in the text.</summary>
    public static List<FoldedWord> Places(ReadOnlySpan<char> text)
    {
        var words = new List<FoldedWord>();
        char[]? rented = null;
        Span<char> buffer = text.Length <= 1_024 ? stackalloc char[1_024] : rented = ArrayPool<char>.Shared.Rent(text.Length);
        for (int at = 0; SkipToWord(text, ref at);)
        {
            int start = at;
            int length = FoldWord(text, ref at, buffer);
            words.Add(new FoldedWord(buffer[..length].ToString(), start, at - start));
        }
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return words;
    }

    /// <summary>Moves to the next word, if there is one.</summary>
    internal static bool SkipToWord(ReadOnlySpan<char> text, ref int at)
    {
        for (; at < text.Length; at++)
        {
            char folded = Folded[text[at]];
            if (folded < Diacritic) return true;
            if (folded is Separator && IsPair(text, at))
            {
                if (!IsSeparatorBeyond(char.ConvertToUtf32(text[at], text[at + 1]))) return true;
                at++;
            }
        }
        return false;
    }

    private static void SkipWord(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length)
        {
            if (Folded[text[at]] is not Separator) at++;
            else if (IsPair(text, at) && !IsSeparatorBeyond(char.ConvertToUtf32(text[at], text[at + 1]))) at += 2;
            else return;
        }
    }

    private static int FoldWord(ReadOnlySpan<char> text, ref int at, Span<char> folded)
    {
        int length = 0;
        while (at < text.Length)
        {
            char c = Folded[text[at]];
            if (c < Diacritic)
            {
                folded[length++] = c;
                at++;
            }
            else if (c is Diacritic)
            {
                at++;
            }
            else if (IsPair(text, at) && char.ConvertToUtf32(text[at], text[at + 1]) is var beyond && !IsSeparatorBeyond(beyond))
            {
                length += new Rune(FoldedBeyond.GetValueOrDefault(beyond, beyond)).EncodeToUtf16(folded[length..]);
                at += 2;
            }
            else
            {
                break;
            }
        }
        return length;
    }

    /// <summary>Reads a word, folded, as UTF-8, and moves behind it.</summary>
    /// <param name="into">Made larger where it does not have the room.</param>
    /// <returns>How many bytes it has.</returns>
    internal static int FoldWord(ReadOnlySpan<char> text, ref int at, ref byte[] into)
    {
        int end = 0;
        Span<byte> bytes = into;
        while (at < text.Length)
        {
            if (end + LongestRune > bytes.Length)
            {
                Array.Resize(ref into, into.Length * 2);
                bytes = into;
            }
            char c = Folded[text[at]];
            if (c < 0x80)
            {
                bytes[end++] = (byte)c;
                at++;
            }
            else if (c < Diacritic)
            {
                end += new Rune(c).EncodeToUtf8(bytes[end..]);
                at++;
            }
            else if (c is Diacritic)
            {
                at++;
            }
            else if (IsPair(text, at) && char.ConvertToUtf32(text[at], text[at + 1]) is var beyond && !IsSeparatorBeyond(beyond))
            {
                end += new Rune(FoldedBeyond.GetValueOrDefault(beyond, beyond)).EncodeToUtf8(bytes[end..]);
                at += 2;
            }
            else
            {
                break;
            }
        }
        return end;
    }

    private static bool IsPair(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);

    private static bool IsSeparatorBeyond(int codePoint)
    {
        int low = 0, high = SeparatorsBeyond.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (codePoint < SeparatorsBeyond[middle].First) high = middle - 1;
            else if (codePoint > SeparatorsBeyond[middle].Last) low = middle + 1;
            else return true;
        }
        return false;
    }

    private static IEnumerable<(string Kind, int First, int Last, int To)> ReadTable()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("search/unicode61.tsv")
            ?? throw new InvalidOperationException("The table unicode61.tsv is not built in.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split('\t');
            int Number(int cell) =>
                cells[cell] is "" ? 0 : int.Parse(cells[cell], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            yield return (cells[0], Number(1), Number(2), Number(3));
        }
    }
}

/// <summary>A word as the index has it, and where it stands in the text it was read from.</summary>
/// <param name="Start">In characters.</param>
internal readonly record struct FoldedWord(string Text, int Start, int Length);
