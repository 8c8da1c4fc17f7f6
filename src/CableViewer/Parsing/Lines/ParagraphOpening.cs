using System.Globalization;

namespace CableViewer.Parsing.Lines;

/// <summary>How a paragraph begins: its number or letter, its marking, and where its words begin.</summary>
/// <param name="Content">Where the words begin, in the body.</param>
/// <param name="IsFirm">Written as number, full stop, marking: no wrapped line looks so.</param>
/// <param name="IsRegular">Number, one full stop, the marking in both its brackets.</param>
internal readonly record struct ParagraphOpening(int? Number, char? Letter, string? Marking, int Content, bool IsFirm, bool IsRegular = true)
{
    // No cable has more; years and hundreds that a wrapped line begins with are none.
    private const int HighestNumber = 199;
    private const int DeepestIndent = 12;

    /// <summary>Reads an opening at the start of a line, as far as the line alone can tell.</summary>
    public static bool TryRead(string body, int start, int end, out ParagraphOpening opening)
    {
        opening = default;
        int at = start;
        while (at < end && at - start < DeepestIndent && body[at] is ' ' or '\t' or ' ') at++;
        if (at < end && body[at] == '¶') at++;
        if (at >= end) return false;

        char first = body[at];
        if (char.IsAsciiDigit(first)) return TryReadNumber(body, at, end, out opening);
        if (first is '(' or '[') return TryReadBracket(body, at, end, out opening);
        if (char.IsAsciiLetterUpper(first) && at + 2 < end && body[at + 1] == '.' && body[at + 2] is ' ' or '(')
        {
            int content = SkipBlanks(body, at + 2, end);
            string? marking = ReadMarking(body, ref content);
            opening = new ParagraphOpening(null, first, marking, content, marking is not null);
            return content < end || marking is not null;
        }
        return false;
    }

    // "1. (C) ", "1.(C) ", "1. C) ", "7, (U) ", "3.. (SBU) ", "10  (C) ", "5. text", "1. (C)\n".
    private static bool TryReadNumber(string body, int at, int end, out ParagraphOpening opening)
    {
        opening = default;
        int digits = at;
        while (digits < end && digits - at < 4 && char.IsAsciiDigit(body[digits])) digits++;
        if (digits - at > 3 || !int.TryParse(body.AsSpan(at, digits - at), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number is 0 or > HighestNumber) return false;

        int stops = digits;
        while (stops < end && stops - digits < 3 && body[stops] is '.' or ',' or ':' or ';') stops++;
        int content = SkipBlanks(body, stops, end);
        bool hasStop = stops > digits, hasBlank = content > stops;
        if (ReadMarking(body, ref content) is { } marking)
        {
            // Without a stop, "4 (C) and (D)" and "10  (C) The" look alike but for what follows.
            if (!hasStop && (content >= end || !char.IsAsciiLetterUpper(body[content]))) return false;
            if (body[digits] is ',' or ';' && !hasBlank && stops - digits == 1) return false;
            opening = new ParagraphOpening(number, null, marking, content, hasStop, IsRegular: stops == digits + 1 && body[digits] == '.');
            return true;
        }
        if (hasStop && content < end && PortionMarking.TryReadUnopened(body.AsSpan(content, end - content), out string unopened, out int length))
        {
            opening = new ParagraphOpening(number, null, unopened, SkipBlanks(body, content + length, end), IsFirm: true, IsRegular: false);
            return true;
        }
        if (!hasStop || body[digits] is not '.' || !(hasBlank || content >= end)) return false;
        opening = new ParagraphOpening(number, null, null, content, false);
        return true;
    }

    // "(C) 1. ", "(6) (S) ", "(C) " alone.
    private static bool TryReadBracket(string body, int at, int end, out ParagraphOpening opening)
    {
        opening = default;
        int content = at;
        if (ReadMarking(body, ref content) is { } marking)
        {
            opening = new ParagraphOpening(null, null, marking, content, false);
            if (content < end && char.IsAsciiDigit(body[content]) && TryReadNumber(body, content, end, out ParagraphOpening numbered))
                opening = numbered with { Marking = numbered.Marking ?? marking, IsFirm = true, IsRegular = false };
            return true;
        }
        int close = body.AsSpan(at, Math.Min(end - at, 6)).IndexOf(')');
        if (close is < 2 or > 4 || !int.TryParse(body.AsSpan(at + 1, close - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number == 0) return false;
        content = SkipBlanks(body, at + close + 1, end);
        if (ReadMarking(body, ref content) is not { } behind) return false;
        opening = new ParagraphOpening(number, null, behind, content, IsFirm: true, IsRegular: false);
        return true;
    }

    private static string? ReadMarking(string body, ref int content)
    {
        if (content >= body.Length || !PortionMarking.TryReadBracketed(body.AsSpan(content), out string marking, out int length)) return null;
        content += length;
        while (content < body.Length && body[content] is ' ' or '\t' or ' ') content++;
        return marking;
    }

    private static int SkipBlanks(string body, int at, int end)
    {
        while (at < end && body[at] is ' ' or '\t' or ' ') at++;
        return at;
    }
}
