using System.Text;
using CableViewer.FullText.Sqlite;
using CableViewer.FullText.Varints;
using Microsoft.Data.Sqlite;

namespace CableViewer.FullText.Dictionaries;

/// <summary>A word of the archive, folded, and how many cables have it.</summary>
public readonly record struct WordCount(string Word, int Count);

/// <summary>Every word of the archive in order, in memory: about 8 bytes a word.</summary>
public sealed class Vocabulary
{
    internal const int BlockSize = 32;

    private readonly byte[] bytes;
    private readonly int[] blocks;

    private Vocabulary(byte[] bytes)
    {
        this.bytes = bytes;
        var starts = new List<int>();
        int at = 0;
        for (int position = 0; at < bytes.Length; position++)
        {
            if (position % BlockSize == 0) starts.Add(at);
            VarintReader.Read(bytes, ref at);
            int rest = (int)VarintReader.Read(bytes, ref at);
            at += rest;
            VarintReader.Read(bytes, ref at);
            Count++;
        }
        blocks = [.. starts];
    }

    /// <summary>How many different words there are.</summary>
    public int Count { get; }

    internal static Vocabulary Load(SqliteConnection connection)
    {
        using var all = new MemoryStream();
        using var parts = new Statement(connection, "SELECT words FROM search_vocabulary ORDER BY part");
        while (parts.Step()) all.Write(parts.Bytes(0));
        return new Vocabulary(all.ToArray());
    }

    /// <returns>How many cables had the word when the archive was last imported into; 0 for a word that none had.</returns>
    /// <param name="word">Folded.</param>
    public int CountOf(string word)
    {
        foreach (WordCount found in From(word)) return found.Word == word ? found.Count : 0;
        return 0;
    }

    /// <summary>The words that begin with a text, in order.</summary>
    /// <param name="beginning">Folded; all words where it is empty.</param>
    public IEnumerable<WordCount> Beginning(string beginning)
    {
        foreach (WordCount found in From(beginning))
        {
            if (!found.Word.StartsWith(beginning, StringComparison.Ordinal)) yield break;
            yield return found;
        }
    }

    private IEnumerable<WordCount> From(string first)
    {
        byte[] target = Encoding.UTF8.GetBytes(first);
        var word = new byte[256];
        for (int at = StartOf(target); at < bytes.Length;)
        {
            int length = ReadWord(ref at, ref word);
            int count = (int)VarintReader.Read(bytes, ref at);
            if (word.AsSpan(0, length).SequenceCompareTo(target) < 0) continue;
            yield return new WordCount(Encoding.UTF8.GetString(word, 0, length), count);
        }
    }

    /// <summary>The sum of the document frequencies of the words that begin with a text, without making a string of each.</summary>
    /// <param name="beginning">Folded, UTF-8.</param>
    /// <param name="most">Where there are more, it does not matter how many.</param>
    internal long CountBeginning(ReadOnlySpan<byte> beginning, long most)
    {
        long sum = 0;
        var word = new byte[256];
        for (int at = StartOf(beginning); at < bytes.Length && sum <= most;)
        {
            int length = ReadWord(ref at, ref word);
            int count = (int)VarintReader.Read(bytes, ref at);
            ReadOnlySpan<byte> found = word.AsSpan(0, length);
            if (found.StartsWith(beginning)) sum += count;
            else if (found.SequenceCompareTo(beginning) > 0) break;
        }
        return sum;
    }

    /// <summary>Shows every word to a visitor as bytes, without making a string of each.</summary>
    internal void Visit(WordVisitor visitor)
    {
        var word = new byte[256];
        for (int at = 0; at < bytes.Length;)
        {
            int length = ReadWord(ref at, ref word);
            visitor(word.AsSpan(0, length), (int)VarintReader.Read(bytes, ref at));
        }
    }

    // The last block that begins before a word, or with it.
    private int StartOf(ReadOnlySpan<byte> word)
    {
        if (blocks.Length == 0) return bytes.Length;
        int low = 0, high = blocks.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (FirstOf(middle).SequenceCompareTo(word) <= 0) low = middle;
            else high = middle - 1;
        }
        return blocks[low];
    }

    private int ReadWord(ref int at, ref byte[] word)
    {
        int shared = (int)VarintReader.Read(bytes, ref at);
        int rest = (int)VarintReader.Read(bytes, ref at);
        if (shared + rest > word.Length) Array.Resize(ref word, (shared + rest) * 2);
        bytes.AsSpan(at, rest).CopyTo(word.AsSpan(shared));
        at += rest;
        return shared + rest;
    }

    private ReadOnlySpan<byte> FirstOf(int block)
    {
        int at = blocks[block];
        VarintReader.Read(bytes, ref at);
        int length = (int)VarintReader.Read(bytes, ref at);
        return bytes.AsSpan(at, length);
    }
}

internal delegate void WordVisitor(ReadOnlySpan<byte> word, int count);
