using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Citing;
using CableViewer.Export;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Cables.Versions;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Sharing;

/// <summary>
/// A cable and each of its paragraphs for reference managers and notes: <c>/cable/07MEXICO1068.ris</c>, <c>/cable/07MEXICO1068/3.bib</c>,
/// <c>.md</c>, <c>.csl.json</c>.
/// </summary>
internal static class CitationFiles
{
    public const string BibTeXMediaType = "application/x-bibtex";

    private static readonly (string Extension, string MediaType, Func<Citation, string> Write)[] Kinds =
    [
        (".md", CableMarkdown.MediaType, WriteMarkdown),
        (".ris", Ris.MediaType, Ris.Write),
        (".bib", BibTeXMediaType, BibTeX.Write),
        (".csl.json", CslJson.MediaType, CslJson.Write),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach ((string extension, string type, Func<Citation, string> write) in Kinds)
        {
            // Before .json, which would take 07MEXICO1068.csl for an ID.
            routes.MapMethods("/cable/{id}" + extension, ["GET", "HEAD"], Answer(extension, type, write)).WithOrder(-1);
            routes.MapMethods("/cable/{id}/{paragraph}" + extension, ["GET", "HEAD"], Answer(extension, type, write)).WithOrder(-1);
        }
    }

    private static string WriteMarkdown(Citation citation) => citation.Paragraph is { } paragraph
        ? CableMarkdown.WriteQuotation(paragraph, MarkupStyles.Markdown(citation))
        : CableMarkdown.Write(citation.Cable, citation.Address);

    private static Delegate Answer(string extension, string type, Func<Citation, string> write) =>
        async Task<Results<ContentHttpResult, RedirectHttpResult, NotFound>> (
            string id, string? paragraph, HttpContext context, CableReader cables, SiteSettings settings,
                CancellationToken cancellationToken) =>
        {
            CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
            if (address.Id is not { } referenceId) return TypedResults.NotFound();
            ParagraphAddress wanted = default;
            if (paragraph is not null && !ParagraphAddress.TryParse(paragraph, out wanted)) return TypedResults.NotFound();
            string? name = paragraph is null ? null : wanted.ToString();
            if (!address.IsCanonical || name != paragraph)
                return TypedResults.Redirect(Addresses.Cable(referenceId) + (name is null ? "" : $"/{name}") + extension, permanent: true);

            if (await cables.FindAsync(referenceId, cancellationToken) is not { } found) return TypedResults.NotFound();
            ParagraphAddress? asked = name is null ? null : wanted;
            if (name is not null && found.IsGone(asked)) return Tombstone.Answer(found);
            if (name is not null && wanted.FindIn(found.Cable.Paragraphs) is null) return TypedResults.NotFound();
            Citation citation = SitePublisher.Of(settings, context.Request).Cite(found, name is null ? null : wanted.Anchor);
            // Search engines are to show the page, not its files.
            context.Response.Headers["X-Robots-Tag"] = "noindex";
            context.Response.Headers.ContentDisposition =
                $"inline; filename=\"{referenceId}{(name is null ? "" : "-" + name)}{extension}\"";
            return TypedResults.Text(write(citation), $"{type}; charset=utf-8", statusCode: Tombstone.StatusOf(found));
        };
}
