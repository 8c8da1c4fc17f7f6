using System.Buffers;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using CableViewer.Cables;
using CableViewer.Sources.Files;

namespace CableViewer.Sources.Detection;

/// <summary>
/// Reads whatever a command is given: files of any source format, folders with all below them, <c>.zip</c>, <c>.tar</c>, <c>.tar.gz</c> and
/// <c>.gz</c> files, and <c>-</c>, the standard input. Folders are read in ordinal order of names, archive files in their own.
/// </summary>
/// <remarks>
/// Nothing in a source makes it throw but <see cref="OperationCanceledException"/>: a file that is missing, damaged, encrypted or of no
/// known format is a record with a problem. Memory is bounded by the longest record, also for an archive file that unpacks to a thousand
/// times its size.
/// </remarks>
public sealed class SourceReader
{
    // An archive file within another may be read as a stream, but nobody nests them deeper than this in good faith.
    private const int DeepestNesting = 3;

    // Bytes of a page in which a cable must begin.
    private const int LongestPageTop = 16 * 1024 * 1024;

    private static readonly FileStreamOptions Sequential = new()
    {
        Access = FileAccess.Read,
        Mode = FileMode.Open,
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.SequentialScan,
        BufferSize = 0,
    };

    public SourceFormat Format { get; init; } = SourceFormat.Auto;

    /// <summary>Bytes; a longer record is reported, and delivered in pieces.</summary>
    public int LongestRecord { get; init; } = OverlongRecord.DefaultLimit;

    public SourceProgress Progress { get; } = new();

    /// <summary>What <c>-</c> stands for.</summary>
    public Func<Stream> StandardInput { get; init; } = Console.OpenStandardInput;

    /// <summary>Every record of every source, in order.</summary>
    /// <param name="sources">Paths of files and folders, and <c>-</c>.</param>
    public async IAsyncEnumerable<SourceRecord> ReadAsync(IReadOnlyList<string> sources,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Task measuring = Task.Run(() => Progress.TotalBytes = Measure(sources, cancellationToken), cancellationToken);
        foreach (string source in sources)
        {
            IAsyncEnumerable<SourceRecord> records =
                source is "-" ? ReadStreamAsync(StandardInput(), new Place("-", IsAsked: true, Length: null, Depth: 0), cancellationToken)
                : Directory.Exists(source) ? ReadFolderAsync(source, cancellationToken)
                : File.Exists(source) ? ReadFileAsync(source, isAsked: true, cancellationToken)
                : One(Problem(source, "source-not-found", "There is no such file or folder."));
            await foreach (SourceRecord record in GuardAsync(source, records, cancellationToken)) yield return record;
        }
        await measuring;
    }

    private async IAsyncEnumerable<SourceRecord> ReadFolderAsync(string folder,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FileSystemInfo[] entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos()];
        Array.Sort(entries, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        foreach (FileSystemInfo entry in entries)
        {
            string path = Path.Combine(folder, entry.Name);
            bool isFolder = entry is DirectoryInfo;
            IAsyncEnumerable<SourceRecord> records =
                isFolder && entry.Name.StartsWith('.') ? One(Skip(path, 0, "a hidden folder"))
                : isFolder && entry.LinkTarget is not null ? One(Skip(path, 0, "a link to a folder"))
                : isFolder ? ReadFolderAsync(path, cancellationToken)
                : ReadFileAsync(path, isAsked: false, cancellationToken);
            await foreach (SourceRecord record in GuardAsync(path, records, cancellationToken)) yield return record;
        }
    }

    private async IAsyncEnumerable<SourceRecord> ReadFileAsync(string path, bool isAsked,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!isAsked)
        {
            long size = new FileInfo(path).Length;
            // Pipes and devices have no length either: what was not asked for by name is not opened.
            if ((size == 0 ? "an empty file" : PlainlyNoCable.FromName(path)) is { } reason)
            {
                Progress.Add(size);
                yield return Skip(path, size, reason);
                yield break;
            }
        }
        var file = new FileStream(path, Sequential);
        long? length = file.CanSeek ? file.Length : null;
        await using var stream = new ProgressStream(file, Progress, length);
        await foreach (SourceRecord record in ReadStreamAsync(stream, new Place(path, isAsked, length, Depth: 0),
            cancellationToken)) yield return record;
    }

    private async IAsyncEnumerable<SourceRecord> ReadStreamAsync(Stream stream, Place place,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Progress.CurrentFile = place.Name;
        int wanted = (int)Math.Min(SourceDetection.PrefixLength, (place.Length ?? int.MaxValue) + 1);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(wanted);
        try
        {
            int length = await stream.ReadAtLeastAsync(buffer.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellationToken);
            // The navigation of a mirror may be longer than any other top: a page is looked through until a cable is found in it.
            while (length == wanted && wanted is >= SourceDetection.PrefixLength and < LongestPageTop
                && SourceDetection.MayHoldCableFurtherOn(buffer.AsSpan(0, length)))
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(wanted *= 4);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
                length += await stream.ReadAtLeastAsync(buffer.AsMemory(length, wanted - length), wanted - length,
                    throwOnEndOfStream: false, cancellationToken);
            }
            var prefix = new ReadOnlyMemory<byte>(buffer, 0, length);
            place = place with { IsCut = length == wanted };
            await using var whole = new PrefixedStream(prefix, stream);
            await foreach (SourceRecord record in Recognise(prefix, stream, whole, place, cancellationToken)) yield return record;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private IAsyncEnumerable<SourceRecord> Recognise(
        ReadOnlyMemory<byte> prefix, Stream stream, PrefixedStream whole, Place place, CancellationToken cancellationToken)
    {
        switch (Packing.Recognise(prefix.Span))
        {
            case PackingKind.None: break;
            case not PackingKind.Other when place.Depth == DeepestNesting:
                return One(Problem(place.Name, "nested-archive",
                    $"Archive files are nested more than {DeepestNesting} deep; unpack the outer ones first."));
            case PackingKind.Zip when !stream.CanSeek:
                return One(Problem(place.Name, "unreadable-archive",
                    "A .zip file cannot be read as a stream, or inside another archive file; save or unpack it first."));
            case PackingKind.Zip: return ReadZipAsync(stream, place, cancellationToken);
            case PackingKind.GZip: return ReadGZipAsync(whole, place, cancellationToken);
            case PackingKind.Tar: return ReadTarAsync(whole, place, cancellationToken);
            case PackingKind.Other:
                return One(Problem(place.Name, "unreadable-archive",
                    "This kind of compression is not read here (.zip, .gz, .tar and .tar.gz are); unpack the file first."));
        }
        if (!place.IsAsked && PlainlyNoCable.FromContent(place.Name, prefix.Span, place.IsCut) is { } reason)
        {
            return One(Skip(place.Name, place.Length ?? prefix.Length, reason));
        }
        if (SourceText.CountWhiteSpace(prefix.Span) == prefix.Length)
            return One(Problem(place.Name, "unknown-format", "There is nothing in it."));

        ICableSource? source = SourceDetection.Detect(prefix.Span, Format, LongestRecord, out string refusal);
        return source is null
            ? ReadUnrecognisedAsync(whole, place, refusal, cancellationToken)
            : ReadRecordsAsync(source, whole, place, cancellationToken);
    }

    private static async IAsyncEnumerable<SourceRecord> ReadRecordsAsync(
        ICableSource source, PrefixedStream stream, Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (SourceRecord record in source.ReadAsync(stream, place.Name,
            cancellationToken)) yield return record with { Format = source.Format };
    }

    private async IAsyncEnumerable<SourceRecord> ReadUnrecognisedAsync(
        PrefixedStream stream, Place place, string refusal, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var window = new ByteWindow(stream, place.Name, LongestRecord);
        while (await window.ReadMoreAsync(cancellationToken)) { }
        if (!window.AtEnd) refusal += $" Of the file, only the first {window.Unread.Length:N0} bytes are kept.";
        var (bytes, location) = window.Take(window.Unread.Length);
        yield return new SourceRecord { Location = location, Bytes = bytes, Problems = [new Diagnostic("unknown-format", refusal, 1)] };
    }

    private async IAsyncEnumerable<SourceRecord> ReadZipAsync(Stream stream, Place place,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        stream.Position = 0;
        await using ZipArchive archive =
            await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        // Entries that share their bytes are how a small file claims to hold terabytes.
        if (archive.Entries.Sum(entry => (decimal)entry.CompressedLength) > stream.Length)
        {
            yield return Problem(place.Name, "unreadable-archive", "Its entries overlap, as no honest archive file's do.");
            yield break;
        }
        if (archive.GetEntry("[Content_Types].xml") is not null || archive.GetEntry("mimetype") is not null)
        {
            yield return Problem(place.Name, "unknown-format",
                "No cable format recognised: this looks like a spreadsheet or another document of an office; save it as CSV or as plain "
                    + "text, in UTF-8.");
            yield break;
        }
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\')) continue;
            string name = $"{place.Name}!{entry.FullName}";
            IAsyncEnumerable<SourceRecord> records =
                entry.Length == 0 ? One(Skip(name, 0, "an empty file"))
                : PlainlyNoCable.FromName(name) is { } reason ? One(Skip(name, entry.Length, reason))
                : entry.IsEncrypted ? One(Problem(name, "encrypted-entry", "It is encrypted; unpack the archive file first."))
                : ReadZipEntryAsync(entry, new Place(name, IsAsked: false, entry.Length, place.Depth + 1), cancellationToken);
            await foreach (SourceRecord record in GuardAsync(name, records, cancellationToken)) yield return record;
        }
    }

    private async IAsyncEnumerable<SourceRecord> ReadZipEntryAsync(
        ZipArchiveEntry entry, Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using Stream stream = await entry.OpenAsync(cancellationToken);
        await foreach (SourceRecord record in ReadStreamAsync(stream, place, cancellationToken)) yield return record;
    }

    private async IAsyncEnumerable<SourceRecord> ReadTarAsync(PrefixedStream stream, Place place,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var archive = new TarReader(stream, leaveOpen: true);
        while (await archive.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile
                or TarEntryType.SparseFile)) continue;
            SparseMember? sparse = SparseMember.Find(entry);
            string name = $"{place.Name}!{sparse?.Name ?? entry.Name}";
            IAsyncEnumerable<SourceRecord> records =
                entry.DataStream is not { } data ? One(Skip(name, 0, "an empty file"))
                : PlainlyNoCable.FromName(name) is { } reason ? One(Skip(name, entry.Length, reason))
                : sparse is { IsRead: false }
                    ? One(Problem(name, "unreadable-archive",
                        "It is a sparse file in a form that is not read here; unpack the archive file first, with tar."))
                : sparse is not null ? ReadSparseAsync(data, new Place(name, IsAsked: false, Length: null, place.Depth + 1),
                    cancellationToken)
                : ReadStreamAsync(data, new Place(name, IsAsked: false, entry.Length, place.Depth + 1), cancellationToken);
            await foreach (SourceRecord record in sparse is null
                ? records
                : GuardAsync(name, records, cancellationToken)) yield return record;
        }
    }

    private async IAsyncEnumerable<SourceRecord> ReadSparseAsync(Stream data, Place place,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SparseStream stream = await SparseStream.OpenAsync(data, cancellationToken);
        await foreach (SourceRecord record in ReadStreamAsync(stream, place, cancellationToken)) yield return record;
    }

    // A single file keeps its name; offsets count in what it unpacks to.
    private async IAsyncEnumerable<SourceRecord> ReadGZipAsync(PrefixedStream stream, Place place,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var unpacked = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var inner = place with { Length = null, Depth = place.Depth + 1 };
        await foreach (SourceRecord record in ReadStreamAsync(unpacked, inner, cancellationToken)) yield return record;
    }

    /// <summary>What the file system and the archive formats throw becomes a record too; the sources after it are still read.</summary>
    private static async IAsyncEnumerable<SourceRecord> GuardAsync(
        string name, IAsyncEnumerable<SourceRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<SourceRecord> enumerator = records.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            SourceRecord? failure = null;
            try
            {
                if (!await enumerator.MoveNextAsync()) yield break;
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                failure = Problem(name, "unreadable-archive", $"The archive file is damaged: {e.Message}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                failure = Problem(name, "unreadable-file", $"It cannot be read: {e.Message}");
            }
            yield return failure ?? enumerator.Current;
            if (failure is not null) yield break;
        }
    }

    private static SourceRecord Problem(string file, string code, string message) => new()
    {
        Location = new SourceLocation(file, 1, 0, 0),
        Bytes = default,
        Problems = [new Diagnostic(code, message, 1)],
    };

    private static SourceRecord Skip(string file, long length, string reason) => new()
    {
        Location = new SourceLocation(file, 1, 0, length),
        Bytes = default,
        Skipped = reason,
    };

    private static IAsyncEnumerable<SourceRecord> One(SourceRecord record) => new[] { record }.ToAsyncEnumerable();

    private static long? Measure(IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        var everything = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.None
        };
        long total = 0;
        try
        {
            foreach (string source in sources)
            {
                if (source is "-") return null;
                var folder = new DirectoryInfo(source);
                IEnumerable<FileInfo> files = folder.Exists ? folder.EnumerateFiles("*", everything) : [new FileInfo(source)];
                foreach (FileInfo file in files)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (file.Exists) total += file.Length;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The reading itself will say what is wrong; there is only no total to show.
            return null;
        }
        return total;
    }

    /// <param name="Name">For <see cref="SourceLocation.File"/>.</param>
    /// <param name="IsAsked">Named by the publisher, so that it is no accident that it is here.</param>
    /// <param name="Length">Bytes, as far as they are known before reading.</param>
    /// <param name="IsCut">More may follow what was read to recognise it.</param>
    private sealed record Place(string Name, bool IsAsked, long? Length, int Depth, bool IsCut = false);
}
