using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.References;

/// <summary>A cable that cites another, with the words in which it does.</summary>
public sealed record CitingCable
{
    public required CableRow Citing { get; init; }

    /// <summary>The entries of its REF line that name the cited cable.</summary>
    public required IReadOnlyList<CitingEntry> Entries { get; init; }

    /// <summary>Where its text names the cited cable, and its REF line does not.</summary>
    public required IReadOnlyList<CitingMention> Mentions { get; init; }

    /// <summary>Where its text mentions the cited cable; none where only the REF line does, or where they were not asked for.</summary>
    public required IReadOnlyList<CitingPassage> Passages { get; init; }
}

/// <summary>Some of the cables that cite one.</summary>
/// <param name="Cables">Latest first.</param>
/// <param name="Total">How many cite it in all.</param>
/// <param name="Page">From 0.</param>
public sealed record CitingCables(IReadOnlyList<CitingCable> Cables, int Total, int Page)
{
    public const int Size = 20;

    public int PageCount => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>The cables that cite one, whether the archive holds that or not.</summary>
public sealed class CitingReader(ArchiveFile archive)
{
    /// <summary>The cables that cite one, each once.</summary>
    internal const string CitingSql =
        "SELECT cable_id FROM reference WHERE target = @id UNION SELECT cable_id FROM mention WHERE target = @id";

    internal const string CountSql = $"SELECT COUNT(*) FROM ({CitingSql})";

    internal const string ListSql = $"""
        SELECT cable.id, {CableListRow.Columns}
        FROM ({CitingSql}) AS citing_id
        CROSS JOIN cable ON cable.id = citing_id.cable_id
        CROSS JOIN origin ON origin.id = cable.origin_id
        ORDER BY cable.created DESC, cable.id DESC
        LIMIT @size OFFSET @offset
        """;

    internal const string EntrySql = """
        SELECT cable_id, label, text, COALESCE(typed, target) AS read
        FROM reference
        WHERE target = @id AND cable_id IN @cables
        ORDER BY cable_id, position
        """;

    internal const string MentionSql = """
        SELECT cable_id, anchor, text, read
        FROM mention
        WHERE target = @id AND cable_id IN @cables
        ORDER BY cable_id, position
        """;

    internal const string ContentSql = """
        SELECT cable.id, cable_version.header_bytes, cable_version.body_bytes, cable_version.content
        FROM cable
        JOIN cable_version ON cable_version.cable_id = cable.id AND cable_version.number = cable.version
        WHERE cable.id IN @cables
        """;

    /// <summary>The latest few, without passages: for the side of a page.</summary>
    public Task<CitingCables> ListLatestAsync(ReferenceId id, int count, CancellationToken cancellationToken) =>
        ListAsync(id, 0, count, withPassages: false, cancellationToken);

    /// <param name="page">From 0; a page behind the last is empty.</param>
    public Task<CitingCables> ListAsync(ReferenceId id, int page, CancellationToken cancellationToken) =>
        ListAsync(id, page, CitingCables.Size, withPassages: true, cancellationToken);

    private async Task<CitingCables> ListAsync(ReferenceId id, int page, int size, bool withPassages, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        string name = id.ToString();
        int total = await connection.ExecuteScalarAsync<int>(
            new CommandDefinition(CountSql, new { id = name }, cancellationToken: cancellationToken));
        if (total <= page * (long)size) return new CitingCables([], total, page);

        List<CitingRow> rows = (await connection.QueryAsync<CitingRow>(new CommandDefinition(
            ListSql, new { id = name, size, offset = page * (long)size }, cancellationToken: cancellationToken))).AsList();
        long[] cables = [.. rows.Select(row => row.Id)];
        ILookup<long, EntryRow> entries = (await connection.QueryAsync<EntryRow>(new CommandDefinition(
            EntrySql, new { id = name, cables }, cancellationToken: cancellationToken))).ToLookup(row => row.CableId);
        ILookup<long, MentionRow> mentions = (await connection.QueryAsync<MentionRow>(new CommandDefinition(
            MentionSql, new { id = name, cables }, cancellationToken: cancellationToken))).ToLookup(row => row.CableId);
        Dictionary<long, Cable> texts = withPassages ? await ReadTextsAsync(connection, cables, cancellationToken) : [];

        return new CitingCables([
            .. rows.Select(row => ToCitingCable(row, id, entries[row.Id], mentions[row.Id], texts.GetValueOrDefault(row.Id)))], total,
            page);
    }

    private static async Task<Dictionary<long,
        Cable>> ReadTextsAsync(SqliteConnection connection, long[] cables, CancellationToken cancellationToken)
    {
        IEnumerable<ContentRow> contents = await connection.QueryAsync<ContentRow>(
            new CommandDefinition(ContentSql, new { cables }, cancellationToken: cancellationToken));
        return contents.ToDictionary(row => row.Id, row => StoredText.Read(row.Content, row.HeaderBytes, row.BodyBytes).Cable);
    }

    private static CitingCable ToCitingCable(CitingRow row, ReferenceId cited, IEnumerable<EntryRow> rows, IEnumerable<MentionRow> named,
        Cable? text)
    {
        CableRow citing = row.ToCableRow();
        CitingEntry[] entries = [.. rows.Select(entry => entry.ToEntry(cited, citing.ReferenceId))];
        CitingMention[] mentions = [.. named.Select(mention => mention.ToMention(cited, citing.ReferenceId))];
        return new CitingCable
        {
            Citing = citing,
            Entries = entries,
            Mentions = mentions,
            Passages = text is null ? [] : CitingPassage.List(text, cited, entries, mentions),
        };
    }

    private sealed record CitingRow : CableListRow
    {
        public long Id { get; init; }
    }

    private sealed record EntryRow
    {
        public long CableId { get; init; }
        public string? Label { get; init; }
        public string Text { get; init; } = "";
        public string Read { get; init; } = "";

        public CitingEntry ToEntry(ReferenceId cited, ReferenceId citing)
        {
            ReferenceId read = ReferenceId.Parse(Read);
            return new CitingEntry(Label, Text, read, cited, ReferenceRule.Of(Text, read, cited, citing));
        }
    }

    private sealed record MentionRow
    {
        public long CableId { get; init; }
        public string Anchor { get; init; } = "";
        public string Text { get; init; } = "";
        public string Read { get; init; } = "";

        public CitingMention ToMention(ReferenceId cited, ReferenceId citing)
        {
            ReferenceId read = ReferenceId.Parse(Read);
            return new CitingMention(Anchor, Text, read, cited, ReferenceRule.Of(Text, read, cited, citing));
        }
    }

    private sealed record ContentRow
    {
        public long Id { get; init; }
        public int HeaderBytes { get; init; }
        public int BodyBytes { get; init; }
        public byte[] Content { get; init; } = [];
    }
}
