namespace CableViewer.Archive.References;

/// <summary>A cable that the text of one names and its REF line does not, as the archive took it.</summary>
/// <param name="Mention">Where it is named, and the rule.</param>
/// <param name="IsHeld">The archive has it.</param>
/// <param name="Title">Of the cable; empty where it has none, or is not here.</param>
public sealed record ResolvedMention(CitingMention Mention, bool IsHeld, string Title);
