namespace CableViewer.Web.Cables.Reading;

/// <summary>How the text of a cable is shown.</summary>
public enum CableShape
{
    /// <summary>Unwrapped paragraphs.</summary>
    Reading,

    /// <summary>As it came, line by line.</summary>
    Raw,

    /// <summary>Raw beside parsed, with what the parser doubted.</summary>
    Doubts,
}
