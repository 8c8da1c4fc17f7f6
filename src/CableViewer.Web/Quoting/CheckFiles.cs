using System.Text;
using System.Text.Json;
using CableViewer.Cables;
using CableViewer.Quoting;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Quoting;

/// <summary>Quotations checked for programs: <c>/check.json</c>.</summary>
internal static class CheckFiles
{
    public const string Path = "/check.json";

    public const string TooMuchWork = "These quotations take more work than one request may take. Check fewer at once.";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods(Path, ["GET", "HEAD", "POST"], AnswerAsync).WithMetadata(new SelfCachedAttribute());

    /// <returns>Why a request is refused; null where it is not.</returns>
    public static string? FindTooLarge(int characters, int quotations) =>
        characters > QuotationChecker.LongestText
            ? $"This text has {characters:N0} characters. At most {QuotationChecker.LongestText:N0} are checked at once: send it in parts."
        : quotations > QuotationChecker.MostQuotations
            ? $"This has {quotations:N0} quotations. At most {QuotationChecker.MostQuotations} are checked at once: send them in parts."
        : null;

    private static async Task<IResult> AnswerAsync(
        string? q, QuotationChecker checker, HttpContext context, SiteSettings settings, CancellationToken cancellationToken)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        context.Response.Headers.CacheControl = "no-store";
        CheckRequest? asked;
        try
        {
            asked = HttpMethods.IsPost(context.Request.Method)
                ? await JsonSerializer.DeserializeAsync<CheckRequest>(context.Request.Body, CableJson.Options, cancellationToken)
                : new CheckRequest(null, q ?? "");
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return Refused(StatusCodes.Status400BadRequest,
                "The body is not JSON of the form {\"text\": \"…\"} or {\"quotations\": [\"…\"]}.");
        }
        if (asked is null || (asked.Text is null) == (asked.Quotations is null) || asked.Quotations?.Contains(null!) == true)
            return Refused(StatusCodes.Status400BadRequest, "Send either \"text\", a string, or \"quotations\", a list of strings.");

        int characters = asked.Text?.Length ?? asked.Quotations!.Sum(quotation => quotation.Length);
        if (FindTooLarge(characters, asked.Quotations?.Count ?? 0) is { } tooLong)
            return Refused(StatusCodes.Status413PayloadTooLarge, tooLong);
        IReadOnlyList<QuotationSpan> spans =
            asked.Text is { } text ? QuotationSpan.List(text) : [.. asked.Quotations!.Select(QuotationSpan.Alone)];
        if (FindTooLarge(0, spans.Count) is { } tooMany) return Refused(StatusCodes.Status413PayloadTooLarge, tooMany);

        string site = settings.BaseFor(context.Request);
        IReadOnlyList<CheckedQuotation> quotations = await checker.CheckAsync(spans, cancellationToken);
        return TypedResults.Json(CheckJson.Of(quotations, place => site + Addresses.Quotation(place)), CableJson.Options);
    }

    private static ProblemHttpResult Refused(int status, string sentence) => TypedResults.Problem(sentence, statusCode: status);
}
