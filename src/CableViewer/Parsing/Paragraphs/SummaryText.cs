using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing.Paragraphs;

/// <summary>The reading text between SUMMARY and END SUMMARY (formats.md 4.8).</summary>
internal static partial class SummaryText
{
    // A start word stands at the beginning; further down it is a word of the text.
    private const int StartWithin = 160;

    public static string? Read(IReadOnlyList<Paragraph> paragraphs)
    {
        int first = -1, from = 0;
        for (int i = 0; i < paragraphs.Count && i < 12; i++)
        {
            if (Heading.IsMatch(paragraphs[i].Heading ?? ""))
            {
                (first, from) = (i, StartOf(paragraphs[i].Text) ?? 0);
                break;
            }
            if (StartOf(paragraphs[i].Text) is { } start)
            {
                (first, from) = (i, start);
                break;
            }
        }

        for (int i = Math.Max(first, 0); i < paragraphs.Count && i < Math.Max(first, 0) + 30; i++)
        {
            string text = paragraphs[i].Text;
            int begin = i == first ? Math.Min(from, text.Length) : 0;
            if (End.Match(text, begin) is not { Success: true } end) continue;
            // Only an end: paragraph 1 is the summary.
            int start = first >= 0 ? first : i;
            var parts = new List<string>();
            for (int j = start; j <= i; j++)
            {
                string part = paragraphs[j].Text;
                part = part[(j == first ? Math.Min(from, part.Length) : 0)..(j == i ? end.Index : part.Length)];
                parts.Add(part.Trim());
            }
            return Clean(string.Join('\n', parts));
        }
        // Only a start: to the end of the paragraph.
        return first < 0 ? null : Clean(paragraphs[first].Text[Math.Min(from, paragraphs[first].Text.Length)..]);
    }

    private static int? StartOf(string text)
    {
        Match match = Start.Match(text.Length > StartWithin ? text[..StartWithin] : text);
        return match.Success ? match.Index + match.Length : null;
    }

    private static string? Clean(string text)
    {
        text = text.Trim().TrimStart('-', ':', ' ', '.').TrimEnd('-', '(', '[', '*', ' ', '\n');
        return text is "" ? null : text;
    }

    [GeneratedRegex(@"^\W*(executive )?summar?y( (and|&) [a-z ]{3,40}| ?/ ?[a-z ]{3,30})?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(
        @"^[\W_]*(begin |executive )?summar?y( (and|&) (comment|introduction|action requests?|table of contents|recommendations?|analysis|"
            + @"background)| ?/ ?(comment|introduction|action request))?\s*(\([A-Z/]{1,10}\))?\s*([-–—:.;]+\s*(\([A-Z/]{1,10}\)\s*)?|"
            + @"(?=\n))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Start { get; }

    // The brackets and dashes before it are cut off with the blanks: looking for them here would try each blank of a run anew.
    [GeneratedRegex(@"\bend (of )?(executive )?summar?y\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex End { get; }
}
