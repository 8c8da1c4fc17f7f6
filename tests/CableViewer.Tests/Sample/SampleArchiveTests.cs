using CableViewer.Archive;
using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.Import;
using CableViewer.Sources.Detection;

namespace CableViewer.Tests.Sample;

/// <summary>
/// <c>data/sample</c> is read as its authors meant it: <c>expected.tsv</c> has a row for every record, written from the text and not from
/// what the parser said of it.
/// </summary>
public sealed class SampleArchiveTests(SampleArchive sample) : IClassFixture<SampleArchive>
{
    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (ExpectedRecord expected in SampleArchive.ExpectedRows) rows.Add(expected.File, expected.Record);
            return rows;
        }
    }

    /// <param name="published">The ID as the record has it, damaged or not.</param>
    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_record_reads_as_it_was_meant(string file, string published)
    {
        ExpectedRecord expected = SampleArchive.ExpectedRows.Single(row => row.File == file && row.Record == published);
        ReadRecord read = Assert.Single(
            sample.Records, record =>
                record.File == file && record.Cable.PublishedAs == expected.PublishedAs
                && record.Cable.ReferenceId?.ToString() == expected.ReferenceId);
        Dictionary<string, string> wanted = expected.Columns(), got = ExpectedRecord.ColumnsOf(read, sample.Ids);
        foreach (string column in SampleArchive.Pending(expected))
            Assert.True(wanted.Remove(column), $"pending.tsv names the column {column}.");
        Assert.Equal(Lines(wanted, wanted), Lines(got, wanted));
    }

    [Fact]
    public void Every_record_has_its_row() => Assert.Equal(SampleArchive.ExpectedRows.Count, sample.Records.Count);

    [Fact]
    public void What_is_pending_is_a_record_of_the_sample() =>
        Assert.Empty(SampleArchive.PendingRows.Except(SampleArchive.ExpectedRows.Select(row => $"{row.File} {row.Record}")));

    [Fact]
    public void No_record_is_lost() => Assert.Empty(sample.Lost);

    [Fact]
    public void It_holds_forty_cables_of_six_posts_and_more()
    {
        Assert.True(sample.Ids.Count >= 40, $"It holds {sample.Ids.Count} cables.");
        Assert.True(sample.Ids.Select(id => id.Origin).Distinct().Count() >= 6);
        Assert.True(sample.Ids.Select(id => id.Year).Distinct().Count() >= 10);
    }

    [Theory]
    [InlineData("html/")]
    [InlineData("packed/2007-spring.zip!")]
    [InlineData("packed/2007-summer.tar.gz!")]
    [InlineData("plusd/")]
    [InlineData("single-file/cables.csv")]
    [InlineData("single-file/cables.jsonl")]
    [InlineData("telegrams/")]
    [InlineData("text/")]
    public void Every_source_format_is_there(string place) =>
        Assert.Contains(sample.Records, record => record.File.StartsWith(place, StringComparison.Ordinal));

    [Fact]
    public void What_is_no_cable_is_passed_over() =>
        Assert.Equal(
            ["README.md: a document", "html/index.html: a page without a cable", "html/origin/8_0.html: a page without a cable",
                "html/static/css/cables.css: a style sheet",
                "packed/2007-spring.zip!static/css/cables.css: a style sheet",
                    "packed/2007-summer.tar.gz!index.html: a page without a cable",
                "single-file/later-rows.csv: the header line of the table"],
            sample.PassedOver);

    [Fact]
    public void Every_classification_and_precedence_is_there()
    {
        Assert.Empty(Classification.All.Except(sample.Records.Select(record => record.Cable.Classification!)));
        Assert.Empty(new[] { Precedence.Routine, Precedence.Priority, Precedence.Immediate,
            Precedence.Flash }.Except(sample.Records.Select(record => record.Cable.Precedence).OfType<Precedence>()));
        Assert.Contains(sample.Records, record => record.Cable.To.Any(to => to.Precedence is Precedence.NiactImmediate));
    }

    [Fact]
    public void Collectives_leave_posts_out()
    {
        Cable tasking = sample.Records.First(record => record.Cable.ReferenceId == ReferenceId.Parse("07STATE900812")).Cable;
        Assert.Equal(["USMISSION USRIVCOM", "AMCONSUL QUENTAGNE"], tasking.To[0].Excluded);
        Assert.Equal(["AMEMBASSY KARSOVAR"], tasking.Info[0].Excluded);
    }

    [Theory]
    [InlineData("article-placeholder")]
    [InlineData("classification-conflict")]
    [InlineData("damaged-reference-id")]
    [InlineData("duplicate-paragraph-number")]
    [InlineData("first-paragraph-number")]
    [InlineData("impossible-date-time-group")]
    [InlineData("invalid-utf8")]
    [InlineData("irregular-paragraph-opening")]
    [InlineData("leaked-source-row")]
    [InlineData("minutes-unknown")]
    [InlineData("missing-marking")]
    [InlineData("missing-paragraph-number")]
    [InlineData("paragraph-out-of-order")]
    [InlineData("serial-mismatch")]
    [InlineData("text-cut-short")]
    [InlineData("text-of-another-cable")]
    [InlineData("truncated-page")]
    [InlineData("unknown-classification")]
    [InlineData("unreadable-date")]
    public void Every_diagnostic_meant_to_be_shown_occurs(string code) =>
        Assert.Contains(sample.Records, record => record.Codes.Contains(code));

    [Fact]
    public void One_ghost_is_cited_by_several()
    {
        Assert.DoesNotContain(ReferenceId.Parse("03KARSOVAR402"), sample.Ids);
        Assert.True(SampleArchive.ExpectedRows.Where(row =>
            row.Columns()["references"].Contains("03KARSOVAR402?", StringComparison.Ordinal)).DistinctBy(row => row.ReferenceId)
            .Count() >= 5);
    }

    [Fact]
    public async Task Importing_it_leaves_nothing_in_the_quarantine()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("cableviewer-sample-").FullName, "sample.db");
        try
        {
            var archive = new ArchiveFile(path);
            archive.Prepare();
            ImportCounts counts = await new CableImporter(archive, TimeProvider.System)
                .ImportAsync(new SourceReader(), [SampleArchive.Folder], CancellationToken.None);
            Assert.Equal(0, counts.Quarantined);
            Assert.Equal(sample.Records.Count, counts.Read);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private static string Lines(Dictionary<string, string> columns, Dictionary<string, string> wanted) =>
        string.Join('\n', columns.Where(column => wanted.ContainsKey(column.Key)).Select(column => $"{column.Key}: {column.Value}"));
}
