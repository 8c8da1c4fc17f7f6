namespace CableViewer.Archive;

/// <summary>The kinds of terms that cables are listed by.</summary>
internal static class TermKind
{
    public const string Tag = "tag";
    public const string Caption = "caption";
    public const string Article = "article";
    public const string Signer = "signer";
}
