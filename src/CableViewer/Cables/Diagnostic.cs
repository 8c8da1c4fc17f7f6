namespace CableViewer.Cables;

/// <summary>Something in a text that is not as it should be, or that was mended on the way.</summary>
/// <param name="Code">Stable, in kebab case: <c>duplicate-paragraph-number</c>. Listed in docs/diagnostics.md.</param>
/// <param name="Message">A sentence for a person.</param>
/// <param name="Line">
/// From 1, in the cable as one text: header, an empty line, body (the body alone where there is no header), as <c>/cable/ID.txt</c> shows
/// it.
/// </param>
public sealed record Diagnostic(string Code, string Message, int Line);
