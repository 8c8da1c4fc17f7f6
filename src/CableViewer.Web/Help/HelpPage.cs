using System.Reflection;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace CableViewer.Web.Help;

/// <summary>A help page, written in Markdown in Content/ and carried inside the program.</summary>
public sealed record HelpPage
{
    private const string Prefix = "content/";

    // Those first that a newcomer needs first; a page not named here stands at the end.
    private static readonly string[] Order = ["structure", "search", "discussing", "faq", "api", "keyboard", "about"];

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseAutoIdentifiers().UsePipeTables().DisableHtml().Build();

    /// <summary>As in its address: <c>structure</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its first heading.</summary>
    public required string Title { get; init; }

    /// <summary>Its first sentence, without links.</summary>
    public required string Lead { get; init; }

    public required IHtmlContent Html { get; init; }

    public static IReadOnlyList<HelpPage> All { get; } =
        [.. ReadAll().OrderBy(page => Array.IndexOf(Order, page.Name) is var place && place < 0 ? Order.Length : place)
            .ThenBy(page => page.Name, StringComparer.Ordinal)];

    /// <returns>Null where there is none of that name.</returns>
    public static HelpPage? Find(string name) => All.FirstOrDefault(page => page.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<HelpPage> ReadAll()
    {
        Assembly assembly = typeof(HelpPage).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            yield return Read(resource[Prefix.Length..^".md".Length], reader.ReadToEnd());
        }
    }

    private static HelpPage Read(string name, string text)
    {
        MarkdownDocument document = Markdown.Parse(text, Pipeline);
        // What is wider than a phone scrolls by itself, so it must be reachable by keyboard.
        foreach (CodeBlock code in document.Descendants<CodeBlock>()) code.GetAttributes().AddProperty("tabindex", "0");
        string lead = document.OfType<ParagraphBlock>().FirstOrDefault() is { } paragraph
            ? Markdown.ToPlainText(text.Substring(paragraph.Span.Start, paragraph.Span.Length)).ReplaceLineEndings(" ").Trim()
            : "";
        int sentence = lead.IndexOf(". ", StringComparison.Ordinal);
        return new HelpPage
        {
            Name = name,
            Title = text.Split('\n')[0].TrimStart('#', ' ').Trim(),
            Lead = sentence < 0 ? lead : lead[..(sentence + 1)],
            Html = new HtmlString(document.ToHtml(Pipeline)),
        };
    }
}
