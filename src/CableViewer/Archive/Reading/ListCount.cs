namespace CableViewer.Archive.Reading;

/// <summary>A value with the number of those that have it.</summary>
public sealed record ListCount(string Name, int Count);
