using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace CableViewer.Sources.Pages;

/// <summary>Pages that were saved in another encoding than UTF-8, and say so.</summary>
internal static partial class PageEncoding
{
    private const int TopLength = 4 * 1024;

    /// <returns>The page in UTF-8, line by line the same; as it is where it is UTF-8, or does not name an encoding of one byte for each
    /// character.</returns>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> page)
    {
        // What a page declares and is not, it need not be.
        if (Utf8.IsValid(page)) return page;
        string top = Encoding.Latin1.GetString(page[..Math.Min(page.Length, TopLength)]);
        return Declaration.Match(top) is { Success: true } match
            && Find(match.Groups["name"].Value) is { } encoding ? Encoding.UTF8.GetBytes(encoding.GetString(page)) : page;
    }

    private static Encoding? Find(string name)
    {
        // Browsers read these as Windows-1252, and so does whoever saves a page.
        if (name.ToUpperInvariant() is "ISO-8859-1" or "LATIN1" or "US-ASCII" or "ASCII") name = "Windows-1252";
        return CodePagesEncodingProvider.Instance.GetEncoding(name) is { IsSingleByte: true } encoding ? encoding : null;
    }

    // charset=windows-1252, encoding='iso-8859-1'
    [GeneratedRegex(
        """(charset|encoding) *= *["']?(?<name>[A-Za-z0-9_-]{2,40})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Declaration { get; }
}
