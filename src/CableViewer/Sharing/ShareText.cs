using System.Globalization;
using System.Text;
using CableViewer.Citing;

namespace CableViewer.Sharing;

/// <summary>What is shared: a cable, or one of its paragraphs in its words.</summary>
public sealed record SharedCable
{
    /// <summary><c>07MEXICO1068</c>: never trimmed.</summary>
    public required string ReferenceId { get; init; }

    /// <summary>The subject as typed; what to call the cable where it has none.</summary>
    public required string Subject { get; init; }

    /// <summary><c>¶3</c>; null for a whole cable.</summary>
    public string? ParagraphMark { get; init; }

    /// <summary>Words of the paragraph; null for a whole cable.</summary>
    public string? Quotation { get; init; }

    /// <summary>Absolute: never trimmed.</summary>
    public required string Address { get; init; }

    /// <summary>The archive's hashtag without its sign: <c>cablegate</c>; empty for none.</summary>
    public required string ArchiveTag { get; init; }

    /// <summary>What a citation names, made ready to be shared.</summary>
    public static SharedCable Of(Citation citation, string archiveTag)
    {
        string subject = Citation.OneLine(citation.Cable.Subject);
        if (subject is "")
        {
            subject = citation.Sender.ShortName;
            if (citation.Date is { } date) subject += ", " + Citation.DayFirst(date);
        }
        return new SharedCable
        {
            ReferenceId = citation.ReferenceId,
            Subject = subject,
            ParagraphMark = citation.LocatorWith("¶")?.Replace("¶ ", "¶"),
            Quotation = citation.Paragraph is { } paragraph && Citation.OneLine(paragraph.Text) is { Length: > 0 } text ? text : null,
            Address = citation.Address,
            ArchiveTag = archiveTag,
        };
    }
}

/// <summary>Makes a text of subject and quotation that fits: the quotation is trimmed first, then the subject.</summary>
/// <remarks>The ID and the link stand beside this text and are taken off the room it has; so they are never trimmed.</remarks>
public static class ShareText
{
    // A quotation shorter than this says nothing; the subject alone is better.
    private const int LeastQuotation = 24;

    private const string Ellipsis = "…";

    /// <param name="room">What the network leaves for the text, in its own measure.</param>
    /// <param name="opening">Stands before the subject and is never trimmed: <c>07MEXICO1068: </c>, or nothing.</param>
    public static string Fit(SharedCable shared, int room, TextMeasure measure, string opening = "")
    {
        string subject = TextMeasures.WellFormed(shared.Subject);
        string mark = shared.ParagraphMark is { } paragraph ? $", {paragraph}" : "";
        string head = opening + subject + mark;
        int headLength = measure(head);
        if (headLength > room)
        {
            string trimmedSubject = Trim(subject, room - measure(opening) - measure(mark), measure);
            if (trimmedSubject is not "") return opening + trimmedSubject + mark;
            // No room for one word of the subject: the ID and the link say it all.
            string rest = opening.TrimEnd(' ', ':');
            return measure(rest) <= room ? rest : "";
        }
        if (shared.Quotation is not { } words) return head;

        const string before = ": “", after = "”";
        string quotation = Trim(TextMeasures.WellFormed(words), room - headLength - measure(before) - measure(after), measure);
        return quotation.Length >= Math.Min(LeastQuotation, words.Length) && quotation is not "" ? head + before + quotation + after : head;
    }

    /// <summary>
    /// The text, or its longest beginning that fits with an ellipsis: cut between words where it can be, and never within a character
    /// people see.
    /// </summary>
    /// <returns>Empty where not even one character fits.</returns>
    internal static string Trim(string text, int room, TextMeasure measure)
    {
        // No measure counts less than a character that people see, and hardly one of those is longer than this.
        const int longestCharacter = 16;
        bool isCut = room <= 0 || text.Length > room * longestCharacter;
        if (isCut) text = text[..Math.Max(room * longestCharacter, 0)];
        if (!isCut && measure(text) <= room) return text;

        room -= measure(Ellipsis);
        int end = Ascii.IsValid(text) ? Math.Min(room, text.Length - 1) : FindEnd(text, room, measure);
        if (end <= 0) return "";
        // Back to the last blank, unless that gives away more than a third.
        int blank = text.LastIndexOf(' ', end - 1);
        if (text[end] != ' ' && blank > end * 2 / 3) end = blank;
        return text[..end].TrimEnd(' ', ',', ';', ':', '-', '.') + Ellipsis;
    }

    private static int FindEnd(string text, int room, TextMeasure measure)
    {
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        int low = 0, high = starts.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (measure(text.AsSpan(0, starts[middle])) <= room) low = middle;
            else high = middle - 1;
        }
        return low <= 0 ? 0 : starts[low];
    }
}
