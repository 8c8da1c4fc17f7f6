namespace CableViewer.Web.Feeds;

/// <summary>A page of a list as feed readers take it. Every address is absolute.</summary>
public sealed record Feed
{
    /// <summary>One name for ever: a tag URI (RFC 4151).</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>When the archive last changed.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>Who publishes the archive.</summary>
    public required string Publisher { get; init; }

    /// <summary>Of the same list for readers.</summary>
    public required string PageUrl { get; init; }

    public required FeedPages Pages { get; init; }

    /// <summary>How many cables the whole list has.</summary>
    public required int Total { get; init; }

    /// <summary>What was searched; null for a list that is no search.</summary>
    public string? Query { get; init; }

    public required IReadOnlyList<FeedEntry> Entries { get; init; }
}

/// <summary>Where this page of a feed is, the first, and the next (RFC 5005); null where there is none.</summary>
public sealed record FeedPages(string Self, string First, string? Next);

/// <summary>A cable in a feed.</summary>
public sealed record FeedEntry
{
    public required string Id { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }

    /// <summary>When this text of the cable came into the archive.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>When the cable was released; null where the source does not say.</summary>
    public required DateTimeOffset? Published { get; init; }

    /// <summary>The origin.</summary>
    public required string Author { get; init; }

    /// <summary>Plain text.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<FeedCategory> Categories { get; init; }
}

/// <summary>A property of a cable: its classification, its TAGS.</summary>
/// <param name="Scheme">Address of the page that lists all values of this kind.</param>
/// <param name="Label">Null where the term says all that is known.</param>
public sealed record FeedCategory(string Scheme, string Term, string? Label);
