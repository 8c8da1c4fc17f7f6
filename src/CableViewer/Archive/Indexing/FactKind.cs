namespace CableViewer.Archive.Indexing;

/// <summary>The kinds of names in <c>search_value</c>. The numbers are stored.</summary>
internal enum FactKind
{
    Origin = 1,
    From = 2,
    Tag = 3,
    Caption = 4,
    Signer = 5,
    Addressee = 6,
    Article = 7,
    Portion = 8,
}
