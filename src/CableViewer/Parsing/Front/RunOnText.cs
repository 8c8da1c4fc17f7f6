using System.Text.RegularExpressions;
using CableViewer.Parsing.Lines;
using CableViewer.Parsing.References;

namespace CableViewer.Parsing.Front;

/// <summary>
/// Finds the text of a cable on the line of its last label, where line ends were lost: <c>REF: STATE 106 (SBU) On October 19, we …</c>.
/// A field ends where its grammar ends: "Classified By" at its reason, REF at its last entry, a subject at a marking or a sane length.
/// </summary>
internal static partial class RunOnText
{
    // A label further away than this is a word of the text.
    private const int FarthestLabel = 900;
    private const int SearchedCharacters = 6_000;

    // Shorter rests are remarks, offices, the end of a name.
    private const int ShortestText = 60;
    private const int LongestSubject = 250;
    private const int LongestEntry = 120;

    // What stands before the text of a field's first line: its label and a title of some words.
    private const int ShortestTitle = 14;

    // Longer lines were joined.
    private const int JoinedLine = 120;

    // After the last entry of REF so many words in small letters among the next ones make a sentence.
    private const int WordsOfSentence = 16;
    private const int SmallWords = 4;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsOfSpeech = new HashSet<string>(
    [
        "WE", "HE", "SHE", "THEY", "IT", "HIS", "HER", "THEIR", "OUR", "US", "HIM", "THEM", "IS", "ARE", "WAS", "WERE", "BE", "BEEN", "HAS",
            "HAVE", "HAD", "THAT", "WHICH", "WHO", "WOULD", "WILL", "CAN", "COULD",
        "SHOULD", "MAY", "ALSO", "ANY", "THIS", "THESE", "THERE", "NOT", "IF", "BUT", "ALTHOUGH",
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="line">A line of the top part, from its label or the continuation of a field.</param>
    /// <param name="label">The field that the line begins in; after the call the last one on the line.</param>
    /// <param name="goesOn">The line goes on with a field that began above it.</param>
    /// <returns>Where the text begins; -1 where the line holds nothing but fields.</returns>
    public static int Find(ReadOnlySpan<char> line, ref FrontLabel label, bool goesOn)
    {
        ReadOnlySpan<char> searched = line[..Math.Min(line.Length, SearchedCharacters)];
        int start = 0, seen = 1 << (int)label;
        foreach (ValueMatch match in FrontLines.EnumerateInnerLabels(searched))
        {
            FrontLabel next = FrontMatter.LabelOf(searched[match.Index..]);
            if (match.Index <= start || next is FrontLabel.None) continue;
            if (match.Index - start > FarthestLabel) break;
            if (label is not FrontLabel.None
                && EndOf(searched[start..match.Index], label, goesOn && start == 0, isLast: false) is >= 0 and var early) return start
                + early;
            // The reason follows its classifier; other labels come once.
            if ((seen & (1 << (int)next)) != 0 && next is not (FrontLabel.Reason or FrontLabel.ExecutiveOrder or FrontLabel.ClassifiedBy))
                break;
            seen |= 1 << (int)next;
            (start, label) = (match.Index, next);
        }
        if (label is FrontLabel.None) return -1;
        int end = EndOf(searched[start..], label, goesOn && start == 0, isLast: true);
        return end < 0 ? -1 : start + end;
    }

    /// <param name="isLast">No label follows on the line.</param>
    private static int EndOf(ReadOnlySpan<char> field, FrontLabel label, bool goesOn, bool isLast)
    {
        // What stands before another label is text only behind a whole reason.
        if (!isLast) return label is FrontLabel.ClassifiedBy or FrontLabel.Reason && EndOfReason(field) is > 0 and var whole && IsSentence(
            field[whole..]) ? whole : -1;
        int marked = FindMarking(field, label, goesOn);
        int end = label switch
        {
            FrontLabel.ClassifiedBy or FrontLabel.Reason => EndOfReason(field),
            FrontLabel.Reference => EndOfReferences(field),
            FrontLabel.Subject => EndOfSubject(field),
            _ => -1,
        };
        return marked < 0 ? end : end < 0 ? marked : Math.Min(marked, end);
    }

    // " (SBU) On October 19", " -- (C) While the turnout": not a letter of REF, of a reason or the subject's own marking.
    private static int FindMarking(ReadOnlySpan<char> field, FrontLabel label, bool goesOn)
    {
        int at = 0;
        while (field[at..].IndexOf('(') is >= 0 and var next)
        {
            at += next;
            if (at > 0 && PortionMarking.TryReadBracketed(field[at..], out string marking, out int length))
            {
                ReadOnlySpan<char> rest =
                    field[(at + length)..Math.Min(field.Length, at + length + LongestSubject)].TrimStart(" \t-\u00a0");
                ReadOnlySpan<char> before = field[..at].TrimEnd(" \t-\u00a0");
                if (OpensText(before, marking, rest, label, goesOn))
                    return before.Length + field[before.Length..].IndexOfAnyExcept(" \t\u00a0");
                at += length;
            }
            else at++;
            if (at >= field.Length) break;
        }
        return -1;
    }

    private static bool OpensText(ReadOnlySpan<char> before, string marking, ReadOnlySpan<char> rest, FrontLabel label, bool goesOn)
    {
        if (rest.Length < 2 || !(char.IsUpper(rest[0]) || rest[0] is '"' or '“' || char.IsAsciiDigit(rest[0]))
            || (rest.IndexOfAnyInRange('a', 'z') < 0 && !IsSentenceInCapitals(rest))) return false;
        if (FrontMatter.LabelOf(rest) is not FrontLabel.None) return false;
        // Capitals go on as a title, a name or the letters of a reason: (B), (C) AND (D).
        bool isWord = char.IsLower(rest[1]) || (rest[1] is ' ' && rest.Length > 2 && char.IsLower(rest[2]));
        return label switch
        {
            // The marking of the subject stands right after its label.
            FrontLabel.Subject => (goesOn || before.Length > ShortestTitle) && (isWord || (rest.Length > ShortestText && IsSentence(rest))),
            // "(A) OSLO 1 (B) PARIS 2 (C) Wilson letter"
            FrontLabel.Reference =>
                (marking.Length > 1 || !HasLetterBefore(before) ? isWord || IsSentence(rest) : OpensWithArticle(rest)
                || (rest.Length > LongestEntry && IsSentence(rest)))
                && !ReferenceEntries.BeginsEntry(rest[..Math.Min(rest.Length, 60)].ToString()),
            _ => before.Length > 8 && (isWord || IsSentence(rest)),
        };
    }

    // "(C) The keeper lit it." goes on as no entry does.
    private static bool OpensWithArticle(ReadOnlySpan<char> rest)
    {
        foreach (string opening in (ReadOnlySpan<string>)["The ", "A ", "An ", "In ", "On ", "At ", "During ", "According to ", "This ",
            "These ", "There "])
            if (rest.StartsWith(opening, StringComparison.Ordinal)) return rest.Length > opening.Length && IsSentence(rest);
        return false;
    }

    private static bool HasLetterBefore(ReadOnlySpan<char> before)
    {
        before = before[^Math.Min(before.Length, 200)..];
        return before.IndexOf("B)", StringComparison.OrdinalIgnoreCase) >= 0 || before.IndexOf("B. ") >= 0 || before.IndexOf("B: ") >= 0;
    }

    private static int EndOfReason(ReadOnlySpan<char> field)
    {
        foreach (ValueMatch match in Reason.EnumerateMatches(field))
        {
            int end = match.Index + match.Length;
            ReadOnlySpan<char> rest = field[end..];
            // "1.4 (b) and (d), by Ambassador A. Person", "… of E.O. 12958"
            if (rest.IsEmpty || !(char.IsUpper(rest[0]) || rest[0] is '"' or '“' or '(' or '-' || char.IsAsciiDigit(rest[0]))) return -1;
            return FrontMatter.LabelOf(rest) is FrontLabel.None && !NoText.IsMatch(rest)
                && (OpensWithTitle(rest) || IsSentence(rest)) ? end : -1;
        }
        return -1;
    }

    private static bool OpensWithTitle(ReadOnlySpan<char> rest) =>
        rest.StartsWith("Summary", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("Introduction", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("Key Points", StringComparison.OrdinalIgnoreCase);

    // After the last entry that parses, where a sentence follows it.
    private static int EndOfReferences(ReadOnlySpan<char> field)
    {
        if (field.Length < ShortestText) return -1;
        int end = -1;
        foreach (ValueMatch match in Entry.EnumerateMatches(field))
        {
            ReadOnlySpan<char> entry = field.Slice(match.Index, match.Length);
            if (end >= 0 && IsSentence(field[end..match.Index])) break;
            if (!ReferenceEntries.BeginsEntry(entry.Trim().ToString())) continue;
            end = match.Index + match.Length;
        }
        if (end < 0) return -1;
        while (end < field.Length && (field[end] is ' ' or '.' or ';' or ',' or '\u00a0' or '\t' || field[end..].StartsWith("(NOTAL)")))
            end += field[end] == '(' ? "(NOTAL)".Length : 1;
        ReadOnlySpan<char> rest = field[end..];
        return rest.Length >= ShortestText && char.IsUpper(rest[0]) && IsSentence(rest) ? end : -1;
    }

    private static int EndOfSubject(ReadOnlySpan<char> field)
    {
        foreach (ValueMatch summary in SummaryInside.EnumerateMatches(field[..Math.Min(field.Length, LongestSubject)]))
            return summary.Index;
        if (EndOfCapitals(field) is > 0 and var capitals) return capitals;
        if (field.Length <= LongestSubject) return -1;
        ReadOnlySpan<char> head = field[..Math.Min(field.Length, LongestSubject + 200)];
        int end = LongestSubject;
        foreach (ValueMatch match in SubjectStop.EnumerateMatches(head))
        {
            end = match.Index + match.Length;
            break;
        }
        if (end == LongestSubject) end = field[..end].LastIndexOf(' ') is > 20 and var blank ? blank + 1 : end;
        while (end < field.Length && field[end] == ' ') end++;
        return end < field.Length ? end : -1;
    }

    // "MEETING WITH THE KEEPER He is the widower of …": a title in capitals, and a sentence in small letters after it.
    private static int EndOfCapitals(ReadOnlySpan<char> field)
    {
        if (field.Length < JoinedLine) return -1;
        ReadOnlySpan<char> head = field[..Math.Min(field.Length, LongestSubject)];
        // The label itself may be in small letters.
        int label = head.IndexOf(':') + 1;
        int small = head[label..].IndexOfAnyInRange('a', 'z');
        if (small < ShortestTitle) return -1;
        int at = head[..(label + small)].LastIndexOf(' ') + 1;
        ReadOnlySpan<char> rest = field[at..];
        return at - label > ShortestTitle && head[at - 2] is not ':' && rest.Length > ShortestText && char.IsAsciiLetterUpper(rest[0])
            && IsSentence(rest) && rest.IndexOf('.') > ShortestText ? at : -1;
    }

    /// <summary>
    /// How much of a value may be the field's own, where it is longer than any field is: up to the end of its first sentence or title.
    /// </summary>
    public static int EndOfTitle(ReadOnlySpan<char> value)
    {
        foreach (ValueMatch match in TitleStop.EnumerateMatches(value[..Math.Min(value.Length, LongestSubject)]))
            if (match.Index > ShortestTitle) return match.Index + match.Length;
        return Math.Min(value.Length, LongestSubject);
    }

    /// <summary>
    /// Whether words in small letters make a sentence of the beginning of a text, or capitals do that are long enough for no title.
    /// </summary>
    public static bool IsSentence(ReadOnlySpan<char> text)
    {
        int words = 0, small = 0;
        foreach (Range range in text[..Math.Min(text.Length, 200)].Split(' '))
        {
            ReadOnlySpan<char> word = text[range].Trim(",.;:()\"'");
            if (word.IsEmpty) continue;
            if (char.IsLower(word[0])) small++;
            if (small >= SmallWords) return true;
            if (++words >= WordsOfSentence) break;
        }
        // In a short rest fewer must do.
        return (words is >= 3 and < WordsOfSentence && small * 3 >= words) || IsSentenceInCapitals(text);
    }

    // "HE HAS MADE IT KNOWN TO US THAT HE WOULD LIKE": words that titles and entries do without.
    private static bool IsSentenceInCapitals(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestSubject)];
        if (text.IndexOfAnyInRange('a', 'z') >= 0) return false;
        int said = 0;
        foreach (Range range in text.SplitAny(' ', '.', ','))
            if (WordsOfSpeech.Contains(text[range])) said++;
        return said >= SmallWords;
    }

    // 1.4 (b) and (d). | 1.5 b,d | 1.4(B/D)
    [GeneratedRegex(
        @"(?<![0-9.])1\.\s?[456]\s{0,3}(([(\[\s,/&-]{0,3}[a-hA-H](?![A-Za-z'’])[)\]\s]{0,3}|,|/|&|\b(and|or|AND|OR|"
            + @"And)\b\s?){1,12})[.,;:)\s]{0,6}", RegexOptions.ExplicitCapture)]
    private static partial Regex Reason { get; }

    // "SUBJECT: THE NEW LAMP Summary: The lamp"
    [GeneratedRegex(@"(?<=[^:\s] {1,3})(Begin )?(Summary|SUMMARY)[.:](?=\s)", RegexOptions.ExplicitCapture)]
    private static partial Regex SummaryInside { get; }

    // What still belongs to a reason: the order, the section, who it was.
    [GeneratedRegex(
        @"^\(?(E\.?O\b|Executive|EXECUTIVE|Section|SECTION|Declass|DECLASS|Derived|DERIVED|DECL\b|Reasons?\b|REASONS?\b|Classi|CLASSI|"
            + @"OADR|X[0-9]|1\.[456]|By\b|BY\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex NoText { get; }

    // 09 STATE 12345, SAO PAULO 315
    [GeneratedRegex(@"([0-9]{2,4} )?[A-Z][A-Za-z.']{2,20}( [A-Z][A-Za-z.']{1,20}){0,3}[ -]{1,3}0{0,4}[0-9]{1,6}(?![0-9A-Za-z])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Entry { get; }

    // "… IN THE HARBOR (C) The keeper", "… IN THE HARBOR Summary ---- 1. The"
    [GeneratedRegex(
        @"[.?!]{1,3}(?= [A-Z""“])|\.\.\.|(?= (SUMMARY|Summary|INTRODUCTION|Introduction|Comment:|KEY POINTS|Key Points|INDEX:|Begin |\((U|"
            + @"C|S|SBU|1)[^)]{0,12}\) |1\. |A\. ))", RegexOptions.ExplicitCapture)]
    private static partial Regex TitleStop { get; }

    [GeneratedRegex(
        @"\s{3,}|[.?!""”](?= [A-Z""“])|(?= (SUMMARY|Summary|INTRODUCTION|Introduction|Comment:|KEY POINTS|Key Points|INDEX:|Begin ))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex SubjectStop { get; }
}
