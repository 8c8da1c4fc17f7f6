using CableViewer.Archive.Reading;
using CableViewer.Cables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.References;

/// <summary>An entry of a REF line with the cable it leads to.</summary>
public sealed record ResolvedReference
{
    public required string? Label { get; init; }

    /// <summary>As typed.</summary>
    public required string Text { get; init; }

    /// <summary>The ID that was read from it; null where it names no cable.</summary>
    public required ReferenceId? Read { get; init; }

    /// <summary>The cable it was taken for, whether the archive has it or not; null where it names none.</summary>
    public required ReferenceId? Target { get; init; }

    /// <summary>The target as lists show it; null where the archive does not have it.</summary>
    public required CableRow? Held { get; init; }

    /// <summary>How many cables cite the target where the archive does not have it; 0 where it has.</summary>
    public required int GhostCitedCount { get; init; }

    /// <summary>Null where the entry names no cable.</summary>
    public required ReferenceRule? Rule { get; init; }

    /// <summary>The rule in a sentence; null where the entry names no cable.</summary>
    public string? Explanation =>
        Rule is null || Read is not { } read || Target is not { } target ? null : Rule.Describe(read, target, Held is not null);
}

/// <summary>What the REF line of a cable, and its text, lead to.</summary>
public sealed class ReferenceReader(ArchiveFile archive)
{
    internal const string ListSql = $"""
        SELECT reference.label, reference.text, reference.target, reference.typed, ghost.cited_count AS ghost_cited_count,
            {CableListRow.Columns}
        FROM cable AS citing
        CROSS JOIN reference ON reference.cable_id = citing.id
        LEFT JOIN cable ON cable.reference_id = reference.target
        LEFT JOIN origin ON origin.id = cable.origin_id
        LEFT JOIN ghost ON ghost.reference_id = reference.target
        WHERE citing.reference_id = @id
        ORDER BY reference.position
        """;

    /// <returns>The entries of the latest version, in their order; none where the archive does not hold the cable.</returns>
    public async Task<IReadOnlyList<ResolvedReference>> ListAsync(ReferenceId citing, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<EntryRow> rows = await connection.QueryAsync<EntryRow>(
            new CommandDefinition(ListSql, new { id = citing.ToString() }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToReference(citing))];
    }

    internal const string MentionSql = """
        SELECT mention.anchor, mention.text, mention.read, mention.target, cable.id, cable.title
        FROM cable AS citing
        CROSS JOIN mention ON mention.cable_id = citing.id
        LEFT JOIN cable ON cable.reference_id = mention.target
        WHERE citing.reference_id = @id AND mention.target IS NOT NULL
        ORDER BY mention.position
        """;

    /// <returns>What the text of the latest version names besides, in its order.</returns>
    public async Task<IReadOnlyList<ResolvedMention>> ListMentionsAsync(ReferenceId citing, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        IEnumerable<MentionRow> rows = await connection.QueryAsync<MentionRow>(
            new CommandDefinition(MentionSql, new { id = citing.ToString() }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToMention(citing))];
    }

    private sealed record MentionRow
    {
        public string Anchor { get; init; } = "";
        public string Text { get; init; } = "";
        public string Read { get; init; } = "";
        public string Target { get; init; } = "";
        public long? Id { get; init; }
        public string? Title { get; init; }

        public ResolvedMention ToMention(ReferenceId citing)
        {
            ReferenceId read = ReferenceId.Parse(Read), target = ReferenceId.Parse(Target);
            return new ResolvedMention(new CitingMention(Anchor, Text, read, target, ReferenceRule.Of(Text, read, target, citing)),
                Id is not null, Title ?? "");
        }
    }

    private sealed record EntryRow : CableListRow
    {
        public string? Label { get; init; }
        public string Text { get; init; } = "";
        public string? Target { get; init; }
        public string? Typed { get; init; }
        public int? GhostCitedCount { get; init; }

        public ResolvedReference ToReference(ReferenceId citing)
        {
            ReferenceId? target = Target is null ? null : Cables.ReferenceId.Parse(Target);
            ReferenceId? read = Typed is null ? target : Cables.ReferenceId.Parse(Typed);
            return new ResolvedReference
            {
                Label = Label,
                Text = Text,
                Read = read,
                Target = target,
                // The columns of a cable that is not here are empty.
                Held = target is null || string.IsNullOrEmpty(ReferenceId) ? null : ToCableRow(),
                GhostCitedCount = GhostCitedCount ?? 0,
                Rule = read is { } known && target is { } meant ? ReferenceRule.Of(Text, known, meant, citing) : null,
            };
        }
    }
}
