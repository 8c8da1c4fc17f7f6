using System.Globalization;
using CableViewer.Archive;
using CableViewer.Archive.Checking;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.Archive;

/// <summary>The numbered files of the schema, which bring an archive of any earlier program up to date in place.</summary>
public sealed class SchemaTests : IDisposable
{
    private static readonly (int Number, string Sql)[] Steps = [.. ListSteps().OrderBy(step => step.Number)];
    private readonly TestArchive archive = new();

    public static TheoryData<int> Earlier => [.. Enumerable.Range(2, Steps.Length - 2)];

    public void Dispose() => archive.Dispose();

    [Fact]
    public void Steps_are_numbered_from_one_without_gap_or_repeat()
    {
        Assert.True(Steps.Length > 3);
        Assert.Equal(Enumerable.Range(1, Steps.Length), Steps.Select(step => step.Number));
    }

    [Theory]
    [MemberData(nameof(Earlier))]
    public async Task An_archive_of_an_earlier_program_is_brought_up_to_date_where_it_lies(int version)
    {
        byte[] bytes = "A record of before."u8.ToArray();
        var old = new ArchiveFile(archive.PathOf("old.db"));
        using (var connection = new SqliteConnection($"Data Source={old.Path};Pooling=False"))
        {
            connection.Open();
            foreach ((int _, string sql) in Steps[..version]) connection.Execute(sql);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
            connection.Execute("INSERT INTO import_run (started, sources) VALUES ('2020-01-01T00:00:00Z', 'old')");
            connection.Execute(
                "INSERT INTO withheld (reference_id, anchor, reason, since) VALUES ('07KELPSUND12', 'par2', 'A reason.', "
                    + "'2020-01-01T00:00:00Z')");
            connection.Execute(
                """
                INSERT INTO quarantine (import_run_id, path, line, byte_offset, byte_length, sha256, reference_id, code, reason, bytes)
                VALUES (1, 'old.txt', 1, 0, @Length, @hash, NULL, 'unknown-format', 'A reason.', @kept)
                """,
                new { bytes.Length, hash = StoredText.Hash(bytes), kept = StoredText.Compress(bytes) });
        }

        old.Prepare();

        archive.File.Prepare();
        Assert.Equal(SchemaOf(archive.File), SchemaOf(old));
        QuarantinedRecord record = Assert.Single(await new QuarantineReader(old).ListAsync(0, 10, CancellationToken.None));
        Assert.Equal(bytes, await new QuarantineReader(old).FindBytesAsync(record.Id, CancellationToken.None));
        Assert.Null(record.Format);
        Assert.Equal("par2", Assert.Single(await new WithheldReader(old).ListAsync(CancellationToken.None)).Anchor);
        Assert.Empty(await VerifyAsync(old));
    }

    private static async Task<List<string>> VerifyAsync(ArchiveFile file)
    {
        var findings = new List<string>();
        await new ArchiveVerifier(file).VerifyAsync(findings.Add, CancellationToken.None);
        return findings;
    }

    private static string[] SchemaOf(ArchiveFile file)
    {
        using SqliteConnection connection = file.OpenForWriting();
        return [.. connection.Query<string>("SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_schema ORDER BY 1"),
            connection.ExecuteScalar<string>("PRAGMA user_version")!];
    }

    private static IEnumerable<(int Number, string Sql)> ListSteps()
    {
        foreach (string name in typeof(ArchiveFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("schema/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(typeof(ArchiveFile).Assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(name.AsSpan("schema/".Length, 3), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}
