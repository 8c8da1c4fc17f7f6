using System.Text;
using CableViewer.FullText.Dictionaries;

namespace CableViewer.Search.Results;

/// <summary>Words of the archive that a word which is not in it may have been meant for.</summary>
internal static class Spelling
{
    // What stands in one cable of thousands is likely a misprint itself.
    private const int LargeVocabulary = 20_000;

    /// <param name="word">Folded.</param>
    /// <returns>The likeliest first: near in spelling, then frequent; none where nothing is near.</returns>
    public static IReadOnlyList<WordCount> Suggest(Vocabulary vocabulary, string word, int most)
    {
        if (word.Length is < 3 or > 40 || word.Any(char.IsAsciiDigit)) return [];
        byte[] asked = Encoding.UTF8.GetBytes(word);
        int farthest = asked.Length <= 4 ? 1 : 2;
        int least = vocabulary.Count > LargeVocabulary ? 2 : 1;
        var near = new List<(int Distance, WordCount Word)>();
        var rows = new int[3][] { new int[asked.Length + 1], new int[asked.Length + 1], new int[asked.Length + 1] };
        vocabulary.Visit((other, count) =>
        {
            if (count < least || Math.Abs(other.Length - asked.Length) > farthest) return;
            int distance = Distance(asked, other, farthest, rows);
            if (distance is > 0 && distance <= farthest) near.Add((distance, new WordCount(Encoding.UTF8.GetString(other), count)));
        });
        return [.. near
            // The first letter is seldom the wrong one.
            .OrderBy(found => found.Distance + (found.Word.Word[0] == word[0] ? 0 : 1))
            .ThenByDescending(found => found.Word.Count)
            .ThenBy(found => found.Word.Word, StringComparer.Ordinal)
            .Take(most)
            .Select(found => found.Word)];
    }

    // How many letters must be added, left out, changed or swapped with the next; more than the limit counts as one more than it.
    private static int Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit, int[][] rows)
    {
        int[] before = rows[0], above = rows[1], row = rows[2];
        for (int i = 0; i <= a.Length; i++) above[i] = i;
        for (int j = 1; j <= b.Length; j++)
        {
            row[0] = j;
            int least = j;
            for (int i = 1; i <= a.Length; i++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int here = Math.Min(Math.Min(row[i - 1], above[i]) + 1, above[i - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) here = Math.Min(here, before[i - 2] + 1);
                row[i] = here;
                least = Math.Min(least, here);
            }
            if (least > limit) return limit + 1;
            (before, above, row) = (above, row, before);
        }
        return above[a.Length];
    }
}
