using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace CableViewer.Web.Hosting;

/// <summary>The files of wwwroot, carried inside the program: found from any folder, hashed and compressed once at start.</summary>
/// <remarks>
/// A page links <see cref="Url"/>, which names the content, so a browser keeps the file for good and still gets every new one.
/// </remarks>
public sealed class EmbeddedFiles
{
    private const string Prefix = "wwwroot/";
    private const int HashLength = 10;
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string ForAnHour = "public, max-age=3600";

    private readonly FrozenDictionary<string, EmbeddedFile> files =
        ReadAll().ToFrozenDictionary(file => file.Path, StringComparer.OrdinalIgnoreCase);

    /// <summary><c>/site.css?v=1f0c2a99ab</c>.</summary>
    /// <param name="path">From the root of the site: <c>/site.css</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public string Url(string path) => $"{files[path].Path}?v={files[path].Hash}";

    /// <summary>Answers every file at its path.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (EmbeddedFile file in files.Values)
            routes.MapMethods(file.Path, ["GET", "HEAD"], context => AnswerAsync(context, file)).WithMetadata(new SelfCachedAttribute());
    }

    private static async Task AnswerAsync(HttpContext context, EmbeddedFile file)
    {
        (string? encoding, byte[] bytes) = file.Choose(context.Request.Headers.AcceptEncoding.ToString());
        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = context.Request.Query["v"] == file.Hash ? ForGood : ForAnHour;
        headers.Vary = "Accept-Encoding";
        // The same file in another encoding is another sequence of bytes, and a strong tag is of bytes.
        var tag = new EntityTagHeaderValue($"\"{file.Hash}{encoding?[..1]}\"");
        headers.ETag = tag.ToString();
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = bytes.Length;
        if (encoding is not null) headers.ContentEncoding = encoding;
        if (HttpMethods.IsGet(context.Request.Method)) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static IEnumerable<EmbeddedFile> ReadAll()
    {
        var types = new FileExtensionContentTypeProvider();
        Assembly assembly = typeof(EmbeddedFiles).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            byte[] bytes = copy.ToArray();
            string type = types.TryGetContentType(name, out string? known) ? known : "application/octet-stream";
            bool isText = type.StartsWith("text/", StringComparison.Ordinal) || type is "image/svg+xml"
                || type.Contains("javascript", StringComparison.Ordinal);
            yield return new EmbeddedFile
            {
                Path = "/" + name[Prefix.Length..],
                Hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength],
                ContentType = isText ? $"{type}; charset=utf-8" : type,
                Plain = bytes,
                Brotli = isText ? Compress(bytes, to => new BrotliStream(to, CompressionLevel.SmallestSize)) : null,
                Gzip = isText ? Compress(bytes, to => new GZipStream(to, CompressionLevel.SmallestSize)) : null,
            };
        }
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> open)
    {
        using var result = new MemoryStream();
        using (Stream compressing = open(result)) compressing.Write(bytes);
        return result.ToArray();
    }

    private sealed record EmbeddedFile
    {
        public required string Path { get; init; }
        public required string Hash { get; init; }
        public required string ContentType { get; init; }
        public required byte[] Plain { get; init; }
        public required byte[]? Brotli { get; init; }
        public required byte[]? Gzip { get; init; }

        public (string? Encoding, byte[] Bytes) Choose(string accepted)
        {
            if (Brotli is not null && Accepts("br")) return ("br", Brotli);
            return Gzip is not null && Accepts("gzip") ? ("gzip", Gzip) : (null, Plain);

            bool Accepts(string encoding) => accepted.Split(',').Any(part =>
                part.Split(';') is var terms && terms[0].Trim().Equals(encoding, StringComparison.OrdinalIgnoreCase)
                    && !terms.Skip(1).Any(term => term.Trim() is "q=0" or "q=0.0"));
        }
    }
}
