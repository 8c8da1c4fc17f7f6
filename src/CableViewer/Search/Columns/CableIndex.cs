using CableViewer.Archive.Indexing;
using CableViewer.Cables;
using CableViewer.FullText.Dictionaries;

namespace CableViewer.Search.Columns;

/// <summary>
/// What the archive knows of its cables at one moment, in memory and column by column, so that sets of cables are found, counted and sorted
/// without asking the file. Cables are known by their row, from 0 in the order of their IDs in the file.
/// </summary>
/// <remarks>Never changes; a changed archive is loaded again (<see cref="CurrentIndex"/>). About 40 MB for 251,287 cables.</remarks>
public sealed class CableIndex
{
    private readonly Lazy<int[]>[] orders;
    private readonly Lazy<int[]> originTotals;
    private readonly Lazy<int[]> tagTotals;

    internal CableIndex()
    {
        orders = [.. Enum.GetValues<CableSort>().Select(sort => new Lazy<int[]>(() => Sort(sort)))];
        originTotals = new Lazy<int[]>(() => Origins!.Count(CableSet.All(Count)));
        tagTotals = new Lazy<int[]>(() => Tags!.Count(CableSet.All(Count)));
    }

    /// <summary>How many cables there are.</summary>
    public int Count => Ids.Length;

    internal int[] Ids { get; init; } = [];
    internal short[] Years { get; init; } = [];
    internal int[] Serials { get; init; } = [];
    internal long[] CreatedTimes { get; init; } = [];
    internal long[] ReleasedTimes { get; init; } = [];
    internal byte[] Classifications { get; init; } = [];
    internal byte[] Precedences { get; init; } = [];
    internal CableTraits[] Traits { get; init; } = [];
    internal int[] Lengths { get; init; } = [];
    internal int[] WordCounts { get; init; } = [];
    internal int[] CitationCounts { get; init; } = [];
    internal PackedNumbers ParagraphWords { get; init; } = new([0], []);

    public required NameColumn Origins { get; init; }
    public required NameColumn Senders { get; init; }
    public required NameColumn Tags { get; init; }
    public required NameColumn Captions { get; init; }
    public required NameColumn Signers { get; init; }
    public required NameColumn Addressees { get; init; }
    public required NameColumn Articles { get; init; }
    public required NameColumn Portions { get; init; }

    /// <summary>Every word of the archive.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>ISO code of the country of each origin, by the origin's number; empty where it has none.</summary>
    public required IReadOnlyList<string> CountryOfOrigin { get; init; }

    /// <summary>Display name of each origin, by the origin's number.</summary>
    public required IReadOnlyList<string> OriginNames { get; init; }

    /// <summary>The month of creation of each cable: twelve times the year, plus 0 to 11; 0 where it is not known.</summary>
    internal int[] CreatedMonths { get; init; } = [];

    /// <summary>Set apart for what is ranked: how long each cable's text is beside the average, as BM25 weighs it.</summary>
    internal float[] LengthNorms { get; init; } = [];

    /// <summary>How many cables each origin has, by the origin's number.</summary>
    internal int[] OriginTotals => originTotals.Value;

    /// <summary>How many cables each of the TAGS has, by its number.</summary>
    internal int[] TagTotals => tagTotals.Value;

    public ReferenceId ReferenceIdOf(int row) => new(Years[row], Origins.Names[Origins.Of(row)[0]], Serials[row]);

    /// <summary>How many cables cite this one, in REF or in their text.</summary>
    public int CitationCountOf(int row) => CitationCounts[row];

    /// <returns>The name of an origin that has cables; null for any other.</returns>
    public string? OriginNameOf(string code) =>
        Origins.Find(code) is >= 0 and var number && OriginTotals[number] > 0 ? OriginNames[number] : null;

    public Classification? ClassificationOf(int row) => Classification.All.FirstOrDefault(label => label.Number == Classifications[row]);

    public DateTimeOffset? CreatedOf(int row) => TimeOf(CreatedTimes[row]);

    public DateTimeOffset? ReleasedOf(int row) => TimeOf(ReleasedTimes[row]);

    /// <summary>Characters of the body.</summary>
    public int LengthOf(int row) => Lengths[row];

    public CableTraits TraitsOf(int row) => Traits[row];

    /// <returns>The row of the cable with this ID, or -1.</returns>
    public int RowOf(ReferenceId id)
    {
        int origin = Origins.Find(id.Origin);
        if (origin < 0) return -1;
        // Reading a column through takes a fraction of a millisecond, and a map of all IDs would take 20 MB.
        for (int row = 0; row < Count; row++)
        {
            if (Serials[row] == id.Serial && Years[row] == id.Year && Origins.Of(row)[0] == origin) return row;
        }
        return -1;
    }

    /// <summary>The cables of an origin that have a number, whatever their year, latest first.</summary>
    internal IReadOnlyList<int> RowsOf(int origin, int serial)
    {
        var rows = new List<int>();
        for (int row = 0; row < Count; row++)
        {
            if (Serials[row] == serial && Origins.Of(row)[0] == origin) rows.Add(row);
        }
        rows.Sort((a, b) => Years[b].CompareTo(Years[a]));
        return rows;
    }

    /// <summary>All cables in an order.</summary>
    internal ReadOnlySpan<int> InOrder(CableSort sort) => orders[(int)sort].Value;

    /// <summary>Rows of the first cables in an order.</summary>
    public IReadOnlyList<int> First(CableSort sort, int count) => InOrder(sort)[..Math.Min(count, Count)].ToArray();

    /// <returns>The row of a cable by its ID in the file, or -1.</returns>
    internal int RowOfId(long id)
    {
        // Nearly always each ID is one more than the row.
        if (id > 0 && id <= Ids.Length && Ids[id - 1] == id) return (int)id - 1;
        int row = id > int.MaxValue ? -1 : Array.BinarySearch(Ids, (int)id);
        return row < 0 ? -1 : row;
    }

    /// <summary>The ID in the file from which on cables are of this row or behind it.</summary>
    internal long IdFrom(int row) => row == 0 ? 0 : row < Ids.Length ? Ids[row] : long.MaxValue;

    private int[] Sort(CableSort sort)
    {
        var rows = new int[Count];
        for (int row = 0; row < rows.Length; row++) rows[row] = row;
        // Of equals the later first, and an unknown time last in either direction.
        var keys = new (long First, long Second, int Third)[Count];
        for (int row = 0; row < rows.Length; row++)
        {
            keys[row] = sort switch
            {
                CableSort.Earliest => (CreatedTimes[row] == 0 ? long.MaxValue : CreatedTimes[row], row, 0),
                CableSort.LatestReleased => (-ReleasedTimes[row], -CreatedTimes[row], -row),
                CableSort.EarliestReleased => (ReleasedTimes[row] == 0 ? long.MaxValue : ReleasedTimes[row], CreatedTimes[row], row),
                CableSort.Longest => (-Lengths[row], -CreatedTimes[row], -row),
                CableSort.Shortest => (Lengths[row], -CreatedTimes[row], -row),
                CableSort.MostCited => (-CitationCounts[row], -CreatedTimes[row], -row),
                _ => (-CreatedTimes[row], -row, 0),
            };
        }
        Array.Sort(keys, rows);
        return rows;
    }

    private static DateTimeOffset? TimeOf(long seconds) =>
        seconds == 0 ? null : new DateTimeOffset(seconds * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}

/// <summary>How cables are sorted; cables that are equal in it, the later first.</summary>
public enum CableSort
{
    /// <summary>By how well they fit what was searched; where there are no words to fit, the latest first.</summary>
    Relevance,
    Latest,
    Earliest,
    LatestReleased,
    EarliestReleased,
    Longest,
    Shortest,
    MostCited,
}
