using System.Collections.Frozen;
using CableViewer.Cables;

namespace CableViewer.Sources.Detection;

/// <summary>Knows what else lies in the folders of a mirror, so that it is passed over and does not fill the quarantine.</summary>
internal static class PlainlyNoCable
{
    private static readonly FrozenDictionary<string, string> ByExtension = ByEach(
    [
        ("an image", ".png .jpg .jpeg .gif .ico .svg .webp .bmp"),
        ("a style sheet", ".css"),
        ("a script", ".js .map .webmanifest"),
        ("a font", ".woff .woff2 .ttf .eot"),
        ("a document", ".md .pdf .doc .docx"),
        ("a feed or site map", ".xml .rss .atom"),
        ("a checksum or signature", ".sha1 .sha256 .md5 .asc .sig"),
        ("a torrent", ".torrent"),
        ("a log", ".log"),
        ("a database", ".db .db-wal .db-shm .sqlite"),
        ("a recording", ".mp3 .mp4 .ogg .swf"),
    ]);

    private static readonly FrozenDictionary<string, string> ByName = ByEach(
    [
        ("a document", "README LICENSE CHANGELOG"),
        ("a note to crawlers", "robots humans"),
        ("a checksum or signature", "SHA256SUMS SHA1SUMS MD5SUMS"),
    ]);

    /// <param name="path">With either separator.</param>
    /// <returns>What the file is, null where only its content can tell.</returns>
    public static string? FromName(string path)
    {
        string name = FileName(path);
        if (name.StartsWith('.')) return "a hidden file";
        return ByExtension.GetValueOrDefault(Path.GetExtension(name)) ?? ByName.GetValueOrDefault(Path.GetFileNameWithoutExtension(name));
    }

    /// <param name="prefix">The first bytes of the file, or all of it.</param>
    /// <param name="isCut">More may follow: then a page may hold a cable all the same.</param>
    /// <returns>What the file is, null where it may be a cable. A page that is named like a cable and holds none is a lost cable, not a
    /// list.</returns>
    public static string? FromContent(string path, ReadOnlySpan<byte> prefix, bool isCut)
    {
        if (SourceText.CountWhiteSpace(prefix) == prefix.Length) return "an empty file";
        bool isNamedLikeCable = ReferenceId.TryParse(Path.GetFileNameWithoutExtension(FileName(path)), out _);
        return !isCut && !isNamedLikeCable && SourceDetection.LooksLikeHtml(prefix)
            && !SourceDetection.IsCablePage(prefix) ? "a page without a cable" : null;
    }

    private static string FileName(string path) => path[(path.AsSpan().LastIndexOfAny('/', '\\', '!') + 1)..];

    private static FrozenDictionary<string, string> ByEach((string Reason, string Names)[] table) => table
        .SelectMany(row => row.Names.Split(' '), (row, name) => KeyValuePair.Create(name, row.Reason))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
