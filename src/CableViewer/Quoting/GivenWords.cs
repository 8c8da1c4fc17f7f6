using System.Text;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.FullText.Terms;

namespace CableViewer.Quoting;

/// <summary>Words of a quotation that stand next to each other, and what is left out or put in before them.</summary>
/// <param name="First">The first word.</param>
/// <param name="Count">One at least.</param>
/// <param name="Gap">What stands before it; null before the first words, and where nothing was left out.</param>
/// <param name="GapText">As given: <c>[...]</c>.</param>
internal sealed record GivenFragment(int First, int Count, DifferenceKind? Gap, string GapText);

/// <summary>
/// The words of a quotation, with what a press text or a PDF did to them undone for the comparison, and known for the answer.
/// </summary>
internal sealed partial class GivenWords
{
    // Where each character of the cleaned text stood.
    private readonly List<int> places = [];
    private readonly string typed;

    private GivenWords(string typed, bool joinsLines)
    {
        this.typed = typed;
        var clean = new StringBuilder(typed.Length);
        var gaps = new List<(int At, DifferenceKind Kind, string Text)>();
        Match gap = Gap.Match(typed);
        for (int at = 0; at < typed.Length;)
        {
            while (gap.Success && gap.Index < at) gap = gap.NextMatch();
            if (gap.Success && gap.Index == at)
            {
                if (gap.Length == 3 && typed[at] is '[' && char.IsLetter(typed[at + 1]) && at + 3 < typed.Length
                    && char.IsLetter(typed[at + 3]))
                {
                    // [t]he
                    Add(clean, typed[at + 1], at + 1);
                }
                else
                {
                    gaps.Add((clean.Length, KindOf(gap.Value), gap.Value));
                    Add(clean, '\n', at);
                }
                at += gap.Length;
                continue;
            }
            char c = typed[at];
            if (IsInvisible(c)) at++;
            else if (joinsLines && IsHyphen(c) && LineEnd(at) is var next and > 0) at = next;
            else
            {
                string? letters = LettersOf(c);
                foreach (char letter in letters ?? c.ToString()) Add(clean, letter, at);
                at++;
            }
        }
        Text = clean.ToString();
        Words = WordFolding.Places(Text);
        Fragments = Cut(gaps);
    }

    /// <summary>Cleaned.</summary>
    public string Text { get; }

    public List<FoldedWord> Words { get; }

    public IReadOnlyList<GivenFragment> Fragments { get; }

    /// <summary>What is left out or put in before the first word; null where nothing is.</summary>
    public (DifferenceKind Kind, string Text)? Before { get; private set; }

    /// <summary>The same after the last word.</summary>
    public (DifferenceKind Kind, string Text)? After { get; private set; }

    /// <param name="joinsLines">A hyphen at the end of a line belongs to the line and not to the word.</param>
    public static GivenWords Of(string typed, bool joinsLines = true) => new(typed, joinsLines);

    /// <summary>The text as it was given, from one place of the cleaned text to another.</summary>
    public string Typed(int start, int end) => start >= end ? "" : typed[places[start]..(end < places.Count ? places[end] : typed.Length)];

    private void Add(StringBuilder clean, char c, int at)
    {
        clean.Append(c);
        places.Add(at);
    }

    private List<GivenFragment> Cut(List<(int At, DifferenceKind Kind, string Text)> gaps)
    {
        var fragments = new List<GivenFragment>();
        int word = 0;
        (DifferenceKind Kind, string Text)? before = null;
        // The end of the text ends the last words as a gap does.
        foreach ((int at, DifferenceKind kind, string text) in gaps.Append((Text.Length, DifferenceKind.Ellipsis, "")))
        {
            int first = word;
            while (word < Words.Count && Words[word].Start < at) word++;
            if (word > first)
            {
                if (fragments.Count == 0) Before = before;
                fragments.Add(new GivenFragment(first, word - first, fragments.Count == 0 ? null : before?.Kind, before?.Text ?? ""));
                before = (kind, text);
            }
            // Of two that follow each other the wider counts: an ellipsis may hide more than brackets.
            else if (text is not "") before = (before?.Kind is DifferenceKind.Ellipsis ? DifferenceKind.Ellipsis : kind,
                $"{before?.Text}{text}");
        }
        if (fragments.Count > 0 && before is { Text: not "" }) After = before;
        return fragments;
    }

    // -1 where no line ends here
    private int LineEnd(int hyphen)
    {
        int at = hyphen + 1;
        bool isEnd = false;
        while (at < typed.Length && typed[at] is ' ' or '\t' or '\r' or '\n') isEnd |= typed[at++] is '\n';
        return isEnd && hyphen > 0 && char.IsLetter(typed[hyphen - 1]) && at < typed.Length && char.IsLower(typed[at]) ? at : -1;
    }

    private static DifferenceKind KindOf(string gap) =>
        Redaction.IsIn(gap) || gap[0] is '█' or 'X' or 'x' ? DifferenceKind.Redaction
        : gap.AsSpan().ContainsAny('…', '.') && WordFolding.Count(gap) == 0 ? DifferenceKind.Ellipsis
        : DifferenceKind.Bracket;

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    // Soft hyphen, zero-width space and joiners, word joiner, byte order mark.
    private static bool IsInvisible(char c) => c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    private static string? LettersOf(char c) => c switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        _ => null,
    };

    // [...], [the governor], (…), …, ". . .", █████, XXXXXXXXXXXX
    [GeneratedRegex(@"\[[^\[\]]{1,300}\]|\( ?(…|\.\.\.) ?\)|…|\.( ?\.){2,3}|█+|\b(X{5,}|x{5,})", RegexOptions.ExplicitCapture)]
    private static partial Regex Gap { get; }
}
