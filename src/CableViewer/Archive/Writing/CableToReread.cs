using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;

namespace CableViewer.Archive.Writing;

/// <summary>A version as it is stored: its reading, which has its text, and what else its sources say.</summary>
internal sealed record StoredVersion(SourceFacts Facts, Cable Cable, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>A cable of the archive with all that the parser had of it.</summary>
/// <param name="Id">Of the row.</param>
/// <param name="Versions">In order, from 1.</param>
internal sealed record CableToReread(long Id, ReferenceId ReferenceId, WithheldPart Withheld, IReadOnlyList<StoredVersion> Versions)
{
    /// <summary>A reading of each version, in order.</summary>
    public RereadVersion[] ReadAgain() => [.. Versions.Select(ReadAgain)];

    private RereadVersion ReadAgain(StoredVersion stored)
    {
        PreparedCable anew = PreparedCable.Again(stored.Facts, stored.Cable.Header, stored.Cable.Body);
        // Of a cable that is withheld as a whole nothing is left to read.
        if (Withheld is WithheldPart.Cable) return new RereadVersion(anew.With(stored.Cable, stored.Diagnostics), null);
        if (anew.Cable.ReferenceId == ReferenceId) return new RereadVersion(anew, null);

        ReferenceId? other = anew.Cable.ReferenceId;
        anew = PreparedCable.Again(stored.Facts with { ReferenceId = ReferenceId.ToString() }, stored.Cable.Header, stored.Cable.Body);
        return new RereadVersion(
            anew.With(anew.Cable with { ReferenceId = ReferenceId, PublishedAs = stored.Cable.PublishedAs }, anew.Diagnostics),
            other?.ToString() ?? "");
    }
}

/// <summary>A version read again.</summary>
/// <param name="Reading">Under the ID that the cable has.</param>
/// <param name="OtherId">Under which ID this program would file the record if it came now; empty for none, null for the same.</param>
internal sealed record RereadVersion(PreparedCable Reading, string? OtherId);
