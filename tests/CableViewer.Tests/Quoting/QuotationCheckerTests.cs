using System.Text.Json;
using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using CableViewer.Quoting;
using CableViewer.Tests.Search;

namespace CableViewer.Tests.Quoting;

/// <summary>Whether a quotation stands in the archive word for word, and what is said where it does not.</summary>
public sealed class QuotationCheckerTests : IDisposable
{
    private const string First =
        "1. (C) The keeper of the upper sluice told Emboff that he would not open the gate before Egon Falk had paid the 412 crowns that "
            + "the town owes him since March 3.\n\n"
        + "2. (C) Post sees no reason to doubt \"the old man\". His office was offered two barrels of herring; XXXXXXXXXXXX took them to "
        + "the bridge at night.\n\n"
        + "3. (C) The anti-dredging party, small but loud, meets again on Thursday.\n";

    private const string Second =
        "1. (C) A second telegram of another year repeats that the keeper of the upper sluice told Emboff nothing at all about "
            + "lanterns.\n\n"
        + "2. (C) The town meets the herring fleet with lanterns on every pier of the harbour.\n";

    private readonly TestArchive archive = new();

    public void Dispose() => archive.Dispose();

    [Theory]
    [InlineData("he would not open the gate before Egon Falk had paid")]
    [InlineData("the gate before Egon Falk had paid the 412 crowns")]
    [InlineData("Post sees no reason to doubt \"the old man\".")]
    [InlineData("two barrels of herring; XXXXXXXXXXXX took them to the bridge")]
    [InlineData("was offered two barrels of herring; XXXXXXXXXXXX")]
    public async Task Words_as_they_stand_are_exact(string quotation)
    {
        CheckedQuotation found = await CheckAsync(quotation);
        Assert.Equal(QuotationVerdict.Exact, found.Verdict);
        Assert.Empty(found.Differences);
        Assert.Equal("05STRELSAU1", Assert.Single(found.Places).ReferenceId.ToString());
    }

    [Theory]
    [InlineData("he would  not open\nthe gate before", DifferenceKind.Spacing)]
    [InlineData("HE WOULD NOT OPEN THE GATE BEFORE", DifferenceKind.Case)]
    [InlineData("no reason to doubt “the old man”", DifferenceKind.Typography)]
    [InlineData("two barrels of herring, XXXXXXXXXXXX took them to the bridge", DifferenceKind.Typography)]
    [InlineData("His o\uFB03ce was offered two barrels of herring", DifferenceKind.Typography)]
    [InlineData("His of\u00ADfice was offered two barrels of herring", DifferenceKind.Hyphen)]
    [InlineData("his of-\nfice was offered two barrels", DifferenceKind.Hyphen)]
    [InlineData("The keeper of the upper sluice [...] would not open the gate", DifferenceKind.Ellipsis)]
    [InlineData("The keeper of the upper sluice … would not open the gate", DifferenceKind.Ellipsis)]
    [InlineData("told Emboff that [the keeper] would not open the gate", DifferenceKind.Bracket)]
    [InlineData("he would not open the gate [and laughed]", DifferenceKind.Bracket)]
    [InlineData("… he would not open the gate", DifferenceKind.Ellipsis)]
    [InlineData("[H]e would not open the gate before Egon Falk", DifferenceKind.Bracket)]
    [InlineData("two barrels of herring; █████ took them to the bridge", DifferenceKind.Redaction)]
    [InlineData("the town owes him since March 3. Post sees no reason to doubt", DifferenceKind.Spacing)]
    public async Task What_print_does_to_a_quotation_is_named_and_never_called_exact(string quotation, DifferenceKind kind)
    {
        CheckedQuotation found = await CheckAsync(quotation);
        Assert.Equal(QuotationVerdict.ExactButFor, found.Verdict);
        Assert.Contains(found.Differences, difference => difference.Kind == kind);
    }

    [Theory]
    [InlineData("he would open the gate before Egon Falk had paid", DifferenceKind.Negation, "", "not")]
    [InlineData("he would not open the bridge before Egon Falk had paid", DifferenceKind.Word, "bridge", "gate")]
    [InlineData("Egon Falk had paid the 4,120 crowns that the town owes", DifferenceKind.Number, "4,120", "412")]
    [InlineData("open the gate before Ines Falk had paid the 412 crowns", DifferenceKind.Name, "Ines", "Egon")]
    [InlineData("that the town owes him since April 3", DifferenceKind.Date, "April", "March")]
    [InlineData("two barrels of herring; the harbour master took them to the bridge", DifferenceKind.Redaction, "the harbour master",
        "XXXXXXXXXXXX")]
    [InlineData("he would … open the gate before Egon Falk had paid", DifferenceKind.Negation, "…", "not")]
    public async Task Words_that_differ_are_shown_both_ways_and_what_they_change_is_named(string quotation, DifferenceKind kind,
        string given, string there)
    {
        CheckedQuotation found = await CheckAsync(quotation);
        Assert.Equal(QuotationVerdict.Altered, found.Verdict);
        Assert.Contains(new QuotationDifference(kind, given, there), found.Differences);
    }

    [Theory]
    [InlineData("the upper sluice", QuotationVerdict.TooShort)]
    [InlineData("keeper … sluice … gate … crowns … bridge", QuotationVerdict.TooShort)]
    [InlineData("", QuotationVerdict.TooShort)]
    [InlineData("a violin was never heard in these mountains before the war", QuotationVerdict.NotFound)]
    public async Task What_nobody_can_say_is_not_said(string quotation, QuotationVerdict verdict)
    {
        CheckedQuotation found = await CheckAsync(quotation);
        Assert.Equal(verdict, found.Verdict);
        Assert.Empty(found.Places);
    }

    [Fact]
    public async Task Every_place_of_the_same_words_is_listed()
    {
        CheckedQuotation found = await CheckAsync("the keeper of the upper sluice told Emboff");
        Assert.Equal(["05STRELSAU1", "06STRELSAU2"],
            found.Places.Select(place => place.ReferenceId.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(2, found.Total);
    }

    [Fact]
    public async Task Words_that_only_an_earlier_version_has_are_found_there()
    {
        await ImportAsync();
        await archive.ImportAsync(
            [Line("05STRELSAU1", First.Replace("two barrels of herring", "a gift of some worth", StringComparison.Ordinal))]);
        CheckedQuotation found = Assert.Single(await Checker()
            .CheckAsync([QuotationSpan.Alone("His office was offered two barrels of herring")], CancellationToken.None));
        Assert.Equal(QuotationVerdict.EarlierVersion, found.Verdict);
        Assert.Equal(1, found.Places[0].Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("par2")]
    public async Task What_is_withheld_is_not_found_in_any_version(string anchor)
    {
        await ImportAsync();
        await archive.ImportAsync([Line("05STRELSAU1", First.Replace("412", "413", StringComparison.Ordinal))]);
        using (var writer = new CableWriter(archive.File, ["test"], TimeProvider.System.GetUtcNow()))
        {
            Assert.True(writer.Withhold(ReferenceId.Parse("05STRELSAU1"), anchor, "Names a private person.",
                TimeProvider.System.GetUtcNow()));
            writer.Purge();
            writer.Finish(ImportCounts.None, TimeProvider.System.GetUtcNow());
        }
        await archive.Current.RefreshAsync(CancellationToken.None);
        foreach (string quotation in (string[])["offered two barrels of herring", "offered two casks of herring",
            "see 05STRELSAU1: “offered two barrels of herring”"])
            Assert.Equal(QuotationVerdict.NotFound,
                Assert.Single(await Checker().CheckAsync(QuotationSpan.List(quotation), CancellationToken.None)).Verdict);
    }

    [Fact]
    public void An_article_is_read_for_what_it_quotes_and_the_cables_it_cites()
    {
        const string Article =
            "Cable 05STRELSAU1 says “he would not open” and \"two barrels\", but «never» „this“.\n\n> A block of\n> two lines\n\nA \" "
                + "alone.";
        IReadOnlyList<QuotationSpan> spans = QuotationSpan.List(Article);
        Assert.Equal(["he would not open", "two barrels", "never", "this", "A block of\ntwo lines"], spans.Select(span => span.Text));
        Assert.Equal("05STRELSAU1", Assert.Single(spans[0].Near).ToString());
        Assert.Equal("he would not open", Article[spans[0].Start!.Value..spans[0].End!.Value]);
    }

    [Fact]
    public async Task No_changed_word_is_ever_called_exact_and_no_true_words_are_lost()
    {
        await ImportAsync();
        QuotationChecker checker = Checker();
        string text = First[7..First.IndexOf("\n\n", StringComparison.Ordinal)];
        string[] words = text.Split(' ');
        var random = new Random(15);
        for (int round = 0; round < 200; round++)
        {
            int count = random.Next(6, words.Length - 1), start = random.Next(0, words.Length - count);
            string[] cut = words[start..(start + count)];
            Assert.Equal(QuotationVerdict.Exact, await VerdictAsync(cut));
            int at = random.Next(1, count - 1);
            string[] changed = (round % 3) switch
            {
                0 => [.. cut[..at], "violin", .. cut[(at + 1)..]],
                1 => [.. cut[..at], .. cut[(at + 1)..]],
                _ => [.. cut[..at], "violin", .. cut[at..]],
            };
            QuotationVerdict verdict = await VerdictAsync(changed);
            Assert.True(verdict is QuotationVerdict.Altered or QuotationVerdict.NotFound, $"{string.Join(' ', changed)} is {verdict}");
        }

        async Task<QuotationVerdict> VerdictAsync(string[] quoted) =>
            Assert.Single(await checker.CheckAsync([QuotationSpan.Alone(string.Join(' ', quoted))], CancellationToken.None)).Verdict;
    }

    [Theory]
    [InlineData("\"", 64_000)]
    [InlineData("“", 64_000)]
    [InlineData("the ", 16_000)]
    [InlineData("the … ", 10_000)]
    [InlineData("[a] ", 16_000)]
    [InlineData(">\n", 32_000)]
    public async Task Hostile_text_is_answered(string part, int times)
    {
        await ImportAsync();
        IReadOnlyList<QuotationSpan> spans = QuotationSpan.List(string.Concat(Enumerable.Repeat(part, times)));
        IReadOnlyList<CheckedQuotation> found =
            await Checker().CheckAsync([.. spans.Take(QuotationChecker.MostQuotations)], CancellationToken.None);
        Assert.All(found, quotation => Assert.True(quotation.Verdict is QuotationVerdict.NotFound or QuotationVerdict.TooShort));
    }

    private async Task<CheckedQuotation> CheckAsync(string quotation)
    {
        await ImportAsync();
        return Assert.Single(await Checker().CheckAsync([QuotationSpan.Alone(quotation)], CancellationToken.None));
    }

    private Task ImportAsync() => archive.ImportAsync([Line("05STRELSAU1", First), Line("06STRELSAU2", Second)]);

    private QuotationChecker Checker() => new(archive.Search, new CableReader(archive.File));

    private static string Line(string id, string text) => JsonSerializer.Serialize(new
    {
        referenceId = id,
        body = "C O N F I D E N T I A L STRELSAU 0001\n\nSIPDIS\n\nE.O. 12958: DECL: 01/01/2015\nTAGS: PREL\nSUBJECT: THE "
            + $"SLUICE\n\n{text}",
    });
}
