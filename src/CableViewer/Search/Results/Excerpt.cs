namespace CableViewer.Search.Results;

/// <summary>A piece of an excerpt.</summary>
public readonly record struct ExcerptPart(string Text, bool IsHit);

/// <summary>The part of a text around what was found in it.</summary>
public static class Excerpt
{
    /// <summary>How much of a paragraph a list of results shows, in characters.</summary>
    public const int Length = 320;

    // What stands before the first mark, so that it is read in its sentence.
    private const int Before = 90;

    /// <param name="marks">Ascending, not overlapping.</param>
    public static IReadOnlyList<ExcerptPart> Of(string text, IReadOnlyList<TextMark> marks)
    {
        int start = text.Length <= Length || marks.Count == 0 ? 0 : Math.Max(0, Math.Min(marks[0].Start - Before, text.Length - Length));
        int end = Math.Min(text.Length, start + Length);
        if (start > 0) start = AfterBlank(text, start, marks.Count > 0 ? marks[0].Start : end);
        if (end < text.Length) end = BeforeBlank(text, end, start);
        var parts = new List<ExcerptPart>();
        int at = start;
        if (start > 0) parts.Add(new ExcerptPart("… ", IsHit: false));
        foreach (TextMark mark in marks)
        {
            if (mark.Start < at || mark.End > end) continue;
            if (mark.Start > at) parts.Add(new ExcerptPart(text[at..mark.Start], IsHit: false));
            parts.Add(new ExcerptPart(text[mark.Start..mark.End], IsHit: true));
            at = mark.End;
        }
        if (at < end) parts.Add(new ExcerptPart(text[at..end], IsHit: false));
        if (end < text.Length) parts.Add(new ExcerptPart(" …", IsHit: false));
        return parts;
    }

    /// <summary>A whole text with what was found in it.</summary>
    public static IEnumerable<ExcerptPart> Whole(string text, IReadOnlyList<TextMark> marks)
    {
        int at = 0;
        foreach (TextMark mark in marks)
        {
            if (mark.Start > at) yield return new ExcerptPart(text[at..mark.Start], IsHit: false);
            yield return new ExcerptPart(text[mark.Start..mark.End], IsHit: true);
            at = mark.End;
        }
        if (at < text.Length) yield return new ExcerptPart(text[at..], IsHit: false);
    }

    private static int AfterBlank(string text, int at, int latest)
    {
        int blank = text.IndexOf(' ', at);
        return blank >= 0 && blank < latest ? blank + 1 : char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    private static int BeforeBlank(string text, int at, int earliest)
    {
        int blank = text.LastIndexOf(' ', at - 1);
        return blank > earliest + (Length / 2) ? blank : char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }
}
