using CableViewer.Cables;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Columns;

/// <summary>
/// The cables that have one property exactly: what lists are made of. A query is more generous: it takes words of a name for the name.
/// </summary>
public static class PropertySets
{
    /// <param name="name">In any case; names that differ only in that are one.</param>
    public static CableSet WithName(this NameColumn column, string name) =>
        column.WithNames(other => other.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static CableSet WithNames(this NameColumn column, Func<string, bool> isMeant) =>
        column.Having([.. column.Names.Select(isMeant)]);

    /// <param name="isMeant">By code and display name.</param>
    public static CableSet OfOrigins(this CableIndex index, Func<string, string, bool> isMeant) =>
        index.Origins.Having([.. index.Origins.Names.Select((code, i) => isMeant(code, index.OriginNames[i]))]);

    public static CableSet Created(this CableIndex index, DayRange days) => Within(index, index.CreatedTimes, days);

    public static CableSet Released(this CableIndex index, DayRange days) => Within(index, index.ReleasedTimes, days);

    public static CableSet Classified(this CableIndex index, Classification classification)
    {
        var set = new CableSet(index.Count);
        for (int row = 0; row < index.Count; row++)
        {
            if (index.Classifications[row] == classification.Number) set.Add(row);
        }
        return set;
    }

    /// <param name="ids">Numbers of cables in the file; those that the index does not know are passed over.</param>
    public static CableSet OfIds(this CableIndex index, IEnumerable<long> ids)
    {
        var set = new CableSet(index.Count);
        foreach (long id in ids)
        {
            if (index.RowOfId(id) is >= 0 and var row) set.Add(row);
        }
        return set;
    }

    private static CableSet Within(CableIndex index, long[] times, DayRange days)
    {
        // A time that is not known is 0.
        long first = Math.Max(1, days.First is { } from ? DayCounts.Seconds(from) : 1);
        long end = days.Last is { } to && to < DateOnly.MaxValue ? DayCounts.Seconds(to.AddDays(1)) : long.MaxValue;
        var set = new CableSet(index.Count);
        for (int row = 0; row < index.Count; row++)
        {
            if (times[row] >= first && times[row] < end) set.Add(row);
        }
        return set;
    }
}
