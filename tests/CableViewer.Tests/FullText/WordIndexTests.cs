using System.Text;
using CableViewer.Archive.Indexing;
using CableViewer.FullText.Positions;
using CableViewer.FullText.Segments;
using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Tests.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.FullText;

/// <summary>What is read from the pages behind the index is what FTS5 itself says.</summary>
public sealed class WordIndexTests
{
    [Theory]
    [InlineData(1, 1, 50)]
    [InlineData(2, 40, 5)]
    [InlineData(3, 7, 300)]
    [InlineData(4, 150, 3)]
    public async Task Words_stand_where_the_index_has_them(int seed, int commits, int cablesEach)
    {
        using var archive = new TestArchive();
        archive.File.Prepare();
        var random = new Random(seed);
        using SqliteConnection writing = archive.File.OpenForWriting();
        writing.Execute("INSERT INTO origin (code, name) VALUES ('ZENDA', 'Embassy Zenda')");
        int next = 0;
        for (int i = 0; i < commits; i++)
        {
            writing.Execute("BEGIN IMMEDIATE");
            using (var index = new SearchIndexWriter(writing))
            {
                for (int j = 0; j < cablesEach; j++)
                {
                    // Now and then an earlier one is taken out, or comes again with another text.
                    int id = next > 3 && random.Next(4) == 0 ? random.Next(1, next) : ++next;
                    if (id < next) index.Remove(id);
                    if (id < next && random.Next(2) == 0) continue;
                    if (id == next) InsertCable(writing, id);
                    CableViewer.Cables.Cable cable = CableOf(id, random);
                    index.Add(id, cable, CableTokens.Of(cable));
                }
                index.Flush();
                if (seed == 3 && i == commits - 1) index.Optimise();
            }
            writing.Execute("COMMIT TRANSACTION");
        }
        writing.Execute("CREATE VIRTUAL TABLE temp.places USING fts5vocab ('main', 'cable_text', 'instance')");
        using (var count = new SearchIndexWriter(writing))
        {
            writing.Execute("BEGIN IMMEDIATE");
            count.CountWords();
            writing.Execute("COMMIT TRANSACTION");
        }

        ILookup<string, (long Cable, int Place)> expected = writing
            .Query<(string Term, long Doc, string Col, long Offset)>("SELECT term, doc, col, offset FROM temp.places")
            .ToLookup(row => row.Term, row => (row.Doc, Place.Of(row.Col switch { "subject" => 0, "text" => 1, _ => 2 }, (int)row.Offset)));
        await archive.Current.RefreshAsync(CancellationToken.None);
        CableIndex cables = await archive.Current.GetAsync(CancellationToken.None);
        await using SqliteConnection reading = await archive.File.OpenAsync(CancellationToken.None);
        await using var transaction = reading.BeginTransaction(deferred: true);
        var words = new WordIndex(reading);
        Assert.True(expected.Count > 20);
        foreach (IGrouping<string, (long Cable, int Place)> word in expected)
        {
            // All of it, and some stretch.
            foreach ((int first, int end) in ((int, int)[])[(0, cables.Count), (random.Next(cables.Count), random.Next(cables.Count))])
            {
                List<SegmentScan> scans = words.Find(Encoding.UTF8.GetBytes(word.Key));
                var found = new List<(long, int)>();
                var meter = new SearchMeter(new SearchBudget(long.MaxValue), CancellationToken.None);
                var cursor = new PostingCursor(scans, cables, first, end, meter);
                while (cursor.MoveNext())
                {
                    var places = new List<int>();
                    Place.Read(cursor.Places, places);
                    Assert.Equal(places.Sum(Place.Weight), Place.WeightOf(cursor.Places), 3);
                    Assert.Equal(places.Exists(place => Place.Column(place) == Place.Subject), Place.AnyInSubject(cursor.Places));
                    found.AddRange(places.Select(place => ((long)cables.Ids[cursor.Row], place)));
                }
                scans.ForEach(scan => scan.Dispose());
                Assert.Equal(
                    word.Where(place => cables.RowOfId(place.Cable) is var row && row >= first && row < end).OrderBy(place => place.Cable)
                        .ThenBy(place => place.Place), found);
            }
            Assert.Equal(word.Select(place => place.Cable).Distinct().Count(), cables.Vocabulary.CountOf(word.Key));
        }
        Assert.Empty(words.Find("absent"u8));
        Assert.Equal(expected.Select(word => word.Key).Order(StringComparer.Ordinal),
            cables.Vocabulary.Beginning("").Select(word => word.Word));
    }

    private static void InsertCable(SqliteConnection connection, int id) => connection.Execute(
        """
        INSERT INTO cable (id, reference_id, origin_id, year, serial, created, released, subject, title, paragraph_count, text_length,
            redaction_count, version, version_count)
        VALUES (@id, '04ZENDA' || @id, 1, 2004, @id, '', '', '', '', 0, 0, 0, 1, 1)
        """,
        new { id });

    // Some words in nearly every cable, many in few, and now and then a text so long that its places fill pages.
    private static CableViewer.Cables.Cable CableOf(int id, Random random)
    {
        string first = WordsOf(random, random.Next(10)), text = WordsOf(random, random.Next(60) == 0 ? 20_000 : random.Next(200));
        return new CableViewer.Cables.Cable
        {
            ReferenceId = new CableViewer.Cables.ReferenceId(2004, "ZENDA", id),
            Header = "",
            Subject = WordsOf(random, random.Next(3)),
            Body = first + text,
            TextStart = first.Length,
            TextEnd = first.Length + text.Length,
            Paragraphs = [new CableViewer.Cables.Paragraph { Anchor = "text1", Text = text }],
        };
    }

    private static string WordsOf(Random random, int count)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
            text.Append(random.Next(5) switch
            {
                0 =>
                "the",
                1 => "a",
                2 => $"w{random.Next(30)}",
                3 => $"é{random.Next(3_000)}x",
                _ => "sluice"
            }).Append(' ');
        return text.ToString();
    }
}
