using System.Globalization;
using CableViewer.Cables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive;

/// <summary>Which cables a list holds: those that have all of the properties given.</summary>
public sealed record CableFilter
{
    /// <summary>Code of the origin.</summary>
    public string? Origin { get; init; }

    /// <summary>Beginning of the date of creation: <c>2007</c>, <c>2007-03</c> or <c>2007-03-02</c>.</summary>
    public string? Created { get; init; }

    /// <summary>Beginning of the date of release.</summary>
    public string? Released { get; init; }

    public Classification? Classification { get; init; }

    public string? Tag { get; init; }
    public string? Caption { get; init; }

    /// <summary>Address of an article, as the archive has it.</summary>
    public string? Article { get; init; }

    public string? Signer { get; init; }
}

/// <summary>How a list is sorted; cables of one time in the order in which they came in.</summary>
public enum CableOrder
{
    LatestCreated,
    EarliestCreated,
    LatestReleased,
}

/// <summary>Fifty cables of a list.</summary>
/// <param name="Page">From 0.</param>
public sealed record CableListPage(IReadOnlyList<CableRow> Rows, int Total, int Page)
{
    /// <summary>As on the original site.</summary>
    public const int Size = 50;

    public int PageCount => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>A value that cables are listed by, with the number of cables that have it.</summary>
/// <param name="Name">A code, a date or its beginning, an address, a name.</param>
public sealed record ListCount(string Name, int Count);

/// <summary>An origin with its cables: how many, from when to when.</summary>
public sealed record OriginCount
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required int Count { get; init; }
    public required DateTimeOffset? First { get; init; }
    public required DateTimeOffset? Last { get; init; }
}

/// <summary>Lists of cables, and the values they are listed by.</summary>
public sealed class CableLists(ArchiveFile archive)
{
    /// <param name="page">From 0; a page behind the last is empty.</param>
    public async Task<CableListPage> ListAsync(CableFilter filter, CableOrder order, int page, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        (string from, DynamicParameters parameters) = Where(filter);
        parameters.Add("size", CableListPage.Size);
        parameters.Add("offset", (long)page * CableListPage.Size);
        string by = order switch
        {
            CableOrder.EarliestCreated => "cable.created, cable.id",
            CableOrder.LatestReleased => "cable.released DESC, cable.created DESC, cable.id DESC",
            _ => "cable.created DESC, cable.id DESC",
        };
        int total = await connection.ExecuteScalarAsync<int>(new CommandDefinition($"SELECT COUNT(*) FROM cable {from}", parameters, cancellationToken: cancellationToken));
        IEnumerable<CableListRow> rows = await connection.QueryAsync<CableListRow>(new CommandDefinition(
            $"{CableListRow.Select} {from} ORDER BY {by} LIMIT @size OFFSET @offset", parameters, cancellationToken: cancellationToken));
        return new CableListPage([.. rows.Select(row => row.ToCableRow())], total, page);
    }

    /// <returns>Every origin that has cables, by name.</returns>
    public async Task<IReadOnlyList<OriginCount>> ListOriginsAsync(CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<OriginRow> rows = await connection.QueryAsync<OriginRow>(new CommandDefinition(
            """
            SELECT origin.code, origin.name, list_count.cable_count AS count,
                   (SELECT MIN(created) FROM cable WHERE origin_id = origin.id AND created > '') AS first,
                   (SELECT MAX(created) FROM cable WHERE origin_id = origin.id) AS last
            FROM list_count
            JOIN origin ON origin.id = CAST(list_count.name AS INTEGER)
            WHERE list_count.kind = 'origin' AND list_count.cable_count > 0
            """,
            cancellationToken: cancellationToken));
        return [.. rows
            .Select(row => new OriginCount
            {
                Code = row.Code,
                Name = row.Name,
                Count = row.Count,
                First = StoredText.ReadTime(row.First ?? ""),
                Last = StoredText.ReadTime(row.Last ?? ""),
            })
            .OrderBy(origin => origin.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <returns>The name of an origin that has cables, or null.</returns>
    public async Task<string?> FindOriginNameAsync(string code, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT name FROM origin WHERE code = @code", new { code }, cancellationToken: cancellationToken));
    }

    /// <returns>Months of creation, <c>2007-03</c>, from the first on.</returns>
    public Task<IReadOnlyList<ListCount>> ListMonthsAsync(CancellationToken cancellationToken) => CountAsync(
        "SELECT substr(name, 1, 7) AS name, SUM(cable_count) AS count FROM list_count WHERE kind = 'created' AND cable_count > 0 GROUP BY 1 ORDER BY 1", cancellationToken);

    /// <returns>The labels that occur, by their <see cref="Classification.Slug"/>, from the least to the most secret.</returns>
    public async Task<IReadOnlyList<ListCount>> ListClassificationsAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, int> counts = (await CountAsync(
            "SELECT name, cable_count AS count FROM list_count WHERE kind = 'classification' AND cable_count > 0", cancellationToken))
            .ToDictionary(row => row.Name, row => row.Count);
        return [.. Classification.All
            .Select(label => new ListCount(label.Slug, counts.GetValueOrDefault(label.Number.ToString(CultureInfo.InvariantCulture))))
            .Where(row => row.Count > 0)];
    }

    /// <returns>By code.</returns>
    public Task<IReadOnlyList<ListCount>> ListTagsAsync(CancellationToken cancellationToken) => ListTermsAsync(TermKind.Tag, cancellationToken);

    private Task<IReadOnlyList<ListCount>> ListTermsAsync(string kind, CancellationToken cancellationToken) => CountAsync(
        $"SELECT name, cable_count AS count FROM term WHERE kind = '{kind}' AND cable_count > 0 ORDER BY name", cancellationToken);

    private async Task<IReadOnlyList<ListCount>> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<CountRow> rows = await connection.QueryAsync<CountRow>(new CommandDefinition(sql, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new ListCount(row.Name, row.Count))];
    }

    private static (string Sql, DynamicParameters Parameters) Where(CableFilter filter)
    {
        var parameters = new DynamicParameters();
        var conditions = new List<string>();
        if (filter.Origin is { } origin) Add("cable.origin_id = (SELECT id FROM origin WHERE code = @origin)", "origin", origin);
        if (filter.Classification is { } classification) Add("cable.classification = @classification", "classification", classification.Number);
        AddPrefix("created", filter.Created);
        AddPrefix("released", filter.Released);
        AddTerm(TermKind.Tag, filter.Tag);
        AddTerm(TermKind.Caption, filter.Caption);
        AddTerm(TermKind.Article, filter.Article);
        AddTerm(TermKind.Signer, filter.Signer);
        return (conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}", parameters);

        void Add(string condition, string name, object value)
        {
            conditions.Add(condition);
            parameters.Add(name, value);
        }

        // A beginning of a date is a range of the index: from itself up to what follows every text that begins so.
        void AddPrefix(string column, string? prefix)
        {
            if (prefix is null) return;
            Add($"cable.{column} >= @{column}", column, prefix);
            Add($"cable.{column} < @{column}End", $"{column}End", prefix + "~");
        }

        void AddTerm(string kind, string? name)
        {
            if (name is null) return;
            Add($"cable.id IN (SELECT cable_id FROM cable_term WHERE term_id = (SELECT id FROM term WHERE kind = '{kind}' AND name = @{kind}))", kind, name);
        }
    }

    private sealed record CountRow
    {
        public string Name { get; init; } = "";
        public int Count { get; init; }
    }

    private sealed record OriginRow
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public int Count { get; init; }
        public string? First { get; init; }
        public string? Last { get; init; }
    }
}
