using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CableViewer.Parsing.Lines;

/// <summary>Mends in a reading text what transmission and web sites made of its characters; header and body keep theirs.</summary>
internal static partial class DamagedCharacters
{
    // A quotation of more is none: its end was lost.
    private const int LongestQuotation = 500;

    // What 128 to 159 mean in pages that declared another encoding than they had.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    private static readonly SearchValues<char> Openings = SearchValues.Create("&¬∂∧");

    /// <summary>Decodes what a web site wrote for a character: <c>&amp;#8217;</c>, <c>&amp;amp;</c>. A bare <c>&amp;</c> stays.</summary>
    public static string Decode(string text) => text.Contains('&') && text.Contains(';') ? Entity.Replace(text, Decoded) : text;

    /// <summary>
    /// Puts quotation marks where the telegraph's alphabet printed <c>&amp;highly likely8</c>, and gives back the words that a site then
    /// took for entities:
    /// <c>¬ three years8</c> was <c>&amp;not three years8</c>.
    /// </summary>
    /// <param name="isDamaged">Whether there were any.</param>
    public static string MendQuotations(string text, out bool isDamaged)
    {
        isDamaged = false;
        if (!text.Contains('8') || text.AsSpan().IndexOfAny(Openings) < 0) return text;
        StringBuilder? mended = null;
        int taken = 0;
        for (int at = 0; at < text.Length;)
        {
            int next = text.AsSpan(at).IndexOfAny(Openings);
            if (next < 0) break;
            at += next;
            if (!Opens(text, at) || FindEnd(text, at + 1) is not (> 0 and var end))
            {
                at++;
                continue;
            }
            mended ??= new StringBuilder(text.Length + 16);
            // "Â¬" is "¬" read in another encoding.
            bool isDouble = text[at] == '¬' && at > taken && text[at - 1] == 'Â';
            mended.Append(text, taken, at - taken - (isDouble ? 1 : 0)).Append('"').Append(WordOf(text[at]))
                .Append(text, at + 1, end - at - 1).Append('"');
            at = taken = end + 1;
        }
        if (mended is null) return text;
        isDamaged = true;
        return mended.Append(text, taken, text.Length - taken).ToString();
    }

    private static string WordOf(char opening) => opening switch { '¬' => "not", '∂' => "part", '∧' => "and", _ => "" };

    // At the beginning of a word; behind "AT" or before a blank it is the sign for "and".
    private static bool Opens(string text, int at)
    {
        char before = at == 0 ? ' ' : text[at - 1] == 'Â' ? (at == 1 ? ' ' : text[at - 2]) : text[at - 1];
        if (!(char.IsWhiteSpace(before) || before is '(' or '[' or '-' or '—' or '/') || at + 1 >= text.Length) return false;
        return text[at] == '&' ? char.IsLetterOrDigit(text[at + 1]) || text[at + 1] is '\'' or '.' or '(' : true;
    }

    // The next 8 behind a word or its stop, before another quotation opens and in the same block.
    private static int FindEnd(string text, int from)
    {
        int last = Math.Min(text.Length, from + LongestQuotation);
        for (int i = from; i < last; i++)
        {
            if (text[i] == '\n' && i + 1 < last && text[i + 1] == '\n') return -1;
            if (text[i] == '&' && Opens(text, i)) return -1;
            if (text[i] != '8' || i - from < 2
                || (i + 1 < text.Length && !(char.IsWhiteSpace(text[i + 1])
                || text[i + 1] is '.' or ',' or ';' or ':' or ')' or '?' or '!' or '-' or ']'))) continue;
            // "G8" and "1998" end in the figure.
            char before = text[i - 1];
            if (before is '.' or ',' or '!' or '?' or '\'' or '’' or ')' || char.IsLower(before)
                || (char.IsUpper(before) && char.IsUpper(text[i - 2]))) return i;
        }
        return -1;
    }

    private static string Decoded(Match match)
    {
        if (match.Value[1] != '#') return WebUtility.HtmlDecode(match.Value);
        bool isHex = match.Value[2] is 'x' or 'X';
        int code = int.Parse(match.ValueSpan[(isHex ? 3 : 2)..^1], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture);
        if (code is >= 128 and < 160) return Windows1252[code - 128].ToString();
        return code is >= 32 and < 0x110000 and not 127 and not (>= 0xD800 and < 0xE000) ? char.ConvertFromUtf32(code) : match.Value;
    }

    [GeneratedRegex("&(#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[mn]dash|hellip|bull);",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Entity { get; }
}
