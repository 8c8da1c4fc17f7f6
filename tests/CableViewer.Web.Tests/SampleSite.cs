using System.Net;
using System.Reflection;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CableViewer.Archive;
using CableViewer.Import;
using CableViewer.Sources.Detection;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CableViewer.Web.Tests;

/// <summary>A site over a real archive, served by Kestrel on the loopback; it follows no redirect, so that a test sees each.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-web-").FullName;
    private WebApplication? application;

    /// <summary>The day on which the site believes to be: between the declassification dates of the sample.</summary>
    public static DateTimeOffset Now { get; } = new(2014, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public HttpClient Client { get; private set; } = null!;

    /// <summary>What it serves; a test may import more into it.</summary>
    public ArchiveFile Archive { get; private set; } = null!;

    public static string RepositoryRoot { get; } = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The site over the fictional sample.</summary>
    /// <param name="services">Replaces services; null for none.</param>
    public static Task<TestSite> OfSampleAsync(Action<IServiceCollection>? services = null) =>
        OfAsync([Path.Combine(RepositoryRoot, "data", "sample")], new Dictionary<string, string> { ["sample"] = "yes" },
            services: services);

    /// <summary>The site over a few cables given as JSON Lines.</summary>
    public static Task<TestSite> OfLinesAsync(SiteSettings? settings, params string[] lines) =>
        OfLinesAsync(settings, lines, services: null);

    /// <inheritdoc cref="OfLinesAsync(SiteSettings?, string[])"/>
    /// <param name="services">Replaces services; null for none.</param>
    public static async Task<TestSite> OfLinesAsync(SiteSettings? settings, string[] lines, Action<IServiceCollection>? services)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("cableviewer-lines-").FullName, "cables.jsonl");
        await File.WriteAllLinesAsync(file, lines);
        try
        {
            return await OfAsync([file], new Dictionary<string, string>(), settings, services);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static async Task<TestSite> OfAsync(
        IReadOnlyList<string> sources,
        IReadOnlyDictionary<string, string> properties,
        SiteSettings? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var site = new TestSite();
        var archive = new ArchiveFile(Path.Combine(site.folder, "archive.db"));
        archive.Prepare();
        site.Archive = archive;
        await new CableImporter(archive, TimeProvider.System) { Properties = properties }.ImportAsync(new SourceReader(), sources,
            CancellationToken.None);
        site.application = Site.Build(archive, "http://127.0.0.1:0", settings, clock: new StandingClock(Now), services: services);
        await site.application.StartAsync();
        site.Client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress =
                new Uri(site.application.Urls.Single())
        };
        return site;
    }

    /// <summary>A service of the site.</summary>
    public T Service<T>()
        where T : notnull => application!.Services.GetRequiredService<T>();

    /// <summary>The patterns of every route, <c>/cable/{id}.json</c>, in the order of their registration.</summary>
    public IReadOnlyList<string> Routes =>
        [.. application!.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))];

    /// <summary>The page at a path, read as HTML; it has to be there.</summary>
    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{path} answers {(int)answer.StatusCode}.");
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Status and, of a redirect, where it leads.</summary>
    public async Task<(HttpStatusCode Status, string? Location)> AskAsync(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (application is not null) await application.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

/// <summary>The sample's site, started once for all tests that only read it.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await TestSite.OfSampleAsync();

    public async Task DisposeAsync() => await Site.DisposeAsync();
}

/// <summary>All tests of the sample's site share it.</summary>
[CollectionDefinition(Name)]
public sealed class SampleSiteTests : ICollectionFixture<SampleSite>
{
    public const string Name = "sample site";
}
