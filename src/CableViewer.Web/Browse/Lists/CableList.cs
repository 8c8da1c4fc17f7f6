using CableViewer.Search.Columns;

namespace CableViewer.Web.Browse.Lists;

/// <summary>The cables that share a property: where their list is, what it is called, and which they are.</summary>
public sealed record CableList
{
    public required ListKind Kind { get; init; }

    /// <summary>Its address, <c>/origin/MEXICO</c>.</summary>
    public required string Path { get; init; }

    public required string Heading { get; init; }

    /// <summary>A sentence on what the property means; null where the heading says all.</summary>
    public string? About { get; init; }

    public required CableSet Cables { get; init; }

    /// <summary>The wider lists that this one is part of, from the widest on.</summary>
    public IReadOnlyList<ListLink> Wider { get; init; } = [];

    /// <summary>Narrower lists, or pages on the same subject.</summary>
    public IReadOnlyList<ListLink> Related { get; init; } = [];

    /// <summary>The beginning of a date that a list by date is of; null for other lists.</summary>
    public string? Days { get; init; }

    /// <summary>The TAGS that a list by TAGS asks for and those it leaves out; null for other lists.</summary>
    public TagCombination? Tags { get; init; }
}

/// <summary>A link to a list.</summary>
public sealed record ListLink(string Path, string Name);

/// <summary>What was found under an address: a list, or where it has moved to; neither where nothing is there.</summary>
public readonly record struct ListAnswer(CableList? List, string? MovedTo)
{
    public static implicit operator ListAnswer(CableList? list) => new(list, null);

    /// <summary>The same list in its one spelling.</summary>
    public static ListAnswer Moved(string path) => new(null, path);
}

/// <summary>A property that cables are listed by.</summary>
/// <param name="Name">As in addresses: <c>origin</c>.</param>
/// <param name="Title">Of the page that lists its values.</param>
public sealed record ListKind(string Name, string Title)
{
    public static readonly ListKind Origin = new("origin", "Origins");
    public static readonly ListKind Country = new("country", "Countries");
    public static readonly ListKind Region = new("region", "Regions");
    public static readonly ListKind Post = new("kind", "Kinds of posts");
    public static readonly ListKind Date = new("date", "Dates");
    public static readonly ListKind Released = new("released", "Released");
    public static readonly ListKind Tag = new("tag", "TAGS");
    public static readonly ListKind Classification = new("classification", "Classification");
    public static readonly ListKind Caption = new("caption", "Captions");
    public static readonly ListKind Article = new("article", "Articles");
    public static readonly ListKind Signer = new("signer", "Signers");
    public static readonly ListKind Addressee = new("addressee", "Addressees");

    /// <summary>The cables that cite one; it has no page of values.</summary>
    public static readonly ListKind CitedBy = new("cited-by", "Cited by");

    /// <summary>Those with a page of their values.</summary>
    public static IReadOnlyList<ListKind> All { get; } =
        [Origin, Country, Region, Post, Date, Released, Tag, Classification, Caption, Article, Signer, Addressee];

    /// <summary>Of the page that lists its values.</summary>
    public string Path => $"/{Name}";

    /// <summary>Of the list of one value.</summary>
    public string PathOf(string value) => $"/{Name}/{Uri.EscapeDataString(value)}";

    /// <returns>Null for what is no kind.</returns>
    public static ListKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
