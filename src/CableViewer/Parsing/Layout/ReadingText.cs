using System.Text;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Layout;

/// <summary>Makes the reading text of a paragraph: hard line ends unwrapped, tables and lists kept as drawn.</summary>
internal static class ReadingText
{
    // Telegrams are wrapped at 65 to 80 columns; a block whose lines end long before that was drawn so.
    private const int ShortLine = 52;

    // Longer lines were joined: an empty line behind one ends a block.
    private const int LongLine = 90;

    /// <returns>Blocks separated by an empty line; a block of prose is one line.</returns>
    public static string Build(string body, IReadOnlyList<TextPart> parts, bool linesJoined)
    {
        var text = new StringBuilder();
        var block = new List<string>();
        foreach (TextPart part in parts)
        {
            string line = body[part.Start..part.End];
            line = SectionBreaks.RemoveInside(line);
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (block.Count > 0 && part.Gap is not LineGap.None && !GoesOn(block[^1], line, part.Gap, linesJoined))
            {
                AppendBlock(text, block);
                block.Clear();
            }
            if (LineKind.IsRule(line) && !block.Any(LooksDrawn))
            {
                // A title within a paragraph stands alone; the rule says no word.
                string? title = block.Count > 0 && block[^1].Length < ShortLine && !LineKind.EndsSentence(block[^1]) ? block[^1] : null;
                if (title is not null) block.RemoveAt(block.Count - 1);
                AppendBlock(text, block);
                block.Clear();
                if (title is not null) AppendBlock(text, [title]);
                continue;
            }
            block.Add(line.TrimEnd());
        }
        AppendBlock(text, block);
        return text.ToString();
    }

    /// <summary>Whether a sentence that a section break or a lost line cut goes on here.</summary>
    private static bool GoesOn(string last, string next, LineGap gap, bool linesJoined)
    {
        if (LooksDrawn(next) || IsItem(next)) return false;
        char first = next.AsSpan().TrimStart()[0];
        bool ends = LineKind.EndsSentence(last);
        if (gap is LineGap.EmptyLine)
            return !ends && (char.IsLower(first)
            || (!linesJoined && last.Length > ShortLine && last.Length < LongLine && !LooksDrawn(last)));
        return !ends || char.IsLower(first) || last.Length > ShortLine;
    }

    private static void AppendBlock(StringBuilder text, List<string> block)
    {
        if (block.Count == 0) return;
        if (text.Length > 0) text.Append("\n\n");
        if (IsTable(block)) text.AppendJoin('\n', block);
        else AppendItems(text, block);
    }

    // A list has one line an item; what is no item goes on with the line before.
    private static void AppendItems(StringBuilder text, List<string> block)
    {
        bool isList = block.Count(line => IsItem(line)) >= 2;
        for (int i = 0; i < block.Count; i++)
        {
            ReadOnlySpan<char> line = block[i].AsSpan().Trim();
            if (i > 0)
            {
                if (isList && IsItem(block[i])) text.Append('\n');
                else if (!(text[^1] == '-' && text.Length > 1 && char.IsLetterOrDigit(text[^2]) && char.IsLetterOrDigit(line[0])))
                    text.Append(' ');
            }
            text.Append(line);
        }
    }

    // "- item", "-- item", "* item", "o item", "1) item", "a) item", "(1) item"
    public static bool IsItem(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.TrimStart();
        if (text.Length < 3) return false;
        if (text[0] is '-' or '*' or '•' or '·' && (text[1] is ' ' or '-')) return true;
        if (text[0] == 'o' && text[1] == ' ' && line.Length - text.Length > 0) return true;
        int at = text[0] == '(' ? 1 : 0, start = at;
        while (at < text.Length && at - start < 3 && char.IsAsciiDigit(text[at])) at++;
        if (at == start && char.IsAsciiLetter(text[at])) at++;
        return at > start && at + 1 < text.Length && text[at] == ')' && text[at + 1] == ' ';
    }

    // Columns are kept apart by runs of blanks; short lines that end in no full line are verse, addresses, figures.
    private static bool IsTable(List<string> block)
    {
        if (block.Count < 2) return false;
        int drawn = block.Count(LooksDrawn);
        if (drawn >= 2 && drawn * 2 >= block.Count) return true;
        if (block.Count < 3 || block.Any(line => IsItem(line))) return false;
        int width = block.Max(line => line.Length);
        return width < ShortLine && HardEnds(block, width) * 2 > block.Count - 1;
    }

    // Lines that end although the next word would have had room.
    private static int HardEnds(List<string> block, int width)
    {
        int hard = 0;
        for (int i = 0; i + 1 < block.Count; i++)
        {
            ReadOnlySpan<char> next = block[i + 1].AsSpan().TrimStart();
            int word = next.IndexOf(' ');
            if (block[i].Length + 1 + (word < 0 ? next.Length : word) < width) hard++;
        }
        return hard;
    }

    private static bool LooksDrawn(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        for (int at = text.IndexOf("   "); at > 0;)
        {
            if (text[at - 1] is not ('.' or '?' or '!' or ':')) return true;
            int next = text[(at + 3)..].IndexOf("   ");
            if (next < 0) return false;
            at += 3 + next;
        }
        return text.IndexOf('\t') > 0 || text.IndexOf('|') > 0;
    }
}
