using CableViewer.Parsing.Front;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Paragraphs;

/// <summary>
/// Blocks of many lines below the signature: the attributes of a retrieved telegram, and its transmission header once more.
/// </summary>
internal static class ClosingBlocks
{
    private const int LongestHeader = 90;
    private const int FewestAttributes = 3;

    /// <param name="start">The first line of the text.</param>
    /// <returns>The index of the first line of such a block; the number of lines where there is none.</returns>
    public static int FindStart(string body, List<TextLine> lines, int start)
    {
        int end = FindAttributes(body, lines, start, lines.Count);
        return FindHeader(body, lines, start, end);
    }

    // "Message Attributes", then "Key: value" on every line.
    private static int FindAttributes(string body, List<TextLine> lines, int start, int end)
    {
        for (int i = end - 1; i >= start; i--)
        {
            if (!lines[i].In(body).Trim().Equals("Message Attributes", StringComparison.OrdinalIgnoreCase)) continue;
            int attributes = 0;
            for (int j = i + 1; j < end; j++)
                if (lines[j].In(body).IndexOf(':') > 0) attributes++;
            return attributes >= FewestAttributes ? i : end;
        }
        return end;
    }

    // From "VZCZ…", a date-time group or "TelegramRestricted by caption" on, with a sender and addressees, to the end.
    private static int FindHeader(string body, List<TextLine> lines, int start, int end)
    {
        int first = end;
        bool seesSender = false, seesAddressee = false;
        for (int i = end - 1; i > start && i > end - LongestHeader; i--)
        {
            ReadOnlySpan<char> line = lines[i].In(body).Trim();
            if (line.IsEmpty) continue;
            bool isRestricted = line.StartsWith("TelegramRestricted", StringComparison.OrdinalIgnoreCase);
            // What has small letters is text, but for the note of the restriction.
            if (!isRestricted && (line.IndexOfAnyInRange('a', 'z') >= 0 || IsOfText(line))) break;
            seesSender |= line.StartsWith("FM ") || line.IndexOf(" FM ") > 0;
            seesAddressee |= line.StartsWith("TO ") || line.IndexOf(" TO ") > 0;
            if (!seesSender || !seesAddressee) continue;
            if (isRestricted || line.StartsWith("VZCZ") || TransmissionHeader.BeginsWithDateTimeGroup(line)) first = i;
            else if (first < end)
            {
                if (!IsNetworkLine(line)) break;
                first = i;
            }
        }
        return first;
    }

    // A later section repeats the header above its own classification line and text.
    private static bool IsOfText(ReadOnlySpan<char> line) =>
        line[^1] == '.' || LineKind.IsClassificationLine(line) || LineKind.IsCaption(line)
            || FrontMatter.LabelOf(line) is not FrontLabel.None;

    // Between VZCZ and the date-time group stand routing, station and protection.
    private static bool IsNetworkLine(ReadOnlySpan<char> line) =>
        line.StartsWith("DE ") || line.StartsWith("ZN") || (line.Length > 2 && line[..2].IndexOfAnyExcept("OPRZ") < 0 && (line[2] == ' '))
            || (line.StartsWith("RUE") && line.Length < 80);
}
