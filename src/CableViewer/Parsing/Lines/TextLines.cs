using System.Buffers;

namespace CableViewer.Parsing.Lines;

/// <summary>
/// One line of a raw text, by its place in it: blanks, form feeds and a row's backslash at its end are not part of the content.
/// </summary>
/// <param name="Start">Where the line begins.</param>
/// <param name="End">Behind its last visible character; equal to <paramref name="Start"/> for an empty line.</param>
/// <param name="Next">Where the next line begins.</param>
internal readonly record struct TextLine(int Start, int End, int Next)
{
    public bool IsEmpty => End == Start;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
}

/// <summary>
/// Cuts a raw text into lines: at line feeds and form feeds, at a carriage return alone, and at the separators that Unicode has for lines.
/// </summary>
internal static class TextLines
{
    private const int MostReturns = 3;

    private static readonly SearchValues<char> Ends = SearchValues.Create("\n\f\r\v\u0085\u2028\u2029");

    public static List<TextLine> Split(string text)
    {
        var lines = new List<TextLine>(text.Length / 60 + 4);
        int start = 0;
        while (start < text.Length)
        {
            int end = text.AsSpan(start).IndexOfAny(Ends);
            int content = end < 0 ? text.Length : start + end;
            int next = end < 0 ? text.Length : EndOf(text, content);
            // A leaked row ends its lines with a backslash (formats.md 2.2), the last one too.
            bool takesBackslash = next > content || (lines.Count > 0 && EndsInBackslash(text, lines[^1]));
            while (content > start && (char.IsWhiteSpace(text[content - 1]) || (text[content - 1] == '\\' && takesBackslash))) content--;
            lines.Add(new TextLine(start, content, next));
            start = next;
        }
        return lines;
    }

    // CR LF is one end, and so is the CR CR LF of a file that was converted twice.
    private static int EndOf(string text, int at)
    {
        if (text[at] != '\r') return at + 1;
        int feed = at;
        while (feed < text.Length && feed - at < MostReturns && text[feed] == '\r') feed++;
        return feed < text.Length && text[feed] == '\n' ? feed + 1 : at + 1;
    }

    private static bool EndsInBackslash(string text, TextLine line) =>
        line.End < line.Next && text.AsSpan(line.End, line.Next - line.End).Contains('\\');
}
