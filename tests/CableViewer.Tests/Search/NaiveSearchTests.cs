using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.Search;

/// <summary>Search finds what a reading of every cable finds: the same cables, the same counts, whatever is asked.</summary>
public sealed class NaiveSearchTests
{
    [Theory]
    [InlineData(1, 2_500)]
    [InlineData(2, 2_500)]
    public async Task Generated_queries_find_what_a_scan_finds(int seed, int queries)
    {
        using var archive = new TestArchive();
        string[] lines = [.. InventedCables.Lines(seed, 150)];
        await archive.ImportAsync(lines[..100]);
        // Half of the second import is a later text of what is there.
        await archive.ImportAsync([.. lines[100..], .. lines[..25].Select(line => line.Replace("river", "opera the"))]);

        var reader = new CableReader(archive.File);
        var scan = new List<(string Id, NaiveSearch Cable)>();
        CableIndex index = await archive.Search.GetIndexAsync(CancellationToken.None);
        await using (SqliteConnection connection = await archive.File.OpenAsync(CancellationToken.None))
        {
            foreach ((string id, long versions, long cited) in connection.Query<(string, long,
                long)>("SELECT reference_id, version_count, cited_count FROM cable"))
            {
                ArchivedCable cable = (await reader.FindAsync(ReferenceId.Parse(id), CancellationToken.None))!;
                scan.Add((id, new NaiveSearch(cable.Cable, (int)versions, (int)cited)));
            }
        }

        var random = new Random(seed);
        int found = 0, several = 0;
        for (int i = 0; i < queries; i++)
        {
            Query query = Query.Of(GeneratedQueries.Node(random, 3));
            string[] expected = [.. scan.Where(cable => cable.Cable.IsMeant(query.Root)).Select(cable => cable.Id)
                .Order(StringComparer.Ordinal)];
            CableSort sort = Enum.GetValues<CableSort>()[random.Next(8)];
            FoundCables result = await archive.Search.FindAsync(query, sort, 50 * random.Next(100), CancellationToken.None);
            string[] actual = [.. result.Rows(sort, 0, result.Total).Select(row => result.Index.ReferenceIdOf(row).ToString())
                .Order(StringComparer.Ordinal)];
            Assert.True(expected.SequenceEqual(actual),
                $"{query.Canonical}: {string.Join(' ', actual.Except(expected))} too many, {string.Join(' ', expected.Except(actual))} "
                    + "missing");
            Assert.Equal(expected.Length, result.Total);
            Assert.Equal(expected.Length, result.Facets.Classifications.Sum(label => label.Count));
            Assert.Equal(expected.Length, result.Facets.Origins.Sum(origin => origin.Count));
            Assert.Equal(expected.Length, result.Facets.Years.Sum(year => year.Count) + result.Facets.Months.Unknown);
            if (expected.Length > 0) found++;
            if (expected.Length > 0 && expected.Length < scan.Count) several++;
        }
        // A generator whose queries all found nothing, or everything, would prove nothing.
        Assert.True(found > queries / 2 && several > queries / 3, $"{found} queries found something, {several} something but not all");
    }

    [Fact]
    public async Task Words_phrases_and_near_find_what_the_index_itself_finds()
    {
        using var archive = new TestArchive();
        await archive.ImportAsync(InventedCables.Lines(7, 200));
        await using SqliteConnection connection = await archive.File.OpenAsync(CancellationToken.None);
        var random = new Random(7);
        for (int i = 0; i < 1_000; i++)
        {
            string first = Phrase(random), second = Phrase(random);
            (string asked, string match) = random.Next(4) switch
            {
                0 => (first, first),
                1 => ($"{first}*", $"{first}*"),
                2 => ($"{first} OR {second}", $"{first} OR {second}"),
                _ => ($"{first} -{second}", $"{first} NOT {second}"),
            };
            long[] expected = [.. connection.Query<long>("SELECT rowid FROM cable_text WHERE cable_text MATCH @match ORDER BY rowid",
                new { match })];
            FoundCables found = await archive.Search.FindAsync(Query.Parse(asked), CableSort.Earliest, 0, CancellationToken.None);
            Assert.Equal(expected, Ids(found));
        }
        for (int i = 0; i < 300; i++)
        {
            // Of one word twice FTS5 says that it is near itself.
            string first = InventedCables.Words[random.Next(4)], second = InventedCables.Words[5 + random.Next(2)];
            int distance = random.Next(6);
            long[] expected = [.. connection.Query<long>("SELECT rowid FROM cable_text WHERE cable_text MATCH @match ORDER BY rowid",
                new { match = $"NEAR({first} {second}, {distance})" })];
            FoundCables found = await archive.Search.FindAsync(Query.Parse($"{first} NEAR/{distance} {second}"), CableSort.Earliest, 0,
                CancellationToken.None);
            Assert.Equal(expected, Ids(found));
        }

        static string Phrase(Random random) => $"\"{InventedCables.Text(random, random.Next(1, 3))}\"";
        static IEnumerable<long> Ids(FoundCables found)
        {
            foreach (int row in found.Cables) yield return found.Index.Ids[row];
        }
    }
}
