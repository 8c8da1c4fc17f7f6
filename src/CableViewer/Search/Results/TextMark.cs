namespace CableViewer.Search.Results;

/// <summary>A stretch of a text that is what was searched.</summary>
/// <param name="Start">In characters.</param>
public readonly record struct TextMark(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>What was found in one paragraph.</summary>
/// <param name="Position">Of the paragraph in the cable, from 0.</param>
/// <param name="Heading">Marks in its heading.</param>
/// <param name="Text">Marks in its text.</param>
/// <param name="PartCount">How many parts of the query were found in it.</param>
public sealed record ParagraphMarks(int Position, IReadOnlyList<TextMark> Heading, IReadOnlyList<TextMark> Text, int PartCount);

/// <summary>What was found in a cable.</summary>
/// <param name="Subject">Marks in the subject.</param>
/// <param name="Paragraphs">Those with marks, in order.</param>
public sealed record CableMarks(IReadOnlyList<TextMark> Subject, IReadOnlyList<ParagraphMarks> Paragraphs)
{
    public static CableMarks None { get; } = new([], []);

    /// <summary>Nothing was found in subject and paragraphs; then it is in the lines before or after them.</summary>
    public bool IsEmpty => Subject.Count == 0 && Paragraphs.Count == 0;
}
