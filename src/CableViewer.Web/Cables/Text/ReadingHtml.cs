using System.Buffers;
using System.Text.Encodings.Web;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.Parsing.References;
using CableViewer.Search.Results;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Html;

namespace CableViewer.Web.Cables.Text;

/// <summary>
/// The reading text of one cable as HTML: references linked, acronyms explained, redactions marked, tables kept as drawn.
/// </summary>
/// <remarks>Every character of a cable goes through the encoder; the only tags are those written here.</remarks>
/// <param name="cable">The cable.</param>
/// <param name="known">Those of the cables it names that the archive has.</param>
/// <param name="meant">The cables that IDs of its REF line were taken for, where that is another than the ID says.</param>
/// <param name="named">The cables that its text names and its REF line does not, by the ID as read: what "cited by" counts, and no
/// more.</param>
public sealed class ReadingHtml(
    Cable cable, IReadOnlySet<ReferenceId> known, IReadOnlyDictionary<ReferenceId, ReferenceId> meant, IReadOnlyDictionary<ReferenceId,
        ReferenceId> named)
{
    private static readonly SearchValues<char> Special =
        SearchValues.Create([.. "<>&\"'", .. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(HtmlText.Forbidden.Contains)]);

    private AcronymMeanings? meanings;

    private AcronymMeanings Meanings => meanings ??= new AcronymMeanings(cable);

    /// <summary>What a search found in the cable, to be marked; none where a reader does not come from a search.</summary>
    public CableMarks Marks { get; init; } = CableMarks.None;

    /// <summary>The blocks of a paragraph, each a <c>p</c> or, with its lines kept, a <c>pre</c>.</summary>
    public IHtmlContent Blocks(Paragraph paragraph) => new HtmlAction(writer =>
    {
        bool isShouted = Mention.IsShouted(paragraph.Text);
        var explained = new HashSet<string>();
        IReadOnlyList<TextMark> marks = MarksOf(paragraph)?.Text ?? [];
        int start = 0;
        foreach (string block in paragraph.Text.Split("\n\n"))
        {
            IReadOnlyList<TextMark> inside = marks.Count == 0 ? [] : Within(marks, start, block.Length);
            start += block.Length + 2;
            if (block is "") continue;
            bool isDrawn = block.Contains('\n', StringComparison.Ordinal);
            writer.Write(isDrawn ? "<pre tabindex=\"0\" class=\"drawn\">" : "<p>");
            Write(writer, block, isShouted, explained, isDrawn, inside);
            writer.Write(isDrawn ? "</pre>\n" : "</p>\n");
        }
    });

    /// <summary>A line of text, such as a heading, with nothing explained but redactions marked.</summary>
    public static IHtmlContent Line(string text) => new HtmlAction(writer =>
    {
        int at = 0;
        foreach (var redaction in Redaction.Enumerate(text))
        {
            Encode(writer, text.AsSpan(at, redaction.Index - at));
            WriteRedaction(writer, text.AsSpan(redaction.Index, redaction.Length));
            at = redaction.Index + redaction.Length;
        }
        Encode(writer, text.AsSpan(at));
    });

    /// <summary>A paragraph's heading, with what was found in it marked.</summary>
    public IHtmlContent Heading(Paragraph paragraph) => MarksOf(paragraph) is { Heading: { Count: > 0 } marks }
        ? new HtmlAction(writer => EncodeMarked(writer, paragraph.Heading ?? "", 0, paragraph.Heading?.Length ?? 0, marks))
        : Line(paragraph.Heading ?? "");

    private ParagraphMarks? MarksOf(Paragraph paragraph)
    {
        foreach (ParagraphMarks found in Marks.Paragraphs)
        {
            if (ReferenceEquals(cable.Paragraphs[found.Position], paragraph)) return found;
        }
        return null;
    }

    // Marks of a part of a text, counted from its beginning.
    private static List<TextMark> Within(IReadOnlyList<TextMark> marks, int start, int length)
    {
        var inside = new List<TextMark>();
        foreach (TextMark mark in marks)
        {
            int first = Math.Max(mark.Start, start), end = Math.Min(mark.End, start + length);
            if (first < end) inside.Add(new TextMark(first - start, end - first));
        }
        return inside;
    }

    private static void EncodeMarked(TextWriter writer, string text, int start, int length, IReadOnlyList<TextMark> marks)
    {
        int at = start, end = start + length;
        foreach (TextMark mark in marks)
        {
            // A mark that goes beyond a link or an acronym is closed before its end and opened again behind it.
            int first = Math.Max(mark.Start, at), last = Math.Min(mark.End, end);
            if (first >= last) continue;
            Encode(writer, text.AsSpan(at, first - at));
            writer.Write("<mark>");
            Encode(writer, text.AsSpan(first, last - first));
            writer.Write("</mark>");
            at = last;
        }
        Encode(writer, text.AsSpan(at, end - at));
    }

    private void Write(TextWriter writer, string text, bool isShouted, HashSet<string> explained, bool isDrawn,
        IReadOnlyList<TextMark> marks)
    {
        List<Note> notes = [];
        foreach (var redaction in Redaction.Enumerate(text))
            notes.Add(new Note(redaction.Index, redaction.Length, NoteKind.Redaction, null, null));
        foreach (RunningReference reference in RunningReference.ListLabels(text).Concat(Mention.ListNamed(text, cable, isShouted)))
        {
            if (Resolve(reference) is { } note) notes.Add(note);
        }
        if (!isDrawn)
        {
            foreach (Acronyms.Found acronym in Acronyms.List(text, isShouted, Meanings))
                notes.Add(new Note(acronym.Start, acronym.Length, NoteKind.Acronym, acronym.Expansion, acronym.Letters));
        }

        int at = 0;
        // Where two notes cover the same words the earlier kind holds: what is blacked out is no acronym.
        foreach (Note note in notes.OrderBy(note => note.Start).ThenBy(note => note.Kind))
        {
            if (note.Start < at) continue;
            ReadOnlySpan<char> words = text.AsSpan(note.Start, note.Length);
            // Once in a paragraph is enough to explain a word.
            if (note.Kind is NoteKind.Acronym && !explained.Add(note.Detail!)) continue;
            EncodeMarked(writer, text, at, note.Start - at, marks);
            switch (note.Kind)
            {
                case NoteKind.Redaction:
                    WriteRedaction(writer, words);
                    break;
                case NoteKind.Acronym:
                    writer.Write("<abbr title=\"");
                    Encode(writer, note.Title);
                    writer.Write("\">");
                    EncodeMarked(writer, text, note.Start, note.Length, marks);
                    writer.Write("</abbr>");
                    break;
                case NoteKind.Link:
                    writer.Write("<a class=\"ref\" href=\"");
                    Encode(writer, note.Detail);
                    writer.Write("\" title=\"");
                    Encode(writer, note.Title);
                    writer.Write("\">");
                    EncodeMarked(writer, text, note.Start, note.Length, marks);
                    writer.Write("</a>");
                    break;
                case NoteKind.Ghost:
                    // A cable that is not here has a page of those that cite it; an e-mail has none.
                    writer.Write(note.Detail is null ? "<span class=\"ghost\" title=\"" : "<a class=\"ghost\" title=\"");
                    Encode(writer, note.Title);
                    if (note.Detail is not null)
                    {
                        writer.Write("\" href=\"");
                        Encode(writer, note.Detail);
                    }
                    writer.Write("\">");
                    EncodeMarked(writer, text, note.Start, note.Length, marks);
                    writer.Write(note.Detail is null ? "</span>" : "</a>");
                    break;
            }
            at = note.Start + note.Length;
        }
        EncodeMarked(writer, text, at, text.Length - at, marks);
    }

    private Note? Resolve(RunningReference reference)
    {
        if (reference.Label is { } label)
        {
            Reference[] entries = [.. cable.References.Where(entry => label is "" || entry.Label == label)];
            // A plain "reftel" of a cable with several references leads to the list of them.
            if (entries.Length == 0) return null;
            if (entries.Length > 1 && label is "")
                return new Note(reference.Start, reference.Length, NoteKind.Link, "The references of this cable",
                $"{Addresses.Cable(cable.ReferenceId ?? default)}#references");
            Reference entry = entries[0];
            return entry.ReferenceId is { } id
                ? NoteOf(reference, TargetOf(id))
                : new Note(reference.Start, reference.Length, NoteKind.Ghost, $"{entry.Text}: not a cable", null);
        }
        ReferenceId read = reference.Candidates[0];
        if (cable.References.Any(entry => entry.ReferenceId == read)) return NoteOf(reference, TargetOf(read));
        return named.TryGetValue(read, out ReferenceId target) ? NoteOf(reference, target) : null;
    }

    private ReferenceId TargetOf(ReferenceId read) => meant.TryGetValue(read, out ReferenceId other) ? other : read;

    private Note NoteOf(RunningReference reference, ReferenceId target) => known.Contains(target)
        ? new Note(reference.Start, reference.Length, NoteKind.Link, target.ToString(), Addresses.Cable(target))
        : new Note(reference.Start, reference.Length, NoteKind.Ghost, $"{target} is not in the archive", Addresses.Cable(target));

    private static void WriteRedaction(TextWriter writer, ReadOnlySpan<char> words)
    {
        writer.Write("<span class=\"redacted\" title=\"Blacked out by the publishers\">");
        Encode(writer, words);
        writer.Write("</span>");
    }

    private static void Encode(TextWriter writer, ReadOnlySpan<char> text)
    {
        // Nearly all text needs no escaping; this is the whole of what HTML text and quoted attributes do need.
        while (true)
        {
            int special = text.IndexOfAny(Special);
            if (special < 0) break;
            writer.Write(text[..special]);
            writer.Write(text[special] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => HtmlText.ReplacementText,
            });
            text = text[(special + 1)..];
        }
        writer.Write(text);
    }

    private enum NoteKind
    {
        Redaction,
        Link,
        Ghost,
        Acronym,
    }

    private sealed record Note(int Start, int Length, NoteKind Kind, string? Title, string? Detail);

    /// <summary>HTML that writes itself when the page is written, without a string in between.</summary>
    private sealed class HtmlAction(Action<TextWriter> write) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => write(writer);
    }
}
