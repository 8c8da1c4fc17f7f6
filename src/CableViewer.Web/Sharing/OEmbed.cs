using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Cards;
using CableViewer.Citing;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Cables.Text;
using CableViewer.Web.Cables.Versions;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Sharing;

/// <summary>oEmbed: a cable or paragraph as a quotation that another site can show without script (https://oembed.com).</summary>
internal static class OEmbed
{
    private const int Width = 600;
    private const int Height = 320;
    private const int LeastSide = 100;
    private const int CacheSeconds = 86_400;

    // Room that a character of quoted text takes, on an ordinary page.
    private const int PixelsPerCharacter = 160;
    private const int PixelsOfFrame = 90;
    private const int ShortestQuotation = 60;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/oembed", ["GET", "HEAD"], AnswerAsync);

    private static async Task<IResult> AnswerAsync(
        HttpContext context, CableReader cables, SiteSettings settings, string? url, string? format, string? maxwidth, string? maxheight,
            CancellationToken cancellationToken)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (format is not (null or "" or "json")) return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);
        if (!TryReadLimit(maxwidth, Width, out int width) || !TryReadLimit(maxheight, Height, out int height))
            return TypedResults.BadRequest();
        if (string.IsNullOrEmpty(url)) return TypedResults.BadRequest();

        Publisher publisher = SitePublisher.Of(settings, context.Request);
        if (await FindAsync(url, publisher, cables, cancellationToken) is not { } asked) return TypedResults.NotFound();
        if (asked.Found.IsGone(asked.Paragraph)) return Tombstone.Answer(asked.Found);
        Paragraph? paragraph = asked.Paragraph?.FindIn(asked.Found.Cable.Paragraphs);
        if (asked.Paragraph is not null && paragraph is null) return TypedResults.NotFound();
        return TypedResults.Text(Write(publisher.Cite(asked.Found.Cable, paragraph?.Anchor), width, height).ToJsonString(),
            "application/json; charset=utf-8");
    }

    // Anything that is no positive number is a mistake of who asks; anything below a readable size is taken as that.
    private static bool TryReadLimit(string? text, int most, out int limit)
    {
        limit = most;
        if (string.IsNullOrEmpty(text)) return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int asked) || asked == 0) return false;
        limit = Math.Clamp(asked, Math.Min(LeastSide, asked), most);
        return true;
    }

    // https://HOST/cable/07MEXICO1068/3, also with a fragment (#par3) or a fingerprint behind it.
    private static async Task<(ArchivedCable Found, ParagraphAddress? Paragraph)?> FindAsync(string url, Publisher publisher,
        CableReader cables, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? asked) || !Uri.TryCreate(publisher.Address, UriKind.Absolute, out Uri? here))
            return null;
        // With or without TLS: a proxy may hide it from us.
        if (asked.Scheme is not ("http" or "https") || !asked.Authority.Equals(here.Authority, StringComparison.OrdinalIgnoreCase))
            return null;
        string root = here.AbsolutePath.TrimEnd('/') + "/cable/";
        if (!asked.AbsolutePath.StartsWith(root, StringComparison.OrdinalIgnoreCase)) return null;

        string[] parts = Uri.UnescapeDataString(asked.AbsolutePath[root.Length..]).TrimEnd('/').Split('/');
        if (parts.Length > 2) return null;
        CableAddress address = await CableAddress.FindAsync(parts[0], cables, cancellationToken);
        if (address.Id is not { } id || await cables.FindAsync(id, cancellationToken) is not { } found) return null;

        string? named = parts.Length == 2 ? parts[1] : address.Paragraph
            ?? (asked.Fragment.StartsWith("#par", StringComparison.Ordinal) ? asked.Fragment[1..] : null);
        if (named is null) return (found, null);
        return ParagraphAddress.TryParse(named, out ParagraphAddress paragraph) ? (found, paragraph) : null;
    }

    private static JsonObject Write(Citation citation, int width, int height)
    {
        string name = citation.ReferenceId + citation.LocatorWith("¶")?.Replace("¶ ", "¶");
        var answer = new JsonObject
        {
            ["version"] = "1.0",
            ["type"] = "rich",
            ["title"] = CableHead.PreviewTitleOf(citation),
            ["author_name"] = citation.Sender.Name,
            ["provider_name"] = citation.Publisher.Name,
            ["provider_url"] = citation.Publisher.Address + "/",
            ["cache_age"] = CacheSeconds,
            ["width"] = width,
            ["height"] = height,
            ["html"] = Quote(citation, name, width, height),
        };
        // A thumbnail must not be larger than what was asked for, and ours has one size.
        if (width >= Width && height >= Height)
        {
            answer["thumbnail_url"] =
                citation.Publisher.Address + Addresses.Card(citation.Cable.ReferenceId!.Value, citation.Paragraph?.Anchor);
            answer["thumbnail_width"] = CableCard.Width;
            answer["thumbnail_height"] = CableCard.Height;
        }
        return answer;
    }

    private static string Quote(Citation citation, string name, int width, int height)
    {
        int room = Math.Max(width * Math.Max(height - PixelsOfFrame, 0) / PixelsPerCharacter, ShortestQuotation);
        string words = citation.Paragraph is { } paragraph
            ? Summaries.Cut(paragraph.Text, room)
            : Summaries.Cut(citation.Cable.Summary ?? Summaries.Of(citation.Cable), room);
        string address = Encoder.Encode(citation.Address);
        var html = new StringBuilder($"<blockquote cite=\"{address}\">");
        if (words is not "") html.Append("<p>").Append(Encoder.Encode(words)).Append("</p>");
        html.Append("<footer><a href=\"").Append(address).Append("\">").Append(Encoder.Encode(name)).Append("</a>: ")
            .Append(Encoder.Encode(citation.TitleOrId));
        string?[] facts = [citation.Sender.ShortName, citation.Date is { } date ? Citation.DayFirst(date) : null,
            citation.Cable.Classification?.Label];
        return html.Append(" (").Append(Encoder.Encode(string.Join(", ", facts.OfType<string>()))).Append(")</footer></blockquote>")
            .ToString();
    }
}
