using CableViewer.Quoting;
using CableViewer.Search.Matching;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Quoting;

/// <summary>A box for quotations, and what the archive says of them.</summary>
/// <remarks>The form changes nothing and sets no cookie, so nothing can be forged.</remarks>
[SelfCached, IgnoreAntiforgeryToken]
public sealed class CheckModel(QuotationChecker checker) : PageModel
{
    /// <summary>A quotation, or a text that has some; empty before anything is asked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Why nothing was checked; null where something was.</summary>
    public string? Refusal { get; private set; }

    public IReadOnlyList<CheckedQuotation> Quotations { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => CheckAsync(cancellationToken);

    public Task OnPostAsync(CancellationToken cancellationToken) => CheckAsync(cancellationToken);

    /// <summary>A verdict in words.</summary>
    public static string Words(QuotationVerdict verdict) => verdict switch
    {
        QuotationVerdict.Exact => "Exact",
        QuotationVerdict.ExactButFor => "Exact but for",
        QuotationVerdict.Altered => "Altered",
        QuotationVerdict.EarlierVersion => "Only in an earlier version",
        QuotationVerdict.NotFound => "Not found",
        _ => "Too short to say",
    };

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (string.IsNullOrWhiteSpace(Q)) return;
        // A browser sends a line end as two characters.
        string text = Q.ReplaceLineEndings("\n");
        IReadOnlyList<QuotationSpan> spans = text.Length > QuotationChecker.LongestText ? [] : QuotationSpan.List(text);
        Refusal = CheckFiles.FindTooLarge(text.Length, spans.Count);
        if (Refusal is not null)
        {
            Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        try
        {
            Quotations = await checker.CheckAsync(spans, cancellationToken);
        }
        catch (SearchTooLargeException)
        {
            Refusal = CheckFiles.TooMuchWork;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
