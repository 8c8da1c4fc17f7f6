using System.Globalization;
using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Results;

/// <summary>Words of a query that are also a year, a post, a country or a classification: <c>iran 2009</c>, <c>embassy cairo</c>.</summary>
internal static class TypedFilters
{
    // "United Arab Emirates", "US Mission Geneva": names of posts and countries have few words.
    private const int MostWords = 4;

    /// <summary>The query with such words made conditions: one condition each, and then all of them.</summary>
    public static IEnumerable<(string Why, QueryNode Query)> List(AndNode and, CableIndex index)
    {
        var found = new List<(int Start, int Count, string Why, QueryNode Condition)>();
        for (int start = 0; start < and.Parts.Count;)
        {
            int count = MostWords;
            while (count > 0 && !TryRead(start, count)) count--;
            start += Math.Max(1, count);
        }
        foreach ((int start, int count, string why, QueryNode condition) in found)
            yield return (why, Joined([.. and.Parts.Take(start), condition, .. and.Parts.Skip(start + count)]));
        if (found.Count < 2) yield break;
        var all = new List<QueryNode>();
        int done = 0;
        foreach ((int start, int count, _, QueryNode condition) in found)
        {
            all.AddRange(and.Parts.Skip(done).Take(start - done));
            all.Add(condition);
            done = start + count;
        }
        yield return ("All of these:", Joined([.. all, .. and.Parts.Skip(done)]));

        bool TryRead(int start, int count)
        {
            if (start + count > and.Parts.Count) return false;
            TextNode[] run = [.. and.Parts.Skip(start).Take(count).OfType<TextNode>()
                .Where(text => text is { Words.Count: 1, IsBeginning: false, InSubject: false })];
            string typed = string.Join(' ', run.Select(text => text.Typed.Trim()));
            if (run.Length < count || Read(typed, index) is not var (why, condition)) return false;
            found.Add((start, count, why, condition));
            return true;
        }
    }

    private static QueryNode Joined(List<QueryNode> parts) => parts.Count == 1 ? parts[0] : new AndNode(parts);

    private static (string Why, QueryNode Condition)? Read(string typed, CableIndex index)
    {
        string text = typed.Trim(',', ';', '.', ':');
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && index.Years.AsSpan().Contains((short)year) && DayRange.TryParse(text, out DayRange days))
            return ($"Sent in {text}:", new DateNode(QueryField.Date, text, days));
        if (text.Length > 2 && Country.Find(text) is { } country)
            return ($"Sent from {country.Name}:", new FieldNode(QueryField.Country, country.Code));
        if (FindOrigin(text, index) is >= 0 and var origin)
            return ($"Sent by {index.OriginNames[origin]}:", new FieldNode(QueryField.Origin, index.Origins.Names[origin]));
        if (text.Length > 2 && Classification.TryParse(text, null, out Classification? label))
            return ($"Classified {label.Label}:", new FieldNode(QueryField.Class, label.Slug));
        return null;
    }

    // By its code, however that is spaced, or its name: CAIRO, tel aviv, Embassy Cairo.
    private static int FindOrigin(string text, CableIndex index)
    {
        int origin = index.Origins.Find(text.Replace(" ", "", StringComparison.Ordinal));
        if (origin >= 0) return origin;
        for (int i = 0; i < index.OriginNames.Count; i++)
        {
            if (index.OriginNames[i].Equals(text, StringComparison.OrdinalIgnoreCase)) return i;
        }
        return -1;
    }
}
