using System.Globalization;
using System.Text;
using CableViewer.Cables;
using CableViewer.Citing;
using CableViewer.Parsing;
using CableViewer.Sharing;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Tests.Citing;

namespace CableViewer.Tests.Sharing;

public sealed class ShareNetworkTests
{
    private static readonly Publisher Publisher = new() { Name = "Harbour Cables", Address = "https://cables.example" };

    private static readonly SharedCable Cable = new()
    {
        ReferenceId = "04STRELSAU212",
        Subject = "HARVEST FESTIVAL PASSES WITHOUT INCIDENT",
        Address = "https://cables.example/cable/04STRELSAU212",
        ArchiveTag = "cablegate",
    };

    private static readonly SharedCable Third = Cable with
    {
        ParagraphMark = "¶3",
        Quotation = "Police counted 41,000 visitors & the guild 58,000.",
        Address = "https://cables.example/cable/04STRELSAU212/3",
    };

    public static TheoryData<string, string> Hostile => new()
    {
        { new string('A', 2_000), new string('b', 9_000) },
        { string.Join(' ', Enumerable.Repeat("VERY LONG SUBJECT", 200)),
            string.Join(' ', Enumerable.Repeat("and a longer quotation", 900)) },
        { string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 400)), string.Concat(Enumerable.Repeat("e\u0301\u0323", 3_000)) },
        { string.Concat(Enumerable.Repeat("🇫🇷 ", 300)), string.Concat(Enumerable.Repeat("漢字かな ", 900)) },
        { "Short", string.Concat(Enumerable.Repeat("Z\u0351\u036b\u0343\u036a\u0302\u036b", 1_000)) },
        { "Half \ud83d pair", "and \udc00 another" },
        { "", "" },
    };

    [Theory]
    [InlineData("x",
        "https://x.com/intent/tweet?text=HARVEST%20FESTIVAL%20PASSES%20WITHOUT%20INCIDENT%2C%20%C2%B63%3A%20%E2%80%9CPolice%20counted"
        + "%2041%2C000%20visitors%20%26%20the%20guild%2058%2C000.%E2%80%9D&url=https%3A%2F%2Fcables.example%2Fcable%2F04STRELSAU212%2F3"
        + "&hashtags=cablegate%2C04STRELSAU212")]
    [InlineData("mastodon",
        "https://share.joinmastodon.org/#text=HARVEST%20FESTIVAL%20PASSES%20WITHOUT%20INCIDENT%2C%20%C2%B63%3A%20%E2%80%9CPolice"
        + "%20counted%2041%2C000%20visitors%20%26%20the%20guild%2058%2C000.%E2%80%9D"
        + "%20https%3A%2F%2Fcables.example%2Fcable%2F04STRELSAU212%2F3%20%23cablegate%20%2304STRELSAU212")]
    [InlineData("threads",
        "https://www.threads.com/intent/post?text=04STRELSAU212%3A%20HARVEST%20FESTIVAL%20PASSES%20WITHOUT%20INCIDENT%2C%20%C2%B63%3A"
        + "%20%E2%80%9CPolice%20counted%2041%2C000%20visitors%20%26%20the%20guild%2058%2C000.%E2%80%9D"
        + "&url=https%3A%2F%2Fcables.example%2Fcable%2F04STRELSAU212%2F3&tag=cablegate")]
    [InlineData("hacker-news",
        "https://news.ycombinator.com/submitlink?u=https%3A%2F%2Fcables.example%2Fcable%2F04STRELSAU212%2F3&t=04STRELSAU212%3A"
        + "%20HARVEST%20FESTIVAL%20PASSES%20WITHOUT%20INCIDENT%2C%20%C2%B63")]
    [InlineData("web-archive", "https://web.archive.org/save/https://cables.example/cable/04STRELSAU212/3")]
    [InlineData("facebook", "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fcables.example%2Fcable%2F04STRELSAU212%2F3")]
    public void The_link_of_a_paragraph(string network, string link) =>
        Assert.Equal(link, ShareNetwork.All.Single(one => one.Slug == network).Link(Third));

    [Theory, MemberData(nameof(Hostile))]
    public void No_text_is_longer_than_its_network_takes(string subject, string quotation) =>
        AssertFits(Third with { Subject = subject, Quotation = quotation });

    [SharedFact]
    public async Task The_longest_subject_of_the_samples_fits()
    {
        var cables = new List<Cable>();
        await foreach (SourceRecord record in new SourceReader().ReadAsync([SharedFolder.PathOf("samples")], CancellationToken.None))
            if (record.Cable is { } raw) cables.Add(CableParser.Parse(raw).Value);
        Cable longest = cables.MaxBy(cable => cable.Subject.Length)!;
        Assert.True(longest.Subject.Length > 100);
        AssertFits(SharedCable.Of(new Citation { Cable = longest, Publisher = Publisher }, "cablegate"));
        foreach (Paragraph paragraph in longest.Paragraphs)
            AssertFits(SharedCable.Of(new Citation { Cable = longest, Paragraph = paragraph, Publisher = Publisher }, "cablegate"));
    }

    [Fact]
    public void The_quotation_is_trimmed_before_the_subject()
    {
        string text = ShareNetwork.XText(Third with { Quotation = string.Join(' ', Enumerable.Repeat("quotation", 100)) });
        Assert.StartsWith("HARVEST FESTIVAL PASSES WITHOUT INCIDENT, ¶3: “quotation quotation", text);
        Assert.EndsWith("quotation…”", text);
    }

    [Fact]
    public void The_subject_is_trimmed_where_it_alone_is_too_long()
    {
        string text = ShareNetwork.XText(Third with { Subject = string.Join(' ', Enumerable.Repeat("SUBJECT", 100)) });
        Assert.EndsWith("SUBJECT…, ¶3", text);
        Assert.DoesNotContain("Police", text);
    }

    [Fact]
    public void A_scrap_of_a_quotation_is_left_out()
    {
        string text = ShareNetwork.XText(Third with { Subject = new string('S', 205), Quotation = "Police counted 41,000 visitors." });
        Assert.Equal(new string('S', 205) + ", ¶3", text);
    }

    [Theory]
    [InlineData("https://a-very-long-host-name-of-an-archive.example.org/with/a/path/base/cable/04STRELSAU212/3")]
    public void A_long_address_takes_from_the_text_only_where_the_network_counts_it(string address)
    {
        SharedCable long1 = Third with { Quotation = new string('q', 900) }, long2 = long1 with { Address = address };
        Assert.Equal(ShareNetwork.XText(long1), ShareNetwork.XText(long2));
        Assert.True(ShareNetwork.BlueskyText(long2).Length <= 300);
        Assert.EndsWith($" {address} #cablegate #04STRELSAU212", ShareNetwork.BlueskyText(long2));
    }

    [Theory]
    [InlineData("Harvest", 7)]
    [InlineData("¶3: “…”", 8)]
    [InlineData("漢字", 4)]
    [InlineData("👩‍👩‍👧‍👦", 2)]
    [InlineData("🇫🇷", 2)]
    [InlineData("e\u0301", 2)]
    [InlineData("—", 1)]
    [InlineData("€", 2)]
    public void X_weighs_characters(string text, int weight) => Assert.Equal(weight, TextMeasures.Weighted(text));

    [Fact]
    public void A_cut_never_divides_a_character_people_see()
    {
        string family = "👩‍👩‍👧‍👦";
        string text = ShareNetwork.XText(Cable with { Subject = string.Concat(Enumerable.Repeat(family, 400)) });
        Assert.EndsWith(family + "…", text);
    }

    [Fact]
    public void Hashtags_stand_behind_a_blank_and_a_site_may_have_none_of_its_own()
    {
        Assert.Equal("#cablegate #04STRELSAU212", ShareNetwork.Hashtags(Cable));
        Assert.Equal("#04STRELSAU212", ShareNetwork.Hashtags(Cable with { ArchiveTag = "" }));
        Assert.EndsWith("&hashtags=04STRELSAU212", ShareNetwork.All[0].Link(Cable with { ArchiveTag = "" }));
        Assert.DoesNotContain("&tag=",
            ShareNetwork.All.Single(one => one.Slug == "threads").Link(Cable with { ArchiveTag = new string('t', 51) }));
    }

    [Fact]
    public void A_cable_without_subject_is_called_by_sender_and_day()
    {
        var shared = SharedCable.Of(new Citation { Cable = InventedCable.Harvest with { Subject = "" }, Publisher = Publisher },
            "cablegate");
        Assert.Equal("Embassy Strelsau, 9 September 2004", shared.Subject);
    }

    [Fact]
    public void A_mail_has_subject_text_and_link() => Assert.Equal(
        "mailto:?subject=04STRELSAU212%3A%20HARVEST%20FESTIVAL%20PASSES%20WITHOUT%20INCIDENT&body=HARVEST%20FESTIVAL%20PASSES"
        + "%20WITHOUT%20INCIDENT%0D%0A%0D%0Ahttps%3A%2F%2Fcables.example%2Fcable%2F04STRELSAU212",
        ShareNetwork.All.Single(one => one.Slug == "mail").Link(Cable));

    // Counted here by rules written a second time.
    private static void AssertFits(SharedCable shared)
    {
        string x = ShareNetwork.XText(shared);
        Assert.True(WeighX(x) + 1 + 23 + " #cablegate #".Length + shared.ReferenceId.Length <= 280, $"X: {x}");
        string mastodon = ShareNetwork.MastodonText(shared);
        Assert.True(Elements(mastodon) - shared.Address.Length + 23 <= 500, $"Mastodon: {mastodon}");
        string bluesky = ShareNetwork.BlueskyText(shared);
        Assert.True(Elements(bluesky) <= 300 && Encoding.UTF8.GetByteCount(bluesky) <= 3_000, $"Bluesky: {bluesky}");
        string threads = ShareNetwork.ThreadsText(shared);
        Assert.True(Encoding.UTF8.GetByteCount(threads) + 1 + shared.Address.Length + " #cablegate".Length <= 500, $"Threads: {threads}");
        string news = ShareNetwork.TitleOf(shared, ShareNetwork.HackerNewsTitleLimit);
        Assert.True(news.Length <= 80, $"Hacker News: {news}");
        Assert.StartsWith(shared.ReferenceId, news);

        foreach (ShareNetwork network in ShareNetwork.All)
        {
            string link = network.Link(shared);
            Assert.True(Uri.TryCreate(link, UriKind.Absolute, out Uri? uri), link);
            Assert.Contains(shared.Address, Uri.UnescapeDataString(uri.OriginalString));
            if (network.Slug is not ("facebook" or "linkedin" or "web-archive"))
                Assert.Contains(shared.ReferenceId, Uri.UnescapeDataString(link.Replace(Uri.EscapeDataString(shared.Address), "")));
            Assert.DoesNotContain(' ', link);
            Assert.DoesNotContain("%EF%BF%BD%EF%BF%BD", link);
        }
    }

    private static int Elements(string text) => StringInfo.ParseCombiningCharacters(text).Length;

    private static int WeighX(string text)
    {
        int weight = 0;
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        for (int i = 0; i < starts.Length; i++)
        {
            string element = text[starts[i]..(i + 1 < starts.Length ? starts[i + 1] : text.Length)];
            bool isEmoji = element.EnumerateRunes().First().Value is >= 0x1F1E6 and <= 0x1FAFF;
            weight += isEmoji ? 2 : element.EnumerateRunes()
                .Sum(rune => rune.Value is <= 4351 or (>= 8192 and <= 8205) or (>= 8208 and <= 8223) or (>= 8242 and <= 8247) ? 1 : 2);
        }
        return weight;
    }
}
