using System.Runtime.InteropServices;

namespace CableViewer.Archive.Search;

/// <summary>
/// Finds phrases: a mark a place, at the place where the phrase would begin, which each word raises by one where the words before have. Comparing lists of a
/// hundred places goes wrong at every second branch; this has none.
/// </summary>
internal sealed class PhraseMarks
{
    // Of each column; 0 all over between two calls.
    private readonly ushort[][] marks = [new ushort[256], new ushort[4_096], new ushort[1_024]];

    // How far the first word has marked each column.
    private readonly int[] ends = new int[Place.Rest + 1];

    /// <param name="words">Two at least, all standing on the same row.</param>
    /// <param name="into">Where the phrase stands, ascending.</param>
    public void Read(IReadOnlyList<PlaceSource> words, List<WordSpan> into)
    {
        Span<int> order = stackalloc int[words.Count], sizes = stackalloc int[words.Count];
        for (int i = 0; i < order.Length; i++)
        {
            // The shortest first: it marks, the others only look.
            int at = i, size = words[i].ByteCount;
            for (; at > 0 && sizes[at - 1] > size; at--) (order[at], sizes[at]) = (order[at - 1], sizes[at - 1]);
            (order[at], sizes[at]) = (i, size);
        }
        foreach (RowCursor cursor in words[order[0]].Here) Mark(cursor.Places, words.Count - order[0]);
        for (int step = 1; step < order.Length - 1; step++)
        {
            foreach (RowCursor cursor in words[order[step]].Here) Raise(cursor.Places, words.Count - order[step], (ushort)step);
        }
        List<RowCursor> last = words[order[^1]].Here;
        int before = into.Count;
        foreach (RowCursor cursor in last) Collect(cursor.Places, words.Count - order[^1], (ushort)(order.Length - 1), words.Count, into);
        if (last.Count > 1) CollectionsMarshal.AsSpan(into)[before..].Sort(static (a, b) => a.Start.CompareTo(b.Start));
        for (int column = 0; column < ends.Length; column++) marks[column].AsSpan(0, ends[column]).Clear();
        Array.Clear(ends);
    }

    // The three below read places as Place.Read does. Start: the mark of the column's first place, so far behind 0 as the phrase is long; a phrase that would begin
    // before the text finds no mark there.
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

    private void Raise(ReadOnlySpan<byte> places, int start, ushort step)
    {
        int position = start, at = 0;
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
            mark += (ushort)(mark == step ? 1 : 0);
        }
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
