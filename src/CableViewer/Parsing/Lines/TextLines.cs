namespace CableViewer.Parsing.Lines;

/// <summary>One line of a raw text, by its place in it: blanks, form feeds and a row's backslash at its end are not part of the content.</summary>
/// <param name="Start">Where the line begins.</param>
/// <param name="End">Behind its last visible character; equal to <paramref name="Start"/> for an empty line.</param>
/// <param name="Next">Where the next line begins.</param>
internal readonly record struct TextLine(int Start, int End, int Next)
{
    public bool IsEmpty => End == Start;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
}

/// <summary>Cuts a raw text into lines.</summary>
internal static class TextLines
{
    public static List<TextLine> Split(string text)
    {
        var lines = new List<TextLine>(text.Length / 60 + 4);
        int start = 0;
        while (start < text.Length)
        {
            int end = text.AsSpan(start).IndexOfAny('\n', '\f');
            int next = end < 0 ? text.Length : start + end + 1;
            int content = end < 0 ? text.Length : start + end;
            // A leaked row ends its lines with a backslash (formats.md 2.2).
            while (content > start && (char.IsWhiteSpace(text[content - 1]) || (text[content - 1] == '\\' && next > content))) content--;
            lines.Add(new TextLine(start, content, next));
            start = next;
        }
        return lines;
    }
}
