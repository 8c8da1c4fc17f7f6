using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CableViewer.Browser.Tests;

/// <summary>axe finds nothing on any kind of page, in the light and in the dark.</summary>
[Collection(RunningSiteTests.Name)]
public sealed class AccessibilityTests(RunningSite site)
{
    public static TheoryData<string, ColorScheme> Pages
    {
        get
        {
            var pages = new TheoryData<string, ColorScheme>();
            foreach (string path in SamplePages.Kinds)
            {
                pages.Add(path, ColorScheme.Light);
                pages.Add(path, ColorScheme.Dark);
            }
            return pages;
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string path, ColorScheme scheme)
    {
        IPage page = await site.NewPageAsync(new BrowserNewContextOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(path);
        // What is folded is read too.
        await page.EvaluateAsync("for (const details of document.querySelectorAll('details:not([name])')) details.open = true");
        AxeResult result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{path}, {scheme}:\n" + string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}\n  "
                + $"{string.Join("\n  ", violation.Nodes.Take(5).Select(node => $"{node.Html} {node.Any.FirstOrDefault()?.Message}"))}")));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1600)]
    public async Task Nothing_is_wider_than_the_window(int width)
    {
        IPage page = await site.NewPageAsync(
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 800 } });
        foreach (string path in SamplePages.Kinds)
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("for (const details of document.querySelectorAll('details')) details.open = true");
            int wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            string widest = wide <= width ? "" : await page.EvaluateAsync<string>(
                "[...document.querySelectorAll('main *, header *')].filter(e => e.getBoundingClientRect().right > innerWidth + "
                    + "1).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' … ')");
            Assert.True(wide <= width, $"{path} is {wide} pixels wide in a window of {width}: {widest}");
        }
        await page.Context.CloseAsync();
    }
}
