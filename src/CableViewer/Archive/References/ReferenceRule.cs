using CableViewer.Cables;
using CableViewer.Parsing.References;

namespace CableViewer.Archive.References;

/// <summary>How sure it is that an entry of the REF line means the cable it leads to.</summary>
public enum ReferenceConfidence
{
    /// <summary>All of the ID is typed there.</summary>
    Certain,

    /// <summary>The year is that of the citing cable, or a name was mended.</summary>
    Likely,

    /// <summary>Nothing is here under the ID as typed, and something is under the next best.</summary>
    Inferred,
}

/// <summary>Where the year of a reference comes from.</summary>
public enum YearRule
{
    Typed,
    OfCitingCable,

    /// <summary>A number without a year, early in a year, is often one of the last year's.</summary>
    YearBefore,

    /// <summary>A number without a year that the citing post had not reached when it sent the cable.</summary>
    YearOfNumber,
}

/// <summary>By what rule an entry of the REF line was taken for the cable it leads to.</summary>
/// <param name="Year">Where its year comes from.</param>
/// <param name="Origin">How its origin is typed.</param>
/// <param name="IsSibling">It is of another code of the same post, because nothing is here under the code that was typed.</param>
public sealed record ReferenceRule(YearRule Year, OriginSpelling Origin, bool IsSibling)
{
    public ReferenceConfidence Confidence =>
        IsSibling || Year is YearRule.YearBefore ? ReferenceConfidence.Inferred
        : Year is YearRule.Typed && Origin is OriginSpelling.Plain or OriginSpelling.Alias ? ReferenceConfidence.Certain
        : Origin is OriginSpelling.Mended or OriginSpelling.Supposed
            || Year is YearRule.OfCitingCable or YearRule.YearOfNumber ? ReferenceConfidence.Likely
        : ReferenceConfidence.Certain;

    /// <param name="text">The entry as typed.</param>
    /// <param name="read">The ID that was read from it.</param>
    /// <param name="target">The cable it was taken for.</param>
    /// <param name="citing">The cable that has the entry.</param>
    public static ReferenceRule Of(string text, ReferenceId read, ReferenceId target, ReferenceId citing)
    {
        ReferenceSpelling spelling = ReferenceSpelling.Of(text, read, citing);
        YearRule year = target.Year != read.Year
            ? YearRule.YearBefore
            : spelling.HasYear
            ? YearRule.Typed
            : read.Year != citing.Year
            ? YearRule.YearOfNumber
            : YearRule.OfCitingCable;
        return new ReferenceRule(year, spelling.Origin, target.Origin != read.Origin);
    }

    /// <summary>The rule in a sentence for readers.</summary>
    /// <param name="read">The ID that was read from the entry.</param>
    /// <param name="target">The cable it was taken for.</param>
    /// <param name="isHeld">The archive has the target.</param>
    public string Describe(ReferenceId read, ReferenceId target, bool isHeld)
    {
        var parts = new List<string>();
        switch (Origin)
        {
            case OriginSpelling.Alias:
                parts.Add($"the name typed stands for {read.Origin}");
                break;
            case OriginSpelling.Mended:
                parts.Add($"the name typed is near {read.Origin} and no other origin");
                break;
            case OriginSpelling.Shared:
                parts.Add($"only a number is typed, so {read.Origin} was taken from what stands before it");
                break;
        }
        if (Origin is OriginSpelling.Supposed)
            parts.Add($"only a number is typed, higher than the citing post had reached, so {read.Origin} was taken");
        if (IsSibling) parts.Add($"nothing is here as {read}, but {target.Origin} is the same post");
        switch (Year)
        {
            case YearRule.OfCitingCable:
                parts.Add($"no year is typed, so the year of the citing cable was taken");
                break;
            case YearRule.YearBefore:
                parts.Add($"no year is typed; {read.Year} has no such cable before the citing one, {target.Year} has");
                break;
        }
        if (Year is YearRule.YearOfNumber)
            parts.Add(
                "no year is typed; the number is higher than its post had reached in the year of the citing cable, so the year before "
                    + "was taken");
        if (parts.Count == 0) parts.Add(isHeld
            ? "year, origin and number are typed"
            : "year, origin and number are typed, but the archive does not hold it");
        string sentence = string.Join("; ", parts);
        return $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.";
    }
}
