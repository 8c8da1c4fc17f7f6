using CableViewer.Archive.Records;
using CableViewer.Sources;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Reading;

/// <summary>A record that did not become a cable, and why.</summary>
public sealed record QuarantinedRecord
{
    /// <summary>Never used again, also when the record has left the quarantine.</summary>
    public required long Id { get; init; }

    /// <summary>The source file, as a witness names it.</summary>
    public required string Path { get; init; }

    public required int Line { get; init; }
    public required long ByteOffset { get; init; }
    public required long ByteLength { get; init; }

    /// <summary>As the record has it, readable or not; null where it has none.</summary>
    public required string? ReferenceId { get; init; }

    /// <summary>As in docs/diagnostics.md: <c>no-reference-id</c>, <c>broken-row</c>.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// As what it was read, and will be read again; null where no format was recognised, or where a program of before kept it.
    /// </summary>
    public required RecordFormat? Format { get; init; }

    /// <summary>A sentence for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>When the import began that brought it.</summary>
    public required DateTimeOffset? Imported { get; init; }
}

/// <summary>Lists what is in the quarantine, and gives it back.</summary>
public sealed class QuarantineReader(ArchiveFile archive)
{
    private const string ListSql = """
        SELECT quarantine.id, path, line, byte_offset, byte_length, reference_id, code, reason, format, import_run.started
        FROM quarantine
        JOIN import_run ON import_run.id = import_run_id
        """;

    /// <param name="after">The last id of the page before, 0 for the first page.</param>
    /// <returns>By id.</returns>
    public async Task<IReadOnlyList<QuarantinedRecord>> ListAsync(long after, int count, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<Row> rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"{ListSql} WHERE quarantine.id > @after ORDER BY quarantine.id LIMIT @count", new { after, count },
                cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToRecord())];
    }

    /// <returns>Null where there is no such record.</returns>
    public async Task<QuarantinedRecord?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        Row? row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"{ListSql} WHERE quarantine.id = @id", new { id }, cancellationToken: cancellationToken));
        return row?.ToRecord();
    }

    /// <returns>The record's own bytes, or null where there is no such record.</returns>
    public async Task<byte[]?> FindBytesAsync(long id, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        byte[]? bytes = await connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
            "SELECT bytes FROM quarantine WHERE id = @id", new { id }, cancellationToken: cancellationToken));
        return bytes is null ? null : StoredText.Decompress(bytes);
    }

    /// <returns>How many there are of each code, the most frequent first.</returns>
    public async Task<IReadOnlyList<ListCount>> CountByCodeAsync(CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<(string Code, long Count)> rows = await connection.QueryAsync<(string, long)>(new CommandDefinition(
            "SELECT code, COUNT(*) FROM quarantine GROUP BY code ORDER BY COUNT(*) DESC, code", cancellationToken: cancellationToken));
        return [.. rows.Select(row => new ListCount(row.Code, (int)row.Count))];
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string Path { get; init; } = "";
        public int Line { get; init; }
        public long ByteOffset { get; init; }
        public long ByteLength { get; init; }
        public string? ReferenceId { get; init; }
        public string Code { get; init; } = "";
        public string Reason { get; init; } = "";
        public string? Format { get; init; }
        public string Started { get; init; } = "";

        public QuarantinedRecord ToRecord() => new()
        {
            Id = Id,
            Path = Path,
            Line = Line,
            ByteOffset = ByteOffset,
            ByteLength = ByteLength,
            ReferenceId = ReferenceId,
            Code = Code,
            Reason = Reason,
            Format = Enum.TryParse(Format, out RecordFormat known) ? known : null,
            Imported = StoredText.ReadTime(Started),
        };
    }
}
