using CableViewer.Search.Columns;

namespace CableViewer.Search.Results;

/// <summary>The cables that a query found in one state of the archive.</summary>
public sealed class FoundCables
{
    private readonly Lazy<FacetCounts> facets;

    internal FoundCables(CableIndex index, CableSet cables, bool isRanked, int[]? ranked, IReadOnlyList<string> notes)
    {
        Index = index;
        Cables = cables;
        IsRanked = isRanked;
        Ranked = ranked;
        Notes = notes;
        facets = new Lazy<FacetCounts>(() => FacetCounts.Of(index, cables));
    }

    public CableIndex Index { get; }

    public CableSet Cables { get; }

    public int Total => Cables.Count;

    /// <summary>What was searched otherwise than asked, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Counted when first asked for.</summary>
    public FacetCounts Facets => facets.Value;

    /// <summary>Whether it was asked which fit best.</summary>
    internal bool IsRanked { get; }

    /// <summary>
    /// The rows that fit best, best first: all of them, or as many as were asked for; null where there is nothing to rank by.
    /// </summary>
    internal int[]? Ranked { get; }

    /// <summary>Rows of the index in an order.</summary>
    /// <param name="skip">From 0.</param>
    public IReadOnlyList<int> Rows(CableSort sort, int skip, int take)
    {
        if (sort is CableSort.Relevance && Ranked is not null) return [.. Ranked.Skip(skip).Take(take)];
        var rows = new List<int>(Math.Min(take, Total));
        if (skip >= Total) return rows;
        foreach (int row in Index.InOrder(sort))
        {
            if (!Cables[row]) continue;
            if (skip-- > 0) continue;
            rows.Add(row);
            if (rows.Count == take) break;
        }
        return rows;
    }

    /// <summary>Those of a set.</summary>
    /// <param name="cables">Of the same <see cref="Index"/>.</param>
    public FoundCables Within(CableSet cables) => cables.Count == Index.Count
        ? this
        : new(Index, Cables.And(cables), IsRanked, Ranked is null ? null : [.. Ranked.Where(row => cables[row])], Notes);

    /// <summary>Rows of the index in an order, behind one of them; what was found by relevance must have been asked for whole.</summary>
    /// <param name="after">Null to begin with the first. It need not be among those found.</param>
    public IEnumerable<int> RowsAfter(CableSort sort, int? after)
    {
        bool isPassed = after is null;
        int[] order = sort is CableSort.Relevance && Ranked is not null ? Ranked : Index.InOrder(sort).ToArray();
        foreach (int row in order)
        {
            if (!isPassed) isPassed = row == after;
            else if (Cables[row]) yield return row;
        }
    }
}
