using System.Globalization;
using CableViewer.Cables;

namespace CableViewer.Archive.Search;

/// <summary>Says in words what a query searches.</summary>
internal static class QueryDescription
{
    /// <returns>A sentence: <c>Cables with the word “sluice”, sent after 2003.</c></returns>
    public static string Describe(QueryNode node) => node is AllNode ? "All cables." : $"Cables {Clause(node)}.";

    // What fits behind "Cables".
    private static string Clause(QueryNode node) => node switch
    {
        AllNode => "of any kind",
        NothingNode nothing => $"with “{nothing.Typed}”, which is nothing that can be looked for",
        TextNode text => $"with {Words(text)}",
        NearNode near => $"with {Chain(near)}",
        SameParagraphNode same => $"with {string.Join(" and ", same.Operands.Select(Place))} in one paragraph",
        AndNode and => string.Join(", ", and.Parts.Select((part, i) => i == and.Parts.Count - 1 && i > 0 ? $"and {Clause(part)}" : Clause(part))),
        OrNode or => $"either {string.Join(" or ", or.Parts.Select(part => part is AndNode ? $"({Clause(part)})" : Clause(part)))}",
        NotNode { Part: TextNode text } => $"without {Words(text)}",
        NotNode not => $"not {Clause(not.Part)}",
        FieldNode field => Property(field),
        DateNode date => Days(date),
        CitesNode cites => $"that refer to {cites.Cited}",
        HasNode has => Trait(has.Trait),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no words."),
    };

    private static string Words(TextNode text)
    {
        string where = text.InSubject ? " in the subject" : "";
        string typed = text.Typed.Trim();
        if (text.Words.Count > 1) return $"the phrase “{typed}{(text.IsBeginning ? "…" : "")}”{where}";
        return text.IsBeginning ? $"a word that begins with “{typed}”{where}" : $"the word “{typed}”{where}";
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
        0 => "right beside",
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
            QueryField.Class => Classification.TryParse(value, null, out Classification? label) ? $"classified {label.Label}" : $"classified “{value}”",
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
        CableTraits.Redaction => "with something blacked out",
        CableTraits.Article => "used by an article",
        CableTraits.References => "that refer to others",
        CableTraits.Versions => "of which there is more than one version",
        CableTraits.Summary => "with a summary",
        CableTraits.Extract => "of which only parts were released",
        CableTraits.Header => "with their transmission header",
        CableTraits.Signature => "with a signature",
        CableTraits.Tags => "with TAGS",
        CableTraits.Table => "with a table or list",
        _ => "that others refer to",
    };
}
