namespace CableViewer.Search.Queries;

/// <summary>The fields of a query, each written as its name and a colon.</summary>
public enum QueryField
{
    Subject,
    Origin,
    Country,
    Tag,
    Class,
    Portion,
    From,
    To,
    Signed,
    Ref,
    Before,
    After,
    Date,
    Released,
    Has,
    Caption,
    Article,
}
