namespace CableViewer.Web.Browse.Lists;

/// <summary>How lists name an article, or the medium it appeared in: by its address without the scheme.</summary>
public static class ArticleAddress
{
    private static readonly string[] Schemes = ["http://", "https://"];

    /// <summary><c>www.example.org/a/b?c</c>, for <c>http://www.example.org/a/b?c</c>.</summary>
    public static string Short(string article)
    {
        foreach (string scheme in Schemes)
        {
            if (article.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return article[scheme.Length..];
        }
        return article;
    }

    /// <summary>The host in lower case, without <c>www.</c>: <c>example.org</c>.</summary>
    public static string Medium(string article)
    {
        string rest = Short(article);
        int end = rest.AsSpan().IndexOfAny('/', '?', '#');
        string host = (end < 0 ? rest : rest[..end]).ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host["www.".Length..] : host;
    }

    /// <summary>The list of the cables that an article used.</summary>
    public static string Path(string article) =>
        "/article/" + string.Join('/', Short(article).TrimEnd('/').Split('/').Select(Uri.EscapeDataString));

    /// <summary>Whether two ways to write an address mean the same article.</summary>
    public static bool IsSame(string article, string shortAddress) =>
        Short(article).AsSpan().TrimEnd('/').Equals(shortAddress.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
