using CableViewer.FullText.Terms;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CableViewer.Tests.FullText;

/// <summary>Words are the same for the index and for what reads cables again to show what was found.</summary>
public sealed class WordFoldingTests
{
    [Fact]
    public void Every_character_is_folded_as_the_index_folds_it()
    {
        // Inside of a word, at the beginning of one, and beside a blank.
        var texts = new List<string>();
        for (int c = 1; c <= 0x10FFFF; c++)
        {
            if (c is >= 0xD800 and < 0xE000) continue;
            string character = char.ConvertFromUtf32(c);
            texts.Add($"a{character}b {character}c");
        }
        AssertSame(texts);
    }

    [Fact]
    public void Random_texts_are_cut_into_the_words_of_the_index()
    {
        var random = new Random(5);
        const string Alphabet = "aZé9 \t\n'’-./(ÄßŁ\u0301\u0308\u0327中ж\u00ADΣ\0\uFFFD\uD83D\uDE00\uD835\uDC9Cİı";
        AssertSame([.. Enumerable.Range(0, 5_000)
            .Select(_ => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Alphabet[random.Next(Alphabet.Length)])))]);
    }

    [Theory]
    [InlineData("Zürich's CAFÉ", "zurich s cafe")]
    [InlineData("it’s we're", "it s we re")]
    [InlineData("anti-drug S/CT 1.4(b)", "anti drug s ct 1 4 b")]
    [InlineData("e\u0301tude", "etude")]
    public void Case_accents_and_apostrophes_do_not_count(string text, string words) =>
        Assert.Equal(words, string.Join(' ', WordFolding.Words(text)));

    [Fact]
    public void A_word_knows_its_place_in_the_text()
    {
        const string Text = "  The «Élysée»: e\u0301 𝒜x";
        Assert.Equal(["The", "Élysée", "e\u0301", "𝒜x"], WordFolding.Places(Text).Select(word => Text.Substring(word.Start, word.Length)));
        Assert.Equal(4, WordFolding.Count(Text));
    }

    private static void AssertSame(List<string> texts)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute(
            """
            CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
            CREATE VIRTUAL TABLE places USING fts5vocab (words, instance);
            BEGIN
            """);
        using (var insert = new CableViewer.FullText.Sqlite.Statement(connection, "INSERT INTO words (rowid, text) VALUES (?, ?)"))
        {
            for (int i = 0; i < texts.Count; i++) insert.With(i).WithText(System.Text.Encoding.UTF8.GetBytes(texts[i])).Run();
        }
        var found = new SortedDictionary<int, string>[texts.Count];
        for (int i = 0; i < found.Length; i++) found[i] = [];
        using (var list = new CableViewer.FullText.Sqlite.Statement(connection, "SELECT doc, offset, term FROM places"))
        {
            while (list.Step()) found[list.Number(0)][(int)list.Number(1)] = list.Text(2);
        }
        for (int i = 0; i < texts.Count; i++)
        {
            List<string> words = WordFolding.Words(texts[i]);
            Assert.True(words.SequenceEqual(found[i].Values),
                $"text {i}: {string.Join(' ', words)} where the index has {string.Join(' ', found[i].Values)}");
            Assert.Equal(words.Count, WordFolding.Count(texts[i]));
        }
    }
}
