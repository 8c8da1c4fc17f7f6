using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CableViewer.Cables.Comparing;

/// <summary>
/// Six characters that stand for the words of a paragraph. A copied link carries them, so that the page can say when the words have changed
/// since.
/// </summary>
/// <remarks>
/// The first 30 bits of the SHA-256 of the text's letters and digits in small letters, in base 32 (a-z, 2-7). Case, blanks, line ends and
/// punctuation do not count, because a later parser or another source of the same text differs in just these. Thirty bits tell the
/// paragraphs of one cable apart with room to spare; they prove nothing, and need not.
/// </remarks>
public static class ParagraphFingerprint
{
    public const int Length = 6;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private static readonly SearchValues<char> AlphabetValues = SearchValues.Create(Alphabet);

    // Below this share of common words two paragraphs are not the same one rewritten.
    private const double LeastLikeness = 0.3;

    /// <summary>The fingerprint of a paragraph's reading text: <c>k3xq7a</c>.</summary>
    public static string Of(string text)
    {
        // Three bytes hold what UTF-8 makes of one UTF-16 unit.
        byte[] normal = ArrayPool<byte>.Shared.Rent(3 * text.Length + 4);
        int count = 0;
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (c < 0x80)
            {
                if (char.IsAsciiLetterOrDigit(c)) normal[count++] = (byte)(c >= 'A' ? c | 0x20 : c);
                continue;
            }
            Rune.DecodeFromUtf16(text.AsSpan(at), out Rune rune, out int length);
            at += length - 1;
            if (Rune.IsLetterOrDigit(rune)) count += Rune.ToLowerInvariant(rune).EncodeToUtf8(normal.AsSpan(count));
        }
        uint bits = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(normal.AsSpan(0, count)));
        ArrayPool<byte>.Shared.Return(normal);
        return string.Create(Length, bits, static (characters, value) =>
        {
            for (int i = 0; i < characters.Length; i++) characters[i] = Alphabet[(int)(value >> (27 - 5 * i)) & 31];
        });
    }

    /// <summary>Whether a text has the form of a fingerprint; anything else in a link is left unheard.</summary>
    public static bool IsOne(string? text) => text?.Length == Length && !text.AsSpan().ContainsAnyExcept(AlphabetValues);

    /// <summary>Says what became of the words that a link was made for.</summary>
    /// <param name="fingerprint">From the link; text without the form of one is answered as <see cref="WordsFate.Same"/>.</param>
    /// <param name="address">The paragraph the link names, which the cable need not have any more.</param>
    /// <param name="present">The paragraphs of the present version.</param>
    /// <param name="earlier">Earlier versions, the latest first; asked for only where the present one has not these words.</param>
    public static LinkedWords Find(
        string? fingerprint, ParagraphAddress address, IReadOnlyList<Paragraph> present,
            IEnumerable<(int Version, IReadOnlyList<Paragraph> Paragraphs)> earlier)
    {
        if (!IsOne(fingerprint)) return new LinkedWords(WordsFate.Same);
        if (address.FindIn(present) is { } linked && Of(linked.Text) == fingerprint)
            return new LinkedWords(WordsFate.Same) { Now = linked };
        if (present.FirstOrDefault(paragraph => Of(paragraph.Text) == fingerprint) is { } moved)
            return new LinkedWords(WordsFate.Moved) { Now = moved };

        foreach ((int version, IReadOnlyList<Paragraph> paragraphs) in earlier)
        {
            Paragraph? then = paragraphs.FirstOrDefault(paragraph =>
                paragraph.Anchor == address.Anchor && Of(paragraph.Text) == fingerprint)
                ?? paragraphs.FirstOrDefault(paragraph => Of(paragraph.Text) == fingerprint);
            if (then is null) continue;
            return new LinkedWords(WordsFate.Changed) { Now = FindLikest(then.Text, present), Then = then, ThenVersion = version };
        }
        return new LinkedWords(WordsFate.Unknown);
    }

    /// <returns>The paragraph that shares the most words with the text, or null where none shares enough to be it.</returns>
    public static Paragraph? FindLikest(string text, IReadOnlyList<Paragraph> paragraphs)
    {
        HashSet<string> words = WordsOf(text);
        (Paragraph? paragraph, double likeness) best = (null, 0);
        foreach (Paragraph paragraph in paragraphs)
        {
            HashSet<string> others = WordsOf(paragraph.Text);
            int common = words.Count(others.Contains);
            // Of all words of both: a long paragraph does not win by holding every word there is.
            double likeness = common == 0 ? 0 : (double)common / (words.Count + others.Count - common);
            if (likeness > best.likeness) best = (paragraph, likeness);
        }
        return best.likeness >= LeastLikeness ? best.paragraph : null;
    }

    private static HashSet<string> WordsOf(string text)
    {
        var words = new HashSet<string>();
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inWord && start < 0) start = i;
            if (inWord || start < 0) continue;
            words.Add(text[start..i].ToLowerInvariant());
            start = -1;
        }
        return words;
    }
}

/// <summary>What became of the words a link was made for.</summary>
public enum WordsFate
{
    /// <summary>They stand where the link says, or the link does not tell.</summary>
    Same,

    /// <summary>They stand unchanged in another paragraph.</summary>
    Moved,

    /// <summary>An earlier version had them.</summary>
    Changed,

    /// <summary>No version that the archive holds has them.</summary>
    Unknown,
}

/// <summary>The answer of <see cref="ParagraphFingerprint.Find"/>.</summary>
public sealed record LinkedWords(WordsFate Fate)
{
    /// <summary>Where the words are in the present version, or what is likest to them; null where nothing is.</summary>
    public Paragraph? Now { get; init; }

    /// <summary>The paragraph of an earlier version that had them; set for <see cref="WordsFate.Changed"/>.</summary>
    public Paragraph? Then { get; init; }

    /// <summary>The number of that version.</summary>
    public int ThenVersion { get; init; }
}
