using System.Text;

namespace CableViewer.Export;

/// <summary>
/// Plain text in Markdown (CommonMark and GitHub's): nothing in it is renumbered, emphasised, linked by brackets or eaten.
/// </summary>
public static class MarkdownText
{
    /// <summary>One line: line ends and runs of blanks become one blank.</summary>
    public static string Line(string text)
    {
        var markdown = new StringBuilder(text.Length + 8);
        string plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (char c in plain)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '!' or '&' or '$' or '{' or '}')
                markdown.Append('\\');
            markdown.Append(char.IsControl(c) || c is '\0' ? ' ' : c);
        }
        return markdown.ToString();
    }

    /// <summary>A line that begins a block: what would open a list, a rule or a heading there is escaped too.</summary>
    public static string Block(string text)
    {
        string line = Line(text);
        if (line is "") return line;
        if (line[0] is '-' or '+' or '=') return "\\" + line;
        // 12. or 12) would be an item of a list, and lists count for themselves.
        int digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && line[digits] is '.' or ')' ? line.Insert(Math.Max(digits, 0), "\\") : line;
    }

    /// <summary>Lines kept as they are drawn, in a fence longer than any run of backticks in them.</summary>
    public static string Drawn(string text)
    {
        int longest = 0, run = 0;
        foreach (char c in text) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        string fence = new('`', Math.Max(longest + 1, 3));
        return $"{fence}text\n{text.Trim('\n')}\n{fence}";
    }
}
