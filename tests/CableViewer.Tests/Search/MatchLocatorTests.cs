using CableViewer.Archive.Reading;
using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;

namespace CableViewer.Tests.Search;

/// <summary>What is marked in a cable is what was found there.</summary>
public sealed class MatchLocatorTests
{
    [Theory]
    [InlineData("sluice", "The [sluice], a SLUICEGATE, the [Sluice].")]
    [InlineData("sluice*", "The [sluice], a [SLUICEGATE], the [Sluice].")]
    [InlineData("\"the sluice\"", "[The sluice], a SLUICEGATE, [the Sluice].")]
    [InlineData("the -sluice", "[The] sluice, a SLUICEGATE, [the] Sluice.")]
    [InlineData("sluice NEAR/0 a", "The [sluice], [a] SLUICEGATE, the Sluice.")]
    [InlineData("subject:sluice", "The sluice, a SLUICEGATE, the Sluice.")]
    [InlineData("a /p sluice", "The [sluice], [a] SLUICEGATE, the [Sluice].")]
    [InlineData("a /p opera", "The sluice, a SLUICEGATE, the Sluice.")]
    [InlineData("tag:PREL", "The sluice, a SLUICEGATE, the Sluice.")]
    public void Marks_stand_around_what_was_asked(string query, string marked)
    {
        const string Text = "The sluice, a SLUICEGATE, the Sluice.";
        CableMarks found = MatchLocator.Locate(Query.Parse(query).Root, "SLUICES",
            [ParagraphOf("par1", Text), ParagraphOf("par2", "Opera.")]);
        IReadOnlyList<TextMark> marks = found.Paragraphs.FirstOrDefault(paragraph => paragraph.Position == 0)?.Text ?? [];
        Assert.Equal(marked, string.Concat(Excerpt.Whole(Text, marks).Select(part => part.IsHit ? $"[{part.Text}]" : part.Text)));
    }

    [Fact]
    public async Task Every_cable_that_words_find_has_them_marked_or_in_its_first_and_last_lines()
    {
        using var archive = new TestArchive();
        await archive.ImportAsync(InventedCables.Lines(9, 120));
        var reader = new CableReader(archive.File);
        var results = new ResultReader(archive.File);
        var random = new Random(9);
        int marked = 0;
        for (int i = 0; i < 300; i++)
        {
            Query query;
            do query = Query.Of(GeneratedQueries.Node(random, 0));
            while (query.Root is not (TextNode or NearNode or SameParagraphNode));
            FoundCables found = await archive.Search.FindAsync(query, CableSort.Latest, 0, CancellationToken.None);
            IReadOnlyList<int> rows = found.Rows(CableSort.Latest, 0, 5);
            foreach ((int row, FoundCable shown) in rows.Zip(await results.ListAsync(found.Index, rows, query, CancellationToken.None)))
            {
                Cable cable = (await reader.FindAsync(found.Index.ReferenceIdOf(row), CancellationToken.None))!.Cable;
                var inParagraphs = new NaiveSearch(cable with { TextStart = 0, TextEnd = 0, Body = "" }, 1, 0);
                Assert.True(inParagraphs.IsMeant(query.Root) == !shown.IsInRest, $"{query.Canonical} in {cable.ReferenceId}");
                if (!shown.IsInRest) marked++;
            }
        }
        Assert.True(marked > 200);
    }

    [Fact]
    public void An_excerpt_is_no_longer_than_it_may_be_and_has_a_hit()
    {
        var random = new Random(2);
        for (int i = 0; i < 2_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 200))
                .Select(_ =>
                    random.Next(9) == 0 ? "sluice " : random.Next(30) == 0 ? "\uD83D\uDE00" : new string('x', random.Next(1, 90)) + " "));
            IReadOnlyList<TextMark> marks =
                MatchLocator.Locate(Query.Parse("sluice").Root, "", [ParagraphOf("par1", text)]).Paragraphs is [var only] ? only.Text : [];
            IReadOnlyList<ExcerptPart> parts = Excerpt.Of(text, marks);
            string shown = string.Concat(parts.Select(part => part.Text));
            Assert.True(shown.Length <= Excerpt.Length + 4);
            Assert.Contains(shown.Trim('…', ' '), text);
            Assert.Equal(marks.Count > 0, parts.Any(part => part.IsHit));
            Assert.All(parts, part => Assert.True(!part.IsHit || part.Text == "sluice"));
        }
    }

    private static Paragraph ParagraphOf(string anchor, string text) => new() { Anchor = anchor, Text = text };
}
