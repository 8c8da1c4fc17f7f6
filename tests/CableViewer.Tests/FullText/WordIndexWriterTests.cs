using System.Text;
using CableViewer.Archive.Indexing;
using CableViewer.Cables;
using CableViewer.FullText.Positions;
using CableViewer.FullText.Segments;
using CableViewer.FullText.Terms;
using CableViewer.Tests.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.FullText;

/// <summary>What is written is, byte for byte, what FTS5 writes, and FTS5 goes on with it.</summary>
public sealed class WordIndexWriterTests : IDisposable
{
    private const string Pages = "SELECT (id & ((1 << 37) - 1)) AS page, block FROM cable_text_data WHERE id > 10 ORDER BY page";
    private const string Keys = "SELECT term, pgno FROM cable_text_idx ORDER BY term";
    private const string Totals = "SELECT id, block FROM cable_text_data WHERE id = 1";
    private const string Sizes = "SELECT id, sz FROM cable_text_docsize ORDER BY id";

    private readonly TestArchive archive = new();
    private readonly SqliteConnection ours;
    private readonly SqliteConnection theirs = new("Data Source=:memory:");

    public WordIndexWriterTests()
    {
        ours = archive.File.OpenForWriting();
        theirs.Open();
        theirs.Execute(ours.ExecuteScalar<string>("SELECT sql FROM sqlite_schema WHERE name = 'cable_text'")!);
    }

    public void Dispose()
    {
        ours.Dispose();
        theirs.Dispose();
        archive.Dispose();
    }

    // Small pages make long lists of few words: over many pages, with an index of several levels. FTS5 stops at every thousandth page when
    // it merges, and does not merge a single segment; both show in its pages.
    [Theory]
    [InlineData(1, 32, 3, 15)]
    [InlineData(2, 64, 9, 20)]
    [InlineData(3, 64, 2, 50)]
    [InlineData(4, 300, 20, 30)]
    [InlineData(5, 8000, 12, 60)]
    [InlineData(6, 8000, 2, 1)]
    public void Every_byte_is_as_if_merged_by_FTS5(int seed, int pageSize, int commits, int cablesEach)
    {
        var random = new Random(seed);
        SetPageSize(pageSize);
        using var writer = new WordIndexWriter(ours);
        int id = 0;
        for (int i = 0; i < commits; i++)
        {
            Begin();
            for (int j = 0; j < cablesEach; j++)
            {
                id += random.Next(20) == 0 ? 100_000 : 1;
                Cable cable = CableOf(random);
                writer.Add(id, CableTokens.Of(cable));
                InsertTheirs(id, cable);
            }
            writer.Flush();
            Commit();
        }
        Begin();
        writer.Optimise();
        Commit();
        theirs.Execute("INSERT INTO cable_text (cable_text) VALUES ('optimize')");

        AssertSameTables();
    }

    [Theory]
    [InlineData(1, 32)]
    [InlineData(2, 64)]
    [InlineData(3, 8000)]
    public void What_is_taken_out_is_gone_for_FTS5_too(int seed, int pageSize)
    {
        var random = new Random(seed);
        SetPageSize(pageSize);
        var texts = new SortedDictionary<long, Cable>();
        for (int i = 0; i < 30; i++)
        {
            Begin();
            using var writer = new WordIndexWriter(ours);
            for (int j = 0; j < 40; j++)
            {
                // New ones, one that is not there, one of this commit, one of before, and one that comes again with another text.
                long id = random.Next(3) == 0 ? texts.Count + 1 + (i * 40L) : random.Next(1, 1_500) + (random.Next(50) == 0 ? 1L << 33 : 0);
                writer.Remove(id);
                texts.Remove(id);
                if (random.Next(3) == 0) continue;
                texts[id] = CableOf(random);
                writer.Add(id, CableTokens.Of(texts[id]));
            }
            writer.Flush();
            if (i == 17) writer.Optimise();
            Commit();
        }
        foreach ((long id, Cable cable) in texts) InsertTheirs(id, cable);
        using SqliteConnection reading = AssertSamePlaces();
        Assert.Equal(Rows(theirs, Totals), Rows(ours, Totals));
        foreach (string query in (string[])["the", "w1 w2", "\"sluice the\"", "subject: the", "NEAR(w3 w4, 3)", "w*"])
        {
            const string Match = "SELECT rowid FROM cable_text WHERE cable_text MATCH @query ORDER BY rowid";
            Assert.Equal(theirs.Query<long>(Match, new { query }), reading.Query<long>(Match, new { query }));
        }
    }

    [Fact]
    public void FTS5_and_this_program_go_on_with_what_the_other_wrote()
    {
        var random = new Random(7);
        SetPageSize(100);
        var texts = new SortedDictionary<long, Cable>();
        for (int i = 0; i < 24; i++)
        {
            // FTS5 remembers the structure of the index as long as its connection is open.
            using SqliteConnection connection = archive.File.OpenForWriting();
            connection.Execute("BEGIN IMMEDIATE");
            using var writer = new WordIndexWriter(connection);
            for (long id = (i * 30) + 1; id <= (i * 30) + 30; id++)
            {
                long old = random.Next(1, (int)id);
                texts[id] = CableOf(random);
                bool isOldHere = old < id && texts.Remove(old);
                if (i % 2 == 0)
                {
                    writer.Add(id, CableTokens.Of(texts[id]));
                    if (isOldHere) writer.Remove(old);
                    continue;
                }
                Insert(connection, id, texts[id]);
                if (isOldHere) connection.Execute("DELETE FROM cable_text WHERE rowid = @old", new { old });
            }
            writer.Flush();
            connection.Execute("COMMIT TRANSACTION");
            Check(connection);
        }
        foreach ((long id, Cable cable) in texts) InsertTheirs(id, cable);
        using SqliteConnection reading = AssertSamePlaces();
    }

    [Fact]
    public void Odd_texts_are_cut_into_words_as_FTS5_cuts_them()
    {
        var random = new Random(9);
        const string Alphabet = "aZé9 \t\n'’-./(ÄßŁ\u0301\u0308\u0327中ж\u00ADΣ\0\uFFFD\uD83D\uDE00\uD835\uDC9Cİı\uD800";
        SetPageSize(8_000);
        using var writer = new WordIndexWriter(ours);
        Begin();
        for (int id = 1; id <= 2_000; id++)
        {
            if (id == 700)
            {
                writer.Flush();
                Commit();
                Begin();
            }
            string Text(int length) =>
                string.Concat(Enumerable.Range(0, random.Next(length)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            string text = id == 1_000 ? $"before {new string('x', 40_000)} {new string('é', 20_000)} after" : Text(60);
            Cable cable = CableOf(Text(10), Text(20), text);
            writer.Add(id, CableTokens.Of(cable));
            InsertTheirs(id, cable);
        }
        writer.Optimise();
        Commit();
        theirs.Execute("INSERT INTO cable_text (cable_text) VALUES ('optimize')");
        AssertSameTables();
    }

    [Fact]
    public void A_cable_of_very_many_words_leaves_nothing_to_the_next()
    {
        Cable small = CableOf("the lamp", "", "the lamp is out");
        byte[] expected = CableTokens.Of(small).Entries;
        DocumentTerms huge = CableTokens.Of(CableOf("", "", string.Join(' ', Enumerable.Range(0, 400_000).Select(word => $"w{word}"))));
        Assert.Equal(400_000, huge.TextCount);
        Assert.Equal(expected, CableTokens.Of(small).Entries);
    }

    private void AssertSameTables()
    {
        AssertSamePlaces().Dispose();
        foreach (string sql in (string[])[Totals, Sizes, Keys, Pages]) Assert.Equal(Rows(theirs, sql), Rows(ours, sql));
        using SqliteConnection connection = archive.File.OpenForWriting();
        Check(connection);
    }

    // FTS5 reads the structure of the index once a connection, so that it is asked through a new one.
    private SqliteConnection AssertSamePlaces()
    {
        const string Places = "SELECT term, doc, col, offset FROM temp.places ORDER BY term, doc, col, offset";
        SqliteConnection reading = archive.File.OpenForWriting();
        Check(reading);
        foreach (SqliteConnection connection in (SqliteConnection[])[reading, theirs])
            connection.Execute("CREATE VIRTUAL TABLE temp.places USING fts5vocab ('main', 'cable_text', 'instance')");
        Assert.Equal(Rows(theirs, Places), Rows(reading, Places));
        AssertReadAlike(reading);
        return reading;
    }

    // What this program reads of the pages, all of it and from some row on, is what FTS5 reads.
    private static void AssertReadAlike(SqliteConnection reading)
    {
        ILookup<string, (long Doc, int Place)> expected = reading
            .Query<(string Term, long Doc, string Col, long Offset)>("SELECT term, doc, col, offset FROM temp.places")
            .ToLookup(row =>
                row.Term, row =>
                    (row.Doc, Place.Of(row.Col switch { "subject" => 0, "text" => 1, _ => 2 }, (int)row.Offset)), StringComparer.Ordinal);
        var random = new Random(1);
        var words = new WordIndex(reading);
        foreach (IGrouping<string, (long Doc, int Place)> word in expected)
        {
            foreach (long from in (long[])[0, word.ElementAt(random.Next(word.Count())).Doc])
            {
                var found = new List<(long, int)>();
                foreach (SegmentScan scan in words.Find(Encoding.UTF8.GetBytes(word.Key)))
                {
                    for (bool any = scan.MoveToRow(from); any; any = scan.MoveNextRow())
                    {
                        var places = new List<int>();
                        Place.Read(scan.Places, places);
                        found.AddRange(places.Select(place => (scan.RowId, place)));
                    }
                    scan.Dispose();
                }
                Assert.Equal(word.Where(place => place.Doc >= from).Order(), found.Order());
            }
        }
    }

    private void SetPageSize(int size)
    {
        foreach (SqliteConnection connection in (SqliteConnection[])[ours, theirs])
            connection.Execute("INSERT INTO cable_text (cable_text, rank) VALUES ('pgsz', @size)", new { size });
    }

    private void Begin()
    {
        ours.Execute("BEGIN IMMEDIATE");
        theirs.Execute("BEGIN TRANSACTION");
    }

    private void Commit()
    {
        ours.Execute("COMMIT TRANSACTION");
        theirs.Execute("COMMIT TRANSACTION");
    }

    private void InsertTheirs(long id, Cable cable) => Insert(theirs, id, cable);

    private static void Insert(SqliteConnection connection, long id, Cable cable)
    {
        using var insert = new CableViewer.FullText.Sqlite.Statement(connection,
            "INSERT INTO cable_text (rowid, subject, text, rest) VALUES (?, ?, ?, ?)");
        string text = string.Concat(cable.Paragraphs.Select(paragraph => $"{paragraph.Heading}\n{paragraph.Text}\n"));
        string rest = $"{cable.Body[..cable.TextStart]}\n{cable.Body[cable.TextEnd..]}";
        insert.With(id).WithText(Encoding.UTF8.GetBytes(cable.Subject)).WithText(Encoding.UTF8.GetBytes(text))
            .WithText(Encoding.UTF8.GetBytes(rest)).Run();
    }

    private static void Check(SqliteConnection connection) =>
        connection.Execute("INSERT INTO cable_text (cable_text, rank) VALUES ('integrity-check', 0)");

    private static List<string> Rows(SqliteConnection connection, string sql) =>
        [.. connection.Query(sql)
            .Select(row =>
                string.Join(' ', ((IDictionary<string, object>)row).Values.Select(value =>
                    value is byte[] bytes ? Convert.ToHexString(bytes) : value.ToString())))];

    private static Cable CableOf(Random random) =>
        CableOf(WordsOf(random, random.Next(3)), WordsOf(random, random.Next(10)),
            WordsOf(random, random.Next(60) == 0 ? 3_000 : random.Next(80)));

    private static Cable CableOf(string subject, string rest, string text) => new()
    {
        ReferenceId = new ReferenceId(2004, "ZENDA", 1),
        Header = "",
        Subject = subject,
        Body = rest + "\n" + text,
        TextStart = rest.Length,
        TextEnd = rest.Length + 1 + text.Length,
        Paragraphs = [new Paragraph { Anchor = "text1", Heading = subject, Text = text }],
    };

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
