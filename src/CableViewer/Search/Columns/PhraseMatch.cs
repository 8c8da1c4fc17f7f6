namespace CableViewer.Search.Columns;

/// <summary>Whether words stand next to each other, in order, among others.</summary>
internal static class PhraseMatch
{
    /// <param name="isBeginning">The last word of the phrase may be only the beginning of one.</param>
    public static bool IsIn(IReadOnlyList<string> words, IReadOnlyList<string> phrase, bool isBeginning)
    {
        for (int at = 0; at + phrase.Count <= words.Count; at++)
        {
            if (IsAt(words, at, phrase, isBeginning)) return true;
        }
        return false;
    }

    /// <inheritdoc cref="IsIn"/>
    /// <param name="at">Of the first word; the phrase must not reach beyond the end.</param>
    public static bool IsAt(IReadOnlyList<string> words, int at, IReadOnlyList<string> phrase, bool isBeginning)
    {
        int last = phrase.Count - 1;
        for (int i = 0; i < last; i++)
        {
            if (words[at + i] != phrase[i]) return false;
        }
        return isBeginning ? words[at + last].StartsWith(phrase[last], StringComparison.Ordinal) : words[at + last] == phrase[last];
    }
}
