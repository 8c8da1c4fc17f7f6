namespace CableViewer.Archive.Search;

/// <summary>Walks the cables that have a word, by row, ascending, over all segments together.</summary>
internal sealed class PostingCursor
{
    private readonly CableIndex index;
    private readonly DoclistCursor[] cursors;
    private int alive;
    private int current = -1;

    // Until its row id passes this one, the present segment goes on being the first.
    private long bound;

    public PostingCursor(Posting posting, CableIndex index)
    {
        this.index = index;
        cursors = [.. posting.Lists.Select(list => new DoclistCursor(list))];
        for (int i = 0; i < cursors.Length; i++)
        {
            if (cursors[i].MoveNext()) cursors[alive++] = cursors[i];
        }
    }

    public int Row { get; private set; } = -1;

    /// <summary>Where the word stands in the cable, as the index has it (<see cref="Place"/>).</summary>
    public ReadOnlySpan<byte> Places => cursors[current].Places;

    public bool MoveNext()
    {
        while (true)
        {
            if (current >= 0)
            {
                if (!cursors[current].MoveNext())
                {
                    cursors[current] = cursors[--alive];
                    current = -1;
                }
                else if (cursors[current].RowId > bound)
                {
                    current = -1;
                }
            }
            if (current < 0)
            {
                if (alive == 0) return false;
                ChooseFirst();
            }
            // A cable that came in after the index in memory was loaded does not count yet.
            int row = index.RowOfId(cursors[current].RowId);
            if (row < 0) continue;
            Row = row;
            return true;
        }
    }

    /// <summary>Moves to a row, or to the first after it; stays where it is when it is there already.</summary>
    public bool MoveTo(int row)
    {
        while (Row < row)
        {
            if (!MoveNext()) return false;
        }
        return true;
    }

    private void ChooseFirst()
    {
        current = 0;
        bound = long.MaxValue;
        for (int i = 1; i < alive; i++)
        {
            long id = cursors[i].RowId;
            if (id < cursors[current].RowId)
            {
                bound = cursors[current].RowId;
                current = i;
            }
            else
            {
                bound = Math.Min(bound, id);
            }
        }
    }
}
