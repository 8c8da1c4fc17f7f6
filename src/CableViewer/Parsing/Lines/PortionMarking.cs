using System.Buffers;

namespace CableViewer.Parsing.Lines;

/// <summary>
/// The classification of one paragraph: <c>(C)</c>, <c>(S//REL TO USA, FVEY)</c>, <c>(C - ENTIRE TEXT)</c>; 54 spellings were measured
/// (formats.md 1.3).
/// </summary>
internal static class PortionMarking
{
    // A REL list may run over a line end and be 90 characters long.
    private const int Longest = 100;

    private static readonly SearchValues<char> Separators = SearchValues.Create("/-, \n\r\t");

    /// <summary>Reads what stands between brackets.</summary>
    /// <param name="text">From the opening bracket on.</param>
    /// <param name="length">Characters up to and with the closing bracket.</param>
    public static bool TryReadBracketed(ReadOnlySpan<char> text, out string marking, out int length)
    {
        (marking, length) = ("", 0);
        if (text.IsEmpty || text[0] is not ('(' or '[')) return false;
        int close = text[..Math.Min(text.Length, Longest)].IndexOfAny(')', ']');
        if (close < 2 || !IsMarking(text[1..close], out marking)) return false;
        length = close + 1;
        return true;
    }

    /// <summary>Reads a marking whose opening bracket was lost: <c>C) </c>.</summary>
    public static bool TryReadUnopened(ReadOnlySpan<char> text, out string marking, out int length)
    {
        (marking, length) = ("", 0);
        int close = text[..Math.Min(text.Length, 12)].IndexOf(')');
        if (close < 1 || text[..close].IndexOfAny('(', ' ', '.') >= 0 || !IsMarking(text[..close], out marking)) return false;
        length = close + 1;
        return true;
    }

    private static bool IsMarking(ReadOnlySpan<char> inner, out string marking)
    {
        marking = "";
        inner = inner.Trim();
        int end = inner.IndexOfAny(Separators);
        ReadOnlySpan<char> level = end < 0 ? inner : inner[..end];
        if (level.Length is 0 or > 12 || !IsLevel(level)) return false;
        // What follows the level is in capitals: (C) Ford is no caveat.
        ReadOnlySpan<char> caveats = end < 0 ? [] : inner[end..];
        foreach (char c in caveats)
            if (char.IsLower(c) && !char.IsLower(level[0])) return false;
        // (C-AL9-00001) is a number that Washington wants quoted.
        if (caveats.IndexOfAnyInRange('0', '9') >= 0 && caveats.IndexOf("REL", StringComparison.OrdinalIgnoreCase) < 0) return false;
        if (end >= 0 && inner[end] is ' ' or '\n' or '\t' or '\r' && caveats.TrimStart() is var rest && !IsCaveat(rest)) return false;
        marking = Fold(inner);
        return true;
    }

    private static bool IsCaveat(ReadOnlySpan<char> text)
    {
        foreach (string start in (ReadOnlySpan<string>)["/", "-", "REL", "NF", "NOFORN", "ENTIRE", "FGI", "FOUO", "rel", "entire",
            "noforn"])
            if (text.StartsWith(start, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsLevel(ReadOnlySpan<char> level)
    {
        foreach (string known in (ReadOnlySpan<string>)["U", "C", "S", "SBU", "FOUO", "LOU", "NF", "CNF", "SNF", "UNCLASSIFIED",
            "CONFIDENTIAL", "SECRET", "UNCLAS", "TS"])
            if (level.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static string Fold(ReadOnlySpan<char> text) =>
        text.IndexOfAny('\n', '\r') < 0 && text.IndexOf("  ") < 0
            ? text.ToString()
            : string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
