using CableViewer.Archive.Reading;
using CableViewer.Archive.Withholding;
using CableViewer.Search.Columns;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Api;

/// <summary>A cable of the archive that is served, for the examples of <see cref="ApiDocument"/>.</summary>
/// <param name="Paragraph">As in the address of a paragraph.</param>
internal sealed record ApiExample(string ReferenceId, string Paragraph)
{
    // An archive whose first cables are all withheld, or have no text, has no example.
    private const int MostTried = 20;

    /// <returns>The first cable that has paragraphs and is shown whole; null where the archive has none.</returns>
    public static async Task<ApiExample?> FindAsync(CableIndex index, CableReader cables, CancellationToken cancellationToken)
    {
        for (int row = 0; row < Math.Min(index.Count, MostTried); row++)
        {
            if (await cables.FindAsync(index.ReferenceIdOf(row), cancellationToken) is
                {
                    WithheldPart: WithheldPart.Nothing,
                    Cable.Paragraphs: [var first, ..]
                })
                return new ApiExample(index.ReferenceIdOf(row).ToString(), Addresses.ParagraphName(first.Anchor));
        }
        return null;
    }
}
