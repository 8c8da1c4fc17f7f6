using System.Buffers;
using System.Net;
using CableViewer.Cables;
using CableViewer.Sources.Files;

namespace CableViewer.Sources.Pages;

/// <summary>A page of the "Public Library of US Diplomacy" of 2013, one cable a file (formats.md 2.5).</summary>
/// <remarks>
/// The facts stand in <c>table#synopsis</c>, each a <c>div.s_key</c> and a <c>div.s_val</c>; the text, escaped as HTML asks, in the
/// <c>pre</c> elements behind it, or where there is none in <c>div#tagged-text</c>, or in whatever follows the table.
/// </remarks>
public sealed class PlusDPageSource : ICableSource
{
    private static readonly string[] NoValue = ["", "-- Not Assigned --", "-- N/A or Blank --", "-- N/A --"];

    /// <summary>Bytes; a longer page is reported, and delivered in pieces.</summary>
    public int LongestRecord { get; init; } = OverlongRecord.DefaultLimit;

    public RecordFormat Format => RecordFormat.PlusDPage;

    public IAsyncEnumerable<SourceRecord> ReadAsync(Stream stream, string file, CancellationToken cancellationToken) =>
        WholeFile.ReadAsync(stream, file, LongestRecord, Read, cancellationToken);

    private static SourceRecord Read(ReadOnlyMemory<byte> bytes, SourceLocation location)
    {
        ReadOnlySpan<byte> page = PageEncoding.ToUtf8(bytes.Span);
        var problems = new List<Diagnostic>();
        int replaced = 0;

        int start = FindSynopsis(page);
        int length = start < 0 ? -1 : page[start..].IndexOf("</table>"u8);
        if (length < 0)
        {
            problems.Add(new Diagnostic("missing-table", "The page has no whole table \"synopsis\", which says what cable it is.",
                location.Line));
            return new SourceRecord { Location = location, Bytes = bytes, Problems = problems };
        }
        ReadOnlySpan<byte> synopsis = page.Slice(start, length);
        Dictionary<string, string> facts = ReadFacts(synopsis, ref replaced);
        string? Fact(params ReadOnlySpan<string> names)
        {
            foreach (string name in names)
            {
                if (facts.TryGetValue(name, out string? value) && !NoValue.Contains(value, StringComparer.OrdinalIgnoreCase)) return value;
            }
            return null;
        }

        DateTimeOffset? created = Fact("Date") is { } date ? SourceDate.ReadPlusD(date) : null;
        if (created is null && Fact("Date") is not null)
        {
            problems.Add(new Diagnostic("unreadable-date", "The date cannot be read; one looks like 2010 February 26, 11:30 (Friday).",
                location.Line + page[..start].Count((byte)'\n')));
        }
        (string header, string body) = ReadTexts(page[(start + length)..], ref replaced);
        if (body.AsSpan().IsWhiteSpace())
        {
            problems.Add(new Diagnostic("no-cable-text", "No text follows the table.", location.Line + page.Count((byte)'\n')));
            return new SourceRecord { Location = location, Bytes = bytes, Problems = problems };
        }
        if (SourceText.ReplacedProblem(replaced, location.Line) is { } problem) problems.Add(problem);
        return new SourceRecord
        {
            Location = location,
            Bytes = bytes,
            Cable = new RawCable
            {
                ReferenceId = Fact("Canonical ID") is { } id ? WithoutLibrarySuffix(id) : null,
                Created = created,
                Classification = Fact("Original Classification", "Current Classification", "Classification"),
                Origin = Fact("From"),
                Tags = ReadTags(Fact("TAGS") ?? ""),
                PageTitle = ReadTitle(synopsis, ref replaced),
                PartialExtract = SourceText.IsPartialExtract(header is "" ? body : header),
                Header = header,
                Body = body,
                HeaderInBody = header is "",
                Location = location,
            },
            Problems = problems,
        };
    }

    /// <returns>The start of the tag, or -1.</returns>
    internal static int FindSynopsis(ReadOnlySpan<byte> page)
    {
        for (int from = 0; page[from..].IndexOf("<table"u8) is var at and >= 0; from += at + 1)
        {
            ReadOnlySpan<byte> table = page[(from + at)..];
            if (Markup.Attribute(table[..Markup.TagLength(table)], "id"u8).SequenceEqual("synopsis"u8)) return from + at;
        }
        return -1;
    }

    private static Dictionary<string, string> ReadFacts(ReadOnlySpan<byte> synopsis, ref int replaced)
    {
        var facts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? key = null;
        while (Markup.TryTake(ref synopsis, "<div"u8, "</div>"u8, out ReadOnlySpan<byte> element))
        {
            int tagEnd = element.IndexOf((byte)'>');
            if (tagEnd < 0) continue;
            string text = Markup.TextOf(element[(tagEnd + 1)..], ref replaced);
            ReadOnlySpan<byte> kind = Markup.Attribute(element[..(tagEnd + 1)], "class"u8);
            if (kind.SequenceEqual("s_key"u8)) key = text.TrimEnd(':', ' ');
            else if (kind.SequenceEqual("s_val"u8) && key is not null) facts.TryAdd(key, text);
        }
        return facts;
    }

    // The first row: the title alone, without a key.
    private static string? ReadTitle(ReadOnlySpan<byte> synopsis, ref int replaced)
    {
        if (!Markup.TryTake(ref synopsis, "<tr"u8, "</tr>"u8, out ReadOnlySpan<byte> row) || row.IndexOf("s_key"u8) >= 0) return null;
        string title = Markup.TextOf(row[(row.IndexOf((byte)'>') + 1)..], ref replaced);
        return title is "" ? null : title;
    }

    // PGOV - Government; Internal Governmental Affairs | MX - Mexico
    private static List<string> ReadTags(string list)
    {
        var tags = new List<string>();
        foreach (string entry in list.Split('|', StringSplitOptions.TrimEntries))
        {
            int meaning = entry.IndexOf(" - ", StringComparison.Ordinal);
            string code = meaning < 0 ? entry : entry[..meaning].TrimEnd();
            if (code is not "") tags.Add(code);
        }
        return tags;
    }

    // 10SHANGHAI60_a: the letter names the collection, not the cable.
    private static string WithoutLibrarySuffix(string id) =>
        id.Length > 2 && id[^2] == '_' && char.IsAsciiLetterLower(id[^1]) ? id[..^2] : id;

    private static (string Header, string Body) ReadTexts(ReadOnlySpan<byte> page, ref int replaced)
    {
        var texts = new List<string>();
        ReadOnlySpan<byte> rest = page;
        while (texts.Count < 2 && Markup.TryTake(ref rest, "<pre"u8, "</pre>"u8, out ReadOnlySpan<byte> pre))
        {
            texts.Add(ReadText(pre[(pre.IndexOf((byte)'>') + 1)..], keepLines: true, ref replaced));
        }
        if (texts.Count == 2) return (texts[0], texts[1]);
        if (texts.Count == 1) return ("", texts[0]);

        int text = page.IndexOf("tagged-text"u8);
        if (text >= 0) page = page[text..];
        int tagEnd = page.IndexOf((byte)'>');
        return ("", ReadText(page[(tagEnd + 1)..], keepLines: false, ref replaced).Trim());
    }

    /// <summary>Text of an element without its markup; what the browser breaks a line at is a line end.</summary>
    /// <param name="keepLines">Line ends of the page are line ends of the text, as in <c>pre</c>.</param>
    private static string ReadText(ReadOnlySpan<byte> html, bool keepLines, ref int replaced)
    {
        byte[] text = ArrayPool<byte>.Shared.Rent(html.Length + 1);
        int length = 0;
        bool isHidden = false;
        while (!html.IsEmpty)
        {
            int next = html[1..].IndexOf((byte)'<') is var at and >= 0 ? at + 1 : html.Length;
            int tagLength = Markup.TagLength(html);
            if (tagLength > 0)
            {
                ReadOnlySpan<byte> name = Markup.TagName(html[..tagLength]);
                if (name.SequenceEqual("script"u8) || name.SequenceEqual("style"u8)) isHidden = true;
                else if (name.SequenceEqual("/script"u8) || name.SequenceEqual("/style"u8)) isHidden = false;
                else if (BreaksLine(name)) text[length++] = (byte)'\n';
                html = html[tagLength..];
                continue;
            }
            if (!isHidden)
            {
                html[..next].CopyTo(text.AsSpan(length));
                if (!keepLines) text.AsSpan(length, next).Replace((byte)'\n', (byte)' ');
                length += next;
            }
            html = html[next..];
        }
        string decoded = WebUtility.HtmlDecode(SourceText.Decode(text.AsSpan(0, length), ref replaced));
        ArrayPool<byte>.Shared.Return(text);
        return decoded;
    }

    private static bool BreaksLine(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("br"u8) || name.SequenceEqual("p"u8) || name.SequenceEqual("/p"u8) || name.SequenceEqual("/div"u8)
        || name.SequenceEqual("/tr"u8) || name.SequenceEqual("/h1"u8) || name.SequenceEqual("/h2"u8) || name.SequenceEqual("/h3"u8);
}
