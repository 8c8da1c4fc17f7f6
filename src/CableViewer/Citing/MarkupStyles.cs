using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CableViewer.Export;

namespace CableViewer.Citing;

/// <summary>Citations for places that have a markup of their own. Nothing of a cable's text can act as markup in them.</summary>
public static class MarkupStyles
{
    // A ¶ and an accented letter stay readable in what is copied.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary><c>{{cite web}}</c> of Wikipedia.</summary>
    public static string Wikipedia(Citation citation)
    {
        var template = new StringBuilder("{{cite web");
        Add("title", citation.TitleOrId);
        Add("id", citation.ReferenceId);
        Add("date", citation.Date is { } date ? Citation.DayFirst(date) : null);
        Add("publisher", citation.Sender.Name);
        Add("via", citation.Publisher.Name);
        Add("at", citation.LocatorWith("¶"));
        template.Append(" |url=").Append(InWikiAddress(citation.Address));
        Add("access-date", citation.Accessed is { } accessed ? Citation.DayFirst(accessed) : null);
        return template.Append("}}").ToString();

        void Add(string name, string? value)
        {
            if (value is not null) template.Append(" |").Append(name).Append('=').Append(InWikiText(value));
        }
    }

    /// <summary>A Markdown link with the facts behind it.</summary>
    public static string Markdown(Citation citation) =>
        $"[{MarkdownText.Line(LinkText(citation))}](<{citation.Address}>), {MarkdownText.Line(Facts(citation))}";

    /// <summary>An HTML link with the facts behind it.</summary>
    public static string Html(Citation citation) =>
        $"<a href=\"{Encoder.Encode(citation.Address)}\">{Encoder.Encode(LinkText(citation))}</a>, {Encoder.Encode(Facts(citation))}";

    /// <summary>A BBCode link, for forums.</summary>
    public static string BbCode(Citation citation) =>
        $"[url={InBbAddress(citation.Address)}]{InBbCode(LinkText(citation))}[/url], {InBbCode(Facts(citation))}";

    private static string LinkText(Citation citation) => citation.TitleOrId;

    // U.S. Embassy Mexico, cable 07MEXICO1068, ¶ 3, 2 March 2007, via SITE
    private static string Facts(Citation citation)
    {
        string?[] facts =
        [
            citation.Sender.Name,
            citation.Title is null ? null : $"cable {citation.ReferenceId}",
            citation.LocatorWith("¶"),
            citation.Date is { } date ? Citation.DayFirst(date) : null,
            $"via {citation.Publisher.Name}",
            citation.Accessed is { } accessed ? $"seen {Citation.DayFirst(accessed)}" : null,
        ];
        return string.Join(", ", facts.Where(fact => fact is not null));
    }

    // A pipe ends a parameter; braces, brackets and angles open markup; an ampersand a character reference. Of the rest only a run means
    // something: '' is italics, ~~~~ a signature, __NOTOC__ a switch. A character reference is plain text everywhere, {{!}} only in
    // templates.
    private static string InWikiText(string text)
    {
        text = Citation.OneLine(text);
        var wiki = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool inRun = c is '\'' or '~' or '_' && (i > 0 && text[i - 1] == c || i + 1 < text.Length && text[i + 1] == c);
            if (inRun || c is '|' or '{' or '}' or '[' or ']' or '<' or '>' or '&') wiki.Append("&#").Append((int)c).Append(';');
            else wiki.Append(c);
        }
        return wiki.ToString();
    }

    private static string InWikiAddress(string address) =>
        address.Replace("|", "%7C").Replace("{", "%7B").Replace("}", "%7D").Replace("'", "%27");

    // BBCode has no escape; a zero-width space inside a bracket keeps it from being a tag.
    private static string InBbCode(string text) => Citation.OneLine(text).Replace("[", "[\u200B");

    private static string InBbAddress(string address) => address.Replace("[", "%5B").Replace("]", "%5D");
}
