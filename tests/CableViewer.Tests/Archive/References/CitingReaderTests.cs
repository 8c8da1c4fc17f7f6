using CableViewer.Archive.References;
using CableViewer.Cables;
using static CableViewer.Tests.Archive.References.ThreadedArchive;

namespace CableViewer.Tests.Archive.References;

/// <summary>Who cites a cable, and in which words.</summary>
public sealed class CitingReaderTests : IDisposable
{
    private readonly ThreadedArchive archive = new();

    public void Dispose() => archive.Dispose();

    [Fact]
    public async Task Shows_the_paragraphs_that_mention_the_entry()
    {
        await archive.ImportAsync(
            Cable("03OLVERRA12", "2003-03-01"),
            Cable("04STRELSAU5", "2004-02-01", "A. 03-OLVERRA-12\n     B. 03-ZENDAVIL-44",
                "The keeper of the lighthouse was at the window (ref A).", "Nothing of this is in ref B.",
                    "As 03 OLVERRA 12 says, the lamp is new."));

        CitingCable citation = Assert.Single((await ListAsync("03OLVERRA12")).Cables);

        Assert.Equal("04STRELSAU5", citation.Citing.ReferenceId.ToString());
        CitingEntry entry = Assert.Single(citation.Entries);
        Assert.Equal(("A", "03-OLVERRA-12"), (entry.Label, entry.Text));
        Assert.Equal(
            [new CitingPassage("par1", "The keeper of the lighthouse was at the window (", "ref A", ")."),
                new CitingPassage("par3", "As ", "03 OLVERRA 12", " says, the lamp is new.")],
            citation.Passages);
    }

    [Fact]
    public async Task A_plain_reftel_means_the_only_entry()
    {
        await archive.ImportAsync(
            Cable("03OLVERRA12", "2003-03-01"),
            Cable("04STRELSAU5", "2004-02-01", "03-OLVERRA-12", "Post delivered the points of reftel."),
            Cable("04STRELSAU6", "2004-02-02", "A. 03-OLVERRA-12\n     B. 03-ZENDAVIL-44", "Post delivered the points of reftel."));

        CitingCables page = await ListAsync("03OLVERRA12");

        Assert.Equal(["04STRELSAU6", "04STRELSAU5"], page.Cables.Select(citation => citation.Citing.ReferenceId.ToString()));
        Assert.Empty(page.Cables[0].Passages);
        Assert.Equal("reftel", Assert.Single(page.Cables[1].Passages).Words);
    }

    [Fact]
    public async Task A_long_paragraph_is_cut_between_words()
    {
        string flood = string.Concat(Enumerable.Repeat("the river rose again and ", 40));
        await archive.ImportAsync(Cable("03OLVERRA12", "2003-03-01"),
            Cable("04STRELSAU5", "2004-02-01", "03-OLVERRA-12", $"{flood}(reftel) {flood}."));

        CitingPassage passage = Assert.Single(Assert.Single((await ListAsync("03OLVERRA12")).Cables).Passages);

        Assert.Matches("^…(the|river|rose|again|and) .* \\($", passage.Before);
        Assert.Matches("^\\) .* (the|river|rose|again|and)…$", passage.After);
        Assert.InRange(passage.Before.Length, 140, 165);
    }

    [Fact]
    public async Task Pages_hold_twenty_and_count_all()
    {
        await archive.ImportAsync([
            Cable("03OLVERRA12", "2003-03-01"),
            .. Enumerable.Range(1, 45).Select(i => Cable($"04STRELSAU{i}", $"2004-02-{(i % 28) + 1:00}", "03-OLVERRA-12"))]);

        CitingCables first = await ListAsync("03OLVERRA12"), last =
            await new CitingReader(archive.File).ListAsync(ReferenceId.Parse("03OLVERRA12"), 2, CancellationToken.None);
        CitingCables behind = await new CitingReader(archive.File).ListAsync(ReferenceId.Parse("03OLVERRA12"), 3, CancellationToken.None);

        Assert.Equal((45, 3, 20), (first.Total, first.PageCount, first.Cables.Count));
        Assert.Equal(5, last.Cables.Count);
        Assert.Empty(behind.Cables);
        Assert.Equal(25, first.Cables.Concat(last.Cables).DistinctBy(citation => citation.Citing.ReferenceId).Count());
    }

    [Fact]
    public async Task A_missing_cable_has_a_page_of_those_that_cite_it()
    {
        await archive.ImportAsync(
            Cable("04STRELSAU5", "2004-02-01", "03-ZENDAVIL-44"), Cable("04STRELSAU6", "2004-02-02", "03-ZENDAVIL-44"),
                Cable("04STRELSAU7", "2004-02-02", "03-ZENDAVIL-9"));
        var ghosts = new GhostReader(archive.File);

        Ghost? ghost = await ghosts.FindAsync(ReferenceId.Parse("03ZENDAVIL44"), CancellationToken.None);
        GhostPage list = await ghosts.ListAsync(0, CancellationToken.None);

        Assert.Equal(2, ghost?.CitedCount);
        Assert.Equal([("03ZENDAVIL44", 2), ("03ZENDAVIL9", 1)], list.Ghosts.Select(row => (row.ReferenceId.ToString(), row.CitedCount)));
        Assert.Equal(2, list.Total);
        Assert.Equal(2, (await ListAsync("03ZENDAVIL44")).Cables.Count);

        await archive.ImportAsync(Cable("03ZENDAVIL44", "2003-05-01"));

        Assert.Null(await ghosts.FindAsync(ReferenceId.Parse("03ZENDAVIL44"), CancellationToken.None));
        Assert.Equal(1, (await ghosts.ListAsync(0, CancellationToken.None)).Total);
    }

    private Task<CitingCables> ListAsync(string id) =>
        new CitingReader(archive.File).ListAsync(ReferenceId.Parse(id), 0, CancellationToken.None);
}
