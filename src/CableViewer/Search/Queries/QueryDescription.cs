using System.Globalization;
using CableViewer.Archive.Indexing;
using CableViewer.Cables;
using CableViewer.Cables.Places;

namespace CableViewer.Search.Queries;

/// <summary>Says in words what a query searches.</summary>
internal static class QueryDescription
{
    // Of a pasted passage, what is enough to know it by.
    private const int MostWords = 6;

    /// <returns>A sentence: <c>Cables containing “sluice” and sent after 2003.</c></returns>
    public static string Describe(QueryNode node) => node switch
    {
        AllNode => "All cables.",
        NothingNode => "Type at least one letter or digit.",
        _ => $"Cables {Clause(node)}.",
    };

    // What fits after "Cables".
    private static string Clause(QueryNode node) => node switch
    {
        AllNode => "of any kind",
        NothingNode nothing => $"with “{nothing.Typed}”, which has no letter or digit",
        TextNode text => $"containing {Words(text)}",
        NearNode near => $"containing {Chain(near)}",
        SameParagraphNode same => $"containing {string.Join(" and ", same.Operands.Select(Place))} in one paragraph",
        AndNode and => All(and),
        OrNode or => $"either {string.Join(" or ", or.Parts.Select(part => part is AndNode ? $"({Clause(part)})" : Clause(part)))}",
        NotNode { Part: TextNode text } => $"without {Words(text)}",
        NotNode not => $"not {Clause(not.Part)}",
        FieldNode field => Property(field),
        DateNode date => Days(date),
        CitesNode cites => $"that refer to {cites.Cited}",
        HasNode has => Trait(has.Trait),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no words."),
    };

    // Words side by side are one list: containing “Calderon”, “drug” and “war”.
    private static string All(AndNode and)
    {
        var clauses = new List<string>();
        string[] words = [.. and.Parts.OfType<TextNode>().Where(text => !text.InSubject).Select(Words)];
        if (words.Length > MostWords + 1) words = [.. words[..MostWords], $"{words.Length - MostWords} more"];
        if (words.Length > 0) clauses.Add($"containing {List(words)}");
        clauses.AddRange(and.Parts.Where(part => part is not TextNode { InSubject: false }).Select(Clause));
        return clauses.Count == 2 && !clauses.Exists(clause => clause.Contains(" and ", StringComparison.Ordinal))
            ? $"{clauses[0]} and {clauses[1]}"
            : string.Join(", ", clauses.Select((clause, i) => i == clauses.Count - 1 && i > 0 ? $"and {clause}" : clause));
    }

    private static string List(string[] items) => items.Length == 1 ? items[0] : $"{string.Join(", ", items[..^1])} and {items[^1]}";

    private static string Words(TextNode text)
    {
        string where = text.InSubject ? " in the subject" : "";
        string typed = Plain(text.Typed);
        if (text.Words.Count > 1) return $"the phrase “{typed}{(text.IsBeginning ? "…" : "")}”{where}";
        return text.IsBeginning ? $"a word that begins with “{typed}”{where}" : $"“{typed}”{where}";
    }

    // Without what stands around it in a sentence: government, is government. What has nothing but such signs is left as it is.
    private static string Plain(string typed)
    {
        int start = 0, end = typed.Length;
        while (start < end && IsAround(typed[start])) start++;
        while (end > start && IsAround(typed[end - 1])) end--;
        return start < end ? typed[start..end] : typed.Trim();

        static bool IsAround(char c) => char.IsPunctuation(c) || char.IsSymbol(c) || char.IsWhiteSpace(c) || char.IsControl(c);
    }

    private static string Place(QueryNode operand) => operand switch
    {
        TextNode text => Words(text),
        OrNode or => $"({string.Join(" or ", or.Parts.Select(Place))})",
        NearNode near => Chain(near),
        _ => Clause(operand),
    };

    private static string Chain(NearNode near) => string.Concat(near.Operands.Select((operand, i) => i == 0
        ? Place(operand)
        : $" {Distance(near.Distances[i - 1])} {Place(operand)}"));

    private static string Distance(int words) => words switch
    {
        0 => "next to",
        1 => "at most one word away from",
        _ => string.Create(CultureInfo.InvariantCulture, $"at most {words} words away from"),
    };

    private static string Property(FieldNode field)
    {
        string value = $"{field.Value}{(field.IsBeginning ? "…" : "")}";
        return field.Field switch
        {
            QueryField.Origin => $"sent by {Origin.Find(value.ToUpperInvariant())?.Name ?? $"an origin named “{value}”"}",
            QueryField.Country => $"sent from {(Country.Find(value) is { } country ? country.Name : $"a country named “{value}”")}",
            QueryField.Tag => Tag.Find(value.ToUpperInvariant()) is { } tag
                ? $"with the TAG {tag.Code}{(tag.Meaning is null ? "" : $" ({tag.Meaning})")}"
                : $"with a TAG that means “{value}”",
            QueryField.Class =>
                Classification.TryParse(value, null, out Classification? label) ? $"classified {label.Label}" : $"classified “{value}”",
            QueryField.Portion => $"with a paragraph marked ({value.ToUpperInvariant()})",
            QueryField.From => $"from a station named “{value}”",
            QueryField.To => $"addressed to “{value}”",
            QueryField.Signed => $"signed by “{value}”",
            QueryField.Caption => $"with the caption {value.ToUpperInvariant()}",
            _ => $"used by the article “{value}”",
        };
    }

    private static string Days(DateNode date)
    {
        string verb = date.Field is QueryField.Released ? "released" : "sent";
        if (date.Field is QueryField.Before) return $"{verb} before {date.Value}";
        if (date.Field is QueryField.After) return $"{verb} after {date.Value}";
        int dots = date.Value.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0) return $"{verb} {(date.Value.Length > 7 ? "on" : "in")} {date.Value}";
        string first = date.Value[..dots], last = date.Value[(dots + 2)..];
        if (first is "") return $"{verb} until {last}";
        return last is "" ? $"{verb} from {first} on" : $"{verb} from {first} to {last}";
    }

    private static string Trait(CableTraits trait) => trait switch
    {
        CableTraits.Redaction => "with redactions",
        CableTraits.Article => "used by an article",
        CableTraits.References => "that refer to other cables",
        CableTraits.Versions => "with more than one version",
        CableTraits.Summary => "with a summary",
        CableTraits.Extract => "of which only parts were released",
        CableTraits.Header => "with their transmission header",
        CableTraits.Signature => "with a signature",
        CableTraits.Tags => "with TAGS",
        CableTraits.Table => "with a table or list",
        _ => "that other cables refer to",
    };
}
