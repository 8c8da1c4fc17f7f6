namespace CableViewer.Sources;

/// <summary>A cable as a source delivers it: the two raw texts, and what the source knows besides. Nothing is interpreted yet.</summary>
public sealed record RawCable
{
    /// <summary>As the source has it, damaged or not; null where it has none.</summary>
    public string? ReferenceId { get; init; }

    /// <summary>
    /// UTC, as the source says, to the minute. Where the source's minutes are the hour again (formats.md 2.2), as they stand:
    /// the parser knows that defect.
    /// </summary>
    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Released { get; init; }

    /// <summary>The label as the source has it.</summary>
    public string? Classification { get; init; }

    /// <summary>The display name as the source has it.</summary>
    public string? Origin { get; init; }

    /// <summary>Addresses, each with one scheme; placeholders the site printed in their place are left out.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>TAGS the container lists apart from the text; empty where it lists none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Reference IDs the container lists apart from the text (column 6 of cables.csv).</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The title of the page, a fallback for the subject.</summary>
    public string? PageTitle { get; init; }

    /// <summary>The container says that this is a partial extract.</summary>
    public bool PartialExtract { get; init; }

    /// <summary>
    /// The raw transmission header, or the sentence that stands in its place in a partial extract; empty where there is none.
    /// </summary>
    public string Header { get; init; } = "";

    /// <summary>The raw body; a bare telegram that is not yet divided stands here whole, with <see cref="HeaderInBody"/> set.</summary>
    public required string Body { get; init; }

    /// <summary>The body begins with the transmission header (bare telegram text): the parser divides them.</summary>
    public bool HeaderInBody { get; init; }

    /// <summary>Lines are already joined, one paragraph a line (page as text): an empty line may stand inside a sentence.</summary>
    public bool LinesJoined { get; init; }

    /// <summary>Where the record stands in its source.</summary>
    public required SourceLocation Location { get; init; }
}
