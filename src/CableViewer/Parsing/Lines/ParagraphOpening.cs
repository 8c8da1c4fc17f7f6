using System.Globalization;

namespace CableViewer.Parsing.Lines;

/// <summary>How a paragraph begins: its number or letter, its marking, and where its words begin.</summary>
/// <param name="Content">Where the words begin, in the body.</param>
/// <param name="IsFirm">Written as number, full stop, marking: no wrapped line looks so.</param>
/// <param name="IsRegular">Number, one full stop, the marking in both its brackets.</param>
internal readonly record struct ParagraphOpening(int? Number, char? Letter, string? Marking, int Content, bool IsFirm,
    bool IsRegular = true)
{
    // No cable has more; years and hundreds that a wrapped line begins with are none.
    private const int HighestNumber = 199;
    private const int DeepestIndent = 12;

    // A number that a lost line's end tore from its stop.
    private const int FarthestStop = 4;

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
        if (char.IsAsciiLetterUpper(first) && at + 2 < end && body[at + 1] is '.' or ',' && body[at + 2] is ' ' or '(')
        {
            int content = SkipBlanks(body, at + 2, end);
            string? marking = ReadMarking(body, ref content);
            opening = new ParagraphOpening(null, first, marking, content, marking is not null);
            // "B, (U) Text": a comma for the stop, shown by the marking.
            if (body[at + 1] == ',' && marking is null) return false;
            return content < end || marking is not null;
        }
        return false;
    }

    /// <summary>
    /// Reads a number closed by a bracket, <c>1) (U) </c> or <c>1) </c>: an item of a list, except in a cable that numbers all its
    /// paragraphs so.
    /// </summary>
    public static bool TryReadClosed(string body, int start, int end, out ParagraphOpening opening)
    {
        opening = default;
        int at = SkipBlanks(body, start, Math.Min(end, start + DeepestIndent)), digits = at;
        while (digits < end && digits - at < 3 && char.IsAsciiDigit(body[digits])) digits++;
        if (digits == at || digits + 1 >= end || body[digits] != ')' || body[digits + 1] is not (' ' or '(')
            || !int.TryParse(body.AsSpan(at, digits - at), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number is 0 or > HighestNumber) return false;
        int content = SkipBlanks(body, digits + 1, end);
        string? marking = ReadMarking(body, ref content);
        opening = new ParagraphOpening(number, null, marking, content, IsFirm: marking is not null, IsRegular: false);
        return content < end || marking is not null;
    }

    // "1. (C) ", "1.(C) ", "1. C) ", "7, (U) ", "3.. (SBU) ", "1-(C) ", "10  (C) ", "5. text", "1. (C)\n".
    private static bool TryReadNumber(string body, int at, int end, out ParagraphOpening opening)
    {
        opening = default;
        int digits = at;
        while (digits < end && digits - at < 4 && char.IsAsciiDigit(body[digits])) digits++;
        if (digits - at > 3 || !int.TryParse(body.AsSpan(at, digits - at), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number is 0 or > HighestNumber) return false;

        int torn = digits;
        while (torn < end && torn - digits < FarthestStop && char.IsWhiteSpace(body[torn])) torn++;
        // "1 . (C) " and, over a line's end, "1 . (U) ": the marking shows that the stop is the number's.
        if (torn > digits && torn + 2 < end && body[torn] == '.' && SkipBlanks(body, torn + 1, end) is var bracket && bracket < end
            && ReadMarking(body, ref bracket) is { } tornMarking)
        {
            opening = new ParagraphOpening(number, null, tornMarking, bracket, IsFirm: true, IsRegular: false);
            return true;
        }
        int stops = digits;
        while (stops < end && stops - digits < 3 && body[stops] is '.' or ',' or ':' or ';') stops++;
        if (stops == digits && stops + 1 < end && body[stops] == '-' && body[stops + 1] is '(' or ' ') stops++;
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
        if (hasStop && content < end
            && PortionMarking.TryReadUnopened(body.AsSpan(content, end - content), out string unopened, out int length))
        {
            opening = new ParagraphOpening(number, null, unopened, SkipBlanks(body, content + length, end), IsFirm: true, IsRegular: false);
            return true;
        }
        if (!hasStop || body[digits] != '.' || !(hasBlank || content >= end)) return false;
        opening = new ParagraphOpening(number, null, null, content, false);
        return true;
    }

    // "(C) 1. ", "(6) (S) ", "(C) " alone, "(11. (C) Comment …)" around a whole paragraph.
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
        if (at + 1 < end && char.IsAsciiDigit(body[at + 1]) && TryReadNumber(body, at + 1, end, out ParagraphOpening inner)
            && inner is { IsFirm: true, Marking: not null, IsRegular: true })
        {
            opening = inner with { IsRegular = false };
            return true;
        }
        int close = body.AsSpan(at, Math.Min(end - at, 6)).IndexOf(')');
        if (close is < 2 or > 4 || !int.TryParse(body.AsSpan(at + 1, close - 1), NumberStyles.None, CultureInfo.InvariantCulture,
            out int number) || number == 0) return false;
        content = SkipBlanks(body, at + close + 1, end);
        if (ReadMarking(body, ref content) is not { } behind) return false;
        opening = new ParagraphOpening(number, null, behind, content, IsFirm: true, IsRegular: false);
        return true;
    }

    private static string? ReadMarking(string body, ref int content)
    {
        if (content >= body.Length || !PortionMarking.TryReadBracketed(body.AsSpan(content), out string marking, out int length))
            return null;
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
