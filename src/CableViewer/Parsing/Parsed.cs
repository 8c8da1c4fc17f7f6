using CableViewer.Cables;

namespace CableViewer.Parsing;

/// <summary>As much as could be read, and every problem with the rest.</summary>
public sealed record Parsed<T>(T Value, IReadOnlyList<Diagnostic> Diagnostics);
