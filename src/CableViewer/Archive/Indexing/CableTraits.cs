namespace CableViewer.Archive.Indexing;

/// <summary>What a cable has or has not: the values of <c>has:</c>. The bits are stored.</summary>
[Flags]
public enum CableTraits
{
    None = 0,

    /// <summary>Something in its text is blacked out.</summary>
    Redaction = 1,

    /// <summary>An article used it.</summary>
    Article = 2,

    /// <summary>Its REF line names something.</summary>
    References = 4,

    Summary = 16,

    /// <summary>Its publishers released only parts of it.</summary>
    Extract = 32,
    Header = 64,
    Signature = 128,
    Tags = 256,

    /// <summary>A block that keeps its lines.</summary>
    Table = 512,

    /// <summary>The archive has more than one text of it. As the next one not stored with the cable: others bring it about.</summary>
    Versions = 1 << 20,

    /// <summary>Another cable's REF line names it.</summary>
    Citations = 1 << 21,
}
