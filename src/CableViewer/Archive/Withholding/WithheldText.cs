using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace CableViewer.Archive.Withholding;

/// <summary>By what a withheld paragraph is recognised under another number or in another version, without its words being kept.</summary>
/// <remarks>
/// A sketch (MinHash) of the pairs of neighbouring words, hashed with a key of its own: of each of 32 orders in which the key puts all
/// pairs, four bits of the pair that comes first. Two texts agree in about as many of the 32 as they share pairs. 16 bytes are too few to
/// make a text from, and of one name in a paragraph of a hundred words they hold some two bits: they recognise a text that comes again, and
/// hardly tell whether a guess at a name is right. A whole hash would.
/// </remarks>
internal sealed record WithheldText(byte[] Salt, int WordCount, byte[] Sketch)
{
    private const int SaltBytes = 16;
    private const int Slots = 32;

    // Of two texts that share nothing, two slots agree by chance; fourteen where they share four pairs in ten.
    private const int LeastAgreement = 14;

    // Shorter texts are recognised as whole paragraphs only: a turn of phrase is not what was withheld.
    private const int ShortestWithin = 12;

    // In how many steps of a window's length a text is searched.
    private const int StepsPerWindow = 8;

    /// <summary>Whether it can be compared with anything; what comes from a file may be anything.</summary>
    [JsonIgnore] public bool IsWhole => Salt is { Length: > 0 } && Sketch is { Length: Slots / 2 } && WordCount > 0;

    /// <returns>Null for a text without words.</returns>
    public static WithheldText? Of(string text) => Of(text, RandomNumberGenerator.GetBytes(SaltBytes));

    /// <param name="salt">The key; drawn by lot but for tests.</param>
    internal static WithheldText? Of(string text, byte[] salt)
    {
        string[] words = [.. ListWords(text).Select(word => word.Word)];
        return words.Length == 0 ? null : new WithheldText(salt, words.Length, SketchOf(HashPairs(salt, words)));
    }

    /// <summary>Whether a paragraph has the words, or nearly.</summary>
    public bool IsLike(IReadOnlyList<string> words)
    {
        // What is several times as long or as short cannot share enough.
        if (words.Count == 0 || words.Count > 4L * WordCount || WordCount > 4L * words.Count) return false;
        return Agreement(HashPairs(Salt, words)) >= LeastAgreement;
    }

    /// <returns>The stretches of a longer text that have the words, or nearly: first word and number of words.</returns>
    public IEnumerable<(int First, int Count)> FindWithin(IReadOnlyList<string> words)
    {
        if (WordCount < ShortestWithin || words.Count < WordCount) yield break;
        ulong[] pairs = HashPairs(Salt, words);
        int step = Math.Max(1, WordCount / StepsPerWindow);
        (int First, int Agreement) best = default;
        for (int first = 0; first < words.Count; first += step)
        {
            int start = Math.Min(first, words.Count - WordCount);
            int agreement = Agreement(pairs.AsSpan(start, WordCount - 1));
            // Windows that overlap see the same stretch: the one that fits best tells where it is.
            if (best.Agreement > 0 && start >= best.First + WordCount)
            {
                yield return (best.First, WordCount);
                best = default;
            }
            if (agreement >= LeastAgreement && agreement > best.Agreement) best = (start, agreement);
            if (start < first) break;
        }
        if (best.Agreement > 0) yield return (best.First, WordCount);
    }

    /// <summary>The words of a text in small letters, and where they stand: what is neither letter nor digit parts them.</summary>
    public static IEnumerable<(string Word, int Start)> ListWords(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inWord && start < 0) start = i;
            if (inWord || start < 0) continue;
            yield return (text[start..i].ToLowerInvariant(), start);
            start = -1;
        }
    }

    private int Agreement(ReadOnlySpan<ulong> pairs)
    {
        byte[] other = SketchOf(pairs);
        int agreement = 0;
        for (int i = 0; i < Slots / 2; i++)
        {
            if ((Sketch[i] & 0x0F) == (other[i] & 0x0F)) agreement++;
            if ((Sketch[i] & 0xF0) == (other[i] & 0xF0)) agreement++;
        }
        return agreement;
    }

    // A single word is its own pair.
    private static ulong[] HashPairs(byte[] salt, IReadOnlyList<string> words)
    {
        var pairs = new ulong[Math.Max(1, words.Count - 1)];
        for (int i = 0; i < pairs.Length; i++)
        {
            string pair = i + 1 < words.Count ? $"{words[i]} {words[i + 1]}" : words[i];
            pairs[i] = BinaryPrimitives.ReadUInt64LittleEndian(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(pair)));
        }
        return pairs;
    }

    private static byte[] SketchOf(ReadOnlySpan<ulong> pairs)
    {
        var sketch = new byte[Slots / 2];
        for (int slot = 0; slot < Slots; slot++)
        {
            ulong first = ulong.MaxValue;
            foreach (ulong pair in pairs) first = Math.Min(first, Mix(pair + ((ulong)(slot + 1) * 0x9E3779B97F4A7C15)));
            sketch[slot / 2] |= (byte)((first & 0xF) << (slot % 2 * 4));
        }
        return sketch;
    }

    // SplitMix64: puts the pairs in another order for each slot.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
