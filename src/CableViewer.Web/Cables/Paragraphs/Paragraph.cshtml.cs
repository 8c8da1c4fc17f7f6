using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Cables.Comparing;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Hosting;
using CableViewer.Web.Sharing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Cables.Paragraphs;

/// <summary>The page of one paragraph: the whole cable, with the paragraph in its place, highlighted and scrolled to.</summary>
public sealed class ParagraphModel(CableViewReader views, CableReader cables, SiteSettings settings) : PageModel
{
    // The versions of a cable are few; a link is searched in so many of them at most.
    private const int MostVersions = 20;

    public CableView View { get; private set; } = null!;

    /// <summary>What the address asks for.</summary>
    public ParagraphAddress Wanted { get; private set; }

    /// <summary>Whether the cable has it; otherwise the page says so, and highlights the nearest.</summary>
    public bool IsThere { get; private set; }

    /// <summary>The paragraph, or the whole cable, is withheld.</summary>
    public bool IsGone { get; private set; }

    /// <summary>The fingerprint of a copied link.</summary>
    [BindProperty(SupportsGet = true, Name = "f")]
    public string? Fingerprint { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, string paragraph, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Id is not { } referenceId || !ParagraphAddress.TryParse(paragraph, out ParagraphAddress wanted)) return NotFound();
        if (!address.IsCanonical || wanted.ToString() != paragraph)
            return RedirectPermanent(Addresses.Paragraph(referenceId, wanted.Anchor) + Request.QueryString);
        if (await views.FindAsync(referenceId, null, cancellationToken) is not { } view) return NotFound();

        Wanted = wanted;
        IReadOnlyList<Paragraph> paragraphs = view.Cable.Paragraphs;
        IsThere = wanted.FindIn(paragraphs) is not null;
        LinkedWords words = ParagraphFingerprint.IsOne(Fingerprint)
            ? ParagraphFingerprint.Find(Fingerprint, wanted, paragraphs, await ListEarlierAsync(view, cancellationToken))
            : new LinkedWords(WordsFate.Same);
        View = view with
        {
            Highlight = wanted.FindNearest(paragraphs)?.Anchor,
            AnchorPath = Addresses.Cable(referenceId),
            Notice = IsThere && words.Fate is WordsFate.Same ? null : new LinkNotice(wanted, IsThere, words),
        };
        IsGone = view.Archived.IsGone(wanted);
        if (IsGone) Response.StatusCode = StatusCodes.Status410Gone;
        else if (IsThere) Signposting.AddHeader(Response, referenceId, SitePublisher.Of(settings, Request));
        else Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    // Read only where the present text has not the words of the link.
    private async Task<IReadOnlyList<(int Version, IReadOnlyList<Paragraph> Paragraphs)>> ListEarlierAsync(CableView view,
        CancellationToken cancellationToken)
    {
        if (view.Cable.Paragraphs.Any(paragraph => ParagraphFingerprint.Of(paragraph.Text) == Fingerprint)) return [];
        var earlier = new List<(int, IReadOnlyList<Paragraph>)>();
        int latest = view.Archived.Version;
        for (int version = latest - 1; version >= 1 && latest - version <= MostVersions; version--)
            if (await cables.FindAsync(view.Id, version, cancellationToken) is { } archived)
                earlier.Add((version, archived.Cable.Paragraphs));
        return earlier;
    }
}
