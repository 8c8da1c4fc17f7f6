using System.Numerics;

namespace CableViewer.Archive.Search;

/// <summary>
/// Finds phrases of frequent words: a bit a place, the bits of each word moved to where the phrase would begin, and what all words have in common.
/// Comparing two lists of a hundred places goes wrong at every second branch; this has none.
/// </summary>
internal sealed class PhraseBits
{
    private const int ColumnCount = Place.Rest + 1;

    private readonly ulong[][] common = [new ulong[64], new ulong[64], new ulong[64]];
    private readonly ulong[][] bits = [new ulong[64], new ulong[64], new ulong[64]];

    // How far each is in use: behind that all bits are 0.
    private readonly int[] commonUsed = new int[ColumnCount];
    private readonly int[] used = new int[ColumnCount];

    /// <param name="words">Two at least, all standing on the same row.</param>
    public void Read(IReadOnlyList<PlaceSource> words, List<WordSpan> into)
    {
        for (int i = 0; i < words.Count; i++)
        {
            ulong[][] target = i == 0 ? common : bits;
            Array.Clear(used);
            foreach (PostingCursor cursor in words[i].Here) Set(cursor.Places, i, target);
            if (i == 0)
            {
                used.CopyTo(commonUsed, 0);
                continue;
            }
            for (int column = 0; column < ColumnCount; column++)
            {
                // What this word has no bits for, the phrase has not either.
                Span<ulong> phrase = common[column].AsSpan(0, commonUsed[column]), word = bits[column].AsSpan(0, used[column]);
                int both = Math.Min(phrase.Length, word.Length);
                for (int at = 0; at < both; at++) phrase[at] &= word[at];
                phrase[both..].Clear();
                word.Clear();
            }
        }
        for (int column = 0; column < ColumnCount; column++)
        {
            for (int at = 0; at < commonUsed[column]; at++)
            {
                ulong word = common[column][at];
                common[column][at] = 0;
                for (; word != 0; word &= word - 1)
                    into.Add(new WordSpan(Place.Of(column, (at << 6) + BitOperations.TrailingZeroCount(word)), words.Count));
            }
        }
    }

    // The places as Place.Read reads them, each moved back by the word's position in the phrase.
    private void Set(ReadOnlySpan<byte> places, int back, ulong[][] target)
    {
        int column = 0, position = -back, at = 0;
        ulong[] into = target[0];
        int last = -1;
        while (at < places.Length)
        {
            long value = places[at] < 0x80 ? places[at++] : VarintReader.Read(places, ref at);
            if (value == 1)
            {
                used[column] = Math.Max(used[column], (last >> 6) + 1);
                column = Math.Min((int)VarintReader.Read(places, ref at), ColumnCount - 1);
                into = target[column];
                position = -back;
                last = -1;
                continue;
            }
            position += (int)value - 2;
            // A phrase cannot begin before the text does.
            if (position < 0) continue;
            last = position;
            if (position >> 6 >= into.Length)
            {
                Array.Resize(ref target[column], Math.Max(into.Length * 2, (position >> 6) + 1));
                into = target[column];
            }
            into[position >> 6] |= 1UL << position;
        }
        used[column] = Math.Max(used[column], (last >> 6) + 1);
    }
}
