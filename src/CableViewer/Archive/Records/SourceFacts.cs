using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CableViewer.Cables;
using CableViewer.Sources;

namespace CableViewer.Archive.Records;

/// <summary>
/// What one source says of a cable besides its text. With the text it is all that the parser had, so that the reading can be made again at
/// any time.
/// </summary>
public sealed record SourceFacts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>As the source has it, damaged or not.</summary>
    public string? ReferenceId { get; init; }

    /// <summary>As the source has it: the minutes of a page of 2010 are the hour again.</summary>
    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Released { get; init; }
    public string? Classification { get; init; }
    public string? Origin { get; init; }
    public IReadOnlyList<string>? Articles { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public IReadOnlyList<string>? References { get; init; }
    public string? PageTitle { get; init; }
    public bool PartialExtract { get; init; }
    public bool HeaderInBody { get; init; }
    public bool LinesJoined { get; init; }

    /// <summary>The first column of a row of cables.csv.</summary>
    public string? RowNumber { get; init; }

    /// <summary>What was wrong with the container.</summary>
    public IReadOnlyList<Diagnostic>? Problems { get; init; }

    public static SourceFacts From(RawCable cable, IReadOnlyList<Diagnostic> problems) => new()
    {
        ReferenceId = cable.ReferenceId,
        Created = cable.Created,
        Released = cable.Released,
        Classification = cable.Classification,
        Origin = cable.Origin,
        Articles = NullIfEmpty(cable.Articles),
        Tags = NullIfEmpty(cable.Tags),
        References = NullIfEmpty(cable.References),
        PageTitle = cable.PageTitle,
        PartialExtract = cable.PartialExtract,
        HeaderInBody = cable.HeaderInBody,
        LinesJoined = cable.LinesJoined,
        Problems = NullIfEmpty(problems),
    };

    /// <summary>What the parser is given.</summary>
    public RawCable ToRawCable(string header, string body, SourceLocation location) => new()
    {
        ReferenceId = ReferenceId,
        Created = Created,
        Released = Released,
        Classification = Classification,
        Origin = Origin,
        Articles = Articles ?? [],
        Tags = Tags ?? [],
        References = References ?? [],
        PageTitle = PageTitle,
        PartialExtract = PartialExtract,
        HeaderInBody = HeaderInBody,
        LinesJoined = LinesJoined,
        Header = header,
        Body = body,
        Location = location,
    };

    /// <summary>
    /// The first word counts; a later source of the same text fills what is missing. Only the right ID goes before a damaged one.
    /// </summary>
    public SourceFacts Merge(SourceFacts later) => this with
    {
        ReferenceId = IsRight(ReferenceId) || !IsRight(later.ReferenceId) ? ReferenceId ?? later.ReferenceId : later.ReferenceId,
        Created = Created ?? later.Created,
        Released = Released ?? later.Released,
        Classification = Classification ?? later.Classification,
        Origin = Origin ?? later.Origin,
        Articles = Articles is null || later.Articles is null ? Articles ?? later.Articles : [.. Articles.Union(later.Articles)],
        Tags = Tags ?? later.Tags,
        References = References ?? later.References,
        PageTitle = PageTitle ?? later.PageTitle,
        PartialExtract = PartialExtract || later.PartialExtract,
    };

    /// <summary>When the cable was published and who wrote about it: true of every version, whichever source says it.</summary>
    public SourceFacts OfPublication() => new() { Released = Released, Articles = Articles };

    /// <summary>One line of JSON; what is not said is left out.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">The text is damaged.</exception>
    public static SourceFacts Read(string json) =>
        JsonSerializer.Deserialize<SourceFacts>(json, Json) ?? throw new JsonException("There are no facts in it.");

    // A damaged ID is one that says another form than the cable is named by; ReferenceIdCorrection decides, and the parser tells.
    private static bool IsRight(string? id) =>
        id is not null && Parsing.References.ReferenceIdCorrection.Read(id) is { } corrected
            && Cables.ReferenceId.TryParse(id, out ReferenceId typed) && typed == corrected;

    private static IReadOnlyList<T>? NullIfEmpty<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;
}
