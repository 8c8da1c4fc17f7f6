using CableViewer.Archive.Reading;
using CableViewer.Cables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.References;

/// <summary>Follows references from one cable, two steps in both directions.</summary>
public sealed class ThreadReader(ArchiveFile archive)
{
    // An instruction to all posts is cited by hundreds: more than these are not looked at.
    private const int MostLinks = 400;

    internal const string CitedSql = """
        SELECT citing.reference_id AS citing, reference.target AS cited
        FROM cable AS citing
        CROSS JOIN reference ON reference.cable_id = citing.id
        WHERE citing.reference_id IN @ids AND reference.target IS NOT NULL
        UNION ALL
        SELECT citing.reference_id, mention.target
        FROM cable AS citing
        CROSS JOIN mention ON mention.cable_id = citing.id
        WHERE citing.reference_id IN @ids AND mention.target IS NOT NULL
        LIMIT @MostLinks
        """;

    internal const string CitingSql = """
        SELECT citing.reference_id AS citing, reference.target AS cited
        FROM reference
        CROSS JOIN cable AS citing ON citing.id = reference.cable_id
        WHERE reference.target IN @ids
        UNION ALL
        SELECT citing.reference_id, mention.target
        FROM mention
        CROSS JOIN cable AS citing ON citing.id = mention.cable_id
        WHERE mention.target IN @ids
        LIMIT @MostLinks
        """;

    internal const string RowSql =
        $"SELECT {CableListRow.Columns} FROM cable CROSS JOIN origin ON origin.id = cable.origin_id WHERE cable.reference_id IN @ids";

    /// <returns>Null where the archive neither holds the cable nor has one that cites it.</returns>
    public async Task<CableThread?> FindAsync(ReferenceId start, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        var places = new Dictionary<ReferenceId, ThreadPlace> { [start] = ThreadPlace.Start };
        var links = new HashSet<ThreadLink>();
        bool isCut = false;

        List<ReferenceId> cited = Place(await FollowAsync(CitedSql, [start]), link => link.Cited, ThreadPlace.Cited);
        List<ReferenceId> citing = Place(await FollowAsync(CitingSql, [start]), link => link.Citing, ThreadPlace.Citing);
        // What lies in one line with the cable goes before what only has a neighbour in common with it.
        Place(await FollowAsync(CitedSql, cited), link => link.Cited, ThreadPlace.CitedByCited);
        Place(await FollowAsync(CitingSql, citing), link => link.Citing, ThreadPlace.CitingCiting);
        Place(await FollowAsync(CitingSql, cited), link => link.Citing, ThreadPlace.AlsoCiting);
        Place(await FollowAsync(CitedSql, citing), link => link.Cited, ThreadPlace.AlsoCited);
        // How those at the rim cite each other.
        await FollowAsync(CitedSql, places.Keys);

        Dictionary<ReferenceId, CableRow> rows =
            (await QueryAsync<CableListRow>(RowSql, places.Keys)).Select(row => row.ToCableRow()).ToDictionary(row => row.ReferenceId);
        if (places.Count == 1 && !rows.ContainsKey(start)) return null;
        ThreadLink[] kept = [.. links.Where(link =>
            link.Citing != link.Cited && places.ContainsKey(link.Citing) && places.ContainsKey(link.Cited))];
        return new CableThread(
            start,
            [.. places
                .Select(place =>
                    new ThreadCable { ReferenceId = place.Key, Place = place.Value, Row = rows.GetValueOrDefault(place.Key),
                    Sent = SentOf(place.Key, rows, kept) })
                .OrderBy(cable => cable.Sent).ThenBy(cable => cable.ReferenceId)],
            [.. kept.OrderBy(link => link.Citing).ThenBy(link => link.Cited)],
            isCut);

        async Task<List<ThreadLink>> FollowAsync(string sql, IReadOnlyCollection<ReferenceId> from)
        {
            if (from.Count == 0) return [];
            List<ThreadLink> found = [.. (await QueryAsync<LinkRow>(sql, from))
                .Select(row => new ThreadLink(ReferenceId.Parse(row.Citing), ReferenceId.Parse(row.Cited)))];
            isCut |= found.Count == MostLinks;
            links.UnionWith(found);
            return found;
        }

        List<ReferenceId> Place(List<ThreadLink> found, Func<ThreadLink, ReferenceId> other, ThreadPlace place)
        {
            var placed = new List<ReferenceId>();
            foreach (ReferenceId id in found.Select(other).Distinct().Where(id => !places.ContainsKey(id)).Order())
            {
                if (places.Count == CableThread.MostCables)
                {
                    isCut = true;
                    break;
                }
                places.Add(id, place);
                placed.Add(id);
            }
            return placed;
        }

        Task<IEnumerable<T>> QueryAsync<T>(string sql, IEnumerable<ReferenceId> ids) => connection.QueryAsync<T>(new CommandDefinition(
            sql, new { ids = ids.Select(id => id.ToString()).ToArray(), MostLinks }, cancellationToken: cancellationToken));
    }

    // A cable that is not here was sent in its year, and before those that cite it.
    private static DateTimeOffset SentOf(ReferenceId id, Dictionary<ReferenceId, CableRow> rows, ThreadLink[] links)
    {
        if (rows.TryGetValue(id, out CableRow? row) && row.Created is { } created) return created;
        DateTimeOffset first = new(id.Year, 1, 1, 0, 0, 0, TimeSpan.Zero), last = first.AddYears(1).AddDays(-1);
        DateTimeOffset before = links.Where(link => link.Cited == id)
            .Select(link => rows.GetValueOrDefault(link.Citing)?.Created)
            .OfType<DateTimeOffset>()
            .DefaultIfEmpty(last)
            .Min()
            .AddDays(-1);
        return before < first ? first : before > last ? last : before;
    }

    private sealed record LinkRow
    {
        public string Citing { get; init; } = "";
        public string Cited { get; init; } = "";
    }
}
