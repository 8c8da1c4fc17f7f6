namespace CableViewer.Parsing;

/// <summary>The row of the source that stands in front of a text, in several shapes (formats.md 2.2); the cable proper begins below it.</summary>
internal static class LeakedRow
{
    private const int SearchedLines = 400;

    /// <returns>The index of the first line that is the cable's own; 0 where nothing leaked.</returns>
    public static int FindEnd(string body, IReadOnlyList<TextLine> lines)
    {
        int count = Math.Min(lines.Count, SearchedLines);
        int sender = -1;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body);
            if (line.IndexOf("header ends ---") >= 0) return i + 1;
            if (line.StartsWith("FM ") && sender < 0) sender = i;
        }
        if (sender < 0) return 0;

        // Below the addressees: the classification line, or the first label where the text has none.
        for (int i = sender + 1; i < count; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body);
            if (LineKind.IsClassificationLine(line) || FrontMatter.LabelOf(line) is not FrontLabel.None) return i;
        }
        return 0;
    }
}
