namespace CableViewer.Web.Pages;

/// <summary>The links between the pages of a list.</summary>
/// <param name="Path">Of the list, without its query: <c>/origin/MEXICO</c>.</param>
/// <param name="Page">From 1.</param>
public sealed record Pager(string Path, int Page, int PageCount)
{
    private const int Around = 2;

    /// <summary>The first page is the list itself.</summary>
    public string Url(int page) => page == 1 ? Path : $"{Path}?page={page}";

    /// <summary>The first, the last and those around the one shown; null for a gap.</summary>
    public IEnumerable<int?> Shown()
    {
        int last = 0;
        foreach (int page in Enumerable.Range(1, PageCount).Where(page => page == 1 || page == PageCount || Math.Abs(page - Page) <= Around))
        {
            if (page > last + 1) yield return null;
            yield return page;
            last = page;
        }
    }
}
