using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using Microsoft.AspNetCore.Html;

namespace CableViewer.Web.Cables.Reading;

/// <summary>A part of a cable's raw text, with what was read from it.</summary>
public sealed record RawPart
{
    /// <summary>Header, top part, paragraph 3, closing lines.</summary>
    public required string Name { get; init; }

    public required string Raw { get; init; }

    /// <summary>Of its first line, counted as diagnostics count.</summary>
    public required int Line { get; init; }

    /// <summary>Of the line behind its last.</summary>
    public required int NextLine { get; init; }

    /// <summary>Null for the parts that are no paragraph.</summary>
    public Paragraph? Paragraph { get; init; }

    /// <summary>What was read from a part that is no paragraph.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];
}

/// <summary>The raw text of a cable, cut as the parser cut it.</summary>
public static partial class CableText
{
    /// <summary>How many sections it was transmitted in; 1 where the text does not say.</summary>
    public static int SectionCount(Cable cable)
    {
        Match match = Section.Match(cable.Body[..cable.TextStart]);
        return match.Success ? int.Parse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 1;
    }

    /// <summary>Each line in an element of its own, <c>#L12</c>, which the stylesheet numbers.</summary>
    /// <param name="first">Number of the first line.</param>
    public static IHtmlContent Lines(string text, int first)
    {
        var html = new HtmlContentBuilder();
        int number = first;
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            html.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<span class=\"l\" id=\"L{number}\" data-n=\"{number}\">"));
            html.Append(line);
            html.AppendHtml("\n</span>");
            number++;
        }
        return html;
    }

    /// <summary>The parts in order; together they are the whole text.</summary>
    public static IReadOnlyList<RawPart> Parts(Cable cable)
    {
        var parts = new List<RawPart>();
        int line = 1;
        if (cable.Header is not "")
        {
            Add("Header", cable.Header.TrimEnd('\n') + "\n", null, HeaderFields(cable));
            // The empty line between header and body.
            line++;
        }
        int at = 0;
        AddUpTo(cable.TextStart, "Top part", null, FrontFields(cable));
        foreach (Paragraph paragraph in cable.Paragraphs)
        {
            AddUpTo(paragraph.Start, "Between paragraphs", null, []);
            AddUpTo(paragraph.Start + paragraph.Length,
                paragraph.Number is { } number
                    ? $"Paragraph {number}"
                    : paragraph.Letter is { } letter
                    ? $"Paragraph {letter}"
                    : "Text without number", paragraph, []);
        }
        AddUpTo(cable.Body.Length, "Closing lines", null,
            cable.SignedBy.Count == 0 ? [] : [("Signed by", string.Join(", ", cable.SignedBy))]);
        return parts;

        void AddUpTo(int end, string name, Paragraph? paragraph, IReadOnlyList<(string, string)> fields)
        {
            end = Math.Clamp(end, at, cable.Body.Length);
            if (end == at) return;
            Add(name, cable.Body[at..end], paragraph, fields);
            at = end;
        }

        void Add(string name, string raw, Paragraph? paragraph, IReadOnlyList<(string, string)> fields)
        {
            int next = line + raw.AsSpan().Count('\n');
            // Nothing but empty lines is no part of its own.
            if (!string.IsNullOrWhiteSpace(raw) || paragraph is not null)
                parts.Add(new RawPart
                {
                    Name = name,
                    Raw = raw,
                    Line = line,
                    NextLine = raw.EndsWith('\n') ? next : next + 1,
                    Paragraph = paragraph,
                    Fields = fields
                });
            line = next;
        }
    }

    private static List<(string, string)> HeaderFields(Cable cable)
    {
        var fields = new List<(string, string)>();
        Add("Transmission ID", cable.TransmissionId);
        Add("Precedence", cable.Precedence is { } precedence ? CableWords.Of(precedence) : null);
        Add("Date-time group", cable.DateTimeGroup);
        Add("From", cable.From);
        Add("To", Names(cable.To));
        Add("Info", Names(cable.Info));
        return fields;

        void Add(string name, string? value) => fields.Add((name, value is null or "" ? "not found" : value));
        static string Names(IReadOnlyList<Addressee> addressees) => string.Join("; ", addressees.Select(addressee => addressee.Name));
    }

    private static List<(string, string)> FrontFields(Cable cable)
    {
        var fields = new List<(string, string)>();
        Add("Captions", string.Join(", ", cable.Captions));
        Add("Executive order", cable.ExecutiveOrder);
        Add("Declassify on", cable.DeclassifyOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("TAGS", string.Join(", ", cable.Tags));
        Add("Subject", cable.Subject);
        Add("References", string.Join("; ",
            cable.References.Select(reference =>
                $"{(reference.Label is { } label ? label + ". " : "")}{reference.Text} → "
                    + $"{reference.ReferenceId?.ToString() ?? "no cable"}")));
        Add("Classified by", string.Join("; ", cable.ClassifiedBy.Select(by => by.Title is null ? by.Name : $"{by.Name} ({by.Title})")));
        Add("Reason", cable.Reason);
        return fields;

        void Add(string name, string? value) => fields.Add((name, value is null or "" ? "not found" : value));
    }

    // C O N F I D E N T I A L SECTION 01 OF 04 MEXICO 001068
    [GeneratedRegex(@"SECTION\s+[0-9]{1,2}\s+OF\s+0*(?<count>[1-9][0-9]?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Section { get; }
}
