using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.FullText.Terms;

namespace CableViewer.Quoting;

/// <summary>What a difference between two texts is about.</summary>
internal static partial class WordKinds
{
    // "don't" is the two words "don" and "t" to the index.
    private static readonly FrozenSet<string> Negations = FrozenSet.Create(
        "not", "no", "never", "none", "nor", "neither", "without", "cannot", "nothing", "nobody", "nowhere", "t", "hardly", "scarcely",
        "denied", "denies", "deny", "refused", "refuses", "failed", "unable", "unlikely", "impossible");

    private static readonly FrozenSet<string> Dates = FrozenSet.Create(
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow");

    private static readonly FrozenSet<string> Numbers = FrozenSet.Create(
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty",
            "forty",
        "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion",
            "billions",
        "dozen", "dozens", "half", "first", "second", "third", "once", "twice", "double");

    private static readonly SearchValues<char> Signs = SearchValues.Create("$€£¥%‰+<>=±°");

    public static bool HasNegation(string text) => WordFolding.Words(text).Exists(Negations.Contains);

    /// <summary>Whether a text has signs that change the number beside them.</summary>
    public static bool HasSign(string text) => text.AsSpan().ContainsAny(Signs);

    /// <summary>Of words that one text has in place of those of another.</summary>
    public static DifferenceKind OfChange(string given, string found)
    {
        if (Redaction.IsIn(found) || Redaction.IsIn(given)) return DifferenceKind.Redaction;
        List<string> these = WordFolding.Words(given), those = WordFolding.Words(found);
        string[] changed = [.. these.Except(those), .. those.Except(these)];
        if (changed.Any(Negations.Contains)) return DifferenceKind.Negation;
        bool hasNumber = changed.Any(word => word.AsSpan().ContainsAnyInRange('0', '9'));
        if (changed.Any(Dates.Contains) || (hasNumber && changed.Any(word => Year.IsMatch(word)))) return DifferenceKind.Date;
        if (hasNumber || changed.Any(Numbers.Contains) || HasSign(given) != HasSign(found)) return DifferenceKind.Number;
        return IsName(given) || IsName(found) ? DifferenceKind.Name : DifferenceKind.Word;
    }

    /// <summary>Of one word in two spellings that the index takes for the same; null where they are the same.</summary>
    public static DifferenceKind? OfSpelling(string given, string found) =>
        given == found ? null
        : given.Equals(found, StringComparison.OrdinalIgnoreCase) ? DifferenceKind.Case
        : given.AsSpan().IndexOfAny("\n-\u2010\u2011\u00AD") >= 0 ? DifferenceKind.Hyphen
        : given.AsSpan().IndexOfAny("[]") >= 0 ? DifferenceKind.Bracket
        : DifferenceKind.Typography;

    /// <summary>Of what stands between two words; null where it is the same.</summary>
    /// <param name="isInNumber">Digits on both sides: a point is not a blank there.</param>
    public static DifferenceKind? OfSeparators(string given, string found, bool isInNumber)
    {
        if (given == found) return null;
        string plainGiven = Blanks.Replace(given, " "), plainFound = Blanks.Replace(found, " ");
        if (plainGiven == plainFound || (!isInNumber && plainGiven.Trim() == plainFound.Trim())) return DifferenceKind.Spacing;
        if (isInNumber || HasSign(given) || HasSign(found))
            return SignsOf(given) == SignsOf(found) && !isInNumber ? DifferenceKind.Typography : DifferenceKind.Number;
        return given.AsSpan().Contains('\n')
            && given.AsSpan().IndexOfAny("-\u2010\u2011") >= 0 ? DifferenceKind.Hyphen : DifferenceKind.Typography;
    }

    private static string SignsOf(string text) => string.Concat(text.Where(Signs.Contains));

    // Capitalised, and not in capitals as a whole: names cannot be told there.
    private static bool IsName(string text)
    {
        foreach (FoldedWord word in WordFolding.Places(text))
        {
            ReadOnlySpan<char> typed = text.AsSpan(word.Start, word.Length);
            if (typed.Length > 1 && char.IsUpper(typed[0])) return true;
        }
        return false;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks { get; }

    // 1973, 2007
    [GeneratedRegex("^(19|20)[0-9]{2}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Year { get; }
}
