namespace CableViewer.Sources;

/// <summary>As what a record was read: exactly, where <see cref="SourceFormat"/> is what a publisher can say.</summary>
public enum RecordFormat
{
    SitePage,
    PlusDPage,
    PageText,
    Telegram,
    CablesCsv,
    JsonLines,
}
