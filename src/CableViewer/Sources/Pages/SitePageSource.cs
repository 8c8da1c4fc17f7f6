using System.Buffers;
using System.Net;
using CableViewer.Cables;
using CableViewer.Sources.Files;

namespace CableViewer.Sources.Pages;

/// <summary>A page of the original site, one cable a file (formats.md 2.2), as of December 2010 and of its later states.</summary>
/// <remarks>
/// The text between <c>&lt;pre&gt;</c> and <c>&lt;/pre&gt;</c> is not escaped: an HTML parser would turn <c>&amp;pounding</c> into a pound
/// sign. So the page is cut by its markers, and only what the site itself put into the text is taken out of it again. A page that a browser
/// or a crawler wrote anew is escaped, and shows it.
/// </remarks>
public sealed class SitePageSource : ICableSource
{
    private const int LongestMark = 6;

    private static ReadOnlySpan<byte> LineEnd => "&#x000A;"u8;

    private static readonly SearchValues<byte> MarkupStart = SearchValues.Create("<&"u8);

    /// <summary>Bytes; a longer page is reported, and delivered in pieces.</summary>
    public int LongestRecord { get; init; } = OverlongRecord.DefaultLimit;

    public RecordFormat Format => RecordFormat.SitePage;

    public IAsyncEnumerable<SourceRecord> ReadAsync(Stream stream, string file, CancellationToken cancellationToken) =>
        WholeFile.ReadAsync(stream, file, LongestRecord, Read, cancellationToken);

    /// <summary>Reads one whole page.</summary>
    internal static SourceRecord Read(ReadOnlyMemory<byte> bytes, SourceLocation location)
    {
        ReadOnlySpan<byte> page = PageEncoding.ToUtf8(bytes.Span);
        var problems = new List<Diagnostic>();
        void Report(int at, ReadOnlySpan<byte> page, string code, string message) =>
            problems.Add(new Diagnostic(code, message, location.Line + page[..at].Count((byte)'\n')));

        if (!TryFindTexts(page, out Range header, out Range body, out bool isCut))
        {
            Report(page.Length, page, "no-cable-text",
                "The page ends, or goes on without the two boxes of a cable's text, before its body.");
            return new SourceRecord { Location = location, Bytes = bytes, Problems = problems };
        }
        int textStart = header.Start.Value;
        if (isCut) Report(page.Length, page, "truncated-page", "The page ends inside the body.");

        int replaced = 0;
        ReadOnlySpan<byte> top = page[..textStart];
        bool isRewritten = IsRewritten(top, page[header], page[body]);
        (string? id, string? title) = ReadHeading(top, ref replaced);
        var cells = new List<string>();
        var articles = new List<string>();
        int table = top.LastIndexOf("<table class='cable'"u8) is var single and >= 0 ? single : top.LastIndexOf("<table class=\"cable\""u8);
        if (table >= 0)
        {
            string[] placeholders = ReadTable(top[table..], cells, articles, ref replaced);
            if (placeholders.Length > 0)
                Report(table, page, "article-placeholder",
                $"In place of an article's address stands \"{string.Join(' ', placeholders)}\".");
        }
        if (cells.Count < 5)
        {
            Report(table < 0 ? textStart : table, page, "missing-table", $"The table above the text has {cells.Count} of its five cells.");
        }

        string? Cell(int index) => index < cells.Count && cells[index] is { Length: > 0 } text ? text : null;
        DateTimeOffset? Date(int index, string name, ReadOnlySpan<byte> page)
        {
            if (Cell(index) is not { } text) return null;
            DateTimeOffset? date = SourceDate.Read(text);
            if (date is null) Report(table, page, "unreadable-date",
                $"The date in the cell \"{name}\" cannot be read; one looks like 2007-03-02 13:09.");
            return date;
        }

        var cable = new RawCable
        {
            ReferenceId = Cell(0) ?? id,
            Created = Date(1, "Created", page),
            Released = Date(2, "Released", page),
            Classification = Cell(3),
            Origin = Cell(4),
            Articles = articles,
            PageTitle = title,
            Header = ReadBox(page[header], isRewritten, ref replaced),
            Body = ReadBox(page[body], isRewritten, ref replaced),
            Location = location,
        };
        if (SourceText.ReplacedProblem(replaced, location.Line) is { } problem) problems.Add(problem);
        return new SourceRecord
        {
            Location = location,
            Bytes = bytes,
            Cable = cable with { PartialExtract = SourceText.IsPartialExtract(cable.Header) },
            Problems = problems,
        };
    }

    // The last two boxes of the page; of a page that was cut off, also a body without end.
    private static bool TryFindTexts(ReadOnlySpan<byte> page, out Range header, out Range body, out bool isCut)
    {
        ReadOnlySpan<byte> opening = "<code><pre>"u8;
        ReadOnlySpan<byte> closing = "</pre></code>"u8;
        (header, body) = (default, default);

        int bodyEnd = page.LastIndexOf(closing);
        int bodyStart = page.LastIndexOf(opening);
        isCut = bodyStart > bodyEnd;
        if (isCut) bodyEnd = page.Length;
        else if (bodyEnd >= 0) bodyStart = page[..bodyEnd].LastIndexOf(opening);
        if (bodyStart < 0) return false;

        int headerEnd = page[..bodyStart].LastIndexOf(closing);
        int headerStart = headerEnd < 0 ? -1 : page[..headerEnd].LastIndexOf(opening);
        if (headerStart < 0) return false;

        header = (headerStart + opening.Length)..headerEnd;
        body = (bodyStart + opening.Length)..bodyEnd;
        return true;
    }

    // <h3>Viewing cable 07MEXICO1068, ANTI-DRUG OPS EXTENDED TO EIGHT STATES</h3>; without comma or title where there is no subject.
    private static (string? Id, string? Title) ReadHeading(ReadOnlySpan<byte> top, ref int replaced)
    {
        if (!Markup.TryTake(ref top, "<h3>Viewing cable "u8, "</h3>"u8, out ReadOnlySpan<byte> heading)) return (null, null);
        string text = Markup.TextOf(heading, ref replaced);
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        string id = (comma < 0 ? text : text[..comma]).Trim();
        string title = comma < 0 ? "" : text[(comma + 1)..].Trim();
        return (id is "" ? null : id, title is "" ? null : title);
    }

    // The row of five cells, and where there is a third row, the articles, one link each.
    private static string[] ReadTable(ReadOnlySpan<byte> table, List<string> cells, List<string> articles, ref int replaced)
    {
        int end = table.IndexOf("</table>"u8);
        if (end >= 0) table = table[..end];
        var placeholders = new List<string>();
        while (Markup.TryTake(ref table, "<td"u8, "</td>"u8, out ReadOnlySpan<byte> cell))
        {
            cell = cell[(cell.IndexOf((byte)'>') + 1)..];
            if (cells.Count < 5)
            {
                cells.Add(Markup.TextOf(cell, ref replaced));
                continue;
            }
            while (Markup.TryTake(ref cell, "<a"u8, "</a>"u8, out ReadOnlySpan<byte> link))
            {
                string printed = Markup.TextOf(link[(link.IndexOf((byte)'>') + 1)..], ref replaced);
                string target = Markup.TextOf(Markup.Attribute(link, "href"u8), ref replaced);
                if (!ArticleAddress.TryRead(printed, out string address) && !ArticleAddress.TryRead(target, out address))
                    placeholders.Add(printed);
                else if (!articles.Contains(address, StringComparer.Ordinal)) articles.Add(address);
            }
        }
        return [.. placeholders];
    }

    /// <summary>
    /// Whether a browser or a crawler parsed the page and wrote it anew: attributes in double quotation marks, line ends as such, and in
    /// the text a character reference for every sign of HTML.
    /// </summary>
    private static bool IsRewritten(ReadOnlySpan<byte> top, ReadOnlySpan<byte> header, ReadOnlySpan<byte> body) =>
        top.IndexOf("<table class=\"cable\""u8) >= 0 && header.IndexOf(LineEnd) < 0 && body.IndexOf(LineEnd) < 0;

    private static string ReadBox(ReadOnlySpan<byte> box, bool isRewritten, ref int replaced)
    {
        string text = ReadText(box, ref replaced);
        return isRewritten ? WebUtility.HtmlDecode(text.ReplaceLineEndings("\n")) : text;
    }

    /// <summary>
    /// The text of a box: line ends are written <c>&amp;#x000A;</c>, everything else stands for itself but what the site put in.
    /// </summary>
    internal static string ReadText(ReadOnlySpan<byte> box, ref int replaced)
    {
        byte[] text = ArrayPool<byte>.Shared.Rent(box.Length + 1);
        try
        {
            int length = 0;
            bool insideLink = false;
            while (box.IndexOfAny(MarkupStart) is var at and >= 0)
            {
                box[..at].CopyTo(text.AsSpan(length));
                length += at;
                box = box[at..];
                int skip = ReadMarkup(box, ref insideLink, out bool isLineEnd);
                if (isLineEnd) text[length++] = (byte)'\n';
                else if (skip == 0) text[length++] = box[skip++];
                box = box[skip..];
            }
            box.CopyTo(text.AsSpan(length));
            return SourceText.Decode(text.AsSpan(0, length + box.Length), ref replaced);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    // How many bytes the site put in here; none where the character stands for itself.
    private static int ReadMarkup(ReadOnlySpan<byte> box, ref bool insideLink, out bool isLineEnd)
    {
        isLineEnd = box.StartsWith(LineEnd);
        if (isLineEnd) return LineEnd.Length;

        int tagLength = Markup.TagLength(box);
        if (tagLength == 0) return 0;
        ReadOnlySpan<byte> tag = box[..tagLength];
        ReadOnlySpan<byte> name = Markup.TagName(tag);
        if (name.SequenceEqual("a"u8) && IsSiteLink(tag, out bool isAnchor))
        {
            // <a id='par7' href='#par7'>¶</a>: the mark goes with its link.
            if (isAnchor && MarkLength(box[tagLength..]) is var mark and > 0) return tagLength + mark;
            insideLink = true;
            return tagLength;
        }
        if (insideLink && name.SequenceEqual("/a"u8))
        {
            insideLink = false;
            return tagLength;
        }
        return IsLayout(tag, name) ? tagLength : 0;
    }

    // ¶ with the end of its link, as the site wrote it and as others write it anew.
    private static int MarkLength(ReadOnlySpan<byte> box)
    {
        int end = box.IndexOf("</a>"u8);
        if (end is < 0 or > LongestMark) return 0;
        ReadOnlySpan<byte> mark = box[..end];
        bool isMark = mark.SequenceEqual("¶"u8) || mark.SequenceEqual("&para;"u8) || mark.SequenceEqual("&#182;"u8)
            || mark.SequenceEqual("&#xB6;"u8) || mark.SequenceEqual("&#xb6;"u8);
        return isMark ? end + "</a>"u8.Length : 0;
    }

    // The two kinds of links the site made: to a paragraph, and to a tag.
    private static bool IsSiteLink(ReadOnlySpan<byte> tag, out bool isAnchor)
    {
        ReadOnlySpan<byte> target = Markup.Attribute(tag, "href"u8);
        isAnchor = target.IndexOf("#par"u8) >= 0;
        return isAnchor || target.IndexOf("/tag/"u8) >= 0;
    }

    // Markup that came with a text from elsewhere: bare, closing or with attributes. "<table talk>" is neither.
    private static bool IsLayout(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> attributes = tag[(name.Length + 1)..^1].TrimStart((byte)' ');
        if (!attributes.IsEmpty && !attributes.SequenceEqual("/"u8) && attributes.IndexOf((byte)'=') < 0) return false;

        if (name[0] == '/') name = name[1..];
        Span<byte> lower = stackalloc byte[8];
        if (name.Length > lower.Length) return false;
        for (int i = 0; i < name.Length; i++) lower[i] = (byte)(name[i] | 0x20);
        lower = lower[..name.Length];
        return lower.SequenceEqual("br"u8) || lower.SequenceEqual("strong"u8) || lower.SequenceEqual("em"u8)
            || lower.SequenceEqual("table"u8) || lower.SequenceEqual("tbody"u8) || lower.SequenceEqual("tr"u8)
            || lower.SequenceEqual("td"u8) || lower.SequenceEqual("th"u8) || lower.SequenceEqual("p"u8)
            || lower.SequenceEqual("b"u8) || lower.SequenceEqual("i"u8) || lower.SequenceEqual("u"u8);
    }
}
