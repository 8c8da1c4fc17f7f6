using System.Globalization;

namespace CableViewer.Search.Queries;

/// <summary>Writes a query in its own syntax: what <see cref="QueryParser"/> reads as the same query.</summary>
internal static class QueryWriter
{
    public static string Write(QueryNode node) => node switch
    {
        AllNode => "",
        NothingNode nothing =>
            nothing.Typed.Length > 0 && nothing.Typed.All(char.IsPunctuation)
            && nothing.Typed.AsSpan().IndexOfAny("()-|&") < 0 ? nothing.Typed : $"\"{WithoutQuotes(nothing.Typed)}\"",
        TextNode text => $"{(text.InSubject ? "subject:" : "")}{Words(text)}",
        NearNode near => string.Concat(near.Operands.Select((operand, i) => i == 0
            ? Write(operand, OfNear)
            : string.Create(CultureInfo.InvariantCulture, $" NEAR/{near.Distances[i - 1]} {Write(operand, OfNear)}"))),
        SameParagraphNode same => string.Join(" /p ", same.Operands.Select(operand => Write(operand, OfSameParagraph))),
        AndNode and => string.Join(' ', and.Parts.Select(part => part is AndNode ? $"({Write(part)})" : Write(part, OfAnd))),
        OrNode or => string.Join(" OR ", or.Parts.Select(part => Write(part, OfOr))),
        NotNode not => $"-{Write(not.Part, OfOne)}",
        FieldNode field => $"{Name(field.Field)}:{Value(field.Value)}{(field.IsBeginning ? "*" : "")}",
        DateNode date => $"{Name(date.Field)}:{Value(date.Value)}",
        CitesNode cites => $"ref:{cites.Cited}",
        HasNode has => $"has:{has.Trait.ToString().ToLowerInvariant()}",
        _ => throw new InvalidOperationException($"{node.GetType().Name} cannot be written."),
    };

    // How tightly each kind binds; a part that binds less tightly than its place needs brackets.
    private const int OfOr = 0, OfAnd = 1, OfSameParagraph = 2, OfNear = 3, OfOne = 4;

    private static string Write(QueryNode part, int place)
    {
        int binds = part switch
        {
            OrNode => OfOr,
            AndNode => OfAnd,
            NotNode => OfAnd,
            SameParagraphNode => OfAnd,
            NearNode => OfSameParagraph,
            _ => OfOne,
        };
        return binds < place || (part is OrNode && place > OfOr) ? $"({Write(part)})" : Write(part);
    }

    private static string Name(QueryField field) => field.ToString().ToLowerInvariant();

    private static string Words(TextNode text)
    {
        // A single word stays as it was typed, unless that would be an operator or several words.
        bool isPlain = text.Words.Count == 1 && text.Typed.All(char.IsLetterOrDigit) && text.Typed is not ("OR" or "AND" or "NOT"
            or "NEAR");
        return $"{(isPlain ? text.Typed : $"\"{WithoutQuotes(text.Typed)}\"")}{(text.IsBeginning ? "*" : "")}";
    }

    private static string Value(string value) =>
        value.Any(c => char.IsWhiteSpace(c) || c is '(' or ')' or '*') ? $"\"{WithoutQuotes(value)}\"" : value;

    // Quotation marks cannot stand inside; they separate words like a blank does.
    private static string WithoutQuotes(string text) =>
        string.Concat(text.Select(c => c is '"' or '“' or '”' or '„' or '«' or '»' ? ' ' : c)).TrimEnd('*');
}
