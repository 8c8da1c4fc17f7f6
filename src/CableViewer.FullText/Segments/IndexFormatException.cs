namespace CableViewer.FullText.Segments;

/// <summary>The index has a form that this program does not know, or is too damaged to be read.</summary>
public sealed class IndexFormatException(string message, Exception? cause = null) : Exception(message, cause);
