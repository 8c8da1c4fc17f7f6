using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.FullText.Terms;

namespace CableViewer.Quoting;

/// <summary>A quotation in a text.</summary>
/// <param name="Text">Without its quotation marks.</param>
/// <param name="Start">In UTF-16 units of the text; null where the quotation was sent alone.</param>
/// <param name="Near">Cables cited near it, where it is looked for first.</param>
public sealed partial record QuotationSpan(string Text, int? Start, int? End, IReadOnlyList<ReferenceId> Near)
{
    // Two paragraphs of an article.
    private const int NearBy = 600;
    private const int MostNear = 5;

    /// <summary>A quotation that was sent alone; quotation marks around the whole of it are taken off.</summary>
    public static QuotationSpan Alone(string text)
    {
        string trimmed = text.Trim();
        bool isMarked = trimmed.Length > 1 && ClosingOf(trimmed[0]) is { } closing && closing.Contains(trimmed[^1])
            && trimmed.AsSpan(1, trimmed.Length - 2).IndexOfAny(closing) < 0;
        return new QuotationSpan(isMarked ? trimmed[1..^1] : trimmed, null, null, []);
    }

    /// <summary>
    /// What a text quotes, in order: what stands in quotation marks, and lines that begin with <c>&gt;</c>. A text that quotes nothing is
    /// one quotation.
    /// </summary>
    public static IReadOnlyList<QuotationSpan> List(string text)
    {
        List<(int At, ReferenceId Id)> cited = [.. ListIds(text)];
        var spans = new List<QuotationSpan>();
        for (int at = 0; at < text.Length;)
        {
            int end;
            if (IsBlockStart(text, at)) end = AddBlock(text, at, cited, spans);
            else if (ClosingOf(text[at]) is { } closing) end = AddMarked(text, at, closing, cited, spans);
            else end = at + 1;
            at = end;
        }
        if (spans.Count == 0) Add(text, 0, text.Length, cited, spans, isAll: true);
        return spans;
    }

    private static string? ClosingOf(char opening) => opening switch
    {
        '"' => "\"",
        '“' => "”",
        '„' => "“”",
        '«' => "»",
        '»' => "«",
        _ => null,
    };

    // A quotation ends in its paragraph: an opening mark that is never closed must not swallow the article.
    private static int AddMarked(string text, int at, string closing, List<(int At, ReferenceId Id)> cited, List<QuotationSpan> spans)
    {
        int paragraph = text.IndexOf("\n\n", at, StringComparison.Ordinal);
        int limit = paragraph < 0 ? text.Length : paragraph;
        int length = text.AsSpan(at + 1, limit - at - 1).IndexOfAny(closing);
        if (length < 0) return limit == at ? at + 1 : NextAfterUnclosed(text, at, limit);
        Add(text, at + 1, at + 1 + length, cited, spans, isAll: false);
        return at + length + 2;
    }

    // Other marks inside of the rest of the paragraph still count, but not this one again: each character is looked at a few times at most.
    private static int NextAfterUnclosed(string text, int at, int limit)
    {
        char opening = text[at];
        int next = at + 1;
        while (next < limit && (text[next] == opening || ClosingOf(text[next]) is null)) next++;
        return next;
    }

    private static bool IsBlockStart(string text, int at) => text[at] is '>' && (at == 0 || text[at - 1] is '\n');

    private static int AddBlock(string text, int at, List<(int At, ReferenceId Id)> cited, List<QuotationSpan> spans)
    {
        int end = at;
        while (end < text.Length && text[end] is '>')
        {
            int line = text.IndexOf('\n', end);
            end = line < 0 ? text.Length : line + 1;
        }
        Add(text, at + 1, end, cited, spans, isAll: false);
        return end;
    }

    private static void Add(string text, int start, int end, List<(int At, ReferenceId Id)> cited, List<QuotationSpan> spans, bool isAll)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (!isAll && WordFolding.Count(text.AsSpan(start, end - start)) == 0) return;
        int first = cited.FindIndex(id => id.At >= start - NearBy);
        ReferenceId[] near = first < 0 ? [] : [.. cited.Skip(first).TakeWhile(id => id.At <= end + NearBy).Select(id => id.Id).Distinct()
            .Take(MostNear)];
        spans.Add(new QuotationSpan(QuoteMarks.Replace(text[start..end], "\n"), start, end, near));
    }

    private static IEnumerable<(int At, ReferenceId Id)> ListIds(string text)
    {
        foreach (Match match in Ids.Matches(text))
        {
            if (ReferenceId.TryParse(match.ValueSpan, out ReferenceId id)) yield return (match.Index, id);
        }
    }

    // 07MEXICO1068, 06 MEXICO 1234
    [GeneratedRegex(@"\b[0-9]{2} ?[A-Z]{3,20} ?[0-9]{1,6}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Ids { get; }

    // "> " at the start of the second line of a block and later
    [GeneratedRegex(@"\n>[ \t]*", RegexOptions.NonBacktracking)]
    private static partial Regex QuoteMarks { get; }
}
