namespace CableViewer.Sources;

/// <summary>What a publisher can say of a source; <see cref="Auto"/> recognises each file by its content.</summary>
public enum SourceFormat
{
    Auto,

    /// <summary>Pages of the original site, and PlusD-style pages.</summary>
    Html,

    /// <summary>A page as a text dump, and bare telegrams.</summary>
    Text,

    /// <summary>The single file <c>cables.csv</c>.</summary>
    Csv,

    /// <summary>One JSON object a line, as <c>export</c> writes them.</summary>
    JsonLines,
}
