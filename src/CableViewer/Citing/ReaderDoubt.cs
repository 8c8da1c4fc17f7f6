using CableViewer.Cables;

namespace CableViewer.Citing;

/// <summary>
/// What readers and those who cite a cable must know before they trust it, in plain words. Finer doubts stay in the comparison of raw and
/// parsed.
/// </summary>
public static class ReaderDoubt
{
    /// <returns>A sentence for each grave diagnostic, the gravest first; mostly none.</returns>
    public static IReadOnlyList<string> List(IReadOnlyList<Diagnostic> diagnostics)
    {
        if (diagnostics.Count == 0) return [];
        return [.. diagnostics.Select(Sentence).Where(doubt => doubt.Text is not null).OrderBy(doubt => doubt.Rank)
            .Select(doubt => doubt.Text!).Distinct()];
    }

    private static (int Rank, string? Text) Sentence(Diagnostic diagnostic) => diagnostic.Code switch
    {
        "text-of-another-cable" => (0, Between(diagnostic.Message, "the text says ", ".") is { } other
            ? $"The text below appears to be {other}, not this cable."
            : "The text below appears to be that of another cable."),
        "leaked-row-contradicts" => (1, Between(diagnostic.Message, "in the text is of ", ",") is { } other
            ? $"The text below came with a row of {other}, so it may be the text of that cable."
            : "The text below came with a row of another cable, so it may be the text of that cable."),
        "classification-conflict" =>
            (2, Between(diagnostic.Message, "The record says ", ", the text ") is { } record
            && Between(diagnostic.Message, ", the text ", ".") is { } text
            ? $"The record of this cable says {record}, but its text says {text}."
            : "The record and the text of this cable disagree on its classification."),
        "text-cut-short" => (3, "The text below ends too early: the source cut it short."),
        "text-not-read" => (4, "Part of the text below could not be read as fields or paragraphs; it stands there without numbers."),
        _ => (5, null),
    };

    private static string? Between(string text, string before, string after)
    {
        int start = text.IndexOf(before, StringComparison.Ordinal);
        if (start < 0) return null;
        start += before.Length;
        int end = text.IndexOf(after, start, StringComparison.Ordinal);
        return end > start ? text[start..end] : null;
    }
}
