namespace CableViewer.Web.Shared;

/// <summary>The links between the pages of a list.</summary>
/// <param name="Path">Of the list, without its query: <c>/origin/MEXICO</c>.</param>
/// <param name="Page">From 1.</param>
/// <param name="Query">What else its address asks, with the question mark: <c>?sort=earliest</c>.</param>
public sealed record Pager(string Path, int Page, int PageCount, string Query = "")
{
    private const int Around = 2;

    public string? Previous => Page > 1 ? Url(Page - 1) : null;

    public string? Next => Page < PageCount ? Url(Page + 1) : null;

    /// <summary>The first page is the list itself.</summary>
    public string Url(int page) => page == 1 ? Path + Query : $"{Path}{Query}{(Query is "" ? "?" : "&")}page={page}";

    /// <summary>The first, the last and those around the one shown; null for a gap.</summary>
    public IEnumerable<int?> Shown()
    {
        int last = 0;
        foreach (int page in Enumerable.Range(1, PageCount)
            .Where(page => page == 1 || page == PageCount || Math.Abs(page - Page) <= Around))
        {
            if (page > last + 1) yield return null;
            yield return page;
            last = page;
        }
    }
}
