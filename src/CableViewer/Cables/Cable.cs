using System.Text.Json.Serialization;

namespace CableViewer.Cables;

/// <summary>A diplomatic telegram: what the source says of it, its raw text, and all that was read from that text.</summary>
/// <remarks>
/// Made whole by <c>CableParser</c> and never changed after. Null means that the source does not say. The order of the members is the order
/// of the JSON contract (docs/json.md).
/// </remarks>
public sealed record Cable
{
    /// <summary>Null only for text that was parsed without one; the archive holds none such.</summary>
    public required ReferenceId? ReferenceId { get; init; }

    /// <summary>The damaged form under which the record was published, where <see cref="ReferenceId"/> is its correction.</summary>
    public string? PublishedAs { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was published, UTC.</summary>
    public DateTimeOffset? Released { get; init; }

    public Classification? Classification { get; init; }

    /// <summary>Display name of the sender as the source has it: <c>Embassy Mexico</c>.</summary>
    public string? Origin { get; init; }

    /// <summary>Addresses of the articles that used the cable, each with one scheme.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>The publishers released only parts of it.</summary>
    public bool PartialExtract { get; init; }

    /// <summary>One line, as typed, without portion marks; empty where the cable has none.</summary>
    public string Subject { get; init; } = "";

    /// <summary><see cref="Subject"/> in title case, for citations and previews.</summary>
    public string Title { get; init; } = "";

    /// <summary>Upper case, typed order, no repeats, known misspellings corrected.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Handling words, in order and without repeats: <c>SIPDIS</c>, <c>NOFORN</c>, <c>SENSITIVE</c>.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>The number of the executive order: <c>12958</c>.</summary>
    public string? ExecutiveOrder { get; init; }

    public DateOnly? DeclassifyOn { get; init; }

    public IReadOnlyList<Classifier> ClassifiedBy { get; init; } = [];

    /// <summary>Why it is classified, as typed: <c>1.4 (b) and (d)</c>.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<string> SignedBy { get; init; } = [];

    public string? TransmissionId { get; init; }

    public Precedence? Precedence { get; init; }

    /// <summary>As typed: <c>021309Z MAR 07</c>.</summary>
    public string? DateTimeGroup { get; init; }

    /// <summary>The sender as typed on the FM line.</summary>
    public string? From { get; init; }

    public IReadOnlyList<Addressee> To { get; init; } = [];

    public IReadOnlyList<Addressee> Info { get; init; } = [];

    /// <summary>Reading text between SUMMARY and END SUMMARY; null where there is no summary.</summary>
    public string? Summary { get; init; }

    public IReadOnlyList<Paragraph> Paragraphs { get; init; } = [];

    /// <summary>The raw transmission header; empty where the source has none.</summary>
    public required string Header { get; init; }

    /// <summary>The raw body, without what the container put in.</summary>
    public required string Body { get; init; }

    /// <summary>
    /// Characters of <see cref="Body"/> before the first paragraph: classification line, captions, E.O., TAGS, subject, REF.
    /// </summary>
    [JsonIgnore] public int TextStart { get; init; }

    /// <summary>
    /// Where in <see cref="Body"/> the closing lines (web-site trailer, signature) begin; its length where there are none.
    /// </summary>
    [JsonIgnore] public int TextEnd { get; init; }
}
