using CableViewer.Archive.References;
using CableViewer.Cables;
using CableViewer.Parsing.References;
using static CableViewer.Tests.Archive.References.ThreadedArchive;

namespace CableViewer.Tests.Archive.References;

/// <summary>What an entry of a REF line is taken for, and by what rule.</summary>
public sealed class ReferenceReaderTests : IDisposable
{
    private readonly ThreadedArchive archive = new();

    public void Dispose() => archive.Dispose();

    [Fact]
    public async Task An_entry_typed_in_full_leads_to_its_cable_for_certain()
    {
        await archive.ImportAsync(Cable("03OLVERRA12", "2003-03-01"), Cable("04STRELSAU5", "2004-02-01", "A. 03-OLVERRA-12"));

        ResolvedReference reference = await OnlyAsync("04STRELSAU5");

        Assert.Equal("03OLVERRA12", reference.Target.ToString());
        Assert.Equal("03OLVERRA12", reference.Held?.ReferenceId.ToString());
        Assert.Equal("A", reference.Label);
        Assert.Equal(ReferenceConfidence.Certain, reference.Rule!.Confidence);
        Assert.Equal("Year, origin and number are typed.", reference.Explanation);
    }

    [Fact]
    public async Task An_entry_without_a_year_is_of_the_year_of_the_citing_cable()
    {
        await archive.ImportAsync(Cable("04OLVERRA12", "2004-01-10"), Cable("04STRELSAU5", "2004-02-01", "OLVERRA 12"));

        ResolvedReference reference = await OnlyAsync("04STRELSAU5");

        Assert.Equal(new ReferenceRule(YearRule.OfCitingCable, OriginSpelling.Plain, IsSibling: false), reference.Rule);
        Assert.Equal(ReferenceConfidence.Likely, reference.Rule!.Confidence);
        Assert.NotNull(reference.Held);
    }

    [Fact]
    public async Task In_January_a_number_without_a_year_is_one_of_last_December()
    {
        await archive.ImportAsync(Cable("04STRELSAU5", "2004-01-08", "OLVERRA 1912"), Cable("03OLVERRA1912", "2003-12-20"));

        ResolvedReference reference = await OnlyAsync("04STRELSAU5");

        Assert.Equal("03OLVERRA1912", reference.Held?.ReferenceId.ToString());
        Assert.Equal("04OLVERRA1912", reference.Read.ToString());
        Assert.Equal(YearRule.YearBefore, reference.Rule!.Year);
        Assert.Equal(ReferenceConfidence.Inferred, reference.Rule.Confidence);
        Assert.Equal(1, await CitedCountAsync("03OLVERRA1912"));
        Assert.Null(await new GhostReader(archive.File).FindAsync(ReferenceId.Parse("04OLVERRA1912"), CancellationToken.None));
    }

    [Fact]
    public async Task A_cable_of_a_later_month_is_not_what_was_cited()
    {
        await archive.ImportAsync(
            Cable("04OLVERRA1912", "2004-11-20"), Cable("03OLVERRA1912", "2003-12-20"), Cable("04STRELSAU5", "2004-01-08", "OLVERRA 1912"));

        Assert.Equal("03OLVERRA1912", (await OnlyAsync("04STRELSAU5")).Target.ToString());
        Assert.Equal(0, await CitedCountAsync("04OLVERRA1912"));
    }

    [Fact]
    public async Task A_typed_year_is_not_doubted()
    {
        await archive.ImportAsync(Cable("03OLVERRA1912", "2003-12-20"), Cable("04STRELSAU5", "2004-01-08", "04-OLVERRA-1912"));

        ResolvedReference reference = await OnlyAsync("04STRELSAU5");

        Assert.Equal("04OLVERRA1912", reference.Target.ToString());
        Assert.Null(reference.Held);
        Assert.Equal(1, reference.GhostCitedCount);
    }

    [Fact]
    public async Task What_comes_later_under_the_ID_as_typed_takes_the_reference_back()
    {
        await archive.ImportAsync(Cable("03OLVERRA1912", "2003-12-20"), Cable("04STRELSAU5", "2004-03-08", "OLVERRA 1912"));
        Assert.Equal("03OLVERRA1912", (await OnlyAsync("04STRELSAU5")).Target.ToString());

        await archive.ImportAsync(Cable("04OLVERRA1912", "2004-03-02"));

        Assert.Equal("04OLVERRA1912", (await OnlyAsync("04STRELSAU5")).Held?.ReferenceId.ToString());
        Assert.Equal(0, await CitedCountAsync("03OLVERRA1912"));
        Assert.Equal(1, await CitedCountAsync("04OLVERRA1912"));
    }

    [Fact]
    public async Task A_post_with_two_codes_is_looked_for_under_both()
    {
        await archive.ImportAsync(Cable("04AITTAIPEI77", "2004-01-10"), Cable("04STRELSAU5", "2004-06-01", "04-TAIPEI-77"));

        ResolvedReference reference = await OnlyAsync("04STRELSAU5");

        Assert.Equal("04AITTAIPEI77", reference.Held?.ReferenceId.ToString());
        Assert.True(reference.Rule!.IsSibling);
        Assert.Equal("Nothing is here as 04TAIPEI77, but AITTAIPEI is the same post.", reference.Explanation);
    }

    [Fact]
    public async Task A_cable_under_the_code_as_typed_goes_before_its_sibling()
    {
        await archive.ImportAsync(Cable("04AITTAIPEI77", "2004-01-10"), Cable("04TAIPEI77", "2004-01-11"),
            Cable("04STRELSAU5", "2004-06-01", "04-TAIPEI-77"));

        Assert.Equal("04TAIPEI77", (await OnlyAsync("04STRELSAU5")).Held?.ReferenceId.ToString());
    }

    [Fact]
    public async Task An_entry_that_names_no_cable_has_no_target()
    {
        await archive.ImportAsync(Cable("04STRELSAU5", "2004-06-01", "A. RASSENDYLL-TARLENHEIM EMAIL 05/11/04"));

        ResolvedReference reference = await OnlyAsync("04STRELSAU5");

        Assert.Null(reference.Target);
        Assert.Null(reference.Rule);
        Assert.Null(reference.Explanation);
        Assert.Contains("EMAIL", reference.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("06 TBILISI 12", "06TBILISI12", "06ROME1", true, OriginSpelling.Plain)]
    [InlineData("TBILISI 12 (06)", "06TBILISI12", "06ROME1", true, OriginSpelling.Plain)]
    [InlineData("TBILISI 12", "06TBILISI12", "06ROME1", false, OriginSpelling.Plain)]
    [InlineData("TBILISI 6", "06TBILISI6", "06ROME1", false, OriginSpelling.Plain)]
    [InlineData("2006 TBILISI 12", "06TBILISI12", "06ROME1", true, OriginSpelling.Plain)]
    [InlineData("O6 TBILISI 12", "06TBILISI12", "06ROME1", true, OriginSpelling.Plain)]
    [InlineData("SECSTATE 1234", "06STATE1234", "06ROME1", false, OriginSpelling.Alias)]
    [InlineData("AMEMBASSY LAGOS 12", "06LAGOS12", "06ROME1", false, OriginSpelling.Alias)]
    [InlineData("USUN 12", "06USUNNEWYORK12", "06ROME1", false, OriginSpelling.Alias)]
    [InlineData("BISHKK 12", "06BISHKEK12", "06ROME1", false, OriginSpelling.Mended)]
    [InlineData("2764", "06BRASILIA2764", "06ROME1", false, OriginSpelling.Shared)]
    [InlineData("BRASILIA 2799 AND 2764", "06BRASILIA2764", "06ROME1", false, OriginSpelling.Plain)]
    [InlineData("05 BRASILIA 2799", "05BRASILIA2799", "06ROME1", true, OriginSpelling.Plain)]
    public void Tells_what_was_typed_from_what_was_added(string text, string read, string citing, bool hasYear, OriginSpelling origin) =>
        Assert.Equal(new ReferenceSpelling(hasYear, origin),
            ReferenceSpelling.Of(text, ReferenceId.Parse(read), ReferenceId.Parse(citing)));

    private async Task<ResolvedReference> OnlyAsync(string id) =>
        Assert.Single(await new ReferenceReader(archive.File).ListAsync(ReferenceId.Parse(id), CancellationToken.None));

    private async Task<int> CitedCountAsync(string id) =>
        (await new CitingReader(archive.File).ListAsync(ReferenceId.Parse(id), 0, CancellationToken.None)).Total;
}
