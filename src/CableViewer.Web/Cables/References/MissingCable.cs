using CableViewer.Archive.Reading;
using CableViewer.Archive.References;
using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.Search.Results;

namespace CableViewer.Web.Cables.References;

/// <summary>What is known of a cable that is not here.</summary>
public sealed record MissingCable
{
    public required ReferenceId Id { get; init; }

    /// <summary>Name of the post that would have sent it, or its code where nobody knows it.</summary>
    public required string OriginName { get; init; }

    /// <summary>Whether the archive has other cables of that origin.</summary>
    public required bool HasOrigin { get; init; }

    /// <summary>The first of those that cite it, with their words.</summary>
    public required CitingCables CitedBy { get; init; }

    /// <summary>Cables that references typed as this ID were taken for.</summary>
    public required IReadOnlyList<ReferenceId> TakenFor { get; init; }

    /// <summary>The same number in other years, and the nearest numbers of the year.</summary>
    public required IReadOnlyList<CableRow> Near { get; init; }

    /// <summary>The nearest number before it that is here; between the two it was sent.</summary>
    public CableRow? Before => Near.LastOrDefault(row => row.ReferenceId.Year == Id.Year && row.ReferenceId.Serial < Id.Serial);

    /// <summary>The nearest number after it that is here.</summary>
    public CableRow? After => Near.FirstOrDefault(row => row.ReferenceId.Year == Id.Year && row.ReferenceId.Serial > Id.Serial);
}

/// <summary>Finds what is known of a cable that is not here.</summary>
public sealed class MissingCableReader(CableReader cables, CableSearch search, GhostReader ghosts, CitingReader citing)
{
    /// <returns>Null where the archive has the cable.</returns>
    public async Task<MissingCable?> FindAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        if ((await cables.FindExistingAsync([id], cancellationToken)).Count > 0) return null;
        string? origin = (await search.GetIndexAsync(cancellationToken)).OriginNameOf(id.Origin);
        return new MissingCable
        {
            Id = id,
            OriginName = origin ?? Origin.Find(id.Origin)?.Name ?? id.Origin,
            HasOrigin = origin is not null,
            CitedBy = await citing.ListAsync(id, 0, cancellationToken),
            TakenFor = await ghosts.ListTakenForAsync(id, cancellationToken),
            Near = await cables.ListNearAsync(id, cancellationToken),
        };
    }
}
