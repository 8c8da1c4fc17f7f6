namespace CableViewer.Search.Matching;

/// <summary>Walks the cables that have a word, by row, ascending.</summary>
internal abstract class RowCursor
{
    /// <summary>-1 before the first move.</summary>
    public int Row { get; protected set; } = -1;

    /// <summary>Where the word stands in the cable, as the index has it (<c>Place</c>); valid until the next move.</summary>
    public abstract ReadOnlySpan<byte> Places { get; }

    public abstract bool MoveNext();

    /// <summary>Moves to a row, or to the first after it; stays where it is when it is there already.</summary>
    public bool MoveTo(int row)
    {
        while (Row < row)
        {
            if (!MoveNext()) return false;
        }
        return true;
    }
}
