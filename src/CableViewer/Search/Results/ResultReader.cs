using CableViewer.Archive;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Search.Results;

/// <summary>A paragraph that was found, as a list of results shows it.</summary>
/// <param name="Heading">With what was found in it; empty where the paragraph has none.</param>
public sealed record FoundParagraph(Paragraph Paragraph, IReadOnlyList<ExcerptPart> Heading, IReadOnlyList<ExcerptPart> Excerpt);

/// <summary>A cable that was found.</summary>
public sealed record FoundCable
{
    public required CableRow Cable { get; init; }

    /// <summary>With what was found in it.</summary>
    public required IReadOnlyList<ExcerptPart> Subject { get; init; }

    /// <summary>The paragraphs that have most of what was asked, in the order of the text.</summary>
    public required IReadOnlyList<FoundParagraph> Paragraphs { get; init; }

    /// <summary>How many more paragraphs have something of it.</summary>
    public required int MoreParagraphs { get; init; }

    /// <summary>Words were asked for, and stand only in the first or last lines of the cable.</summary>
    public required bool IsInRest { get; init; }
}

/// <summary>Reads the cables of a page of results, with the paragraphs in which something was found.</summary>
public sealed class ResultReader(ArchiveFile archive)
{
    private const int MostParagraphs = 3;

    private const string ContentSql = """
        SELECT cable_version.content, cable_version.header_bytes, cable_version.body_bytes
        FROM cable
        JOIN cable_version ON cable_version.cable_id = cable.id AND cable_version.number = cable.version
        WHERE cable.id = ?
        """;

    /// <summary>The rows of cables, in the order given; a cable that has gone meanwhile is left out.</summary>
    public async Task<IReadOnlyList<CableRow>> ListAsync(CableIndex index, IReadOnlyList<int> rows, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        return [.. (await ReadRowsAsync(connection, index, rows, cancellationToken)).Select(found => found.Cable)];
    }

    /// <summary>The cables with what the query found in each, in the order given.</summary>
    public async Task<IReadOnlyList<FoundCable>> ListAsync(CableIndex index, IReadOnlyList<int> rows, Query query,
        CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = await archive.OpenAsync(cancellationToken);
        List<(int Row, CableRow Cable)> cables = await ReadRowsAsync(connection, index, rows, cancellationToken);
        if (!MatchLocator.HasWords(query.Root)) return [.. cables.Select(found => Plain(found.Cable))];

        var contents = new (byte[] Content, int Header, int Body)[cables.Count];
        using (var read = new Statement(connection, ContentSql))
        {
            for (int i = 0; i < contents.Length; i++)
            {
                if (read.With(index.Ids[cables[i].Row]).Step())
                    contents[i] = (read.Bytes(0).ToArray(), (int)read.Number(1), (int)read.Number(2));
                else contents[i] = ([], 0, 0);
                read.Reset();
            }
        }
        // Unpacking and reading again is most of the work of a page: on all cores, as long as somebody waits for it.
        var results = new FoundCable[cables.Count];
        var whileAwaited = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, results.Length, whileAwaited, i => results[i] = contents[i].Content.Length == 0
            ? Plain(cables[i].Cable)
            : Locate(cables[i].Cable, StoredText.ReadParagraphs(contents[i].Content, contents[i].Header, contents[i].Body), query));
        return results;
    }

    private static FoundCable Locate(CableRow cable, IReadOnlyList<Paragraph> paragraphs, Query query)
    {
        CableMarks marks = MatchLocator.Locate(query.Root, cable.Subject, paragraphs);
        ParagraphMarks[] shown = [.. marks.Paragraphs
            .OrderByDescending(paragraph => paragraph.PartCount)
            .ThenBy(paragraph => paragraph.Position)
            .Take(MostParagraphs)
            .OrderBy(paragraph => paragraph.Position)];
        return new FoundCable
        {
            Cable = cable,
            Subject = [.. Excerpt.Whole(cable.Subject, marks.Subject)],
            Paragraphs = [.. shown.Select(found => new FoundParagraph(
                paragraphs[found.Position],
                paragraphs[found.Position].Heading is { } heading ? [.. Excerpt.Whole(heading, found.Heading)] : [],
                Excerpt.Of(paragraphs[found.Position].Text, found.Text)))],
            MoreParagraphs = marks.Paragraphs.Count - shown.Length,
            IsInRest = marks.IsEmpty,
        };
    }

    private static FoundCable Plain(CableRow cable) => new()
    {
        Cable = cable,
        Subject = [new ExcerptPart(cable.Subject, IsHit: false)],
        Paragraphs = [],
        MoreParagraphs = 0,
        IsInRest = false,
    };

    private static async Task<List<(int Row, CableRow Cable)>> ReadRowsAsync(
        SqliteConnection connection, CableIndex index, IReadOnlyList<int> rows, CancellationToken cancellationToken)
    {
        Dictionary<string, CableRow> found = (await connection.QueryAsync<CableListRow>(new CommandDefinition(
            $"{CableListRow.Select} WHERE cable.id IN @ids", new { ids = rows.Select(row => index.Ids[row]) },
                cancellationToken: cancellationToken)))
            .ToDictionary(row => row.ReferenceId, row => row.ToCableRow());
        return [.. rows
            .Select(row => (Row: row, Cable: found.GetValueOrDefault(index.ReferenceIdOf(row).ToString())))
            .Where(pair => pair.Cable is not null)
            .Select(pair => (pair.Row, pair.Cable!))];
    }
}
