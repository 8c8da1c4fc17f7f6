using System.Collections.Frozen;
using System.Globalization;

namespace CableViewer.Cables.Places;

/// <summary>
/// The numbers that the original site gave to origins in its addresses, <c>/origin/52_0.html</c>, from data/reference/site-origins.tsv.
/// </summary>
public static class SiteOrigin
{
    private static readonly FrozenDictionary<int, string> Names = Read();

    /// <returns>The display name that had the number, in the latest state of the site that knew it; null for a number that none
    /// had.</returns>
    public static string? Find(int number) => Names.GetValueOrDefault(number);

    // A column for each state of the site, the latest last: it was the one that most links were made from.
    private static FrozenDictionary<int, string> Read()
    {
        var names = new Dictionary<int, string>();
        string[][] rows = [.. ReferenceTable.ReadRows("site-origins")];
        int columns = rows.Max(row => row.Length);
        for (int column = columns - 1; column > 0; column--)
        {
            foreach (string[] row in rows)
            {
                if (column < row.Length && int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                    names.TryAdd(number, row[0]);
            }
        }
        return names.ToFrozenDictionary();
    }
}
