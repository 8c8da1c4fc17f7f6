using System.Text.Json;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;

namespace CableViewer.Tests.Search;

/// <summary>What is offered where a search found nothing, and what else its words may mean.</summary>
public sealed class SearchOffersTests : IAsyncLifetime, IDisposable
{
    private readonly TestArchive archive = new();

    public Task InitializeAsync() => archive.ImportAsync(
    [
        Cable("07CAIRO1", "SECRET", "The ferry crosses the calm river at dawn, and the keeper of the sluice writes down every name."),
        Cable("08CAIRO2", "SECRET", "Iranian uranium was not discussed. The lighthouse keeper has no JURIS-\nDICTION over the ferry."),
        Cable("08MADRID3", "CONFIDENTIAL", "See STATE 063812 for the harbors, and Iran 2009 for what was said of the ferry in 2008."),
        Cable("09LONDON4", "CONFIDENTIAL", "Uranium, uranium and again iranian carpets from Iran."),
        Cable("09TEHRAN5", "UNCLASSIFIED", "Iranian carpets and Iranian tea, sold by the river in 2009."),
    ]);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => archive.Dispose();

    // A quotation with a word wrong, words left out, a word too many at the end; each typed as a phrase.
    [Theory]
    [InlineData("\"the ferry crosses the wild river at dawn\"", "The longest part that is in a cable: \"the ferry crosses the\" (1)")]
    [InlineData("\"a boat crosses the calm river at dawn\"", "The longest part that is in a cable: \"crosses the calm river at dawn\" (1)")]
    [InlineData("\"the calm river … writes down every name\"",
        "The parts before and after the ellipsis: \"the calm river\" \"writes down every name\" (1)")]
    [InlineData("\"keeper of the sluice... every name\"",
        "The parts before and after the ellipsis: \"keeper of the sluice\" \"every name\" (1)")]
    [InlineData("\"calm ferry dawn\"", "The same words without quotation marks: calm ferry dawn (1)")]
    [InlineData("\"lighthouse ferry\" class:secret", "The same words without quotation marks: lighthouse ferry class:secret (1)")]
    public async Task A_quotation_that_no_cable_has_is_taken_apart(string typed, string offer) =>
        Assert.Contains(offer, await MendsAsync(typed));

    [Fact]
    public async Task A_phrase_that_is_found_is_left_whole() => Assert.Empty(await MendsAsync("\"the calm river at dawn\""));

    [Theory]
    [InlineData("uraniun", "Did you mean uranium (2)")]
    [InlineData("uraniun carpets", "Did you mean uranium carpets (1)")]
    [InlineData("jurisdiction", "Broken at the end of a line: \"juris-diction\" (1)")]
    public async Task The_nearest_spelling_comes_first(string typed, string offer) => Assert.Equal(offer, (await MendsAsync(typed))[0]);

    [Theory]
    [InlineData("ferry 2008", "Sent in 2008: ferry date:2008 (2)")]
    [InlineData("ferry cairo", "Sent by Embassy Cairo: ferry origin:CAIRO (2)")]
    [InlineData("embassy cairo 2008", "All of these: origin:CAIRO date:2008 (1)")]
    [InlineData("carpets iran", "Sent from Iran: carpets country:IR (1)")]
    [InlineData("carpets united kingdom", "Sent from United Kingdom: carpets country:GB (1)")]
    [InlineData("ferry secret", "Classified SECRET: ferry class:secret (2)")]
    [InlineData("ferry river", "")]
    [InlineData("the", "")]
    public async Task Words_that_are_a_year_a_post_a_country_or_a_class_offer_their_filter(string typed, string offers)
    {
        string[] meanings = await MeaningsAsync(typed);
        if (offers is "") Assert.Empty(meanings);
        else Assert.Contains(offers, meanings);
    }

    [Theory]
    [InlineData("\"STATE 63812\"", "08MADRID3")]
    [InlineData("\"STATE 0063812\"", "08MADRID3")]
    [InlineData("63812", "08MADRID3")]
    [InlineData("state NEAR/3 63812", "08MADRID3")]
    [InlineData("\"STATE 6381\"", "")]
    [InlineData("country:UK", "09LONDON4")]
    [InlineData("country:Britain", "09LONDON4")]
    [InlineData("country:\"U.K.\"", "09LONDON4")]
    [InlineData("classified:unclassified", "09TEHRAN5")]
    [InlineData("classification:unclassified", "09TEHRAN5")]
    public async Task Searches_find_what_they_mean_however_it_is_typed(string typed, string found) =>
        Assert.Equal(found, string.Join(' ', await archive.FindAsync(typed)));

    [Fact]
    public void A_number_is_marked_with_its_zeros()
    {
        var paragraph = new CableViewer.Cables.Paragraph { Anchor = "par1", Number = 1, Text = "See STATE 063812 and 63812." };
        CableMarks marks = MatchLocator.Locate(Query.Parse("\"state 63812\" OR 0063812").Root, "", [paragraph]);
        Assert.Equal(["STATE 063812", "63812"], Assert.Single(marks.Paragraphs).Text.Select(mark => paragraph.Text[mark.Start..mark.End]));
    }

    private async Task<string[]> MendsAsync(string typed)
    {
        Query query = Query.Parse(typed);
        FoundCables found = await archive.Search.FindAsync(query, CableSort.Latest, 0, CancellationToken.None);
        return Shown(await new SearchOffers(archive.Search).ListMendsAsync(query, found, CancellationToken.None));
    }

    private async Task<string[]> MeaningsAsync(string typed)
    {
        Query query = Query.Parse(typed);
        FoundCables found = await archive.Search.FindAsync(query, CableSort.Latest, 0, CancellationToken.None);
        return Shown(await new SearchOffers(archive.Search).ListMeaningsAsync(query, found, CancellationToken.None));
    }

    private static string[] Shown(IEnumerable<SearchOffer> offers) =>
        [.. offers.Select(offer => $"{offer.Why} {offer.Query.Text} ({offer.Count})")];

    private static string Cable(string id, string classification, string text) => JsonSerializer.Serialize(new
    {
        referenceId = id,
        created = $"20{id[..2]}-03-02T13:09:00Z",
        classification,
        body = $"UNCLAS {id[2..]}\n\nTAGS: PREL\nSUBJECT: HARBORS\n\n1. (U) {text}\n",
    });
}
