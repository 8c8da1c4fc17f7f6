using System.Text;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.Parsing.References;

namespace CableViewer.Parsing.Front;

/// <summary>
/// Finds the people in what stands between "Classified By" and the reason: <c>Ambassador A. Person</c>, <c>Person, Ada, DCM</c>, <c>Poloff
/// A. Person and DCM B. Other</c>.
/// </summary>
internal static partial class ClassifierNames
{
    private const int MostWords = 6;

    private static readonly char[] Edges = [' ', ',', ';', ':', '-', '–', '—', '/'];

    private readonly record struct Word(int Start, int End, bool OpensPart);

    /// <param name="First">Index of the name's first word.</param>
    /// <param name="Last">Index of its last.</param>
    private readonly record struct Run(int First, int Last);

    /// <param name="who">One line, blanks folded.</param>
    /// <param name="isCut">An ellipsis ends it: a name that ends there is not whole, and none.</param>
    public static List<Classifier> Read(string who, bool isCut)
    {
        if (Connectives.Match(who) is { Success: true } match)
        {
            // "Ambassador A. Person for re...": the name is whole.
            who = who[..match.Index].TrimEnd(' ', ',', ';', ':', '-', '(');
            isCut = false;
        }
        var people = new List<Classifier>();
        int start = 0;
        foreach (Match and in And.Matches(who))
        {
            // "Counselor for Economic and Political Affairs" is one person: each half must have a whole name.
            if (and.Index < start || ReadOne(who[start..and.Index], isCut: false) is not { } one || !one.Name.Contains(' ')) continue;
            if (ReadOne(who[(and.Index + and.Length)..], isCut) is not { } other || !other.Name.Contains(' ')) continue;
            people.Add(one);
            start = and.Index + and.Length;
        }
        if (ReadOne(who[start..], isCut) is { } last) people.Add(last);
        return people;
    }

    private static Classifier? ReadOne(string who, bool isCut)
    {
        List<Word> words = Cut(who);
        if (FindName(who, words) is not { } run || (isCut && run.Last == words.Count - 1)) return null;
        int from = words[run.First].Start, to = words[run.Last].End;
        string name = Join(who, words.GetRange(run.First, run.Last - run.First + 1));
        if (!Suffixed.IsMatch(name)) name = name.TrimEnd('.', ' ');
        // "A. Person, Jr."
        if (run.Last + 1 < words.Count && words[run.Last + 1] is { OpensPart: true } next
            && Suffix.IsMatch(who.AsSpan(next.Start, next.End - next.Start)))
        {
            name = $"{name}, {who[next.Start..next.End]}";
            to = next.End;
        }
        string before = who[..from].Trim([.. Edges, '(']), after = who[to..].TrimStart([.. Edges, '.']).TrimEnd(Edges);
        if (after is ['(', .. var inner, ')'] && !inner.Contains('(')) after = inner;
        string title = (before is "" || after is "" ? before + after : $"{before}, {after}").Replace(" ,", ",", StringComparison.Ordinal);
        return new Classifier(name, title is "" ? null : title);
    }

    private static string Join(string who, List<Word> words)
    {
        var name = new StringBuilder();
        for (int i = 0; i < words.Count; i++)
        {
            if (i > 0) name.Append(words[i].OpensPart ? ", " : IsTorn(who, words, i) ? "" : " ");
            name.Append(who, words[i].Start, words[i].End - words[i].Start);
        }
        return name.ToString();
    }

    // "Do nald A. Person": a blank that fell into a first name.
    private static bool IsTorn(string who, List<Word> words, int i) =>
        i > 0 && i + 1 < words.Count && char.IsLower(who[words[i].Start]) && char.IsUpper(who[words[i - 1].Start])
            && char.IsLetter(who[words[i - 1].End - 1])
        && char.IsUpper(who[words[i + 1].Start]) && !ClassifierTitles.IsParticle(who[words[i].Start..words[i].End])
            && words[i].End - words[i].Start > 1;

    private static List<Word> Cut(string who)
    {
        var words = new List<Word>();
        bool opens = true;
        int at = 0;
        while (at < who.Length)
        {
            if (who[at] is ' ' or ',' or ';' or ':')
            {
                opens |= who[at] != ' ';
                at++;
                continue;
            }
            int end = who.AsSpan(at).IndexOfAny(" ,;:") is >= 0 and var length ? at + length : who.Length;
            // "DCM--John", "DCM -Smith" and a dash alone set parts apart.
            int dashes = who.AsSpan(at, end - at).IndexOf("--");
            if (dashes > 0) end = at + dashes;
            ReadOnlySpan<char> word = who.AsSpan(at, end - at);
            if (word.IndexOfAnyExcept("-–—") < 0)
            {
                opens = true;
                at = end;
                continue;
            }
            if (word[0] is '-' or '–')
            {
                opens = true;
                at++;
                continue;
            }
            // A stop alone is a letter that was lost: "Kevin . Johnson".
            if (word.IndexOfAnyExcept(".()/") < 0)
            {
                at = end;
                continue;
            }
            if (ClassifierTitles.FindJoint(word) is > 0 and var joint)
            {
                words.Add(new Word(at, at + joint, opens));
                words.Add(new Word(at + joint + 1, end, OpensPart: true));
            }
            else words.Add(new Word(at, end, opens));
            opens = dashes > 0 || EndsPart(word, who.AsSpan(end));
            at = end;
        }
        return words;
    }

    // "Mark Person. Acting", not "J. Person" nor "St. Person".
    private static bool EndsPart(ReadOnlySpan<char> word, ReadOnlySpan<char> rest)
    {
        if (word.Length < 4 || word[^1] != '.' || rest.TrimStart() is not [var next, var second, ..] || !char.IsUpper(next)
            || second is '.' or ' ') return false;
        return char.IsLower(word[^2]) && char.IsLower(word[^3])
            || (char.IsUpper(word[^2]) && char.IsUpper(word[^3]) && char.IsUpper(word[^4]));
    }

    private static Run? FindName(string who, List<Word> words)
    {
        bool isSmall = !who.Any(char.IsUpper);
        Run? place = null;
        for (int part = 0; part < words.Count;)
        {
            int end = part + 1;
            while (end < words.Count && !words[end].OpensPart) end++;
            if (FindIn(who, words, part, end, isSmall) is { } run)
            {
                string name = who[words[run.First].Start..words[run.Last].End];
                // "Embassy Strelsau, DCM A. Person", "CHG: A. Person"
                if (words.Count > end && (OriginCode.FindExactly(name) is not null || IsOffice(who, name))) place ??= run;
                else return Inverted(who, words, run, part, end, isSmall) ?? run;
            }
            part = end;
        }
        return place;
    }

    private static bool IsOffice(string who, string name) => name.Length <= 4 && name.All(char.IsAsciiLetterUpper) && who.Any(char.IsLower);

    // "PERSON, Ada, DCM": the part is a surname and nothing else, the next one a first name.
    private static Run? Inverted(string who, List<Word> words, Run run, int part, int end, bool isSmall)
    {
        int next = end + 1;
        while (next < words.Count && !words[next].OpensPart) next++;
        if (run.First != part || run.Last != end - 1 || run.Last - run.First > 1 || next >= words.Count || next - end > 2) return null;
        if (FindIn(who, words, end, next, isSmall) is not { } given || given.First != end || given.Last != next - 1) return null;
        ReadOnlySpan<char> first = who.AsSpan(words[end].Start, words[end].End - words[end].Start);
        bool isGiven = first.Length > 2 && (char.IsLower(first[^1]) || run.First == run.Last) && !Suffix.IsMatch(first)
            && OriginCode.FindExactly(first) is null;
        return isGiven && next - end == (run.First == run.Last ? next - end : 1) ? run with { Last = given.Last } : null;
    }

    // The words after the last one of a title; before the first one where nothing, or a single word, follows.
    private static Run? FindIn(string who, List<Word> words, int from, int to, bool isSmall)
    {
        string[] texts = [.. Enumerable.Range(from, to - from).Select(i => who[words[i].Start..words[i].End])];
        Run? best = null;
        for (int i = 0; i < texts.Length;)
        {
            if (IsTitle(i))
            {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < texts.Length && !IsTitle(end)) end++;
            if (NameIn(i, end) is { } run && (best is not { } earlier || run.Last > run.First || earlier.Last == earlier.First)) best = run;
            i = end;
        }
        return best;

        bool IsTitle(int i) => ClassifierTitles.IsTitle(texts, i) && !ClassifierTitles.IsSurname(texts, i);

        Run? NameIn(int start, int end)
        {
            // What follows a name in small letters is none: "A. Person as above".
            if (!isSmall)
            {
                int last = start;
                while (last < end && (!char.IsLower(texts[last][0]) || ClassifierTitles.IsParticle(texts[last])
                    || (last > start && IsTorn(who, words, from + last)))) last++;
                end = last;
            }
            if (end - start is < 1 or > MostWords || HasDigits(texts.AsSpan(start..end))
                || !texts[start..end].Any(word => word.Trim('.').Length > 1)) return null;
            return char.IsLetter(texts[start][0]) ? new Run(from + start, from + end - 1) : null;
        }
    }

    // A zero between letters is a mistyped O: "Pembert0n".
    private static bool HasDigits(ReadOnlySpan<string> words)
    {
        foreach (string word in words)
            for (int i = 0; i < word.Length; i++)
                if (char.IsDigit(word[i]) && !(word[i] == '0' && i > 0 && char.IsLetter(word[i - 1]) && word.Length > 3)) return true;
        return false;
    }

    [GeneratedRegex(@"\s+(and|&)\s+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex And { get; }

    [GeneratedRegex(@"^(jr|sr|ii|iii|iv)\b\.?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Suffix { get; }

    [GeneratedRegex(@"\b(Jr|JR|Sr|SR)\.$", RegexOptions.ExplicitCapture)]
    private static partial Regex Suffixed { get; }

    // What leads to the reason, in whole or cut: "for the", "per", "pursuant to", "fo r", "for reas".
    [GeneratedRegex(
        @"([\s,;:.(-]+((f ?o ?r|per|under|by|on|as)( the)?( section| sec| para(graph)?)?|in|following|based|upon|pursuant to|accordance|"
            + @"with|due to|because of|citing|given|fo?|r|re|rea|reas|reaso|reasons?)\.?)+$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Connectives { get; }
}
