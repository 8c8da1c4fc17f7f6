using CableViewer.Archive.Indexing;
using CableViewer.Cables;

namespace CableViewer.Search.Queries;

/// <summary>A part of a query: which cables it means.</summary>
public abstract record QueryNode
{
    /// <summary>Whether it is found at places of the text, so that NEAR and /p can ask where.</summary>
    internal virtual bool HasPlaces => false;
}

/// <summary>Every cable: what is left of a query that asks nothing.</summary>
public sealed record AllNode : QueryNode;

/// <summary>No cable: something was typed of which nothing can be looked for, such as <c>???</c>.</summary>
public sealed record NothingNode(string Typed) : QueryNode;

/// <summary>A word, or several next to each other.</summary>
/// <param name="Typed">As the reader wrote it.</param>
/// <param name="Words">Folded; one at least.</param>
/// <param name="IsBeginning">The last word is only the beginning of one.</param>
/// <param name="InSubject">It must stand in the subject.</param>
public sealed record TextNode(string Typed, IReadOnlyList<string> Words, bool IsBeginning, bool InSubject) : QueryNode
{
    internal override bool HasPlaces => true;

    public bool Equals(TextNode? other) =>
        other is not null && IsBeginning == other.IsBeginning && InSubject == other.InSubject && Words.SequenceEqual(other.Words);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(IsBeginning);
        hash.Add(InSubject);
        foreach (string word in Words) hash.Add(word);
        return hash.ToHashCode();
    }
}

/// <summary>Words of which each stands near the next, in either order.</summary>
/// <param name="Operands">Two at least.</param>
/// <param name="Distances">How many words may stand between each operand and the next: one fewer than there are operands.</param>
public sealed record NearNode(IReadOnlyList<QueryNode> Operands, IReadOnlyList<int> Distances) : QueryNode
{
    internal override bool HasPlaces => true;

    public bool Equals(NearNode? other) =>
        other is not null && Operands.SequenceEqual(other.Operands) && Distances.SequenceEqual(other.Distances);

    public override int GetHashCode() => HashCode.Combine(Operands.Count, Operands[0], Distances[0]);
}

/// <summary>Words that all stand in one paragraph.</summary>
public sealed record SameParagraphNode(IReadOnlyList<QueryNode> Operands) : QueryNode
{
    public bool Equals(SameParagraphNode? other) => other is not null && Operands.SequenceEqual(other.Operands);

    public override int GetHashCode() => HashCode.Combine(Operands.Count, Operands[0]);
}

/// <summary>Cables that all the parts mean.</summary>
public sealed record AndNode(IReadOnlyList<QueryNode> Parts) : QueryNode
{
    public bool Equals(AndNode? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => HashCode.Combine(1, Parts.Count, Parts[0]);
}

/// <summary>Cables that one of the parts means, or several.</summary>
public sealed record OrNode(IReadOnlyList<QueryNode> Parts) : QueryNode
{
    internal override bool HasPlaces => Parts.All(part => part is TextNode);

    public bool Equals(OrNode? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => HashCode.Combine(2, Parts.Count, Parts[0]);
}

/// <summary>Cables that the part does not mean.</summary>
public sealed record NotNode(QueryNode Part) : QueryNode;

/// <summary>Cables with a property.</summary>
/// <param name="Value">As typed.</param>
public sealed record FieldNode(QueryField Field, string Value) : QueryNode
{
    /// <summary>Where the value may be only the beginning of the last word.</summary>
    public bool IsBeginning { get; init; }
}

/// <summary>Cables sent, or released, between two days.</summary>
/// <param name="Field">Date, Before, After or Released.</param>
/// <param name="Value">As typed.</param>
public sealed record DateNode(QueryField Field, string Value, DayRange Days) : QueryNode;

/// <summary>Cables whose REF line names another.</summary>
public sealed record CitesNode(ReferenceId Cited) : QueryNode;

/// <summary>Cables with a trait.</summary>
public sealed record HasNode(CableTraits Trait) : QueryNode;
