using Microsoft.Playwright;

namespace CableViewer.Browser.Tests;

/// <summary>A test that makes files, only where the folder for them is named: <c>CABLEVIEWER_SCREENSHOTS=docs/screenshots</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScreenshotFactAttribute : FactAttribute
{
    public ScreenshotFactAttribute() => Skip = ScreenshotTests.Folder is null ? "CABLEVIEWER_SCREENSHOTS names no folder to write to." : null;
}

/// <summary>Pictures of the main pages, from the fictional sample archive (docs/screenshots.sh).</summary>
[Collection(RunningSiteTests.Name)]
public sealed class ScreenshotTests(RunningSite site)
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"), ("cable", SamplePages.Cable), ("paragraph", SamplePages.Cable + "#par5"), ("raw", SamplePages.Cable + "?view=raw"), ("doubts", SamplePages.Cable + "?view=doubts"),
        ("marking", SamplePages.Cable + "?marking=C"), ("origins", "/origin"), ("list", "/classification/confidential"), ("tag", "/tag"), ("help", "/help"), ("structure", "/help/structure"),
        ("about", "/help/about"), ("tags", "/help/tags"), ("not-found", "/cable/03NOWHERE1"),
    ];

    internal static string? Folder { get; } = Environment.GetEnvironmentVariable("CABLEVIEWER_SCREENSHOTS") is { Length: > 0 } folder ? Path.GetFullPath(folder, RunningSite.RepositoryRoot) : null;

    [ScreenshotFact]
    public async Task Takes_pictures_of_every_kind_of_page()
    {
        Directory.CreateDirectory(Folder!);
        string[] only = (Environment.GetEnvironmentVariable("CABLEVIEWER_SCREENSHOTS_OF") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        foreach ((string name, string path) in Pages.Where(page => only.Length == 0 || only.Contains(page.Name)))
        {
            foreach (int width in new[] { 360, 768, 1280, 1600 })
                await TakeAsync($"{name}-{width}", path, width, ColorScheme.Light);
            await TakeAsync($"{name}-1280-dark", path, 1280, ColorScheme.Dark);
            await TakeAsync($"{name}-print", path, 760, ColorScheme.Light, Media.Print);
        }
    }

    private async Task TakeAsync(string name, string path, int width, ColorScheme scheme, Media media = Media.Screen)
    {
        IPage page = await site.NewPageAsync(new BrowserNewContextOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media });
        await page.GotoAsync(path);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder!, name + ".png"), FullPage = width < 1000 });
        await page.Context.CloseAsync();
    }
}
