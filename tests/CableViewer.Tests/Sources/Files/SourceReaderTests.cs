using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using CableViewer.Cables;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Tests.Sources.Pages;

namespace CableViewer.Tests.Sources.Files;

public sealed class SourceReaderTests : IDisposable
{
    private const string Json = "{\"body\":\"json\"}\n";
    private const string Row = "\"1\",\"1/1/2001 0:01\",\"01NORTHPORT1\",\"\",\"\",\"\",\"\",\"csv\"\n";
    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-sources-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Walks_folders_in_ordinal_order_and_recognises_each_file()
    {
        Save("b/page.html", SitePageSourceTests.Page("h", "html"));
        Save("b/Z.txt", "UNCLAS NORTHPORT 000042\ntelegram");
        Save("a.csv.backup", Row);
        Save("c", Json);

        List<SourceRecord> records = await ReadAsync(folder);

        Assert.Equal(["csv", "UNCLAS NORTHPORT 000042\ntelegram", "html", "json"], records.Select(record => record.Cable?.Body));
        Assert.Equal(["a.csv.backup", "b/Z.txt", "b/page.html", "c"],
            records.Select(record => Path.GetRelativePath(folder, record.Location.File)));
    }

    [Theory]
    [InlineData("README.md", "see 07NORTHPORT42", "a document")]
    [InlineData("static/gfx/favicon.ico", "\0\0\u0001", "an image")]
    [InlineData("static/css/main.css", "body {}", "a style sheet")]
    [InlineData("static/js/js.js", "{\"body\":1}", "a script")]
    [InlineData("tag/PGOV_0.html", "<!DOCTYPE html><html><h3>Browse by PGOV</h3><table class='cable'></table>", "a page without a cable")]
    [InlineData("index.html", "<?xml version='1.0' encoding='utf-8' ?>\n<html><title>Cable Viewer</title></html>",
        "a page without a cable")]
    [InlineData("empty.txt", "", "an empty file")]
    [InlineData("blank.txt", " \r\n\n", "an empty file")]
    [InlineData(".DS_Store", "x", "a hidden file")]
    [InlineData(".git/config", "x", "a hidden folder")]
    [InlineData("robots.txt", "User-agent: *", "a note to crawlers")]
    public async Task Passes_over_what_lies_beside_cables_and_says_why(string name, string content, string reason)
    {
        Save(name, content);
        SourceRecord record = Assert.Single(await ReadAsync(folder));
        Assert.Equal(reason, record.Skipped);
        Assert.Empty(record.Problems);
    }

    [Fact]
    public async Task A_page_named_like_a_cable_that_holds_none_is_lost_and_not_passed_over()
    {
        Save("cable/2007/03/07NORTHPORT42.html", "<?xml version='1.0' encoding='utf-8' ?>\n<html><title>Cable Viewer</title>");
        SourceRecord record = Assert.Single(await ReadAsync(folder));
        Assert.Null(record.Skipped);
        Assert.Equal("unknown-format", Assert.Single(record.Problems).Code);
        Assert.NotEqual(0, record.Bytes.Length);
    }

    [Theory]
    [InlineData("notes.txt", "nothing of a cable", "unknown-format")]
    [InlineData("empty.txt", "", "unknown-format")]
    [InlineData("image.png", "PNG", "unknown-format")]
    [InlineData("x.7z", "7z\u00BC\u00AF'\u001C", "unreadable-archive")]
    [InlineData("x.bz2", "BZh91AY", "unreadable-archive")]
    [InlineData("x.zip", "PK\u0003\u0004 no archive", "unreadable-archive")]
    public async Task What_was_asked_for_by_name_and_is_no_source_is_a_problem(string name, string content, string code)
    {
        Save(name, Encoding.Latin1.GetBytes(content));
        SourceRecord record = Assert.Single(await ReadAsync(Path.Combine(folder, name)));
        Assert.Null(record.Skipped);
        Assert.Equal(code, Assert.Single(record.Problems).Code);
    }

    [Fact]
    public async Task A_missing_source_is_told_and_the_others_are_read()
    {
        Save("x.jsonl", Json);
        List<SourceRecord> records = await ReadAsync(Path.Combine(folder, "missing"), Path.Combine(folder, "x.jsonl"));
        Assert.Equal("There is no such file or folder.", Assert.Single(records[0].Problems).Message);
        Assert.Equal("json", records[1].Cable?.Body);
    }

    [Fact]
    public async Task Reads_zip_files_and_what_is_damaged_in_them_costs_only_itself()
    {
        string path = Path.Combine(folder, "mirror.zip");
        await using (ZipArchive archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Create))
        {
            Add(archive, "cable/2007/03/07NORTHPORT42.html", SitePageSourceTests.Page("h", "html"));
            Add(archive, "cable\\x.jsonl", Json);
            archive.CreateEntry("cable/folder/");
            Add(archive, "static/logo.png", "PNG");
            Add(archive, "damaged.txt", "UNCLAS NORTHPORT 000042\n" + new string('x', 100));
            Add(archive, "last.csv", Row);
        }
        // The bytes of an entry follow its name; an odd block type makes them unreadable.
        byte[] zip = await File.ReadAllBytesAsync(path);
        int data = zip.AsSpan().IndexOf("damaged.txt"u8) + "damaged.txt".Length;
        zip[data] = 0xFF;
        await File.WriteAllBytesAsync(path, zip);

        List<SourceRecord> records = await ReadAsync(path);

        Assert.Equal(["html", "json", null, null, "csv"], records.Select(record => record.Cable?.Body));
        Assert.Equal("mirror.zip!cable/2007/03/07NORTHPORT42.html", Path.GetRelativePath(folder, records[0].Location.File));
        Assert.Equal("an image", records[2].Skipped);
        Assert.Equal("unreadable-archive", Assert.Single(records[3].Problems).Code);
    }

    [Fact]
    public async Task Says_that_an_entry_is_encrypted()
    {
        string path = Path.Combine(folder, "secret.zip");
        await using (ZipArchive archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Create)) Add(archive, "x.csv", Row);
        byte[] zip = await File.ReadAllBytesAsync(path);
        // Bit 0 of the flags, in the local header and in the directory.
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        await File.WriteAllBytesAsync(path, zip);

        Assert.Equal("encrypted-entry", Assert.Single(Assert.Single(await ReadAsync(path)).Problems).Code);
    }

    [Fact]
    public async Task Reads_compressed_tar_files()
    {
        string path = Path.Combine(folder, "mirror.tar.gz");
        await using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        await using (var tar = new TarWriter(gzip))
        {
            await WriteAsync(tar, "mirror/cable/07NORTHPORT42.html", SitePageSourceTests.Page("h", "html"));
            await WriteAsync(tar, "mirror/index.html", "<html></html>");
            await WriteAsync(tar, "mirror/empty", "");
            await WriteAsync(tar, "mirror/x.jsonl", Json);
        }

        List<SourceRecord> records = await ReadAsync(path);

        Assert.Equal(["html", null, null, "json"], records.Select(record => record.Cable?.Body));
        Assert.Equal([null, "a page without a cable", "an empty file", null], records.Select(record => record.Skipped));
        Assert.EndsWith("mirror.tar.gz!mirror/x.jsonl", records[3].Location.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gzip_file_is_its_content_and_its_offsets_count_in_that()
    {
        byte[] content = Encoding.UTF8.GetBytes(Row + Row);
        Save("cables.csv.gz", Compress(content));
        List<SourceRecord> records = await ReadAsync(Path.Combine(folder, "cables.csv.gz"));
        Assert.Equal(2, records.Count);
        Assert.Equal(Row.Length, records[1].Location.Offset);
        Assert.EndsWith("cables.csv.gz", records[1].Location.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_gzip_file_gives_what_it_holds_and_then_a_problem()
    {
        var random = new Random(1);
        string rows = string.Concat(Enumerable.Range(0, 2_000)
            .Select(_ => Row.Replace("csv", Convert.ToHexString(Bytes(random, 200)), StringComparison.Ordinal)));
        byte[] whole = Compress(Encoding.UTF8.GetBytes(rows));
        Save("cut.csv.gz", whole[..(whole.Length / 2)]);
        List<SourceRecord> records = await ReadAsync(Path.Combine(folder, "cut.csv.gz"));
        Assert.NotEmpty(records[^1].Problems);
        Assert.Null(records[^1].Cable);
    }

    [Fact]
    public async Task Archive_files_nested_without_end_are_refused()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Row);
        for (int i = 0; i < 6; i++) bytes = Compress(bytes);
        Save("deep.gz", bytes);
        Assert.Equal("nested-archive", Assert.Single(Assert.Single(await ReadAsync(Path.Combine(folder, "deep.gz"))).Problems).Code);
    }

    [Fact]
    public async Task A_file_that_unpacks_to_a_thousand_times_its_size_is_read_piece_by_piece()
    {
        string path = Path.Combine(folder, "bomb.gz");
        await using (var gzip = new GZipStream(File.Create(path), CompressionLevel.SmallestSize))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Row));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1_000; i++) await gzip.WriteAsync(zeros);
        }
        var reader = new SourceReader { LongestRecord = 1 << 20 };
        long bytes = 0, soFar = 0;
        await foreach (SourceRecord record in reader.ReadAsync([path], CancellationToken.None))
        {
            Assert.InRange(record.Bytes.Length, 1, 1 << 20);
            bytes += record.Bytes.Length;
            if (bytes < 500L << 20) soFar = reader.Progress.BytesRead;
        }
        Assert.Equal((1_000L << 20) + Row.Length - 1, bytes);
        // Half of it was delivered when half of it was read.
        Assert.InRange(soFar, 1, new FileInfo(path).Length * 2 / 3);
    }

    [Fact]
    public async Task Reads_standard_input()
    {
        var reader = new SourceReader { StandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes(Json)) };
        SourceRecord record = Assert.Single(await reader.ReadAsync(["-"], CancellationToken.None).ToListAsync());
        Assert.Equal(("json", "-(1)"), (record.Cable?.Body, record.Location.ToString()));
        Assert.Null(reader.Progress.TotalBytes);
    }

    [Fact]
    public async Task Tells_how_far_it_is()
    {
        Save("a.jsonl", Json);
        Save("b.png", "PNG");
        Save("c.csv", Row);
        await using (ZipArchive archive = await ZipFile.OpenAsync(Path.Combine(folder, "d.zip"), ZipArchiveMode.Create))
        {
            Add(archive, "x.csv", Row);
            Add(archive, "x.png", new string('x', 5_000));
        }
        long total = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
        var reader = new SourceReader();
        long before = 0;
        await foreach (SourceRecord record in reader.ReadAsync([folder], CancellationToken.None))
        {
            Assert.InRange(reader.Progress.BytesRead, before, total);
            before = reader.Progress.BytesRead;
            if (record.Skipped is null) Assert.Equal(record.Location.File, reader.Progress.CurrentFile);
        }
        Assert.Equal(total, reader.Progress.BytesRead);
        Assert.Equal(total, reader.Progress.TotalBytes);
    }

    [Theory]
    [InlineData(300 * 1024, true)]
    [InlineData(3 * 1024 * 1024, true)]
    [InlineData(300 * 1024, false)]
    public async Task A_page_whose_navigation_is_long_is_still_a_page_of_a_cable(int navigation, bool holdsCable)
    {
        string page = SitePageSourceTests.Page("h", "html");
        int heading = page.IndexOf("<h3>", StringComparison.Ordinal);
        Save("list-of-lamps.html", $"{page[..heading]}<!-- {new string('x', navigation)} -->{(holdsCable ? page[heading..] : "</html>")}");
        SourceRecord record = Assert.Single(await ReadAsync(folder));
        Assert.Equal(holdsCable ? "html" : null, record.Cable?.Body);
        Assert.Equal(holdsCable ? null : "a page without a cable", record.Skipped);
    }

    [Theory]
    [InlineData("[Content_Types].xml", "xl/workbook.xml")]
    [InlineData("mimetype", "content.xml")]
    public async Task A_spreadsheet_is_refused_and_says_what_to_do(string mark, string part)
    {
        string path = Path.Combine(folder, "cables.xlsx");
        await using (ZipArchive archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Create))
        {
            Add(archive, mark, "x");
            Add(archive, part, "<x/>");
        }
        Diagnostic problem = Assert.Single(Assert.Single(await ReadAsync(folder)).Problems);
        Assert.Equal("unknown-format", problem.Code);
        Assert.Contains("save it as CSV", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compressed_files_that_were_joined_are_read_to_the_end()
    {
        Save("joined.jsonl.gz", [.. Compress(Encoding.UTF8.GetBytes(Json)),
            .. Compress(Encoding.UTF8.GetBytes(Json.Replace("json", "two", StringComparison.Ordinal)))]);
        Assert.Equal(["json", "two"], (await ReadAsync(folder)).Select(record => record.Cable?.Body));
    }

    [Fact]
    public async Task Folders_of_a_zip_may_be_parted_by_backslashes()
    {
        string path = Path.Combine(folder, "mirror.zip");
        await using (ZipArchive archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Create))
        {
            Add(archive, "mirror\\", "");
            Add(archive, "mirror\\static\\README", "x");
            Add(archive, "mirror\\cable\\07NORTHPORT42.html", SitePageSourceTests.Page("h", "html"));
        }
        List<SourceRecord> records = await ReadAsync(path);
        Assert.Equal(["a document", null], records.Select(record => record.Skipped));
        Assert.Equal("html", records[1].Cable?.Body);
    }

    // As tar --sparse --format=pax writes it: a map, up to a whole block, and what stands between the holes.
    private static byte[] Sparse(string map, string data) =>
        [.. Encoding.ASCII.GetBytes(map.PadRight(512, '\0')), .. Encoding.UTF8.GetBytes(data)];

    private static PaxTarEntry SparseEntry(byte[] content, params (string Key, string Value)[] attributes) =>
        new(TarEntryType.RegularFile, "./GNUSparseFile.7/x.jsonl",
            attributes.Select(pair => KeyValuePair.Create($"GNU.sparse.{pair.Key}", pair.Value)))
        {
            DataStream =
                new MemoryStream(content)
        };

    [Theory]
    [InlineData("1\n0\n16\n", 1)]
    [InlineData("2\n0\n16\n5000000\n0\n", 1)]
    [InlineData("2\n0\n16\n4096\n16\n", 2)]
    public async Task A_file_with_holes_in_a_tar_is_read_without_its_map(string map, int cables)
    {
        string path = Path.Combine(folder, "sparse.tar");
        await using (var tar = new TarWriter(File.Create(path)))
        {
            string data = string.Concat(Enumerable.Repeat("{\"body\":\"json\"}\n"[..15] + "\n", cables));
            await tar.WriteEntryAsync(
                SparseEntry(Sparse(map, data), ("major", "1"), ("minor", "0"), ("name", "x.jsonl"), ("realsize", "5000000")));
            await WriteAsync(tar, "after.jsonl", Json);
        }
        List<SourceRecord> records = await ReadAsync(path);
        Assert.EndsWith("sparse.tar!x.jsonl", records[0].Location.File, StringComparison.Ordinal);
        Assert.Equal("json", records[0].Cable?.Body);
        Assert.Equal("json", records[^1].Cable?.Body);
        Assert.Equal(cables + 1, records.Count);
    }

    [Theory]
    [InlineData("0", "1\n0\n16\n")]
    [InlineData("1", "no map")]
    [InlineData("1", "2\n0\n4\n2\n4\n")]
    [InlineData("1", "1\n900000000000\n16\n")]
    [InlineData("1", "1\n0\n900\n")]
    public async Task A_sparse_file_that_cannot_be_read_is_named_and_costs_only_itself(string major, string map)
    {
        string path = Path.Combine(folder, "sparse.tar");
        await using (var tar = new TarWriter(File.Create(path)))
        {
            await tar.WriteEntryAsync(SparseEntry(Sparse(map, Json), ("major", major), ("name", "x.jsonl")));
            await WriteAsync(tar, "after.jsonl", Json);
        }
        List<SourceRecord> records = await ReadAsync(path);
        Diagnostic problem = Assert.Single(records[0].Problems);
        Assert.Equal("unreadable-archive", problem.Code);
        Assert.Contains("sparse", problem.Message, StringComparison.Ordinal);
        Assert.Equal("json", records[^1].Cable?.Body);
    }

    [Fact]
    public async Task A_name_longer_than_a_tar_header_holds_is_kept()
    {
        string name = $"mirror/{new string('a', 120)}/{new string('b', 90)}.jsonl";
        string path = Path.Combine(folder, "long.tar");
        await using (var tar = new TarWriter(File.Create(path))) await WriteAsync(tar, name, Json);
        Assert.EndsWith($"long.tar!{name}", Assert.Single(await ReadAsync(path)).Location.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_when_cancelled()
    {
        Save("x.csv", string.Concat(Enumerable.Repeat(Row, 100_000)));
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (SourceRecord _ in new SourceReader().ReadAsync([folder], cancellation.Token)) await cancellation.CancelAsync();
        });
    }

    private static async Task<List<SourceRecord>> ReadAsync(params string[] sources) =>
        await new SourceReader().ReadAsync(sources, CancellationToken.None).ToListAsync();

    private void Save(string name, string content) => Save(name, Encoding.UTF8.GetBytes(content));

    private void Save(string name, byte[] content)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using Stream stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }

    private static async Task WriteAsync(TarWriter tar, string name, string content) =>
        await tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });

    private static byte[] Compress(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(content);
        return compressed.ToArray();
    }

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
