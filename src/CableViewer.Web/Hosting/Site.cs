using System.IO.Compression;
using System.Text.Encodings.Web;
using CableViewer.Archive;
using CableViewer.Archive.Reading;
using CableViewer.Archive.References;
using CableViewer.Archive.Withholding;
using CableViewer.Quoting;
using CableViewer.Search.Columns;
using CableViewer.Search.Results;
using CableViewer.Web.Api;
using CableViewer.Web.Browse.Lists;
using CableViewer.Web.Browse.Values;
using CableViewer.Web.Cables.Files;
using CableViewer.Web.Cables.Reading;
using CableViewer.Web.Cables.References;
using CableViewer.Web.Cables.Text;
using CableViewer.Web.Crawlers;
using CableViewer.Web.Home;
using CableViewer.Web.Quoting;
using CableViewer.Web.Search;
using CableViewer.Web.Sharing;
using CableViewer.Web.Trends;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;

namespace CableViewer.Web.Hosting;

/// <summary>The web site: its services, its routes and the headers of every answer.</summary>
public static class Site
{
    // Six queries of 2,000 letters of any script, as /trends takes them: nine bytes a letter in an address.
    private const int LongestRequestLine = 128 << 10;

    /// <summary>The site over one archive, ready to start.</summary>
    /// <param name="urls">Where to listen; port 0 takes a free one, which <c>Urls</c> of the started site tells.</param>
    /// <param name="settings">Null for those that hold without any.</param>
    /// <param name="logging">Sets up the log; null for none.</param>
    /// <param name="clock">Null for the system's.</param>
    /// <param name="services">Replaces services; null for none.</param>
    public static WebApplication Build(
        ArchiveFile archive,
        string urls,
        SiteSettings? settings = null,
        Action<ILoggingBuilder>? logging = null,
        TimeProvider? clock = null,
        Action<IServiceCollection>? services = null)
    {
        // The pages are in this assembly, wherever the process was started.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelCore().UseUrls(urls).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestLineSize = LongestRequestLine;
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        logging?.Invoke(builder.Logging);

        AddServices(builder.Services);
        builder.Services.AddSingleton(archive);
        builder.Services.AddSingleton(settings ?? SiteSettings.Default);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        services?.Invoke(builder.Services);

        WebApplication site = builder.Build();
        site.UseMiddleware<RequestLog>();
        site.UsePageHeaders();
        site.UseDataHeaders();
        site.UseMiddleware<AcceptableRequests>();
        site.UseExceptionHandler("/error");
        site.UseResponseCompression();
        site.UseMiddleware<ArchiveGuard>();
        site.UseStatusCodePagesWithReExecute("/not-found");
        site.UseRouting();
        site.UsePageCaching();
        site.UseMiddleware<BoundedWork>();
        MapRoutes(site);
        return site;
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<CableReader>();
        services.AddSingleton<ReferenceReader>();
        services.AddSingleton<CitingReader>();
        services.AddSingleton<GhostReader>();
        services.AddSingleton<ThreadReader>();
        services.AddSingleton<NeighbourReader>();
        services.AddSingleton<CableChanges>();
        services.AddSingleton<CableRows>();
        services.AddSingleton<ListReader>();
        services.AddSingleton<ListFeed>();
        services.AddSingleton<ListTwins>();
        services.AddSingleton<WithheldReader>();
        services.AddSingleton<ArchiveStatistics>();
        services.AddSingleton<CurrentIndex>();
        services.AddSingleton<CableSearch>();
        services.AddSingleton<SearchOffers>();
        services.AddSingleton<ResultReader>();
        services.AddSingleton<JumpFinder>();
        services.AddSingleton<Suggestions>();
        services.AddSingleton<TrendReader>();
        services.AddSingleton<QuotationChecker>();
        services.AddSingleton<SearchVisitReader>();
        services.AddSingleton<EmbeddedFiles>();
        services.AddSingleton<PlainPage>();
        services.AddSingleton<HtmlEncoder, PageEncoder>();
        services.AddSingleton<CableViewReader>();
        services.AddSingleton<MissingCableReader>();
        services.AddSingleton<HomeReader>();
        services.AddSingleton<CardImages>();
        services.AddSingleton(provider => new WorkSlots(provider.GetRequiredService<TimeProvider>()));

        // A feature's pages, partials and models share a folder; a partial of another feature is found by the folders named here.
        services.AddRazorPages(options => options.RootDirectory = "/");
        services.Configure<RazorViewEngineOptions>(options =>
        {
            options.PageViewLocationFormats.Clear();
            foreach (string folder in (string[])["{1}", "Shared", "Cables/Reading", "Cables/Record", "Cables/References", "Cables/Versions",
                "Browse/Values"])
                options.PageViewLocationFormats.Add($"/{folder}/{{0}}.cshtml");
        });
        services.AddRouting(options =>
        {
            options.ConstraintMap.Add(CableRouteConstraint.Name, typeof(CableRouteConstraint));
            options.ConstraintMap.Add(ListKindConstraint.Name, typeof(ListKindConstraint));
        });
        // Nothing here is encrypted (no cookie, no form that changes anything), so no key is to be kept on disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // It would make that key at the start all the same, and warn a service user who has no home to keep it in.
        foreach (ServiceDescriptor keys in services.Where(IsKeyService).ToArray()) services.Remove(keys);
        // Pages hold nothing secret beside what a reader sent, so compressing them over HTTPS tells nobody anything.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "application/feed+json", "application/x-ndjson",
                    "application/opensearchdescription+xml",
                "text/csv", "application/ld+json", "application/x-bibtex", "application/x-research-info-systems",
                    "application/vnd.citationstyles.csl+json", "text/markdown", "image/svg+xml",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    private static bool IsKeyService(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly;

    private static void MapRoutes(WebApplication site)
    {
        site.Services.GetRequiredService<EmbeddedFiles>().Map(site);
        site.MapRazorPages();
        SuggestEndpoint.Map(site);
        TrendFiles.Map(site);
        CheckFiles.Map(site);
        CableFiles.Map(site);
        VersionFiles.Map(site);
        ThreadFiles.Map(site);
        RecordFiles.Map(site);
        OldLinks.Map(site);
        CitationFiles.Map(site);
        CardImages.Map(site);
        OEmbed.Map(site);
        Signposting.Map(site);
        CrawlerFiles.Map(site);
        ListTwins.Map(site);
        FacetFiles.Map(site);
        ApiDocument.Map(site);
        OpenSearchSuggestions.Map(site);
        Memento.Map(site);
    }
}
