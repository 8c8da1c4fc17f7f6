using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Parsing.Lines;
using CableViewer.Parsing.References;

namespace CableViewer.Parsing.Front;

/// <summary>
/// <c>C O N F I D E N T I A L SECTION 01 OF 04 EXAMPLETOWN 000042</c>: level, origin and serial as the drafting post typed them.
/// </summary>
/// <param name="Level">U, C or S; null where the line does not say.</param>
/// <param name="Origin">Code of the origin; null where none is known by these words.</param>
/// <param name="Typed">The letters of the origin as typed, which <paramref name="Origin"/> may have mended.</param>
internal readonly partial record struct ClassificationLine(char? Level, string? Origin, int? Serial, string? Typed = null)
{
    private const int Longest = 160;

    public static ClassificationLine? Find(string body, IReadOnlyList<TextLine> lines)
    {
        for (int i = 0; i < Math.Min(lines.Count, 60); i++)
        {
            ReadOnlySpan<char> line = lines[i].In(body);
            if (line.Length > Longest) line = line[..Longest];
            if (LineKind.IsClassificationLine(line)) return Read(line.Trim().ToString());
            if (lines[i].End - lines[i].Start > Longest && Pattern.IsMatch(line)) return Read(line.Trim().ToString());
        }
        return null;
    }

    /// <summary>Whether a line, however long, begins with classification, origin and serial.</summary>
    public static bool Begins(ReadOnlySpan<char> line) => Pattern.IsMatch(line[..Math.Min(line.Length, Longest)]);

    /// <returns>Null where the line does not begin with classification, origin and serial.</returns>
    public static ClassificationLine? Read(ReadOnlySpan<char> line) =>
        Begins(line) ? Read(line[..Math.Min(line.Length, Longest)].ToString()) : null;

    private static ClassificationLine Read(string line)
    {
        string packed = string.Concat(line.Where(char.IsLetter)).ToUpperInvariant();
        char? level = packed.StartsWith("UNCLAS", StringComparison.Ordinal) || packed.StartsWith("NCLAS", StringComparison.Ordinal) ? 'U'
            : packed.Contains("NFIDENTIAL", StringComparison.Ordinal) ? 'C'
            : packed.StartsWith("SECRET", StringComparison.Ordinal) || packed.StartsWith("ECRET", StringComparison.Ordinal) ? 'S' : null;
        if (Pattern.Match(line) is not { Success: true } match) return new ClassificationLine(level, null, null);

        string words = match.Groups["origin"].Value.Trim();
        int? serial = int.TryParse(match.Groups["serial"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number > 0 ? number : null;
        string typed = string.Concat(words.Where(char.IsAsciiLetter)).ToUpperInvariant();
        return typed is ""
            ? new ClassificationLine(level, null, serial)
            : new ClassificationLine(level, OriginCode.Find(words) ?? typed, serial, typed);
    }

    // Behind the level: a section, captions, then the origin's words and its serial.
    [GeneratedRegex(
        @"^[A-Za-z]?(?:U ?N ?C ?L ?A ?S(?: ?S ?I ?F ?I ?E ?D)?|C? ?O? ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S? ?E ?C ?R ?E ?T|[Cc] [Oo] [Nn].{16}|"
            + @"[Ss] [Ee] .{8}|Unclas|Confidential|Secret)(?:[ /]+(?:SECTION|Section|section) [0-9][0-9] (?:OF|of|"
            + @"Of) [0-9][0-9])?(?:[ /]+(?:NOFORN|SIPDIS|SENSITIVE|E F T O|"
            + @"FOR OFFICIAL USE ONLY))*\s+(?<origin>[A-Za-z][A-Za-z .'-]{2,40}?)\s+0*(?<serial>[0-9]{1,7})(?![0-9])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern { get; }
}
