using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.Search;

/// <summary>No search reads a table of the archive from end to end.</summary>
public sealed partial class SearchPlanTests
{
    // When the archive is loaded or written, never for a request.
    private static readonly string[] LoadedOnce =
        ["CableIndexLoader.cs", "Vocabulary.cs", "VocabularyWriter.cs", "SearchIndexWriter.cs", "CableTermWriter.cs"];

    private static string Sources { get; } = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
        "src");

    [Fact]
    public async Task Every_statement_of_a_request_finds_its_rows_by_a_key()
    {
        using var archive = new TestArchive();
        await archive.ImportAsync(InventedCables.Lines(1, 50));
        await using SqliteConnection connection = await archive.File.OpenAsync(CancellationToken.None);
        var statements = new List<string>
        {
            $"{CableViewer.Archive.Reading.CableListRow.Select} WHERE cable.id IN (1, 2, 3)",
        };
        string[] folders = ["CableViewer.FullText", "CableViewer/Search", "CableViewer/Archive/Indexing"];
        IEnumerable<string> files =
            folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Sources, folder), "*.cs", SearchOption.AllDirectories));
        foreach (string file in files.Where(file =>
            !LoadedOnce.Contains(Path.GetFileName(file)) && !file.Contains("/obj/", StringComparison.Ordinal)))
            statements.AddRange(Statements.Matches(File.ReadAllText(file)).Select(match => match.Groups["sql"].Value));
        Assert.True(statements.Count >= 6, string.Join('\n', statements));
        foreach (string sql in statements)
        {
            string plan = string.Join('\n',
                connection.Query($"EXPLAIN QUERY PLAN {sql.Replace('?', '1').Replace("@id", "'x'")}").Select(row => (string)row.detail));
            Assert.DoesNotContain("SCAN", plan);
        }
    }

    // "SELECT … FROM …" and """ SELECT … """
    [GeneratedRegex("\"(\"\")?\\s*(?<sql>SELECT [^\"{}]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Statements { get; }
}
