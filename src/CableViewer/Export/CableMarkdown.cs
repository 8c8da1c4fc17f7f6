using System.Globalization;
using System.Text;
using CableViewer.Cables;

namespace CableViewer.Export;

/// <summary>A cable, or one paragraph of it, as Markdown: for notes, forums and repositories.</summary>
public static class CableMarkdown
{
    public const string MediaType = "text/markdown";

    /// <param name="address">Of the cable's page, absolute.</param>
    public static string Write(Cable cable, string address)
    {
        var markdown = new StringBuilder();
        markdown.Append("# ").Append(MarkdownText.Line(cable.Subject is "" ? $"{cable.ReferenceId} (no subject)" : cable.Subject))
            .Append("\n\n");
        AddFact("Reference ID", cable.ReferenceId?.ToString());
        AddFact("Created", Minute(cable.Created));
        AddFact("Released", Minute(cable.Released));
        AddFact("Classification", cable.Classification?.Label);
        AddFact("Origin", cable.Origin);
        AddFact("From", cable.From);
        AddFact("To", string.Join("; ", cable.To.Select(addressee => addressee.Name)));
        AddFact("Info", string.Join("; ", cable.Info.Select(addressee => addressee.Name)));
        AddFact("TAGS", string.Join(", ", cable.Tags));
        AddFact("Captions", string.Join(", ", cable.Captions));
        AddFact("References", string.Join("; ", cable.References.Select(DescribeReference)));
        AddFact("Signed", string.Join(", ", cable.SignedBy));
        markdown.Append("- Source: <").Append(address).Append(">\n");

        foreach (Paragraph paragraph in cable.Paragraphs)
        {
            foreach (string heading in (paragraph.Heading ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
                markdown.Append("\n## ").Append(MarkdownText.Line(heading)).Append('\n');
            markdown.Append('\n');
            AddBlocks(markdown, paragraph, linePrefix: "");
        }
        return markdown.ToString();

        void AddFact(string name, string? value)
        {
            if (value is { Length: > 0 }) markdown.Append("- ").Append(name).Append(": ").Append(MarkdownText.Line(value)).Append('\n');
        }
    }

    /// <summary>The paragraph as a quotation, with a citation below it.</summary>
    /// <param name="citation">In Markdown.</param>
    public static string WriteQuotation(Paragraph paragraph, string citation)
    {
        var markdown = new StringBuilder();
        AddBlocks(markdown, paragraph, linePrefix: "> ");
        return markdown.Append('\n').Append(citation).Append('\n').ToString();
    }

    // ¶3 (C) stands before the first block: Markdown has no numbers of its own that could be trusted to stay.
    private static void AddBlocks(StringBuilder markdown, Paragraph paragraph, string linePrefix)
    {
        ParagraphAddress address = ParagraphAddress.Of(paragraph);
        string mark = address.IsUnnumbered ? "" : $"**¶{address}** ";
        if (paragraph.Marking is { } marking) mark += $"({MarkdownText.Line(marking)}) ";
        bool isFirst = true;
        foreach (string block in paragraph.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            bool isDrawn = block.Contains('\n', StringComparison.Ordinal);
            if (!isFirst) markdown.Append(linePrefix.TrimEnd()).Append('\n');
            if (isDrawn && isFirst && mark is not "")
                markdown.Append(linePrefix).Append(mark.TrimEnd()).Append('\n').Append(linePrefix.TrimEnd()).Append('\n');
            string text = isDrawn ? MarkdownText.Drawn(block) : isFirst
                && mark is not "" ? mark + MarkdownText.Line(block) : MarkdownText.Block(block);
            foreach (string line in text.Split('\n')) markdown.Append(linePrefix).Append(line).Append('\n');
            isFirst = false;
        }
        if (isFirst) markdown.Append(linePrefix).Append(mark.TrimEnd()).Append('\n');
    }

    private static string DescribeReference(Reference reference)
    {
        string label = reference.Label is { } letter ? $"{letter}. " : "";
        return reference.ReferenceId is { } id ? $"{label}{reference.Text} ({id})" : label + reference.Text;
    }

    private static string? Minute(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
