using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;

namespace CableViewer.Tests.Search;

/// <summary>While an import runs, every search is of one state of the archive: what it counts is what it lists.</summary>
public sealed class CurrentIndexTests
{
    [Fact]
    public async Task Searches_during_an_import_see_whole_states_only_and_the_last_one_at_the_end()
    {
        using var archive = new TestArchive();
        await archive.ImportAsync(InventedCables.Lines(1, 40));
        int before = (await archive.Search.GetIndexAsync(CancellationToken.None)).Count;

        Task importing = Task.Run(async () =>
        {
            for (int i = 2; i < 8; i++)
            {
                string other = $"ZENDA{(char)('A' + i)}";
                await archive.ImportAsync(
                    InventedCables.Lines(i, 40).Select(line => line.Replace("ZENDA", other, StringComparison.Ordinal)));
            }
        });
        int last = before, states = 0;
        do
        {
            foreach (string query in (string[])["the", "-the", "\"the river\"", "the /p gate", "riv*"])
            {
                FoundCables found = await archive.Search.FindAsync(
                    Query.Parse(query), CableSort.Relevance, int.MaxValue, CancellationToken.None);
                Assert.InRange(found.Index.Count, last, int.MaxValue);
                if (found.Index.Count > last) states++;
                last = found.Index.Count;
                Assert.Equal(found.Total, found.Rows(CableSort.Relevance, 0, int.MaxValue).Count);
                Assert.Equal(found.Total, found.Facets.Origins.Sum(origin => origin.Count));
            }
        }
        while (!importing.IsCompleted);
        await importing;

        await archive.Current.RefreshAsync(CancellationToken.None);
        FoundCables with = await archive.Search.FindAsync(Query.Parse("the"), CableSort.Latest, 0, CancellationToken.None);
        FoundCables without = await archive.Search.FindAsync(Query.Parse("-the"), CableSort.Latest, 0, CancellationToken.None);
        Assert.Equal(with.Index.Count, with.Total + without.Total);
        Assert.True(with.Index.Count > before && states > 0);
    }

    [Fact]
    public async Task An_archive_that_has_not_changed_is_not_loaded_again()
    {
        using var archive = new TestArchive();
        await archive.ImportAsync(InventedCables.Lines(1, 5));
        CableIndex first = await archive.Search.GetIndexAsync(CancellationToken.None);
        await archive.Current.RefreshAsync(CancellationToken.None);
        Assert.Same(first, await archive.Search.GetIndexAsync(CancellationToken.None));
    }
}
