using System.Runtime.InteropServices;
using CableViewer.FullText.Positions;
using CableViewer.FullText.Varints;

namespace CableViewer.Search.Matching;

/// <summary>
/// Finds phrases: a mark a place, at the place where the phrase would begin, which each word raises by one where the words before have.
/// Comparing lists of a hundred places goes wrong at every second branch; this has none.
/// </summary>
internal sealed class PhraseMarks
{
    private readonly IReadOnlyList<PlaceSource> words;
    private readonly SearchMeter meter;

    // Of each column; 0 all over between two calls.
    private readonly ushort[][] marks = [new ushort[256], new ushort[4_096], new ushort[1_024]];

    // How far the first word has marked each column.
    private readonly int[] ends = new int[Place.Rest + 1];

    // Positions in the phrase, the term that the fewest cables have first.
    private readonly int[] order;

    /// <param name="words">One per word of the phrase, two at least.</param>
    /// <param name="sources">The same, each once, the one in the fewest cables first.</param>
    public PhraseMarks(IReadOnlyList<PlaceSource> words, IReadOnlyList<PlaceSource> sources, SearchMeter meter)
    {
        this.words = words;
        this.meter = meter;
        var rank = new Dictionary<PlaceSource, int>();
        foreach (PlaceSource source in sources) rank[source] = rank.Count;
        order = [.. Enumerable.Range(0, words.Count).OrderBy(word => rank[words[word]])];
    }

    /// <summary>Reads the row on which all words stand.</summary>
    /// <param name="into">Where the phrase stands, ascending.</param>
    public void Read(List<WordSpan> into)
    {
        // The shortest marks, the others only look.
        int shortest = 0, size = int.MaxValue;
        for (int i = 0; i < order.Length; i++)
        {
            int bytes = words[order[i]].ByteCount;
            if (bytes < size) (shortest, size) = (i, bytes);
        }
        meter.Spend(order.Length + size);
        foreach (RowCursor cursor in words[order[shortest]].Here) Mark(cursor.Places, order.Length - order[shortest]);
        // A phrase of hundreds of words has mostly failed after the third.
        ushort step = 1;
        bool isAlive = true;
        for (int i = 0; i < order.Length && isAlive; i++)
        {
            if (i == shortest) continue;
            PlaceSource word = words[order[i]];
            meter.Spend(word.ByteCount);
            if (step == order.Length - 1)
            {
                Collect(word.Here, order.Length - order[i], step, into);
                break;
            }
            isAlive = false;
            foreach (RowCursor cursor in word.Here) isAlive |= Raise(cursor.Places, order.Length - order[i], step);
            step++;
        }
        for (int column = 0; column < ends.Length; column++) marks[column].AsSpan(0, ends[column]).Clear();
        Array.Clear(ends);
    }

    private void Collect(List<RowCursor> last, int start, ushort step, List<WordSpan> into)
    {
        int before = into.Count;
        foreach (RowCursor cursor in last) Collect(cursor.Places, start, step, order.Length, into);
        if (last.Count > 1) CollectionsMarshal.AsSpan(into)[before..].Sort(static (a, b) => a.Start.CompareTo(b.Start));
    }

    // The three below read places as Place.Read does. Start: the mark of the column's first place, so far behind 0 as the phrase is long; a
    // phrase that would begin before the text finds no mark there.
    private void Mark(ReadOnlySpan<byte> places, int start)
    {
        int column = 0, position = start, at = 0, end = 0;
        ushort[] its = marks[0];
        while (at < places.Length)
        {
            int value = places[at++];
            if (value >= 0x80) value = ReadLong(places, ref at);
            if (value == 1)
            {
                ends[column] = Math.Max(ends[column], end);
                column = Math.Min((int)places[at++], Place.Rest);
                its = marks[column];
                position = start;
                end = 0;
                continue;
            }
            position += value - 2;
            if ((uint)position >= (uint)its.Length)
            {
                Array.Resize(ref marks[column], Math.Max(its.Length * 2, position + 1));
                its = marks[column];
            }
            its[position] = 1;
            end = position + 1;
        }
        ends[column] = Math.Max(ends[column], end);
    }

    // False where no mark was raised: nothing is left that could become the phrase.
    private bool Raise(ReadOnlySpan<byte> places, int start, ushort step)
    {
        int position = start, at = 0, any = 0;
        ushort[] its = marks[0];
        while (at < places.Length)
        {
            int value = places[at++];
            if (value >= 0x80) value = ReadLong(places, ref at);
            if (value == 1)
            {
                its = marks[Math.Min((int)places[at++], Place.Rest)];
                position = start;
                continue;
            }
            position += value - 2;
            if ((uint)position >= (uint)its.Length) continue;
            ref ushort mark = ref its[position];
            int raised = mark == step ? 1 : 0;
            mark += (ushort)raised;
            any |= raised;
        }
        return any > 0;
    }

    private void Collect(ReadOnlySpan<byte> places, int start, ushort step, int length, List<WordSpan> into)
    {
        int count = into.Count;
        // As many as there are bytes at most; every place is written, and the next one over it where it was none.
        CollectionsMarshal.SetCount(into, count + places.Length + 1);
        Span<WordSpan> room = CollectionsMarshal.AsSpan(into);
        int column = 0, position = start, at = 0;
        ushort[] its = marks[0];
        while (at < places.Length)
        {
            int value = places[at++];
            if (value >= 0x80) value = ReadLong(places, ref at);
            if (value == 1)
            {
                column = Math.Min((int)places[at++], Place.Rest);
                its = marks[column];
                position = start;
                continue;
            }
            position += value - 2;
            if ((uint)position >= (uint)its.Length) continue;
            room[count] = new WordSpan(Place.Of(column, position - length), length);
            count += its[position] == step ? 1 : 0;
        }
        CollectionsMarshal.SetCount(into, count);
    }

    private static int ReadLong(ReadOnlySpan<byte> places, ref int at)
    {
        at--;
        return (int)VarintReader.Read(places, ref at);
    }
}
