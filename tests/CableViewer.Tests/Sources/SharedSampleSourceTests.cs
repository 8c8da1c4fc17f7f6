using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Sources.Pages;
using CableViewer.Sources.Tables;

namespace CableViewer.Tests.Sources;

public sealed class SharedSampleSourceTests
{
    [SharedFact]
    public async Task Every_sample_page_is_read_without_a_problem()
    {
        List<SourceRecord> records = await ReadAsync(SharedFolder.PathOf("samples", "html"));

        Assert.Equal(24, records.Count);
        foreach (SourceRecord record in records)
        {
            RawCable cable = Assert.IsType<RawCable>(record.Cable);
            Assert.Empty(record.Problems);
            Assert.Equal(Path.GetFileNameWithoutExtension(record.Location.File), cable.ReferenceId);
            Assert.NotNull(cable.Created);
            Assert.Equal(2010, cable.Released?.Year);
            Assert.StartsWith(cable.ReferenceId![..2], (cable.Created!.Value.Year % 100).ToString("00"), StringComparison.Ordinal);
            Assert.Contains(cable.Classification, new[] { "UNCLASSIFIED", "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "CONFIDENTIAL" });
            Assert.NotNull(cable.Origin);
            Assert.DoesNotContain("¶", cable.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("&#x000A;", cable.Header + cable.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("<a ", cable.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("</", cable.Body, StringComparison.Ordinal);
        }
    }

    [SharedFact]
    public async Task Sample_pages_show_the_oddities_their_readme_lists()
    {
        Dictionary<string, RawCable> cables = (await ReadAsync(SharedFolder.PathOf("samples", "html"))).ToDictionary(record =>
            record.Cable!.ReferenceId!, record => record.Cable!);

        Assert.Equal(
            ["00HARARE6677", "04MADRID4687", "05PARIS5335", "05RIODEJANEIRO1238"],
            cables.Values.Where(cable => cable.PartialExtract).Select(cable => cable.ReferenceId!).Order(StringComparer.Ordinal));
        Assert.Equal(["http://www.nytimes.com"], cables["05PARIS5335"].Articles);
        Assert.Contains("&pounding", cables["08ASTANA338"].Body, StringComparison.Ordinal);
        Assert.StartsWith("<<218634>>", cables["09KHARTOUM881"].Body, StringComparison.Ordinal);
        Assert.EndsWith("URS \n\n", cables["09LAPAZ96"].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<br", cables["09LAPAZ96"].Body, StringComparison.Ordinal);
        Assert.Equal("BOLIVIA'S REFERENDUM: MARGIN OF VICTORY MATTERS", cables["09LAPAZ96"].PageTitle);
        Assert.EndsWith(">", cables["00HARARE6677"].Body.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2005, 8, 4, 10, 10, 0, TimeSpan.Zero), cables["05PARIS5335"].Created);
    }

    [SharedFact]
    public void The_sample_csv_holds_twelve_rows_of_eight_fields()
    {
        List<SourceRecord> records =
            SourceTest.Read(new CablesCsvSource(), File.ReadAllBytes(SharedFolder.PathOf("samples", "cables-sample.csv")));

        Assert.Equal(12, records.Count);
        Assert.All(records, record => Assert.Empty(record.Problems));
        Dictionary<string, RawCable> cables = records.ToDictionary(record => record.Cable!.ReferenceId!, record => record.Cable!);
        Assert.Equal(7, cables["07BAGHDAD3504"].References.Count);
        Assert.Empty(cables["90CAPETOWN97"].References);
        Assert.Empty(cables["10ROME1"].References);
        Assert.Equal(new DateTimeOffset(1966, 12, 28, 18, 48, 0, TimeSpan.Zero), cables["66BUENOSAIRES2481"].Created);
        Assert.Contains("OF \"PREFERENTIAL JURISDICTION\" FOR", cables["66BUENOSAIRES2481"].Body, StringComparison.Ordinal);
        Assert.DoesNotContain('\\', cables["09LAPAZ96"].Body);
    }

    [SharedFact]
    public async Task A_row_and_a_page_of_the_same_cable_have_the_same_text()
    {
        Dictionary<string, RawCable> pages = (await ReadAsync(SharedFolder.PathOf("samples", "html"))).ToDictionary(record =>
            record.Cable!.ReferenceId!, record => record.Cable!);

        foreach (SourceRecord row in await ReadAsync(SharedFolder.PathOf("samples", "cables-sample.csv")))
        {
            RawCable page = pages[row.Cable!.ReferenceId!];
            Assert.Equal(page.Origin, row.Cable.Origin);
            Assert.Equal(page.Classification, row.Cable.Classification);
            // The source row leaked into the body of this page.
            if (row.Cable.ReferenceId is "09KHARTOUM881") continue;
            Assert.Equal(page.Body.TrimEnd(), row.Cable.Body.TrimEnd());
            Assert.Equal(page.Header.TrimEnd(), row.Cable.Header.TrimEnd());
        }
    }

    [SharedFact]
    public async Task The_text_dump_is_divided_and_freed_of_its_markdown()
    {
        SourceRecord record = Assert.Single(await ReadAsync(SharedFolder.PathOf("samples", "text", "07MEXICO1068.txt")));

        RawCable cable = Assert.IsType<RawCable>(record.Cable);
        Assert.Empty(record.Problems);
        Assert.Equal("07MEXICO1068", cable.ReferenceId);
        Assert.Equal(new DateTimeOffset(2007, 3, 2, 13, 9, 0, TimeSpan.Zero), cable.Created);
        Assert.Equal(new DateTimeOffset(2011, 8, 30, 1, 44, 0, TimeSpan.Zero), cable.Released);
        Assert.Equal("CONFIDENTIAL", cable.Classification);
        Assert.Equal("Embassy Mexico", cable.Origin);
        Assert.Equal("ANTI-DRUG OPS EXTENDED TO EIGHT STATES", cable.PageTitle);
        Assert.Single(cable.Articles);
        Assert.StartsWith("VZCZCXRO3368\nRR RUEHCD", cable.Header, StringComparison.Ordinal);
        Assert.EndsWith("RHEHNSC/NSC WASHDC", cable.Header, StringComparison.Ordinal);
        Assert.StartsWith("C O N F I D E N T I A L SECTION 01 OF 04 MEXICO 001068", cable.Body, StringComparison.Ordinal);
        Assert.Contains("\nTAGS: PGOV PREL PINR MX\n", cable.Body, StringComparison.Ordinal);
        Assert.Contains("\n1. (C) In the first three months", cable.Body, StringComparison.Ordinal);
        Assert.Contains("US$", cable.Body, StringComparison.Ordinal);
        Assert.DoesNotContain('\\', cable.Body);
        Assert.DoesNotContain('¶', cable.Body);
        Assert.EndsWith("\nBASSETT", cable.Body, StringComparison.Ordinal);
        Assert.True(cable.LinesJoined);
    }

    [SharedFact]
    public async Task Every_sample_page_dumped_as_text_is_divided_where_the_page_is()
    {
        foreach (SourceRecord page in await ReadAsync(SharedFolder.PathOf("samples", "html")))
        {
            RawCable cable = page.Cable!;
            string dump =
                "Reference ID\tCreated\tReleased\tClassification\tOrigin\n"
                + $"{cable.ReferenceId}\t\t\t\t\n\n{Escape(cable.Header)}\n\n{Escape(cable.Body)}\n";
            RawCable read = SourceTest.ReadOne(new PageTextSource(), dump);
            Assert.Equal((cable.ReferenceId, cable.Header.TrimEnd('\n')), (read.ReferenceId, read.Header));
            Assert.Equal(cable.Body.Trim().TrimEnd('>'), read.Body.Trim().TrimEnd('>'));
            Assert.Equal(cable.PartialExtract, read.PartialExtract);
        }

        static string Escape(string text) =>
            text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)
            .Replace("<", "\\<", StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task The_whole_samples_folder_leaves_nothing_unread()
    {
        List<SourceRecord> records = await ReadAsync(SharedFolder.PathOf("samples"));

        Assert.Equal(24 + 12 + 1, records.Count(record => record.Cable is not null));
        SourceRecord skipped = Assert.Single(records, record => record.Cable is null);
        Assert.Equal("a document", skipped.Skipped);
        Assert.EndsWith("README.md", skipped.Location.File, StringComparison.Ordinal);
    }

    private static async Task<List<SourceRecord>> ReadAsync(string path) =>
        await new SourceReader().ReadAsync([path], CancellationToken.None).ToListAsync();
}
