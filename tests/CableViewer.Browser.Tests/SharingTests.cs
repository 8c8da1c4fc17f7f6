using Microsoft.Playwright;

namespace CableViewer.Browser.Tests;

/// <summary>A reader copies, shares and cites; with script, and without.</summary>
[Collection(RunningSiteTests.Name)]
public sealed class SharingTests(RunningSite site)
{
    private const string Cable = "/cable/03KELPSUND2";

    public static TheoryData<int, int> Windows => new() { { 1280, 800 }, { 360, 640 } };

    [Theory, MemberData(nameof(Windows))]
    public async Task Without_script_a_paragraph_page_opens_at_its_paragraph(int width, int height)
    {
        IPage page = await OpenAsync(Cable + "/6", hasScript: false, width, height);
        ILocator paragraph = page.Locator("#par6");
        await Assertions.Expect(paragraph).ToBeFocusedAsync();
        await Assertions.Expect(paragraph).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("#par1")).Not.ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task Without_script_a_link_that_does_not_fit_any_more_opens_at_what_is_said_of_it(int width, int height)
    {
        foreach (string address in new[] { Cable + "/6?f=aaaaaa", Cable + "/99" })
        {
            IPage page = await OpenAsync(address, hasScript: false, width, height);
            await Assertions.Expect(page.Locator(".linked-words")).ToBeInViewportAsync();
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Without_script_links_and_citations_are_there_to_be_selected_and_no_button_is()
    {
        IPage page = await OpenAsync(Cable + "/3", hasScript: false);
        await Assertions.Expect(page.Locator("#share-link"))
            .ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/cable/03KELPSUND2/3\\?f=[a-z2-7]{6}$"));
        await Assertions.Expect(page.Locator("#share-tags")).ToHaveValueAsync("#cablegate #03KELPSUND2");
        await Assertions.Expect(page.Locator(".networks a")).ToHaveCountAsync(12);
        foreach (ILocator link in await page.Locator(".networks a").AllAsync()) await Assertions.Expect(link).ToBeVisibleAsync();
        foreach (ILocator button in await page.Locator(".share button, .cite button").AllAsync())
            await Assertions.Expect(button).ToBeHiddenAsync();

        await page.Locator(".cite summary", new PageLocatorOptions { HasTextString = "BibTeX" }).ClickAsync();
        await Assertions.Expect(page.Locator("#cite-bibtex")).ToBeVisibleAsync();
        Assert.Contains("@techreport{cable03KELPSUND2,", await page.Locator("#cite-bibtex").InputValueAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task With_script_link_hashtags_and_citations_are_copied_by_a_button()
    {
        IPage page = await OpenAsync(Cable + "/3");
        foreach (string field in new[] { "share-link", "share-tags", "cite-chicago" })
        {
            await page.Locator($"[data-copies={field}]").ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Copied");
            Assert.Equal(await page.Locator($"#{field}").InputValueAsync(), await ReadClipboardAsync(page));
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_browser_without_clipboard_copies_the_old_way()
    {
        IPage page = await OpenAsync(Cable, script: "Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await page.Locator("[data-copies=share-tags]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Copied #cablegate #03KELPSUND2");
        await page.Locator("#q").FocusAsync();
        await page.Keyboard.PressAsync("Control+V");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("#cablegate #03KELPSUND2");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_browsers_own_sharing_is_offered_where_it_has_one()
    {
        IPage without = await OpenAsync(Cable + "/3", script: "Object.defineProperty(navigator, 'share', { value: undefined })");
        await Assertions.Expect(without.Locator("[data-share-url]")).ToBeHiddenAsync();
        await without.Context.CloseAsync();

        IPage with = await OpenAsync(Cable + "/3",
            script: "Object.defineProperty(navigator, 'share', { value: async what => { window.shared = what; } })");
        await with.Locator("[data-share-url]").ClickAsync();
        Assert.Equal(await with.Locator("#share-link").InputValueAsync(), await with.EvaluateAsync<string>("window.shared.url"));
        Assert.StartsWith("03KELPSUND2: SKARROW LIGHT", await with.EvaluateAsync<string>("window.shared.title"), StringComparison.Ordinal);
        await with.Context.CloseAsync();
    }

    [Theory]
    [InlineData("par6", "in the fog, in the dark", "in%20the%20fog%2C%20in%20the%20dark")]
    [InlineData("par5", "Harbour-Master General, Sir", "Harbour%2DMaster%20General%2C%20Sir")]
    [InlineData("par5", "\"temporarily reticent.\"", "%22temporarily%20reticent.%22")]
    [InlineData("par6", "n the fog, in the da", "in%20the%20fog%2C%20in%20the%20dark")]
    public async Task Selected_words_have_a_link_that_browsers_find_them_by(string anchor, string words, string encoded)
    {
        IPage page = await OpenAsync(Cable);
        await SelectAsync(page, anchor, words);
        await page.Locator(".selection-link").ClickAsync();
        string link = await ReadClipboardAsync(page);
        Assert.Equal($"{site.BaseUrl}{Cable}#{anchor}:~:text={encoded}", link);
        await page.Context.CloseAsync();
        await AssertFoundAsync(link, anchor);
    }

    [Fact]
    public async Task A_long_selection_over_paragraphs_is_linked_by_its_ends()
    {
        IPage page = await OpenAsync(Cable);
        await page.EvaluateAsync("""
            () => {
              const [from, to] = ['par5', 'par6'].map(id => document.querySelector(`#${id} p:not(.pin)`).firstChild);
              getSelection().setBaseAndExtent(from, 4, to, 30);
            }
            """);
        await page.Locator(".selection-link").ClickAsync();
        string link = await ReadClipboardAsync(page);
        Assert.Matches("#par5:~:text=Harbour%2DMaster[^,]*,[^,]+$", link);
        await page.Context.CloseAsync();
        await AssertFoundAsync(link, "par5");
    }

    [Fact]
    public async Task Words_that_stand_more_than_once_are_told_apart_by_their_neighbours()
    {
        IPage page = await OpenAsync(Cable);
        await SelectAsync(page, "par6", "the rock");
        await page.Locator(".selection-link").ClickAsync();
        string link = await ReadClipboardAsync(page);
        Assert.Matches("#par6:~:text=[^,]+-,the%20rock,-[^,]+$", link);
        await page.Context.CloseAsync();
        await AssertFoundAsync(link, "par6");
    }

    [Fact]
    public async Task The_button_goes_when_nothing_is_selected()
    {
        IPage page = await OpenAsync(Cable);
        await SelectAsync(page, "par6", "in the fog");
        await Assertions.Expect(page.Locator(".selection-link")).ToBeVisibleAsync();
        await page.EvaluateAsync("getSelection().removeAllRanges()");
        await Assertions.Expect(page.Locator(".selection-link")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Reading_copying_and_citing_ask_nothing_of_other_hosts()
    {
        IPage page = await OpenAsync("about:blank");
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(Cable + "/3");
        await page.Locator("[data-copies=share-link]").ClickAsync();
        await page.Locator(".cite summary", new PageLocatorOptions { HasTextString = "APA" }).ClickAsync();
        Assert.NotEmpty(asked);
        Assert.All(asked, url => Assert.StartsWith(site.BaseUrl, url, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    // Without the #, only the words themselves can bring the browser there.
    private async Task AssertFoundAsync(string link, string anchor)
    {
        string wordsOnly = link.Replace($"#{anchor}:~:", "#:~:", StringComparison.Ordinal);
        IPage page = await OpenAsync(wordsOnly, hasScript: true, 800, 500);
        await Assertions.Expect(page.Locator($"#{anchor}")).ToBeInViewportAsync();
        Assert.True(await page.EvaluateAsync<double>("scrollY") > 0, $"The browser did not find the words of {wordsOnly}.");
        await page.Context.CloseAsync();
    }

    private static async Task SelectAsync(IPage page, string anchor, string words) => await page.EvaluateAsync(
        """
        ([anchor, words]) => {
          const walker = document.createTreeWalker(document.getElementById(anchor), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            return;
          }
          throw new Error(`No ${words} in ${anchor}`);
        }
        """, new[] { anchor, words });

    private static Task<string> ReadClipboardAsync(IPage page) => page.EvaluateAsync<string>("navigator.clipboard.readText()");

    private async Task<IPage> OpenAsync(string path, bool hasScript = true, int width = 1280, int height = 800, string? script = null)
    {
        IPage page = await site.NewPageAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = hasScript,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        if (script is not null) await page.AddInitScriptAsync(script);
        await page.GotoAsync(path);
        return page;
    }
}
