using CableViewer.Cables;
using CableViewer.Cables.Comparing;

namespace CableViewer.Web.Cables.Reading;

/// <summary>A link to a paragraph that the cable has not, or whose words have changed since the link was copied.</summary>
/// <param name="Wanted">What the link names.</param>
/// <param name="IsThere">Whether the cable has it.</param>
/// <param name="Words">What became of the words that the link was made for.</param>
public sealed record LinkNotice(ParagraphAddress Wanted, bool IsThere, LinkedWords Words);
