using CableViewer.Search.Results;
using Microsoft.AspNetCore.Html;

namespace CableViewer.Web.Search;

/// <summary>Text with what was found in it marked.</summary>
public static class HitHtml
{
    public static IHtmlContent Of(IEnumerable<ExcerptPart> parts)
    {
        var html = new HtmlContentBuilder();
        foreach (ExcerptPart part in parts)
        {
            if (part.IsHit) html.AppendHtml("<mark>").Append(part.Text).AppendHtml("</mark>");
            else html.Append(part.Text);
        }
        return html;
    }
}
