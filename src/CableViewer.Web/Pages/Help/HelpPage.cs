using System.Reflection;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace CableViewer.Web.Pages;

/// <summary>A help page, written in Markdown in Content/ and carried inside the program.</summary>
public sealed record HelpPage
{
    private const string Prefix = "content/";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAutoIdentifiers().UsePipeTables().DisableHtml().Build();

    /// <summary>As in its address: <c>structure</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its first heading.</summary>
    public required string Title { get; init; }

    public required IHtmlContent Html { get; init; }

    public static IReadOnlyList<HelpPage> All { get; } = [.. ReadAll()];

    /// <returns>Null where there is none of that name.</returns>
    public static HelpPage? Find(string name) => All.FirstOrDefault(page => page.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<HelpPage> ReadAll()
    {
        Assembly assembly = typeof(HelpPage).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            string text = reader.ReadToEnd();
            yield return new HelpPage
            {
                Name = resource[Prefix.Length..^".md".Length],
                Title = text.Split('\n')[0].TrimStart('#', ' ').Trim(),
                Html = new HtmlString(Markdown.ToHtml(text, Pipeline)),
            };
        }
    }
}
