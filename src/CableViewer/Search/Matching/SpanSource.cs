using System.Numerics;
using CableViewer.FullText.Positions;

namespace CableViewer.Search.Matching;

/// <summary>The cables in which something stands at places of the text, ascending, with those places.</summary>
internal abstract class SpanSource
{
    /// <summary>The present row; -1 before the first move.</summary>
    public int Row { get; protected set; } = -1;

    /// <summary>Of the present row, by their start; one at least.</summary>
    public List<WordSpan> Spans { get; } = [];

    /// <summary>Moves to the first row, from this one on, that has it; stays when it is there already.</summary>
    public abstract bool MoveTo(int row);
}

/// <summary>A word or phrase.</summary>
/// <param name="words">One per word of the phrase; a word that stands in it twice has one source.</param>
/// <param name="sources">The same, each once, the one in the fewest cables first.</param>
internal sealed class PhraseSource(IReadOnlyList<PlaceSource> words, IReadOnlyList<PlaceSource> sources, bool inSubject, SearchMeter meter)
    : SpanSource
{
    private readonly List<int> places = [];
    private readonly PhraseMarks marks = new(words, sources, meter);

    public override bool MoveTo(int row)
    {
        if (Row >= row) return true;
        while (true)
        {
            // Until all stand on one row, the last ones are moved up to the first.
            int target = row;
            for (int i = 0; i < sources.Count;)
            {
                if (!sources[i].MoveTo(target)) return false;
                if (sources[i].Row > target && i > 0)
                {
                    target = sources[i].Row;
                    i = 0;
                    continue;
                }
                target = sources[i].Row;
                i++;
            }
            meter.Spend(sources.Count);
            Spans.Clear();
            if (words.Count > 1) marks.Read(Spans);
            else ReadSpans();
            if (inSubject) Spans.RemoveAll(span => Place.Column(span.Start) != Place.Subject);
            if (Spans.Count > 0)
            {
                Row = target;
                return true;
            }
            row = target + 1;
        }
    }

    private void ReadSpans()
    {
        places.Clear();
        words[0].ReadPlaces(places);
        meter.Spend(places.Count);
        foreach (int place in places) Spans.Add(new WordSpan(place, 1));
    }
}

/// <summary>Several things of which one is enough.</summary>
internal sealed class ChoiceSource(IReadOnlyList<SpanSource> choices, SearchMeter meter) : SpanSource
{
    private readonly List<SpanSource> alive = [.. choices];

    public override bool MoveTo(int row)
    {
        if (Row >= row) return true;
        alive.RemoveAll(choice => !choice.MoveTo(row));
        if (alive.Count == 0) return false;
        Row = alive.Min(choice => choice.Row);
        meter.Spend(alive.Count);
        Spans.Clear();
        foreach (SpanSource choice in alive)
        {
            if (choice.Row == Row) Spans.AddRange(choice.Spans);
        }
        // Sorting takes some steps for each.
        meter.Spend(Spans.Count * (long)BitOperations.Log2((uint)Spans.Count + 1));
        Spans.Sort((a, b) => a.Start.CompareTo(b.Start));
        return true;
    }
}

/// <summary>The cables of one word, or of all words with a beginning, with the places.</summary>
internal sealed class PlaceSource
{
    private readonly PriorityQueue<RowCursor, int> cursors = new();
    private readonly List<RowCursor> here = [];
    private readonly RowCursor? only;

    private readonly SearchMeter meter;

    public PlaceSource(IEnumerable<RowCursor> words, SearchMeter meter)
    {
        this.meter = meter;
        here.AddRange(words);
        if (here.Count == 1) only = here[0];
    }

    public int Row { get; private set; } = -1;

    public bool MoveTo(int row)
    {
        if (Row >= row) return true;
        if (only is not null)
        {
            if (!only.MoveTo(row)) return false;
            Row = only.Row;
            return true;
        }
        meter.Spend(here.Count * SearchCost.Order);
        foreach (RowCursor cursor in here)
        {
            if (cursor.MoveTo(row)) cursors.Enqueue(cursor, cursor.Row);
        }
        here.Clear();
        while (cursors.TryPeek(out RowCursor? first, out int at) && at < row)
        {
            meter.Spend(SearchCost.Order);
            cursors.Dequeue();
            if (first.MoveTo(row)) cursors.Enqueue(first, first.Row);
        }
        if (!cursors.TryPeek(out _, out int next)) return false;
        Row = next;
        while (cursors.TryPeek(out RowCursor? cursor, out int at) && at == next)
        {
            cursors.Dequeue();
            here.Add(cursor);
        }
        return true;
    }

    /// <summary>How much there is to be read of the present row.</summary>
    public int ByteCount
    {
        get
        {
            int sum = 0;
            foreach (RowCursor cursor in here) sum += cursor.Places.Length;
            return sum;
        }
    }

    /// <summary>The lists of places of the present row, as the index has them.</summary>
    public List<RowCursor> Here => here;

    /// <summary>Where the words stand in the present row, ascending.</summary>
    public void ReadPlaces(List<int> into)
    {
        foreach (RowCursor cursor in here) Place.Read(cursor.Places, into);
        if (here.Count > 1) into.Sort();
    }
}

/// <summary>Things of which each stands near the next.</summary>
internal sealed class ChainSource(IReadOnlyList<SpanSource> operands, IReadOnlyList<int> distances, SearchMeter meter) : SpanSource
{
    /// <summary>Of each operand, what is part of a chain in the present row.</summary>
    public List<List<WordSpan>> Links { get; private set; } = [];

    public override bool MoveTo(int row)
    {
        if (Row >= row) return true;
        while (true)
        {
            int target = row;
            for (int i = 0; i < operands.Count;)
            {
                if (!operands[i].MoveTo(target)) return false;
                bool isHere = operands[i].Row == target || i == 0;
                target = operands[i].Row;
                i = isHere ? i + 1 : 0;
            }
            Links = [.. operands.Select(operand => operand.Spans)];
            if (WordSpans.Chain(Links, distances, meter))
            {
                Row = target;
                Spans.Clear();
                Spans.AddRange(Links[0]);
                return true;
            }
            row = target + 1;
        }
    }
}
