using System.Buffers;

namespace CableViewer.Web.Cables.Text;

/// <summary>
/// What HTML and XML cannot hold, whether written as it is or as a numeric reference: control characters and noncharacters.
/// </summary>
internal static class HtmlText
{
    /// <summary>Stands in place of each of them.</summary>
    public const char Replacement = '\uFFFD';

    public const string ReplacementText = "\uFFFD";

    /// <summary>Those of them that are one <c>char</c>.</summary>
    public static SearchValues<char> Forbidden { get; } =
        SearchValues.Create([.. Enumerable.Range(0, 0x10000).Where(c => !char.IsSurrogate((char)c) && IsForbidden(c))
            .Select(c => (char)c)]);

    /// <summary>Tab, line feed, form feed and carriage return are allowed; the last is a line end to HTML.</summary>
    public static bool IsForbidden(int scalar) => scalar switch
    {
        '\t' or '\n' or '\f' or '\r' => false,
        < 0x20 or (>= 0x7F and <= 0x9F) or (>= 0xFDD0 and <= 0xFDEF) => true,
        _ => (scalar & 0xFFFE) == 0xFFFE,
    };

    /// <summary>The same text with <see cref="Replacement"/> for each of them.</summary>
    public static string Clean(string text) =>
        !text.AsSpan().ContainsAny(Forbidden)
            ? text
            : string.Create(text.Length, text, static (clean, text) => text.AsSpan().ReplaceAny(clean, Forbidden, Replacement));
}
