using CableViewer.FullText.Positions;

namespace CableViewer.Search.Matching;

/// <summary>What NEAR and /p mean, over the places of words in one cable.</summary>
internal static class WordSpans
{
    /// <summary>Keeps of each operand what stands near enough to something kept of the next, and of the one before.</summary>
    /// <param name="operands">Of each, where it stands, by start.</param>
    /// <param name="meter">Null where the text of one cable is read, which is bounded.</param>
    /// <returns>False where nothing is left.</returns>
    public static bool Chain(List<List<WordSpan>> operands, IReadOnlyList<int> distances, SearchMeter? meter)
    {
        for (int i = operands.Count - 2; i >= 0; i--)
        {
            operands[i] = Near(operands[i], operands[i + 1], distances[i], meter);
            if (operands[i].Count == 0) return false;
        }
        for (int i = 1; i < operands.Count; i++) operands[i] = Near(operands[i], operands[i - 1], distances[i - 1], meter);
        return true;
    }

    /// <summary>Those that lie wholly in a stretch of places.</summary>
    /// <param name="spans">By start.</param>
    public static List<WordSpan> Within(List<WordSpan> spans, int start, int end)
    {
        var within = new List<WordSpan>();
        for (int i = FirstFrom(spans, start); i < spans.Count && spans[i].Start < end; i++)
        {
            if (spans[i].End <= end) within.Add(spans[i]);
        }
        return within;
    }

    /// <summary>Whether one of them lies wholly in a stretch of places.</summary>
    /// <param name="spans">By start.</param>
    public static bool AnyWithin(List<WordSpan> spans, int start, int end)
    {
        for (int i = FirstFrom(spans, start); i < spans.Count && spans[i].Start < end; i++)
        {
            if (spans[i].End <= end) return true;
        }
        return false;
    }

    // By halves: a cable of a thousand paragraphs is asked a thousand times.
    private static int FirstFrom(List<WordSpan> spans, int start)
    {
        int low = 0, high = spans.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (spans[middle].Start < start) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static List<WordSpan> Near(List<WordSpan> spans, List<WordSpan> others, int distance, SearchMeter? meter)
    {
        meter?.Spend(spans.Count + others.Count);
        var near = new List<WordSpan>();
        int longest = 0;
        foreach (WordSpan other in others) longest = Math.Max(longest, other.Length);
        int first = 0;
        foreach (WordSpan span in spans)
        {
            while (first < others.Count && others[first].Start < span.Start - distance - longest) first++;
            int i = first;
            for (; i < others.Count && others[i].Start <= span.End + distance; i++)
            {
                // They must not overlap: a word is not near itself.
                int between = others[i].Start >= span.End ? others[i].Start - span.End : span.Start - others[i].End;
                if (between < 0 || between > distance) continue;
                near.Add(span);
                break;
            }
            meter?.Spend(i - first);
        }
        return near;
    }
}
