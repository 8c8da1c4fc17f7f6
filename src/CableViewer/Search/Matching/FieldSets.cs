using CableViewer.Archive.Indexing;
using CableViewer.Archive.References;
using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.FullText.Terms;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Search.Matching;

/// <summary>
/// The cables that a field of a query means, out of the columns in memory; what a value may be is said at each field. Each is found once,
/// for all threads that ask.
/// </summary>
internal sealed class FieldSets(CableIndex index, SqliteConnection connection, SearchMeter meter)
{
    private readonly Dictionary<QueryNode, CableSet> known = [];
    private readonly Lock finding = new();

    public CableSet Find(QueryNode node)
    {
        lock (finding)
        {
            if (known.TryGetValue(node, out CableSet? found)) return found;
            meter.Spend(node is FieldNode field ? CostOf(index, field.Field) : index.Count);
            return known[node] = FindNew(node);
        }
    }

    /// <summary>How many steps a field takes: all its names are looked at, and then all its cables.</summary>
    public static long CostOf(CableIndex index, QueryField field) => field switch
    {
        QueryField.Origin or QueryField.Country => CostOf(index.Origins),
        QueryField.Tag => CostOf(index.Tags),
        QueryField.Portion => CostOf(index.Portions),
        QueryField.From => CostOf(index.Senders),
        QueryField.To => CostOf(index.Addressees),
        QueryField.Signed => CostOf(index.Signers),
        QueryField.Caption => CostOf(index.Captions),
        QueryField.Article => CostOf(index.Articles),
        _ => index.Count,
    };

    // A name is some words that are compared, a cable one number.
    private static long CostOf(NameColumn column) => (column.Names.Count * 8L) + column.Total;

    private CableSet FindNew(QueryNode node) => node switch
    {
        FieldNode field => FindField(field),
        DateNode date => FindDays(date.Field is QueryField.Released ? index.ReleasedTimes : index.CreatedTimes, date.Days),
        HasNode has => Where(row => (index.Traits[row] & has.Trait) != CableTraits.None),
        CitesNode cites => FindCiting(cites.Cited),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is no field."),
    };

    private CableSet FindField(FieldNode field) => field.Field switch
    {
        QueryField.Origin => index.Origins.Having(Origins(field)),
        QueryField.Country => index.Origins.Having(OriginsIn(field)),
        QueryField.Tag => index.Tags.Having(Tags(field)),
        QueryField.Class => FindClass(field.Value),
        QueryField.Portion => index.Portions.Having(Portions(field.Value)),
        QueryField.From => index.Senders.Having(Named(index.Senders, field)),
        QueryField.To => index.Addressees.Having(Named(index.Addressees, field)),
        QueryField.Signed => index.Signers.Having(Named(index.Signers, field)),
        QueryField.Caption => index.Captions.Having(Exactly(index.Captions, field) ?? Named(index.Captions, field)),
        QueryField.Article => index.Articles.Having(Exactly(index.Articles, field) ?? Named(index.Articles, field)),
        _ => throw new InvalidOperationException($"{field.Field} has no names."),
    };

    // The code of an origin; otherwise words of its name or code.
    private bool[] Origins(FieldNode field)
    {
        if (Exactly(index.Origins, field) is { } exact) return exact;
        List<string> words = WordFolding.Words(field.Value);
        var chosen = new bool[index.Origins.Names.Count];
        for (int i = 0; i < chosen.Length; i++)
        {
            chosen[i] = PhraseMatch.IsIn(WordFolding.Words(index.OriginNames[i]), words, field.IsBeginning)
                || PhraseMatch.IsIn(WordFolding.Words(index.Origins.Names[i]), words, field.IsBeginning);
        }
        return chosen;
    }

    // The code or the name of a country; otherwise words of its name.
    private bool[] OriginsIn(FieldNode field)
    {
        HashSet<string> codes = Country.Find(field.Value) is { } country && !field.IsBeginning
            ? [country.Code]
            : [.. Country.All.Values
                .Where(other => PhraseMatch.IsIn(WordFolding.Words(other.Name), WordFolding.Words(field.Value), field.IsBeginning))
                .Select(other => other.Code)];
        return [.. index.CountryOfOrigin.Select(codes.Contains)];
    }

    // The code of a TAG; otherwise words of its meaning.
    private bool[] Tags(FieldNode field)
    {
        if (Exactly(index.Tags, field) is { } exact) return exact;
        List<string> words = WordFolding.Words(field.Value);
        return [.. index.Tags.Names.Select(code =>
            (field.IsBeginning && code.StartsWith(field.Value, StringComparison.OrdinalIgnoreCase))
            || (Tag.Find(code)?.Meaning is { } meaning && PhraseMatch.IsIn(WordFolding.Words(meaning), words, field.IsBeginning)))];
    }

    // A label or its form in addresses; a letter for all labels of a level; otherwise words of the label.
    private CableSet FindClass(string value)
    {
        bool[] chosen = new bool[byte.MaxValue + 1];
        List<string> words = WordFolding.Words(value);
        if (Classification.TryParse(value, null, out Classification? exact)) chosen[exact.Number] = true;
        else
        {
            foreach (Classification label in Classification.All)
            {
                chosen[label.Number] = value.Length == 1
                    ? label.Level == char.ToUpperInvariant(value[0])
                    : PhraseMatch.IsIn(WordFolding.Words(label.Label), words, isBeginning: false)
                        || PhraseMatch.IsIn(WordFolding.Words(label.Slug), words, isBeginning: false);
            }
        }
        return Where(row => chosen[index.Classifications[row]]);
    }

    // S/NF and S//NF, with or without brackets.
    private bool[] Portions(string value)
    {
        string plain = Plain(value);
        return [.. index.Portions.Names.Select(marking => Plain(marking) == plain)];

        static string Plain(string marking) => string.Concat(marking.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
    }

    private static bool[] Named(NameColumn column, FieldNode field) => column.Containing(WordFolding.Words(field.Value), field.IsBeginning);

    private static bool[]? Exactly(NameColumn column, FieldNode field)
    {
        int number = field.IsBeginning ? -1 : column.Find(field.Value);
        if (number < 0) return null;
        var chosen = new bool[column.Names.Count];
        chosen[number] = true;
        return chosen;
    }

    private CableSet FindDays(long[] times, DayRange days)
    {
        long first = days.First is { } from ? Seconds(from) : 1;
        long end = days.Last is { } to && to < DateOnly.MaxValue ? Seconds(to.AddDays(1)) : long.MaxValue;
        // Times that are not known are 0.
        return Where(row => times[row] >= Math.Max(first, 1) && times[row] < end);

        static long Seconds(DateOnly day) => day.ToDateTime(TimeOnly.MinValue).Ticks / TimeSpan.TicksPerSecond;
    }

    private CableSet FindCiting(ReferenceId cited)
    {
        var found = new CableSet(index.Count);
        foreach (long id in connection.Query<long>(CitingReader.CitingSql, new { id = cited.ToString() }))
        {
            int row = index.RowOfId(id);
            if (row >= 0) found.Add(row);
        }
        return found;
    }

    private CableSet Where(Func<int, bool> isIn)
    {
        var found = new CableSet(index.Count);
        for (int row = 0; row < index.Count; row++)
        {
            if (isIn(row)) found.Add(row);
        }
        return found;
    }
}
