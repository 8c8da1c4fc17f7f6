namespace CableViewer.Sources.Pages;

/// <summary>The address of an article as the site printed it: often with a doubled scheme, or without one, or no address at all.</summary>
internal static class ArticleAddress
{
    // A browser's limit; anything longer is no address of an article.
    private const int Longest = 2_000;

    /// <summary>Reads <c>http://http://www.example.org</c> and <c>www.example.org</c> as <c>http://www.example.org</c>.</summary>
    /// <returns>False for a placeholder: <c>http://not</c>, <c>http://WL:</c>.</returns>
    public static bool TryRead(string text, out string address)
    {
        address = "";
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.Length is 0 or > Longest) return false;

        string scheme = "http://";
        while (TryTakeScheme(ref rest, out string taken)) scheme = taken;

        ReadOnlySpan<char> host = rest[..(rest.IndexOfAny("/?#") is var end and >= 0 ? end : rest.Length)];
        int dot = host.IndexOf('.');
        if (dot < 1 || dot == host.Length - 1) return false;
        foreach (char c in rest)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"') return false;
        }
        address = string.Concat(scheme, rest);
        return Uri.TryCreate(address, UriKind.Absolute, out _);
    }

    private static bool TryTakeScheme(ref ReadOnlySpan<char> rest, out string scheme)
    {
        scheme = rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https://"
            : rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http://"
            : "";
        rest = rest[scheme.Length..];
        return scheme is not "";
    }
}
