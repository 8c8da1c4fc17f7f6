using System.Runtime.InteropServices;

namespace CableViewer.Archive.Search;

/// <summary>What NEAR, /p and phrases mean, over the places of words in one cable.</summary>
internal static class WordSpans
{
    /// <summary>Where words stand next to each other in order.</summary>
    /// <param name="places">Of each word, ascending.</param>
    public static void Phrase(IReadOnlyList<List<int>> places, List<WordSpan> into)
    {
        if (places.Count == 1)
        {
            foreach (int start in places[0]) into.Add(new WordSpan(start, 1));
            return;
        }
        // From the word that stands in fewest places.
        int rarest = 0;
        for (int i = 1; i < places.Count; i++)
        {
            if (places[i].Count < places[rarest].Count) rarest = i;
        }
        Span<int> at = stackalloc int[places.Count];
        at.Clear();
        foreach (int place in places[rarest])
        {
            int start = place - rarest;
            bool all = true;
            for (int i = 0; i < places.Count && all; i++)
            {
                if (i == rarest) continue;
                ReadOnlySpan<int> others = CollectionsMarshal.AsSpan(places[i]);
                int next = at[i];
                while (next < others.Length && others[next] < start + i) next++;
                at[i] = next;
                all = next < others.Length && others[next] == start + i;
            }
            if (all) into.Add(new WordSpan(start, places.Count));
        }
    }

    /// <summary>Keeps of each operand what stands near enough to something kept of the next, and of the one before.</summary>
    /// <returns>False where nothing is left.</returns>
    public static bool Chain(List<List<WordSpan>> operands, IReadOnlyList<int> distances)
    {
        for (int i = operands.Count - 2; i >= 0; i--) operands[i] = Near(operands[i], operands[i + 1], distances[i]);
        if (operands[0].Count == 0) return false;
        for (int i = 1; i < operands.Count; i++) operands[i] = Near(operands[i], operands[i - 1], distances[i - 1]);
        return true;
    }

    /// <summary>Those that lie wholly in a stretch of places.</summary>
    public static List<WordSpan> Within(List<WordSpan> spans, int start, int end) =>
        [.. spans.Where(span => span.Start >= start && span.End <= end)];

    private static List<WordSpan> Near(List<WordSpan> spans, List<WordSpan> others, int distance)
    {
        var near = new List<WordSpan>();
        int longest = 0;
        foreach (WordSpan other in others) longest = Math.Max(longest, other.Length);
        int first = 0;
        foreach (WordSpan span in spans)
        {
            while (first < others.Count && others[first].Start < span.Start - distance - longest) first++;
            for (int i = first; i < others.Count && others[i].Start <= span.End + distance; i++)
            {
                // They must not overlap: a word is not near itself.
                int between = others[i].Start >= span.End ? others[i].Start - span.End : span.Start - others[i].End;
                if (between < 0 || between > distance) continue;
                near.Add(span);
                break;
            }
        }
        return near;
    }
}
