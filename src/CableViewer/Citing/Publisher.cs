namespace CableViewer.Citing;

/// <summary>Who publishes the archive, and where: settings of the site, never of a cable.</summary>
public sealed record Publisher
{
    /// <summary>Name of the site, as in "via CableViewer".</summary>
    public required string Name { get; init; }

    /// <summary>Scheme, host and path base, without a slash at the end: <c>https://cables.example</c>.</summary>
    public required string Address { get; init; }

    /// <summary>Name of the collection of documents, where it has one of its own; the site's name otherwise.</summary>
    public string Collection { get => field ?? Name; init; }

    /// <summary>The address of a page or file of a cable or one of its paragraphs: <c>…/cable/07MEXICO1068/3</c>.</summary>
    public string AddressOf(string referenceId, string? paragraph = null) =>
        paragraph is null ? $"{Address}/cable/{referenceId}" : $"{Address}/cable/{referenceId}/{paragraph}";
}
