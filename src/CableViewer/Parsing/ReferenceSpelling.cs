using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing;

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
}

/// <summary>How much of the cable that an entry of the REF line names is typed there, and how much was added in reading.</summary>
/// <param name="HasYear">Without one the year of the citing cable was taken.</param>
public sealed partial record ReferenceSpelling(bool HasYear, OriginSpelling Origin)
{
    private static readonly string[] Joints = ["AND", "NOTAL"];

    /// <param name="text">The entry as typed.</param>
    /// <param name="read">What was read from it.</param>
    /// <param name="citing">The cable that has the entry.</param>
    public static ReferenceSpelling Of(string text, ReferenceId read, ReferenceId citing) =>
        new(read.Year != citing.Year || IsYearTyped(text, read), SpellingOf(text, read.Origin));

    // "06 TBILISI 12", "TBILISI 12 (06)", "2006 TBILISI 12": a number besides the serial that is the year.
    private static bool IsYearTyped(string text, ReferenceId read)
    {
        MatchCollection numbers = Number.Matches(text);
        return numbers.Count > 1 && numbers.Any(number => IsYear(number.Value.Replace('O', '0'), read));
    }

    private static bool IsYear(string digits, ReferenceId read) =>
        digits == read.YearDigits || digits == "0" + read.YearDigits || digits == read.Year.ToString(CultureInfo.InvariantCulture);

    private static OriginSpelling SpellingOf(string text, string origin)
    {
        string letters = string.Concat(Word.Matches(text.ToUpperInvariant()).Select(word => word.Value).Where(word => !Joints.Contains(word)));
        if (letters is "") return OriginSpelling.Shared;
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
