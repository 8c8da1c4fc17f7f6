using CableViewer.Cables;
using CableViewer.Cables.Comparing;
using CableViewer.FullText.Terms;

namespace CableViewer.Quoting;

/// <summary>Where a quotation stands in a wording, and in what it differs there.</summary>
internal sealed record WordingMatch(int First, int Last, IReadOnlyList<QuotationDifference> Differences)
{
    // As much as a page: more left out is another quotation.
    private const int LongestEllipsis = 400;
    private const int LongestBracket = 12;

    // What a short ellipsis hides may turn a sentence round.
    private const int ShortEllipsis = 5;

    private const int MostPlaces = 100;
    private const int MostDifferences = 50;

    /// <summary>The quotation is there word for word.</summary>
    public static IEnumerable<WordingMatch> ListWhole(GivenWords given, CableWording wording)
    {
        string[][] fragments = [.. given.Fragments.Select(fragment =>
            given.Words.Skip(fragment.First).Take(fragment.Count).Select(word => word.Text).ToArray())];
        List<int>[] places = new List<int>[fragments.Length];
        for (int i = 0; i < fragments.Length; i++)
        {
            places[i] = ListPlaces(wording.Words, fragments[i]);
            if (places[i].Count == 0) yield break;
        }
        foreach (int start in places[0].Take(MostPlaces))
        {
            int[] starts = new int[fragments.Length];
            starts[0] = start;
            bool isThere = true;
            for (int i = 1; i < starts.Length && isThere; i++)
            {
                int end = starts[i - 1] + fragments[i - 1].Length;
                int next = places[i].BinarySearch(end);
                if (next < 0) next = ~next;
                int longest = given.Fragments[i].Gap is DifferenceKind.Ellipsis ? LongestEllipsis : LongestBracket;
                isThere = next < places[i].Count && places[i][next] - end <= longest;
                if (isThere) starts[i] = places[i][next];
            }
            if (!isThere) continue;
            var differences = new List<QuotationDifference>();
            for (int i = 0; i < starts.Length; i++)
            {
                GivenFragment fragment = given.Fragments[i];
                if (i > 0) AddGap(differences, given, fragment, wording, starts[i - 1] + fragments[i - 1].Length, starts[i]);
                AddSame(differences, given, fragment.First, wording, starts[i], fragment.Count);
            }
            AddEnds(differences, given, wording, start, starts[^1] + fragments[^1].Length - 1);
            yield return new WordingMatch(start, starts[^1] + fragments[^1].Length - 1, [.. differences.Distinct().Take(MostDifferences)]);
        }
    }

    /// <returns>Where most words of the quotation stand in order; null where fewer than three in five do.</returns>
    public static WordingMatch? FindAltered(GivenWords given, CableWording wording)
    {
        int count = given.Words.Count, size = count <= 6 ? 2 : 3;
        if (FindDiagonal(given.Words, wording.Words, size) is not { } diagonal) return null;
        int slack = 8 + (count / 4);
        int from = Math.Clamp(diagonal - slack, 0, wording.Words.Count), to =
            Math.Clamp(diagonal + count + slack, from, wording.Words.Count);
        var numbers = new Dictionary<string, int>();
        int[] asked = [.. given.Words.Select(word => NumberOf(word.Text, numbers))];
        int[] there = [.. wording.Words.Skip(from).Take(to - from).Select(word => NumberOf(word.Text, numbers))];
        DiffRun[] alike = [.. SequenceDiff.Compare(asked, there).Where(run => run.Alike)];
        if (alike.Length == 0) return null;

        // Compared again with the passage alone: otherwise its first word is taken from where the same word stands some lines above.
        (int begin, int finish) = Passage(alike, asked.Length);
        there = there[Math.Clamp(begin, 0, there.Length)..Math.Clamp(finish, Math.Max(0, begin), there.Length)];
        from += Math.Clamp(begin, 0, to - from);
        to = from + there.Length;
        List<DiffRun> runs = SequenceDiff.Compare(asked, there);
        alike = [.. runs.Where(run => run.Alike)];
        int same = alike.Sum(run => run.BeforeLength);
        if (alike.Length == 0 || same * 5 < count * 3 || alike.Max(run => run.BeforeLength) < size) return null;

        // Words before the first that is alike stand for as many of the archive; so do those after the last.
        int first = from + Math.Max(0, alike[0].AfterStart - alike[0].BeforeStart);
        int after = count - alike[^1].BeforeStart - alike[^1].BeforeLength;
        int last = Math.Min(to, from + alike[^1].AfterStart + alike[^1].AfterLength + after) - 1;
        var differences = new List<QuotationDifference>();
        foreach (DiffRun run in runs)
        {
            int start = Math.Max(first, from + run.AfterStart), end = Math.Min(last + 1, from + run.AfterStart + run.AfterLength);
            if (run.Alike) AddSame(differences, given, run.BeforeStart, wording, from + run.AfterStart, run.BeforeLength);
            else if (run.BeforeLength > 0 || end > start) AddChange(differences, given, run, wording, start, Math.Max(start, end));
        }
        return new WordingMatch(first, last, [.. differences.Distinct().Take(MostDifferences)]);
    }

    // From where to where the quotation is likely to stand: a word or two far away from the rest are alike by chance.
    private static (int Start, int End) Passage(DiffRun[] alike, int count)
    {
        int first = 0, last = alike.Length - 1;
        while (first < last && IsStray(alike[first], alike[first], alike[first + 1])) first++;
        while (last > first && IsStray(alike[last], alike[last - 1], alike[last])) last--;
        int rest = count - alike[last].BeforeStart - alike[last].BeforeLength;
        return (alike[first].AfterStart - alike[first].BeforeStart, alike[last].AfterStart + alike[last].AfterLength + rest);
    }

    private static bool IsStray(DiffRun run, DiffRun before, DiffRun after)
    {
        int asked = after.BeforeStart - before.BeforeStart - before.BeforeLength, there =
            after.AfterStart - before.AfterStart - before.AfterLength;
        return run.BeforeLength <= 2 && there - asked > run.BeforeLength;
    }

    // Knuth, Morris and Pratt: no text makes it slow.
    private static List<int> ListPlaces(List<FoldedWord> words, string[] wanted)
    {
        var places = new List<int>();
        var back = new int[wanted.Length];
        for (int i = 1, k = 0; i < wanted.Length; i++)
        {
            while (k > 0 && wanted[i] != wanted[k]) k = back[k - 1];
            if (wanted[i] == wanted[k]) k++;
            back[i] = k;
        }
        for (int i = 0, k = 0; i < words.Count; i++)
        {
            while (k > 0 && words[i].Text != wanted[k]) k = back[k - 1];
            if (words[i].Text == wanted[k]) k++;
            if (k < wanted.Length) continue;
            places.Add(i - k + 1);
            k = back[k - 1];
        }
        return places;
    }

    // By how much most short runs of words are moved; null where none is in both.
    private static int? FindDiagonal(List<FoldedWord> given, List<FoldedWord> words, int size)
    {
        const int Width = 8;
        var firsts = new Dictionary<string, int>();
        for (int i = 0; i + size <= given.Count; i++) firsts.TryAdd(Key(given, i, size), i);
        var votes = new Dictionary<int, (int Count, int Diagonal)>();
        for (int i = 0; i + size <= words.Count; i++)
        {
            if (!firsts.TryGetValue(Key(words, i, size), out int at)) continue;
            int diagonal = i - at;
            foreach (int bucket in (int[])[diagonal / Width, (diagonal / Width) + 1])
                votes[bucket] = votes.TryGetValue(bucket, out (int Count, int Diagonal) known) ? (known.Count + 1, known.Diagonal) : (1,
                    diagonal);
        }
        return votes.Count == 0 ? null : votes.MaxBy(vote => vote.Value.Count).Value.Diagonal;
    }

    private static string Key(List<FoldedWord> words, int at, int size) =>
        string.Join(' ', words.Skip(at).Take(size).Select(word => word.Text));

    private static int NumberOf(string word, Dictionary<string, int> numbers)
    {
        if (!numbers.TryGetValue(word, out int number)) numbers[word] = number = numbers.Count;
        return number;
    }

    private static string Between(CableWording wording, int first, int end) => first >= end ? ""
        : wording.Text[wording.Words[first].Start..(wording.Words[end - 1].Start + wording.Words[end - 1].Length)];

    // first: the first word of the archive after what stands before the gap; end: the first after the gap.
    private static void AddGap(List<QuotationDifference> differences, GivenWords given, GivenFragment fragment, CableWording wording,
        int first, int end)
    {
        if (fragment.Gap is not { } kind) return;
        string hidden = Between(wording, first, end);
        if (kind is DifferenceKind.Redaction && hidden == fragment.GapText)
        {
            // The redaction is the same; what stands around it has to be as well.
            FoldedWord before = given.Words[fragment.First - 1], thereBefore = wording.Words[first - 1];
            string typed = given.Typed(before.Start + before.Length, given.Words[fragment.First].Start);
            string found = wording.Text[(thereBefore.Start + thereBefore.Length)..wording.Words[end].Start];
            if (WordKinds.OfSeparators(typed, found, isInNumber: false) is { } around)
                differences.Add(new QuotationDifference(around, typed, found));
            return;
        }
        bool isTurned = kind is not DifferenceKind.Redaction && WordKinds.HasNegation(hidden) != WordKinds.HasNegation(fragment.GapText)
            && WordFolding.Count(hidden) <= ShortEllipsis;
        if (kind is DifferenceKind.Bracket && Redaction.IsIn(hidden)) kind = DifferenceKind.Redaction;
        differences.Add(new QuotationDifference(isTurned ? DifferenceKind.Negation : kind, fragment.GapText, hidden));
    }

    private static void AddSame(List<QuotationDifference> differences, GivenWords given, int first, CableWording wording, int at, int count)
    {
        for (int i = 0; i < count; i++)
        {
            FoldedWord asked = given.Words[first + i], there = wording.Words[at + i];
            string typed = given.Typed(asked.Start, asked.Start + asked.Length), found = wording.Text.Substring(there.Start, there.Length);
            if (WordKinds.OfSpelling(typed, found) is { } kind) differences.Add(new QuotationDifference(kind, typed, found));
            if (i == 0) continue;
            FoldedWord askedBefore = given.Words[first + i - 1], thereBefore = wording.Words[at + i - 1];
            typed = given.Typed(askedBefore.Start + askedBefore.Length, asked.Start);
            found = wording.Text[(thereBefore.Start + thereBefore.Length)..there.Start];
            bool isInNumber = char.IsDigit(asked.Text[0]) && char.IsDigit(askedBefore.Text[^1]);
            if (WordKinds.OfSeparators(typed, found, isInNumber) is not { } between) continue;
            differences.Add(new QuotationDifference(between,
                between is DifferenceKind.Spacing ? typed : $"{askedBefore.Text}{typed}{asked.Text}",
                between is DifferenceKind.Spacing ? found : $"{thereBefore.Text}{found}{there.Text}"));
        }
    }

    // What stands before the first word and after the last: a sign there belongs to its number, a stop may be the article's own.
    private static void AddEnds(List<QuotationDifference> differences, GivenWords given, CableWording wording, int first, int last)
    {
        string before = given.Text[..given.Words[0].Start].Trim(), after =
            given.Text[(given.Words[^1].Start + given.Words[^1].Length)..].Trim();
        string thereBefore = wording.Text[..wording.Words[first].Start], thereAfter =
            wording.Text[(wording.Words[last].Start + wording.Words[last].Length)..];
        AddEnd(differences, given.Before, first > 0 ? Between(wording, first - 1, first) : "");
        AddEnd(differences, given.After, last + 1 < wording.Words.Count ? Between(wording, last + 1, last + 2) : "");
        if (before is not "" && !thereBefore.TrimEnd().EndsWith(before, StringComparison.Ordinal))
            differences.Add(new QuotationDifference(WordKinds.HasSign(before) ? DifferenceKind.Number : DifferenceKind.Typography, before,
                ""));
        if (after is not "" && !thereAfter.TrimStart().StartsWith(after, StringComparison.Ordinal))
            differences.Add(new QuotationDifference(WordKinds.HasSign(after) ? DifferenceKind.Number : DifferenceKind.Typography, after,
                ""));
    }

    // Words in brackets at an end are not the archive's, and an ellipsis there hides nothing that can be seen.
    private static void AddEnd(List<QuotationDifference> differences, (DifferenceKind Kind, string Text)? gap, string beside)
    {
        if (gap is not { } end || (end.Kind is DifferenceKind.Redaction && end.Text == beside)) return;
        DifferenceKind kind = end.Kind is DifferenceKind.Bracket && WordKinds.HasNegation(end.Text) ? DifferenceKind.Negation : end.Kind;
        differences.Add(new QuotationDifference(kind, end.Text, ""));
    }

    private static void AddChange(List<QuotationDifference> differences, GivenWords given, DiffRun run, CableWording wording, int start,
        int end)
    {
        string typed = run.BeforeLength == 0 ? "" : given.Typed(
            given.Words[run.BeforeStart].Start,
                given.Words[run.BeforeStart + run.BeforeLength - 1].Start + given.Words[run.BeforeStart + run.BeforeLength - 1].Length);
        string found = Between(wording, start, end);
        differences.Add(new QuotationDifference(WordKinds.OfChange(typed, found), typed, found));
    }
}
