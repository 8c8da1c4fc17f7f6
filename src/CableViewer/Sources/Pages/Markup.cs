using System.Buffers;
using System.Net;

namespace CableViewer.Sources.Pages;

/// <summary>
/// What must be known of HTML to read cable pages, whose text is not escaped and so is no HTML: where a tag is one. Works on bytes, builds
/// no tree, and looks no further than <see cref="LongestTag"/> for the end of a tag, so that its time is linear in any input.
/// </summary>
internal static class Markup
{
    /// <summary>Bytes. The links of the pages have under 200.</summary>
    public const int LongestTag = 1_000;

    /// <returns>The tag's length with its brackets, or 0 where none begins: <c>&lt;</c> before anything but a letter or <c>/</c> and a
    /// letter is text.</returns>
    public static int TagLength(ReadOnlySpan<byte> html)
    {
        int name = html.StartsWith("</"u8) ? 2 : 1;
        if (html.Length <= name || html[0] != '<' || !char.IsAsciiLetter((char)html[name])) return 0;
        return html[..Math.Min(html.Length, LongestTag)].IndexOf((byte)'>') + 1;
    }

    /// <returns>The name of a tag found by <see cref="TagLength"/>, with its slash: <c>a</c>, <c>/a</c>, <c>br</c>.</returns>
    public static ReadOnlySpan<byte> TagName(ReadOnlySpan<byte> tag)
    {
        int end = tag[2..].IndexOfAnyExcept(NameBytes);
        return tag[1..(end < 0 ? tag.Length : end + 2)];
    }

    /// <returns>The value of an attribute, quoted either way; empty where the tag has none.</returns>
    public static ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> rest = tag;
        while (rest.IndexOf(name) is var at and >= 0)
        {
            bool isWhole = at > 0 && rest[at - 1] is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r';
            rest = rest[(at + name.Length)..];
            if (!isWhole || rest.Length < 3 || rest[0] != '=' || rest[1] is not ((byte)'\'' or (byte)'"')) continue;

            int end = rest[2..].IndexOf(rest[1]);
            return end < 0 ? [] : rest.Slice(2, end);
        }
        return [];
    }

    /// <summary>Cells and titles as one line of text: tags dropped, character references undone, white space folded.</summary>
    public static string TextOf(ReadOnlySpan<byte> html, ref int replaced)
    {
        byte[] text = ArrayPool<byte>.Shared.Rent(html.Length + 1);
        int length = 0;
        while (!html.IsEmpty)
        {
            int next = html[1..].IndexOf((byte)'<') is var at and >= 0 ? at + 1 : html.Length;
            int tag = TagLength(html);
            if (tag > 0)
            {
                if (length > 0 && TagName(html[..tag]).SequenceEqual("br"u8)) text[length++] = (byte)' ';
                html = html[tag..];
                continue;
            }
            html[..next].CopyTo(text.AsSpan(length));
            length += next;
            html = html[next..];
        }
        string decoded = WebUtility.HtmlDecode(SourceText.Decode(text.AsSpan(0, length), ref replaced));
        ArrayPool<byte>.Shared.Return(text);
        return string.Join(' ', decoded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What stands between two markers; <paramref name="html"/> moves on behind the closing one.</summary>
    /// <returns>False where either is missing.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> html, ReadOnlySpan<byte> opening, ReadOnlySpan<byte> closing,
        out ReadOnlySpan<byte> content)
    {
        content = [];
        int start = html.IndexOf(opening);
        if (start < 0) return false;
        ReadOnlySpan<byte> rest = html[(start + opening.Length)..];
        int end = rest.IndexOf(closing);
        if (end < 0) return false;
        content = rest[..end];
        html = rest[(end + closing.Length)..];
        return true;
    }

    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);
}
