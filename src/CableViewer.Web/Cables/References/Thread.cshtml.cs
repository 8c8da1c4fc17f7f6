using CableViewer.Archive.Reading;
using CableViewer.Archive.References;
using CableViewer.Cables;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Cables.References;

/// <summary>What a cable cites and what cites it, two steps away, drawn along time and listed.</summary>
public sealed class ThreadModel(ThreadReader threads, CableReader cables) : PageModel
{
    public ReferenceId Id { get; private set; }
    public CableThread Thread { get; private set; } = null!;
    public ThreadDrawing Drawing { get; private set; } = null!;

    /// <summary>The cable that the thread is of.</summary>
    public ThreadCable Start => Thread.Cables.Single(cable => cable.Place is ThreadPlace.Start);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        CableAddress address = await CableAddress.FindAsync(id, cables, cancellationToken);
        if (address.Spelt is not { } referenceId || await threads.FindAsync(referenceId, cancellationToken) is not { } thread)
            return NotFound();
        if (id != referenceId.ToString()) return RedirectPermanent(Addresses.Thread(referenceId));
        Id = referenceId;
        Thread = thread;
        Drawing = ThreadDrawing.Of(thread);
        return Page();
    }
}
