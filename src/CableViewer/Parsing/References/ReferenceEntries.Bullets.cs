using System.Globalization;

namespace CableViewer.Parsing.References;

/// <content>The letters and numbers before the entries.</content>
internal sealed partial class ReferenceEntries
{
    private char lastLetter;
    private int lastDigit;

    // Of two letters before an entry the second is the drafter's; where it goes on with the series of second letters it counts.
    private char lastInner;

    // "A.", "A)", "(A)", "[A]", "A:", "A -", "(1)", "1)", "a.", "REF A:", a bare "A " before an origin; with a pilcrow or dashes before it.
    private bool TryBullet(int start, out string bullet, out int next)
    {
        (bullet, next) = ("", start);
        int i = SkipMarks(start, "¶-*•");
        if (i >= tokens.Count) return false;
        if (TryWordedBullet(i, out bullet, out next) || TryTwinBullet(i, out bullet, out next)) return true;
        bool opensLine = start == 0 || tokens[start].OpensLine || IsMark(start - 1, ';');
        bool opens = opensLine || IsMark(start, '¶') || IsMarkOf(start - 1, ",)¶");

        char open = IsMarkOf(i, "([\"“") ? text[tokens[i].Start] : default;
        int name = open == default ? i : i + 1;
        if (name >= tokens.Count) return false;
        if (IsNumberAt(name)) return (opens || tokens[start].IsApart || IsMark(start - 1, '.')) && TryNumberedBullet(name, open, opensLine,
            out bullet, out next);
        if (!IsLetter(name)) return false;
        char letter = LetterOf(name);
        bool follows = letter == lastLetter + 1 || (letter == 'B' && lastLetter == default && references.Count > 0)
            || (letter == lastLetter && label is not null && IsMarkOf(name + 1, ".:)]")
            && TryItem(SkipMarks(name + 1, ".:)]"), false, out _));
        // "telcon(B) LIMA 12", "14201B. LIMA 12": only the next letter of the series may be glued to the word before.
        if (!opens && !tokens[start].IsApart && !IsMark(start - 1, '.') && !(follows && (open != default || IsNumberAt(start - 1))))
            return false;
        if (!opens && !follows) return false;

        bool closed = open is '"' or '“' ? IsMarkOf(name + 1, "\"”") : IsMarkOf(name + 1, ")]");
        if (open != default)
        {
            if (!closed) return false;
            next = SkipMarks(name + 2, ".:-");
        }
        else if (closed || IsMarkOf(name + 1, ".:;"))
        {
            // Initials: "D.C.", "A. B. SMITH E-MAIL".
            if (!closed && IsLetter(name + 2) && !tokens[name + 2].IsApart) return false;
            // "A..." is what an ellipsis left of an entry.
            if (IsEllipsis(tokens[name].End)) return false;
            next = SkipMarks(name + 2, closed ? ".:" : ")");
        }
        // "A/ LIMA 12"; a slash without a blank joins two names.
        else if (IsMark(name + 1, '/') && name + 2 < tokens.Count && tokens[name + 2].IsApart && TryItem(name + 2, false, out _))
            next = name + 2;
        else if (IsMark(name + 1, '-') && tokens[name + 1].IsApart) next = SkipMarks(name + 2, "-");
        else if (opens || follows)
        {
            if (name + 1 >= tokens.Count || !tokens[name + 1].IsApart || !TryItem(name + 1, false, out _)) return false;
            next = name + 1;
        }
        else return false;
        bullet = letter.ToString();
        return true;
    }

    // After Z come "AA.", "BB.".
    private bool TryTwinBullet(int i, out string bullet, out int next)
    {
        (bullet, next) = ("", i);
        if (!IsWordAt(i) || tokens[i].Length != 2 || text[tokens[i].Start] != text[tokens[i].Start + 1]
            || !char.IsAsciiLetter(text[tokens[i].Start]) || !IsMarkOf(i + 1, ".):")) return false;
        next = SkipMarks(i + 1, ".):");
        bullet = Upper(i);
        return TryItem(next, false, out _);
    }

    // "REF A: LIMA 12", "REFTEL (B) LIMA 14", "Ref 1) LIMA 12"
    private bool TryWordedBullet(int i, out string bullet, out int next)
    {
        (bullet, next) = ("", i);
        if (!IsWord(i, "REF") && !IsWord(i, "REFTEL") && !IsWord(i, "REFS") && !IsWord(i, "REFERENCE")) return false;
        int name = SkipMarks(i + 1, ".:-([");
        if (IsLetter(name))
        {
            // "REF A HAVANA 639" needs an entry after the letter, "REF A:" does not.
            bool marked = IsMarkOf(name + 1, ".:)]-");
            if (!marked && !(name + 1 < tokens.Count && tokens[name + 1].IsApart && TryItem(name + 1, false, out _))) return false;
            bullet = LetterOf(name).ToString();
        }
        else if (IsNumberAt(name) && tokens[name].Length <= 2 && IsMarkOf(name + 1, ".:)]"))
            bullet = text[tokens[name].Start..tokens[name].End].TrimStart('0');
        else return false;
        next = SkipMarks(name + 1, ".:)]-");
        return bullet is not "";
    }

    // "(99) ROME 2196" is a year; "1. LIMA 12" opens a line, or goes on with a series.
    private bool TryNumberedBullet(int name, char open, bool opensLine, out string bullet, out int next)
    {
        (bullet, next) = ("", name);
        bool closed = IsMarkOf(name + 1, ")]"),
            stopped = open == default && (opensLine || lastDigit > 0) && IsMark(name + 1, '.') && name + 2 < tokens.Count
            && tokens[name + 2].IsApart;
        if ((!closed && !stopped) || tokens[name].Length > 2
            || !int.TryParse(text.AsSpan(tokens[name].Start, tokens[name].Length), NumberStyles.None, CultureInfo.InvariantCulture,
            out int digit)) return false;
        if (digit != lastDigit + 1 || text[tokens[name].Start] == '0') return false;
        if (stopped && !TryItem(name + 2, false, out _)) return false;
        bullet = digit.ToString(CultureInfo.InvariantCulture);
        next = SkipMarks(name + 2, ".:");
        return true;
    }

    // "A. A) PARIS 1", "A. (A) PARIS 1", "A. REF A STATE 1", "A. REF: KATHMANDU 2282", "B. B HAVANA 772"; "D. (C) PARIS 953" is C.
    private int SkipDoubled(int i)
    {
        char before = lastLetter;
        Remember();
        for (int again = 0; again < 3 && i < tokens.Count; again++)
        {
            if (TryWordedBullet(i, out string worded, out int afterWord) && worded.Length == 1)
            {
                if (IsDrafters(worded, before)) label = worded;
                i = afterWord;
            }
            else if (IsWord(i, "REF") || IsWord(i, "REFTEL")) i = SkipMarks(i + 1, ":.");
            else if (TryInnerBullet(i, out string inner, out int next) && (inner == label || IsDrafters(inner, before)))
            {
                label = inner;
                lastInner = inner[0];
                i = next;
            }
            else if (IsWordAt(i) && Upper(i) == label && TryItem(i + 1, false, out _)) i++;
            else break;
        }
        Remember();
        return i;
    }

    private void Remember()
    {
        if (label![0] is >= 'A' and <= 'Z') lastLetter = label.Length == 1 ? label[0] : lastLetter;
        else lastDigit = int.Parse(label, CultureInfo.InvariantCulture);
    }

    // The series of second letters goes on, or the series of the line above.
    private bool IsDrafters(string inner, char before) =>
        inner.Length == 1 && inner[0] is >= 'A' and <= 'Z'
            && ((lastInner != default && inner[0] == lastInner + 1)
            || (before != default && inner[0] == before + 1 && label is { } outer && outer[0] <= before));

    // "A)", "(A)", "[A]", "A:"; "A." where an entry follows: "B. EVANS E-MAIL" has an initial.
    private bool TryInnerBullet(int i, out string bullet, out int next)
    {
        (bullet, next) = ("", i);
        bool open = IsMarkOf(i, "([");
        int name = open ? i + 1 : i;
        if (!IsLetter(name) && !(IsNumberAt(name) && tokens[name].Length <= 2)) return false;
        bool closed = IsMarkOf(name + 1, ")]");
        if (open ? !closed : !closed && !IsMarkOf(name + 1, ".:")) return false;
        next = SkipMarks(name + 2, ".:");
        bullet = Upper(name);
        return closed || bullet == label || TryItem(next, false, out _);
    }

    // Right after a number: "14201B. GENEVA 133".
    private bool IsGluedBullet(int i) => IsLetter(i) && LetterOf(i) == lastLetter + 1 && IsMarkOf(i + 1, ".)");

    private bool IsLetter(int i) => IsWordAt(i) && tokens[i].Length == 1 && char.IsAsciiLetter(text[tokens[i].Start]);

    private char LetterOf(int i) => char.ToUpperInvariant(text[tokens[i].Start]);
}
