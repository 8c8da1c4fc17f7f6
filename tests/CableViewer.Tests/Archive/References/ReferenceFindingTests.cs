using CableViewer.Archive.Reading;
using CableViewer.Archive.References;
using CableViewer.Cables;
using CableViewer.Import;
using CableViewer.Sources.Detection;

namespace CableViewer.Tests.Archive.References;

/// <summary>The inputs of <c>../shared/findings</c> about citations, imported as they are.</summary>
public sealed class ReferenceFindingTests : IDisposable
{
    private readonly ThreadedArchive archive = new();

    public void Dispose() => archive.Dispose();

    [SharedFact]
    public async Task Letters_at_the_end_of_a_sentence_small_letters_and_ranges_are_passages()
    {
        await ImportAsync("07-ref-letters");

        foreach ((string id, string anchors) in (IEnumerable<(string, string)>)[
            ("07ROME101", "par1 par6 par7 par8"), ("07ROME102", "par2 par5 par6 par7 par8"), ("07ROME103", "par3 par5 par6 par7 par8 par9"),
            ("07ROME104", "par4 par5 par6 par7"), ("07ROME105", "par6")])
            Assert.Equal(anchors, string.Join(' ', Assert.Single((await ListAsync(id)).Cables).Passages.Select(passage => passage.Anchor)));
    }

    [SharedFact]
    public async Task Prose_in_capitals_cites_nothing()
    {
        await ImportAsync("32-prose-in-capitals-becomes-citations");

        foreach ((string id, int count) in (IEnumerable<(string, int)>)[("07BAGHDAD150", 1), ("07USNATO500", 0), ("07NEWDELHI150", 0),
            ("07STATE1200", 1)])
            Assert.Equal(count, await CountAsync(id));
    }

    [SharedFact]
    public async Task A_reference_reaches_the_cable_whose_document_number_cut_its_origin()
    {
        await ImportAsync("26-origins-cut-to-six-letters");

        Assert.Equal(1, await CountAsync("76PRETORIA4668"));
        Assert.Equal(ReferenceId.Parse("76PRETORIA4668"),
            await new CableReader(archive.File).FindPublishedAsAsync("76PRETOR4668", CancellationToken.None));
    }

    private async Task<int> CountAsync(string id) => (await ListAsync(id)).Total;

    private Task<CitingCables> ListAsync(string id) =>
        new CitingReader(archive.File).ListAsync(ReferenceId.Parse(id), 0, CancellationToken.None);

    private async Task ImportAsync(string folder)
    {
        string[] files = [.. Directory.GetFiles(SharedFolder.PathOf("findings", "inputs", folder))
            .Where(file => !file.EndsWith(".md", StringComparison.Ordinal))];
        await new CableImporter(archive.File, TimeProvider.System).ImportAsync(new SourceReader(), files, CancellationToken.None);
    }
}
