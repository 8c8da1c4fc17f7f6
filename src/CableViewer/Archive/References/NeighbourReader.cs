using CableViewer.Archive.Reading;
using CableViewer.Cables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.References;

/// <summary>The cables around one.</summary>
/// <param name="Before">Of its origin, by number, nearest first.</param>
/// <param name="After">Of its origin, by number, nearest first.</param>
/// <param name="Earlier">In the whole archive, by time; null for the first.</param>
/// <param name="Later">In the whole archive, by time; null for the last.</param>
public sealed record Neighbourhood(IReadOnlyList<CableRow> Before, IReadOnlyList<CableRow> After, CableRow? Earlier, CableRow? Later)
{
    public static readonly Neighbourhood None = new([], [], null, null);

    /// <summary>The nearest before it at its origin; null for the first.</summary>
    public CableRow? Previous => Before is [var nearest, ..] ? nearest : null;

    /// <summary>The nearest after it at its origin; null for the last.</summary>
    public CableRow? Next => After is [var nearest, ..] ? nearest : null;
}

/// <summary>
/// Finds what stands around a cable: five before and five after it at its origin, and the one just before and just after it in time.
/// </summary>
public sealed class NeighbourReader(ArchiveFile archive)
{
    internal const string PlaceSql = "SELECT id, origin_id AS origin, year, serial, created FROM cable WHERE reference_id = @id";

    internal const string ListSql = $"""
        SELECT 1 AS place, * FROM ({CableListRow.Select}
            WHERE cable.origin_id = @origin AND (cable.year, cable.serial) < (@year, @serial) ORDER BY cable.year DESC,
                cable.serial DESC LIMIT 5)
        UNION ALL
        SELECT 2, * FROM ({CableListRow.Select}
            WHERE cable.origin_id = @origin AND (cable.year, cable.serial) > (@year, @serial) ORDER BY cable.year, cable.serial LIMIT 5)
        UNION ALL
        SELECT 3, * FROM ({CableListRow.Select}
            WHERE (cable.created, cable.id) < (@created, @id) AND cable.created <> '' ORDER BY cable.created DESC, cable.id DESC LIMIT 1)
        UNION ALL
        SELECT 4, * FROM ({CableListRow.Select}
            WHERE (cable.created, cable.id) > (@created, @id) AND @created <> '' ORDER BY cable.created, cable.id LIMIT 1)
        """;

    /// <returns>Empty where the archive does not hold the cable.</returns>
    public async Task<Neighbourhood> FindAsync(ReferenceId id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        var here = await connection.QuerySingleOrDefaultAsync<PlaceRow>(
            new CommandDefinition(PlaceSql, new { id = id.ToString() }, cancellationToken: cancellationToken));
        if (here is null) return Neighbourhood.None;
        ILookup<int, CableRow> found = (await connection.QueryAsync<NeighbourRow>(new CommandDefinition(
                ListSql, new { id = here.Id, origin = here.Origin, year = here.Year, serial = here.Serial, created = here.Created },
                    cancellationToken: cancellationToken)))
            .ToLookup(row => row.Place, row => row.ToCableRow());
        return new Neighbourhood([.. found[1]], [.. found[2]], found[3].FirstOrDefault(), found[4].FirstOrDefault());
    }

    private sealed record PlaceRow
    {
        public long Id { get; init; }
        public long Origin { get; init; }
        public int Year { get; init; }
        public int Serial { get; init; }
        public string Created { get; init; } = "";
    }

    private sealed record NeighbourRow : CableListRow
    {
        public int Place { get; init; }
    }
}
