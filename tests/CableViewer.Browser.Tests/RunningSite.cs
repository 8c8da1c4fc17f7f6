using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Playwright;

namespace CableViewer.Browser.Tests;

/// <summary>The real program as a process of its own, serving the sample archive, and one Chromium for all tests.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    // A slow machine is no fault of a page: only what never comes fails.
    private const float LongestWait = 120_000;

    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-browser-").FullName;
    private Process? server;
    private IPlaywright? playwright;

    /// <summary>Without a slash at the end: <c>http://127.0.0.1:40123</c>.</summary>
    public string BaseUrl { get; private set; } = "";

    public IBrowser Browser { get; private set; } = null!;

    public static string RepositoryRoot { get; } = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public async Task InitializeAsync()
    {
        string archive = Path.Combine(folder, "archive.db");
        BaseUrl = $"http://127.0.0.1:{FreePort()}";
        server = Start("serve", "--archive", archive, "--urls", BaseUrl);
        await UntilAnsweringAsync();

        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(LongestWait);
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (server is not null)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A fresh page in a context of its own: nothing remembered, as a reader comes.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = BaseUrl;
        IBrowserContext context = await Browser.NewContextAsync(options);
        context.SetDefaultTimeout(LongestWait);
        return await context.NewPageAsync();
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = RepositoryRoot };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "cableviewer.dll"));
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        // The static files are found where they were built, as in a checkout.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
    }

    private async Task UntilAnsweringAsync()
    {
        using var client = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(new Uri(BaseUrl));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (waited.Elapsed < StartLimit && server is { HasExited: false })
            {
                // Not yet listening.
            }
            if (server is { HasExited: true }) throw new InvalidOperationException($"The server ended with {server.ExitCode}.");
            if (waited.Elapsed > StartLimit) throw new TimeoutException($"The site does not answer on {BaseUrl}.");
            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>All browser tests read the same running site.</summary>
[CollectionDefinition(Name)]
public sealed class RunningSiteTests : ICollectionFixture<RunningSite>
{
    public const string Name = "running site";
}
