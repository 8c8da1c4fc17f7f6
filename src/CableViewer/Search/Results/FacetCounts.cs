using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.Search.Columns;

namespace CableViewer.Search.Results;

/// <summary>A value that some of the cables have.</summary>
/// <param name="Value">As in a query: a code, a label's slug, a year or month.</param>
/// <param name="Name">For display.</param>
public sealed record FacetValue(string Value, string Name, int Count);

/// <summary>How many cables of a set have each value, counted over all of them.</summary>
public sealed class FacetCounts
{
    private FacetCounts(IReadOnlyList<FacetValue> origins, IReadOnlyList<FacetValue> countries, IReadOnlyList<FacetValue> classifications,
        IReadOnlyList<FacetValue> tags, IReadOnlyList<FacetValue> captions, MonthCounts months)
    {
        Origins = origins;
        Countries = countries;
        Classifications = classifications;
        Tags = tags;
        Captions = captions;
        Months = months;
    }

    /// <summary>Most frequent first, as all but classifications and years.</summary>
    public IReadOnlyList<FacetValue> Origins { get; }
    public IReadOnlyList<FacetValue> Countries { get; }

    /// <summary>From the least to the most secret.</summary>
    public IReadOnlyList<FacetValue> Classifications { get; }
    public IReadOnlyList<FacetValue> Tags { get; }
    public IReadOnlyList<FacetValue> Captions { get; }

    /// <summary>By month of creation.</summary>
    public MonthCounts Months { get; }

    /// <summary>By year of creation, in order.</summary>
    public IReadOnlyList<FacetValue> Years => Months.Years;

    public static FacetCounts Of(CableIndex index, CableSet cables)
    {
        int[] origins = index.Origins.Count(cables);
        var countries = new Dictionary<string, int>();
        for (int i = 0; i < origins.Length; i++)
        {
            if (origins[i] > 0 && index.CountryOfOrigin[i] is { Length: > 0 } country)
                countries[country] = countries.GetValueOrDefault(country) + origins[i];
        }
        var labels = new int[byte.MaxValue + 1];
        foreach (int row in cables) labels[index.Classifications[row]]++;
        return new FacetCounts(
            Values(index.Origins, origins, i => index.OriginNames[i]),
            [.. countries.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                .Select(pair => new FacetValue(pair.Key, Country.Find(pair.Key)?.Name ?? pair.Key, pair.Value))],
            [.. Classification.All.Where(label => labels[label.Number] > 0)
                .Select(label => new FacetValue(label.Slug, label.Label, labels[label.Number]))],
            Values(index.Tags, index.Tags.Count(cables), i => Tag.Find(index.Tags.Names[i])?.Meaning ?? index.Tags.Names[i]),
            Values(index.Captions, index.Captions.Count(cables), i => index.Captions.Names[i]),
            MonthCounts.Of(index, cables));
    }

    private static List<FacetValue> Values(NameColumn column, int[] counts, Func<int, string> name)
    {
        var values = new List<FacetValue>();
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) values.Add(new FacetValue(column.Names[i], name(i), counts[i]));
        }
        values.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value));
        return values;
    }
}
