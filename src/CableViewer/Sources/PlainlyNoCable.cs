using System.Collections.Frozen;
using CableViewer.Cables;

namespace CableViewer.Sources;

/// <summary>Knows what else lies in the folders of a mirror, so that it is passed over and does not fill the quarantine.</summary>
internal static class PlainlyNoCable
{
    private static readonly FrozenDictionary<string, string> ByExtension = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "an image",
        [".jpg"] = "an image",
        [".jpeg"] = "an image",
        [".gif"] = "an image",
        [".ico"] = "an image",
        [".svg"] = "an image",
        [".webp"] = "an image",
        [".bmp"] = "an image",
        [".css"] = "a style sheet",
        [".js"] = "a script",
        [".map"] = "a script",
        [".webmanifest"] = "a script",
        [".woff"] = "a font",
        [".woff2"] = "a font",
        [".ttf"] = "a font",
        [".eot"] = "a font",
        [".md"] = "a note about the files",
        [".pdf"] = "a document",
        [".doc"] = "a document",
        [".docx"] = "a document",
        [".xml"] = "a feed or site map",
        [".rss"] = "a feed or site map",
        [".atom"] = "a feed or site map",
        [".sha1"] = "a checksum",
        [".sha256"] = "a checksum",
        [".md5"] = "a checksum",
        [".asc"] = "a signature",
        [".sig"] = "a signature",
        [".torrent"] = "a torrent",
        [".log"] = "a log",
        [".db"] = "a database",
        [".db-wal"] = "a database",
        [".db-shm"] = "a database",
        [".sqlite"] = "a database",
        [".mp3"] = "a recording",
        [".mp4"] = "a recording",
        [".ogg"] = "a recording",
        [".swf"] = "a recording",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["README"] = "a note about the files",
        ["LICENSE"] = "a note about the files",
        ["CHANGELOG"] = "a note about the files",
        ["robots"] = "a note to crawlers",
        ["humans"] = "a note about the files",
        ["SHA256SUMS"] = "a checksum",
        ["MD5SUMS"] = "a checksum",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="path">With either separator.</param>
    /// <returns>What the file is, null where only its content can tell.</returns>
    public static string? FromName(string path)
    {
        string name = FileName(path);
        if (name.StartsWith('.')) return "a hidden file";
        return ByExtension.GetValueOrDefault(Path.GetExtension(name)) ?? ByName.GetValueOrDefault(Path.GetFileNameWithoutExtension(name));
    }

    /// <param name="prefix">The first bytes of the file, or all of it.</param>
    /// <returns>What the file is, null where it may be a cable. A page that is named like a cable and holds none is a lost cable, not a list.</returns>
    public static string? FromContent(string path, ReadOnlySpan<byte> prefix)
    {
        if (SourceText.CountWhiteSpace(prefix) == prefix.Length) return "an empty file";
        bool isNamedLikeCable = ReferenceId.TryParse(Path.GetFileNameWithoutExtension(FileName(path)), out _);
        return !isNamedLikeCable && SourceDetection.LooksLikeHtml(prefix) && !SourceDetection.IsCablePage(prefix) ? "a page without a cable" : null;
    }

    private static string FileName(string path) => path[(path.AsSpan().LastIndexOfAny('/', '\\', '!') + 1)..];
}
