using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing.References;

/// <summary>Where the origin of a reference was read from.</summary>
public enum OriginSpelling
{
    /// <summary>It is typed as the code is, blanks and hyphens aside.</summary>
    Plain,

    /// <summary>A name that stands for the code: <c>SECSTATE</c>, <c>AMEMBASSY LAGOS</c>.</summary>
    Alias,

    /// <summary>A misspelling that is near one origin only.</summary>
    Mended,

    /// <summary>A bare number, which takes the origin of the entry before or of the citing cable.</summary>
    Shared,

    /// <summary>A bare number that the citing post had not reached; State's are that high.</summary>
    Supposed,
}

/// <summary>How much of the cable that an entry of the REF line names is typed there, and how much was added in reading.</summary>
/// <param name="HasYear">Without one the year of the citing cable was taken, or the one before for a number that its post had not
/// reached.</param>
public sealed partial record ReferenceSpelling(bool HasYear, OriginSpelling Origin)
{
    private const int LeastLead = 10;
    private const int MostLead = 50;

    private static readonly string[] Joints = ["AND", "NOTAL", "OF", "FROM"];

    /// <param name="text">The entry as typed.</param>
    /// <param name="read">What was read from it.</param>
    /// <param name="citing">The cable that has the entry.</param>
    public static ReferenceSpelling Of(string text, ReferenceId read, ReferenceId citing) =>
        new(IsYearTyped(text, read) || (read.Year != citing.Year && !IsOfYearBefore(read, citing)), SpellingOf(text, read, citing));

    /// <summary>
    /// Whether a serial is so far above another of the same post that it cannot be of that year: numbers are given out a little before they
    /// are used.
    /// </summary>
    public static bool IsBeyond(int serial, int own) => serial - own > Math.Min(Math.Max(own, LeastLead), Math.Max(MostLead, own / 20));

    private static bool IsOfYearBefore(ReferenceId read, ReferenceId citing) =>
        read.Year == citing.Year - 1 && read.Origin == citing.Origin && IsBeyond(read.Serial, citing.Serial);

    // "06 TBILISI 12", "TBILISI 12 (06)", "2006 TBILISI 12": a number besides the serial that is the year.
    private static bool IsYearTyped(string text, ReferenceId read)
    {
        MatchCollection numbers = Number.Matches(text);
        return numbers.Count > 1 && numbers.Any(number => IsYear(number.Value.ToUpperInvariant().Replace('O', '0'), read));
    }

    private static bool IsYear(string digits, ReferenceId read) =>
        digits == read.YearDigits || digits == "0" + read.YearDigits || digits == read.Year.ToString(CultureInfo.InvariantCulture);

    private static OriginSpelling SpellingOf(string text, ReferenceId read, ReferenceId citing)
    {
        string origin = read.Origin;
        string letters = string.Concat(Word.Matches(text.ToUpperInvariant()).Select(word => word.Value)
            .Where(word => !Joints.Contains(word)));
        if (letters is "")
            return origin == "STATE" && citing.Origin != "STATE"
            && read.Serial > citing.Serial ? OriginSpelling.Supposed : OriginSpelling.Shared;
        if (letters.StartsWith(origin, StringComparison.Ordinal)) return OriginSpelling.Plain;
        if (OriginCode.FindExact(letters) == origin || letters.EndsWith(origin, StringComparison.Ordinal)) return OriginSpelling.Alias;
        return letters.Contains(origin, StringComparison.Ordinal) ? OriginSpelling.Plain : OriginSpelling.Mended;
    }

    // 06; 00042; O4 with the letter for the zero
    [GeneratedRegex("(?<![A-Z0-9])O?[0-9]+|[0-9]+")]
    private static partial Regex Number { get; }

    [GeneratedRegex("[A-Z]{2,}")]
    private static partial Regex Word { get; }
}
