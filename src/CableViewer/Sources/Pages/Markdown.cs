using System.Text;

namespace CableViewer.Sources.Pages;

/// <summary>Undoes what an HTML-to-text tool put into a cable's text: links, escapes, and the site's paragraph marks.</summary>
internal static class Markdown
{
    // Longer than any link text and address of the site's own links: [PGOV](#), [PREL](/tag/PREL_0.html), <http://…>.
    private const int LongestLink = 2_000;

    /// <summary>
    /// <c>TAGS: [PGOV](#)</c> to <c>TAGS: PGOV</c>, <c>US\$4</c> to <c>US$4</c>, <c>&lt;http://…&gt;</c> to the address, <c>¶1.</c> to
    /// <c>1.</c>
    /// </summary>
    public static string Undo(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        bool isLineStart = true;
        while (!text.IsEmpty)
        {
            int stop = text.IndexOfAny("\\[<¶");
            if (stop < 0) stop = text.Length;
            ReadOnlySpan<char> before = text[..stop];
            plain.Append(before);
            if (!before.IsEmpty) isLineStart = before.LastIndexOf('\n') is var lineEnd && (lineEnd >= 0
                || isLineStart) && before[(lineEnd + 1)..].IsWhiteSpace();
            text = text[stop..];
            if (text.IsEmpty) break;

            int read = ReadMark(text, isLineStart, out ReadOnlySpan<char> kept);
            // What is kept of a link may hold escapes in turn.
            if (text[0] == '[' && read > 1) plain.Append(Undo(kept));
            else plain.Append(kept);
            isLineStart &= kept.IsEmpty;
            text = text[read..];
        }
        return plain.ToString();
    }

    private static int ReadMark(ReadOnlySpan<char> text, bool isLineStart, out ReadOnlySpan<char> kept)
    {
        ReadOnlySpan<char> near = text[..Math.Min(text.Length, LongestLink)];
        kept = text[..1];
        switch (text[0])
        {
            case '\\' when text.Length > 1 && (char.IsAsciiLetterOrDigit(text[1]) || text[1] is < '!' or > '~') is false:
                kept = text.Slice(1, 1);
                return 2;
            case '¶' when isLineStart && text.Length > 1 && char.IsAsciiLetterOrDigit(text[1]):
                kept = [];
                return 1;
            case '<' when near.IndexOf('>') is var end and > 0 && IsAddress(near[1..end]):
                kept = near[1..end];
                return end + 1;
            case '[' when near.IndexOf("](") is var middle and > 0 && !near[1..middle].ContainsAny('[', '\n')
                && near[middle..].IndexOf(')') is var end and > 0:
                kept = near[1..middle];
                return middle + end + 1;
            default:
                return 1;
        }
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        !text.ContainsAny(' ', '\n', '<')
            && (text.Contains("://", StringComparison.Ordinal) || text.StartsWith("mailto:", StringComparison.Ordinal));
}
