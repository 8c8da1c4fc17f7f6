using CableViewer.Cables;
using CableViewer.Sources.Files;
using CableViewer.Sources.Telegrams;

namespace CableViewer.Sources.Pages;

/// <summary>
/// A cable page as a text dump: navigation, a table row, header and body as Markdown, each paragraph on one line (formats.md 2.1). One or
/// several in a file. Other readers' dumps have a table set with blanks, and the text as it was.
/// </summary>
public sealed class PageTextSource : ICableSource
{
    /// <summary>Bytes; a longer page is reported, and delivered in pieces.</summary>
    public int LongestRecord { get; init; } = OverlongRecord.DefaultLimit;

    public RecordFormat Format => RecordFormat.PageText;

    public IAsyncEnumerable<SourceRecord> ReadAsync(Stream stream, string file, CancellationToken cancellationToken) =>
        SplitFile.ReadAsync(stream, file, LongestRecord, new PageEnd(), Read, cancellationToken);

    private static SourceRecord Read(ReadOnlyMemory<byte> bytes, SourceLocation location)
    {
        int replaced = 0;
        var lines = new Lines(SourceText.Decode(bytes.Span, ref replaced));
        var problems = new List<Diagnostic>();
        int Here() => location.Line + lines.Number;
        if (SourceText.ReplacedProblem(replaced, location.Line) is { } problem) problems.Add(problem);

        string? heading = null;
        bool hasTable = false;
        while (!hasTable && lines.TryRead(out ReadOnlySpan<char> line))
        {
            if (line.StartsWith("Viewing cable ", StringComparison.Ordinal)) heading = line["Viewing cable ".Length..].ToString();
            hasTable = PageTable.IsHead(line);
        }
        if (!hasTable)
        {
            problems.Add(new Diagnostic("missing-table",
                "There is no table with reference ID, dates, classification and origin, so that the text cannot be told from the rest of "
                    + "the page.", Here()));
            return new SourceRecord { Location = location, Bytes = bytes, Problems = problems };
        }

        PageTable table = lines.TryRead(out ReadOnlySpan<char> row) ? PageTable.Read(row.ToString()) : PageTable.Read("");
        if (table.CellCount < PageTable.Cells)
            problems.Add(new Diagnostic("missing-table", $"The table row has {table.CellCount} of its five cells.", Here()));
        DateTimeOffset? Date(string? cell)
        {
            if (cell is not { } text) return null;
            DateTimeOffset? date = SourceDate.Read(text);
            if (date is null) problems.Add(
                new Diagnostic("unreadable-date", "A date of the table row cannot be read; one looks like 2007-03-02 13:09.", Here()));
            return date;
        }

        int comma = heading?.IndexOf(',', StringComparison.Ordinal) ?? -1;
        var cable = new RawCable
        {
            ReferenceId = table.ReferenceId,
            Created = Date(table.Created),
            Released = Date(table.Released),
            Classification = table.Classification,
            Origin = table.Origin,
            PageTitle = comma < 0 || heading![(comma + 1)..].Trim() is not { Length: > 0 } title ? null : Markdown.Undo(title),
            Articles = ReadArticles(lines, problems, location),
            Body = "",
            LinesJoined = table.IsOfSite,
            Location = location,
        };
        if (!table.IsOfSite) cable = ReadLabels(lines, cable);
        (string header, string body, bool isUndivided) = Divide(lines.Rest, table.IsOfSite);
        return new SourceRecord
        {
            Location = location,
            Bytes = bytes,
            Cable = cable with
            {
                Header = header,
                Body = body,
                HeaderInBody = isUndivided,
                PartialExtract = SourceText.IsPartialExtract(header)
            },
            Problems = problems,
        };
    }

    private static List<string> ReadArticles(Lines lines, List<Diagnostic> problems, SourceLocation location)
    {
        var articles = new List<string>();
        lines.SkipEmpty();
        if (!lines.Rest.StartsWith("Appears in these articles:", StringComparison.Ordinal)) return articles;
        lines.TryRead(out _);
        while (true)
        {
            lines.SkipEmpty();
            if (!lines.Rest.StartsWith('<')) return articles;
            int line = location.Line + lines.Number;
            lines.TryRead(out ReadOnlySpan<char> link);
            string printed = Markdown.Undo(link.Trim().Trim("<>"));
            if (!ArticleAddress.TryRead(printed, out string address))
            {
                problems.Add(new Diagnostic("article-placeholder", $"In place of an article's address stands \"{printed}\".", line));
            }
            else if (!articles.Contains(address, StringComparer.Ordinal)) articles.Add(address);
        }
    }

    // What stands between the table of another reader and the text.
    private static RawCable ReadLabels(Lines lines, RawCable cable)
    {
        lines.SkipEmpty();
        if (!lines.Rest.StartsWith("Cable title:", StringComparison.OrdinalIgnoreCase)) return cable;
        lines.TryRead(out ReadOnlySpan<char> title);
        cable = cable with { PageTitle = title["Cable title:".Length..].Trim().ToString() is { Length: > 0 } text ? text : null };
        lines.SkipEmpty();
        if (!lines.Rest.StartsWith("Tags:", StringComparison.OrdinalIgnoreCase)) return cable;
        lines.TryRead(out ReadOnlySpan<char> tags);
        return cable with
        {
            Tags = tags["Tags:".Length..].ToString()
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        };
    }

    /// <summary>
    /// The header ends at the first empty line behind FM, TO or INFO, unless addressees go on behind it; it may hold empty lines before. Of
    /// a partial extract there is often nothing but the sentence that says so. Addressees without an empty line behind them leave the
    /// division to the parser.
    /// </summary>
    private static (string Header, string Body, bool IsUndivided) Divide(ReadOnlySpan<char> text, bool isMarkdown)
    {
        text = text.TrimStart("\r\n");
        var lines = new Lines(text.ToString());
        bool isAddressed = false;
        int headerEnd = -1, firstEmpty = -1;
        while (true)
        {
            int lineStart = lines.Position;
            if (!lines.TryRead(out ReadOnlySpan<char> line)) break;
            if (line.IsWhiteSpace())
            {
                if (firstEmpty < 0) firstEmpty = lineStart;
                if (!isAddressed) continue;
                headerEnd = lineStart;
                lines.SkipEmpty();
                if (!GoesOn(lines.Rest)) break;
                continue;
            }
            // A text without addressees begins with its classification line or goes straight on to its top part.
            if (!isAddressed && OpensBody(line)) break;
            isAddressed |= IsAddress(line);
        }
        bool isUndivided = isAddressed && headerEnd < 0;
        if (headerEnd < 0) headerEnd = SourceText.IsPartialExtract(text) ? (firstEmpty < 0 ? text.Length : firstEmpty) : 0;
        ReadOnlySpan<char> header = text[..headerEnd].TrimEnd("\r\n"), body = text[headerEnd..].Trim("\r\n");
        return isMarkdown ? (Markdown.Undo(header), Markdown.Undo(body), isUndivided) : (header.ToString(), body.ToString(), isUndivided);
    }

    // Not the distribution block of a retrieved telegram: INFO  LOG-00   ADS-00.
    private static bool IsAddress(ReadOnlySpan<char> line) =>
        line.StartsWith("FM ", StringComparison.Ordinal) || line.StartsWith("TO ", StringComparison.Ordinal)
        || (line.StartsWith("INFO ", StringComparison.Ordinal) && !line[5..].TrimStart().StartsWith("LOG-", StringComparison.Ordinal));

    private static bool OpensBody(ReadOnlySpan<char> line) =>
        line.StartsWith("TAGS", StringComparison.OrdinalIgnoreCase) || line.StartsWith("SUBJ", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith('¶')
        || TelegramLine.IsClassificationWithSerial(line);

    // RUEHC/SECSTATE WASHDC, or a TO or INFO line.
    private static bool GoesOn(ReadOnlySpan<char> rest)
    {
        if (IsAddress(rest)) return true;
        int slash = rest[..Math.Min(rest.Length, 9)].IndexOf('/');
        return slash >= 5 && rest[0] == 'R' && !rest[..slash].ContainsAnyExceptInRange('A', 'Z');
    }

    /// <summary>A cursor over the lines of a text; ends of CR LF are taken off.</summary>
    private sealed class Lines(string text)
    {
        public int Position { get; private set; }

        /// <summary>Lines read so far.</summary>
        public int Number { get; private set; }

        public ReadOnlySpan<char> Rest => text.AsSpan(Position);

        public bool TryRead(out ReadOnlySpan<char> line)
        {
            line = Rest;
            if (line.IsEmpty) return false;
            int end = line.IndexOf('\n');
            Position = end < 0 ? text.Length : Position + end + 1;
            Number++;
            line = (end < 0 ? line : line[..end]).TrimEnd('\r');
            return true;
        }

        public void SkipEmpty()
        {
            while (Position < text.Length && (Rest.IndexOf('\n') is var end && (end < 0 ? Rest : Rest[..end]).IsWhiteSpace()))
                TryRead(out _);
        }
    }

    /// <summary>
    /// A page ends where the next one begins: at the navigation, or where the dump has none at the heading, that stands before the next
    /// table.
    /// </summary>
    private sealed class PageEnd : IRecordEnd
    {
        private int searched;
        private int firstTable;

        public void Reset() => (searched, firstTable) = (0, -1);

        public int Find(ReadOnlySpan<byte> bytes, bool isFinal)
        {
            while (PageTable.FindHead(bytes, isFinal, ref searched) is var table and >= 0)
            {
                if (firstTable < 0)
                {
                    firstTable = searched;
                    continue;
                }
                ReadOnlySpan<byte> between = bytes[firstTable..table];
                int start = between.LastIndexOf("\nCommunity resources"u8);
                if (start < 0) start = between.LastIndexOf("\nViewing cable "u8);
                return start < 0 ? table : firstTable + start + 1;
            }
            return isFinal ? bytes.Length : -1;
        }
    }
}
