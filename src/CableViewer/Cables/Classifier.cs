namespace CableViewer.Cables;

/// <summary>Who classified a cable.</summary>
/// <param name="Name">As typed: <c>Glyn T. Davies</c>.</param>
/// <param name="Title">As typed, <c>Ambassador</c>; null where none is given.</param>
public sealed record Classifier(string Name, string? Title);
