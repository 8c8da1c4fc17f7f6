using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.Parsing.Front;
using CableViewer.Search.Columns;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Lists;
using CableViewer.Web.Cables.Text;
using CableViewer.Web.Hosting;
using CableViewer.Web.Shared;

namespace CableViewer.Web.Browse.Values;

/// <summary>A value that cables are listed by.</summary>
/// <param name="Name">As in the address of its list: a code, a slug, a date, a name.</param>
/// <param name="Label">For display; null where the name is.</param>
/// <param name="Group">What it stands under; null where there are no groups.</param>
public sealed record ListValue(string Name, string? Label, string? Group, int Count, string Path)
{
    public string Shown => Label ?? Name;
}

/// <summary>Counts the values of a kind in the archive in memory.</summary>
public static class ListValues
{
    /// <returns>In the order of the page that lists them.</returns>
    public static IReadOnlyList<ListValue> Of(CableIndex index, ListKind kind)
    {
        CableSet all = CableSet.All(index.Count);
        return kind.Name switch
        {
            "origin" => [.. Origins(index, all).OrderBy(value => PlaceOf(value.Shown), StringComparer.OrdinalIgnoreCase)],
            "country" =>
                Summed(Origins(index, all), origin =>
                    CountryOf(origin.Name), country => country.Code, country => country.Name, country => country.Region.Name, kind),
            "region" =>
                Summed(Origins(index, all), origin =>
                    CountryOf(origin.Name)?.Region, region => region.Slug, region => region.Name, _ => null, kind),
            "kind" =>
                Summed(Origins(index, all), origin =>
                    PostKind.Of(origin.Name, origin.Shown), PostKind.Slug, PostKind.Plural, _ => null, kind),
            "date" => Months(DayCounts.OfCreation(index, all), kind),
            "released" => Months(DayCounts.OfRelease(index, all), kind),
            "classification" =>
                [.. FacetCounts.Of(index, all).Classifications.Select(value =>
                    new ListValue(value.Value, value.Name, null, value.Count, kind.PathOf(value.Value)))],
            "tag" => [.. Names(index.Tags, all, kind, name => Tag.Find(name)?.Meaning, name => TagGroup(TagsLine.KindOf(name)))
                .OrderBy(value => Array.IndexOf(TagGroups, value.Group)).ThenBy(value => value.Name, StringComparer.Ordinal)],
            "caption" =>
                [.. Names(index.Captions, all, kind, name => Meanings.Caption(name), _ => null).OrderByDescending(value => value.Count)],
            "signer" => Names(index.Signers, all, kind, _ => null, _ => null),
            "addressee" => Names(index.Addressees, all, kind, _ => null, _ => null),
            "article" => Media(index, kind),
            _ => [],
        };
    }

    /// <summary>The groups of TAGS, in their order.</summary>
    public static readonly string[] TagGroups = ["Subjects", "Programs", "Countries and regions", "Organizations", "Persons", "Others"];

    /// <summary>The kind comes first in a name, "Embassy", "Consulate", and says little: what follows it.</summary>
    public static string PlaceOf(string name)
    {
        foreach (string kind in (ReadOnlySpan<string>)["Embassy ", "Consulate ", "Mission ", "REO ", "US Office "])
        {
            if (name.StartsWith(kind, StringComparison.Ordinal) && name.Length > kind.Length) return name[kind.Length..];
        }
        return name is "" ? "?" : name;
    }

    private static string TagGroup(string kind) => kind switch
    {
        "subject" => TagGroups[0],
        "program" => TagGroups[1],
        "geo" => TagGroups[2],
        "organization" => TagGroups[3],
        "person" => TagGroups[4],
        _ => TagGroups[5],
    };

    private static Country? CountryOf(string origin) =>
        Origin.Find(origin) is { Country: not "" } known ? Country.Find(known.Country) : null;

    private static List<ListValue> Origins(CableIndex index, CableSet all)
    {
        int[] counts = index.Origins.Count(all);
        var values = new List<ListValue>();
        for (int i = 0; i < counts.Length; i++)
        {
            string code = index.Origins.Names[i];
            if (counts[i] > 0) values.Add(
                new ListValue(code, index.OriginNames[i], CountryOf(code)?.Name, counts[i], Addresses.Origin(code)));
        }
        return values;
    }

    private static List<ListValue> Summed<T>(
        List<ListValue> origins, Func<ListValue, T?> of, Func<T, string> name, Func<T, string> label, Func<T, string?> group, ListKind kind)
        where T : class =>
    [
        .. origins.Select(origin => (Key: of(origin), origin.Count))
            .Where(pair => pair.Key is not null)
            .GroupBy(pair => pair.Key!)
            .Select(pairs =>
                new ListValue(name(pairs.Key), label(pairs.Key), group(pairs.Key), pairs.Sum(pair => pair.Count),
                kind.PathOf(name(pairs.Key))))
            .OrderBy(value => value.Shown, StringComparer.OrdinalIgnoreCase),
    ];

    private static List<ListValue> Months(DayCounts days, ListKind kind)
    {
        var values = new List<ListValue>();
        if (days is not { First: { } first, Last: { } last }) return values;
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= last; month = month.AddMonths(1))
        {
            string name = month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
            values.Add(new ListValue(name, Shown.Prefix(name), name[..4], days.In(month.Year, month.Month), kind.PathOf(name)));
        }
        return values;
    }

    // Names that differ in case only are one.
    private static List<ListValue> Names(NameColumn column, CableSet all, ListKind kind, Func<string, string?> label, Func<string,
        string?> group)
    {
        int[] counts = column.Count(all);
        var sums = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < counts.Length; i++)
        {
            string name = column.Names[i].ToUpperInvariant();
            if (counts[i] > 0) sums[name] = sums.GetValueOrDefault(name) + counts[i];
        }
        return [.. sums.Select(pair => new ListValue(pair.Key, label(pair.Key), group(pair.Key), pair.Value, kind.PathOf(pair.Key)))];
    }

    private static List<ListValue> Media(CableIndex index, ListKind kind)
    {
        string[] media = [.. index.Articles.Names.Select(ArticleAddress.Medium)];
        // A cable that two articles of one medium used is one cable of it.
        var last = new Dictionary<string, int>();
        var counts = new Dictionary<string, int>();
        for (int row = 0; row < index.Count; row++)
        {
            foreach (int article in index.Articles.Of(row))
            {
                string medium = media[article];
                if (medium is "" || (last.TryGetValue(medium, out int seen) && seen == row)) continue;
                last[medium] = row;
                counts[medium] = counts.GetValueOrDefault(medium) + 1;
            }
        }
        return
        [
            .. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new ListValue(pair.Key, null, null, pair.Value, kind.PathOf(pair.Key))),
        ];
    }
}
