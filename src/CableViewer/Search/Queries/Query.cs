namespace CableViewer.Search.Queries;

/// <summary>What a reader asked, understood.</summary>
public sealed record Query
{
    /// <summary>As typed, cut to <see cref="QueryParser.LongestText"/>.</summary>
    public required string Text { get; init; }

    public required QueryNode Root { get; init; }

    /// <summary>What was understood otherwise than it may have been meant, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Nothing was asked.</summary>
    public bool IsEmpty => Root is AllNode;

    /// <summary>The query in its own syntax, in one spelling for all that mean the same.</summary>
    public string Canonical => QueryWriter.Write(Root);

    /// <summary>What is searched, as a sentence.</summary>
    public string Description => QueryDescription.Describe(Root);

    /// <summary>Any text is a query.</summary>
    public static Query Parse(string? text) => QueryParser.Parse(text ?? "");

    /// <summary>A query that is not typed but made.</summary>
    public static Query Of(QueryNode root) => new() { Text = QueryWriter.Write(root), Root = root };

    /// <summary>This query and one more condition.</summary>
    public Query With(QueryNode condition) => Of(Root switch
    {
        AllNode => condition,
        AndNode and => new AndNode([.. and.Parts.Where(part => part != condition), condition]),
        _ => Root == condition ? Root : new AndNode([Root, condition]),
    });

    /// <summary>The conditions beside the words, each with the query that is left without it.</summary>
    public IEnumerable<(QueryNode Condition, Query Remaining)> Conditions()
    {
        QueryNode[] parts = Root is AndNode and ? [.. and.Parts] : [Root];
        foreach (QueryNode part in parts)
        {
            if ((part is NotNode not ? not.Part : part) is not (FieldNode or DateNode or HasNode or CitesNode)) continue;
            QueryNode[] rest = [.. parts.Where(other => !ReferenceEquals(other, part))];
            yield return (part, Of(rest.Length switch { 0 => new AllNode(), 1 => rest[0], _ => new AndNode(rest) }));
        }
    }
}
