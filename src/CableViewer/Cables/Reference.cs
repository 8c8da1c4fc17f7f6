namespace CableViewer.Cables;

/// <summary>One entry of the REF line, as typed and as read.</summary>
public sealed record Reference
{
    /// <summary>The letter before the entry, <c>A</c>; null where there is none.</summary>
    public string? Label { get; init; }

    /// <summary>As typed, without the label, blanks folded: <c>MEXICO 983</c>.</summary>
    public required string Text { get; init; }

    /// <summary>The cable it names; null where it names none (an e-mail, a report).</summary>
    public ReferenceId? ReferenceId { get; init; }
}
