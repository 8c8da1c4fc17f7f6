using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.Parsing.References;

namespace CableViewer.Archive.References;

/// <summary>Finds the cable that an entry of the REF line means among those that the archive holds (formats.md 3.4).</summary>
/// <param name="findMonth">The month a cable was sent in, <c>2007-03</c>, empty where it is not known; null for a cable that is not
/// here.</param>
public sealed class ReferenceSearch(Func<ReferenceId, string?> findMonth)
{
    /// <summary>
    /// The ID as read, where the archive has it and it is not later than the citing cable; else that of a sibling origin; else, where no
    /// year is typed, that of the year before; else the ID as read, whether it is here or not.
    /// </summary>
    /// <param name="text">The entry as typed.</param>
    /// <param name="read">The ID that was read from it.</param>
    /// <param name="citing">The cable that has the entry.</param>
    /// <param name="citingMonth">When that was sent; empty where it is not known.</param>
    public ReferenceId Find(string text, ReferenceId read, ReferenceId citing, string citingMonth)
    {
        if (IsHeldBefore(read, citing, citingMonth)) return read;
        foreach (ReferenceId sibling in SiblingsOf(read))
        {
            if (IsHeldBefore(sibling, citing, citingMonth)) return sibling;
        }
        // What is typed in full means what it says, even if it is not here.
        if (read.Year != citing.Year || ReferenceSpelling.Of(text, read, citing).HasYear) return read;

        ReferenceId before = read with { Year = read.Year - 1 };
        foreach (ReferenceId candidate in (ReferenceId[])[before, .. SiblingsOf(before)])
        {
            if (IsHeldBefore(candidate, citing, citingMonth)) return candidate;
        }
        return read;
    }

    /// <summary>What <see cref="Find"/> may lead to in the place of an ID, in its order.</summary>
    public static IEnumerable<ReferenceId> OthersThan(ReferenceId read)
    {
        ReferenceId before = read with { Year = read.Year - 1 };
        return [.. SiblingsOf(read), before, .. SiblingsOf(before)];
    }

    // A cable cannot cite itself, nor one that is sent months later.
    private bool IsHeldBefore(ReferenceId id, ReferenceId citing, string citingMonth) =>
        id != citing && findMonth(id) is { } month && (month is "" || citingMonth is "" || string.CompareOrdinal(month, citingMonth) <= 0);

    private static IEnumerable<ReferenceId> SiblingsOf(ReferenceId id) =>
        OriginSiblings.Of(id.Origin).Select(code => id with { Origin = code });
}
