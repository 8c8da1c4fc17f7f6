namespace CableViewer.Archive.Indexing;

/// <summary>The kinds of terms that cables are found by.</summary>
internal static class TermKind
{
    public const string Tag = "tag";
    public const string Caption = "caption";
    public const string Article = "article";

    /// <summary>Upper case, as all names of people and stations here.</summary>
    public const string Signer = "signer";

    /// <summary>The sender of the FM line.</summary>
    public const string From = "from";

    /// <summary>An action addressee.</summary>
    public const string To = "to";

    /// <summary>An information addressee.</summary>
    public const string Info = "info";

    /// <summary>The routing indicator of an addressee of either kind.</summary>
    public const string Route = "route";

    /// <summary>A portion marking of a paragraph: <c>C</c>, <c>S//NF</c>.</summary>
    public const string Marking = "marking";

    /// <summary>The code of something the parser doubted.</summary>
    public const string Diagnostic = "diagnostic";
}
