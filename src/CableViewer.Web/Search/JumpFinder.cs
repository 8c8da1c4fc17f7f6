using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Search.Results;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Search;

/// <summary>A cable that was named: as lists show it, or only its ID where it is not in the archive.</summary>
/// <param name="Cable">Null where it is not in the archive.</param>
public sealed record CableRowOrGhost(ReferenceId Id, CableRow? Cable, string Address);

/// <summary>What a text names.</summary>
/// <param name="Address">Where it leads without a doubt; null where there is a choice, or nothing is named.</param>
public sealed record NamedCables(string? Address, IReadOnlyList<CableRowOrGhost> Cables);

/// <summary>Finds the cables that are named in the search box.</summary>
public sealed class JumpFinder(CableSearch search, CableReader reader, ResultReader rows)
{
    public async Task<NamedCables> FindAsync(string text, CancellationToken cancellationToken)
    {
        IReadOnlyList<JumpTarget> targets = Jump.Read(text);
        if (targets.Count == 1 && await FindAsync(targets[0], cancellationToken) is { } address) return new NamedCables(address, []);

        CableIndex index = await search.GetIndexAsync(cancellationToken);
        if (targets.Count == 0)
        {
            IReadOnlyList<int> candidates = Jump.FindCandidates(index, text);
            if (candidates.Count == 1) return new NamedCables(Addresses.Cable(index.ReferenceIdOf(candidates[0])), []);
            IReadOnlyList<CableRow> named = await rows.ListAsync(index, candidates, cancellationToken);
            return new NamedCables(null,
                [.. named.Select(cable => new CableRowOrGhost(cable.ReferenceId, cable, Addresses.Cable(cable.ReferenceId)))]);
        }

        var found = new List<CableRowOrGhost>();
        foreach (JumpTarget target in targets)
        {
            string? place = await FindAsync(target, cancellationToken);
            int row = index.RowOf(target.Id);
            IReadOnlyList<CableRow> here = row < 0 ? [] : await rows.ListAsync(index, [row], cancellationToken);
            found.Add(new CableRowOrGhost(target.Id, here is [var cable] ? cable : null, place ?? Addresses.Cable(target.Id)));
        }
        return new NamedCables(null, found);
    }

    // Null where the archive has no such cable; then the text is searched for.
    private async Task<string?> FindAsync(JumpTarget target, CancellationToken cancellationToken)
    {
        ReferenceId? id = (await reader.FindExistingAsync([target.Id], cancellationToken)).Contains(target.Id)
            ? target.Id
            : await reader.FindPublishedAsAsync(target.Id.ToString(), cancellationToken);
        if (id is not { } known) return null;
        return target.Paragraph is { } paragraph ? $"{Addresses.Cable(known)}/{paragraph}" : Addresses.Cable(known);
    }
}
