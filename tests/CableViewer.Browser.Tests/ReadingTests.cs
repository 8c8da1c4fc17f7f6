using System.Globalization;
using Microsoft.Playwright;

namespace CableViewer.Browser.Tests;

/// <summary>A reader at work on the page of a cable: with script and without, by keyboard, on paper.</summary>
[Collection(RunningSiteTests.Name)]
public sealed class ReadingTests(RunningSite site)
{
    private const string Cable = SamplePages.Cable;

    [Fact]
    public async Task Without_script_all_of_it_can_be_read_linked_filtered_and_seen_raw()
    {
        IPage page = await site.NewPageAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.GotoAsync(Cable);
        Assert.Equal(7, await page.Locator(".para").CountAsync());
        await page.ClickAsync("#header > summary");
        await Assertions.Expect(page.Locator("#header .facts")).ToBeVisibleAsync();

        await page.ClickAsync("#par3 .pin a");
        Assert.EndsWith("#par3", page.Url, StringComparison.Ordinal);
        await page.ClickAsync(".filter a:has-text('S')");
        await Assertions.Expect(page.Locator(".para:not(.folded)")).ToHaveCountAsync(1);
        await page.ClickAsync(".views a:has-text('Raw') >> nth=0");
        await Assertions.Expect(page.Locator("pre.lined")).ToContainTextAsync("FM AMEMBASSY STRELSAU");
        await page.ClickAsync(".views a:has-text('Raw and parsed')");
        await Assertions.Expect(page.Locator(".pair").First).ToBeVisibleAsync();
        // What only a script can do is not offered.
        await page.GotoAsync(Cable);
        await Assertions.Expect(page.Locator(".sizes")).ToBeHiddenAsync();
        foreach (ILocator part in await page.Locator("[data-script]").AllAsync()) await Assertions.Expect(part).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nothing_is_asked_of_anybody_else_and_no_cookie_is_set()
    {
        IPage page = await site.NewPageAsync();
        var asked = new List<string>();
        var refused = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) => { if (message.Type is "error") refused.Add(message.Text); };
        foreach (string path in SamplePages.Kinds.Except(SamplePages.Missing))
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.NotEmpty(asked);
        Assert.All(asked, url => Assert.StartsWith(site.BaseUrl, url, StringComparison.Ordinal));
        Assert.Empty(await page.Context.CookiesAsync());
        // The policy forbids styles and scripts inside a page; no page tries.
        Assert.Empty(refused);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_view_of_a_cable_takes_forty_kilobytes_at_most()
    {
        IPage page = await site.NewPageAsync();
        ICDPSession network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        double bytes = 0;
        int answers = 0;
        network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
            answers++;
        };
        await page.GotoAsync(Cable, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.True(answers >= 3, $"Only {answers} answers were counted.");
        Assert.True(bytes <= 40_000, string.Create(CultureInfo.InvariantCulture, $"The first view takes {bytes:N0} bytes."));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_walk_the_paragraphs_and_the_cables()
    {
        IPage page = await site.NewPageAsync();
        await page.GotoAsync(Cable);
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("#par1 .pin a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("#par3 .pin a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(page.Locator("#par2 .pin a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        // In a field a letter is a letter.
        await page.Keyboard.TypeAsync("jn?");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("jn?");
        // A page of its own: whether a jump within a page takes the focus out of a field is up to the browser.
        await page.GotoAsync("about:blank");
        await page.GotoAsync(Cable + "#par5");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("#par6 .pin a").First).ToBeFocusedAsync();

        string next = (await page.Locator("link[rel=next]").GetAttributeAsync("href"))!;
        await page.Keyboard.PressAsync("n");
        await page.WaitForURLAsync($"**{next}");
        await page.Keyboard.PressAsync("p");
        await page.WaitForURLAsync($"**{Cable}");
        await page.Keyboard.PressAsync("?");
        await page.WaitForURLAsync("**/help/keyboard");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_key_y_copies_the_link_of_the_paragraph_one_is_at()
    {
        IPage page = await site.NewPageAsync(new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        await page.GotoAsync(Cable);
        await page.Keyboard.PressAsync("y");
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("Copied");
        Assert.Equal(site.BaseUrl + Cable, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("y");
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync(Cable + "/1");
        Assert.StartsWith(site.BaseUrl + Cable + "/1", await page.EvaluateAsync<string>("navigator.clipboard.readText()"),
            StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_can_be_switched_off_and_stay_off()
    {
        IPage page = await site.NewPageAsync();
        await page.GotoAsync("/help/keyboard");
        await page.UncheckAsync("#keys");
        await page.GotoAsync(Cable);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#par1 .pin a").First).Not.ToBeFocusedAsync();
        Assert.EndsWith(Cable, page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/help/keyboard");
        await Assertions.Expect(page.Locator("#keys")).Not.ToBeCheckedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Text_size_and_the_open_header_are_remembered_without_cookies()
    {
        IPage page = await site.NewPageAsync();
        await page.GotoAsync(Cable);
        double before = await SizeAsync(page);
        await page.ClickAsync(".sizes [data-size='1']");
        await page.ClickAsync("#header > summary");
        await page.WaitForFunctionAsync("localStorage.getItem('cableviewer-open-header') === 'yes'");
        await page.GotoAsync("/cable/03KELPSUND2");
        Assert.True(await SizeAsync(page) > before);
        await Assertions.Expect(page.Locator("#header .facts").First).ToBeVisibleAsync();
        Assert.Empty(await page.Context.CookiesAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Another_readers_fragment_arrives_at_the_paragraph()
    {
        IPage page = await site.NewPageAsync();
        await page.GotoAsync("/cable.php?id=04STRELSAU212#para-12345-4");
        await page.WaitForURLAsync($"**{Cable}#par4");
        await page.GotoAsync("/cable/2004/09/04STRELSAU212.html#par6");
        Assert.EndsWith($"{Cable}#par6", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_paper_the_text_stays_with_its_numbers_and_its_address_and_the_tools_go()
    {
        IPage page = await site.NewPageAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.GotoAsync(Cable);
        foreach (string tool in (string[])[".bar-inner", ".foot", ".tools", ".side", ".skip"])
            await Assertions.Expect(page.Locator(tool)).ToBeHiddenAsync();
        foreach (string text in (string[])["h1", ".record", "#par1 p:not(.pin)", "#par7 .pin a >> nth=0", ".fiction"])
            await Assertions.Expect(page.Locator(text)).ToBeVisibleAsync();
        string address = await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.cable'), '::after').content");
        Assert.Contains(Cable, address, StringComparison.Ordinal);
        byte[] pdf = await page.PdfAsync();
        Assert.True(pdf.Length > 5_000);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_bar()
    {
        IPage page = await site.NewPageAsync();
        await page.GotoAsync(Cable);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    private static Task<double> SizeAsync(IPage page) =>
        page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('.body')).fontSize)");
}
