namespace CableViewer.Parsing.References;

internal enum ReferenceTokenKind
{
    /// <summary>Letters; an apostrophe between two of them belongs to the word.</summary>
    Word,

    /// <summary>Digits; the letter O beside a digit is a zero. A blank before such an O is part of it: <c>1 O1684</c>.</summary>
    Number,

    /// <summary>One character of punctuation.</summary>
    Mark,
}

/// <summary>A word, number or mark of a REF line, by its place in the block.</summary>
internal readonly record struct ReferenceToken(ReferenceTokenKind Kind, int Start, int End, bool IsApart, bool OpensLine)
{
    public int Length => End - Start;
}

/// <summary>Cuts the block of a REF line into words, numbers and marks.</summary>
internal static class ReferenceTokens
{
    // So many letters make an origin of which a zero is a mistyped O: 0TTAWA, COTON0U, SANTIAG0.
    private const int OriginLetters = 3;
    private const int TornDigits = 4;

    public static List<ReferenceToken> Cut(string text)
    {
        var tokens = new List<ReferenceToken>(text.Length / 4 + 1);
        int at = 0;
        bool isApart = true, opensLine = true;
        while (at < text.Length)
        {
            char c = text[at];
            // Many cables of 2006 and 2007 end their lines in a backslash.
            if (char.IsWhiteSpace(c) || c == '\\')
            {
                isApart = true;
                opensLine |= c == '\n';
                at++;
                continue;
            }
            int end = IsNumberStart(text, at) ? EndOfNumber(text, at) : char.IsLetter(c)
                || IsZeroOfWord(text, at) ? EndOfWord(text, at) : at + 1;
            ReferenceTokenKind kind = end > at + 1 || char.IsLetterOrDigit(c)
                ? IsNumberStart(text, at) ? ReferenceTokenKind.Number : ReferenceTokenKind.Word
                : ReferenceTokenKind.Mark;
            tokens.Add(new ReferenceToken(kind, at, end, isApart, opensLine));
            isApart = opensLine = false;
            at = end;
        }
        return tokens;
    }

    // "1068", "O4 CHENNAI", "LAGOS O1512"
    private static bool IsNumberStart(string text, int at) =>
        (char.IsAsciiDigit(text[at]) && !IsZeroOfWord(text, at))
        || (text[at] is 'O' or 'o' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])
            && (at == 0 || !char.IsLetterOrDigit(text[at - 1])));

    private static int EndOfNumber(string text, int at)
    {
        at++;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is 'O' or 'o' && !IsLetterAt(text, at + 1))
            || IsTorn(text, at))) at++;
        return at;
    }

    // "73 STATE 1 O1684": shorter numbers after a blank and an O are the year of the next entry.
    private static bool IsTorn(string text, int at) =>
        text[at] == ' ' && at + TornDigits + 1 < text.Length && text[at + 1] == 'O'
            && text.AsSpan(at + 2, TornDigits).IndexOfAnyExceptInRange('0', '9') < 0;

    private static int EndOfWord(string text, int start)
    {
        int at = start;
        while (at < text.Length)
        {
            char c = text[at];
            bool inside = char.IsLetter(c)
                || (c is '\'' or '’' && IsLetterAt(text, at + 1))
                || (c == '0' && (at == start || IsLetterAt(text, at + 1) || (at - start >= OriginLetters && !IsDigitAt(text, at + 1))));
            if (!inside) break;
            at++;
        }
        return at;
    }

    private static bool IsZeroOfWord(string text, int at) =>
        text[at] == '0' && IsLetterAt(text, at + 1) && IsLetterAt(text, at + 2) && IsLetterAt(text, at + 3)
            && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));

    private static bool IsLetterAt(string text, int at) => at < text.Length && char.IsLetter(text[at]);

    private static bool IsDigitAt(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);
}
