using System.Text.Json.Serialization;
using CableViewer.Cables;

namespace CableViewer.Quoting;

/// <summary>What the archive says of a quotation.</summary>
[JsonConverter(typeof(KebabCaseConverter<QuotationVerdict>))]
public enum QuotationVerdict
{
    /// <summary>Character by character, blanks and quotation marks included.</summary>
    Exact,

    /// <summary>All words, in order; what differs is listed.</summary>
    ExactButFor,

    /// <summary>Most of the words; those that differ are listed.</summary>
    Altered,

    /// <summary>All words, in a version that a later one has replaced.</summary>
    EarlierVersion,
    NotFound,

    /// <summary>Too few words in a row to say where they are from.</summary>
    TooShort,
}

/// <summary>In what a quotation and the text it was found in differ.</summary>
[JsonConverter(typeof(KebabCaseConverter<DifferenceKind>))]
public enum DifferenceKind
{
    Spacing,
    Case,

    /// <summary>Punctuation, quotation marks, dashes, ligatures, accents.</summary>
    Typography,
    Ellipsis,
    Bracket,
    Hyphen,
    Redaction,

    // From here on words differ.
    Word,
    Negation,
    Number,
    Name,
    Date,
}

/// <param name="Given">What the quotation has; empty where it left something out.</param>
/// <param name="Found">What the archive has; empty where the quotation added something.</param>
public sealed record QuotationDifference(DifferenceKind Kind, string Given, string Found)
{
    /// <summary>Whether words differ, and not only how they are written. The kinds are in that order.</summary>
    internal bool ChangesWords() => Kind >= DifferenceKind.Word;
}

/// <summary>Where the words of a quotation stand.</summary>
public sealed record QuotationPlace
{
    public required ReferenceId ReferenceId { get; init; }

    /// <summary>Of the paragraph in which the words begin; null in the subject.</summary>
    public required string? Anchor { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    public required bool IsCurrent { get; init; }

    /// <summary>As the archive has it, with some words before and after.</summary>
    public required string Excerpt { get; init; }

    /// <summary>The first words found, folded, for a link that marks them.</summary>
    public required string Marks { get; init; }

    public required IReadOnlyList<QuotationDifference> Differences { get; init; }
}

/// <summary>A quotation and what the archive says of it.</summary>
public sealed record CheckedQuotation
{
    public required QuotationSpan Span { get; init; }

    public required QuotationVerdict Verdict { get; init; }

    /// <summary>From the first of <see cref="Places"/>.</summary>
    public IReadOnlyList<QuotationDifference> Differences => Places.Count > 0 ? Places[0].Differences : [];

    /// <summary>The closest first.</summary>
    public IReadOnlyList<QuotationPlace> Places { get; init; } = [];

    /// <summary>How many places there are; of words that more cables have than are read for one quotation, how many cables.</summary>
    public int Total { get; init; }
}
