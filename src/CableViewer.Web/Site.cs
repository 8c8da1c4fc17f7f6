using CableViewer.Archive;

namespace CableViewer.Web;

/// <summary>The web site: its services, its routes and the headers of every answer.</summary>
public static class Site
{
    /// <summary>The site over one archive, ready to start.</summary>
    public static WebApplication Build(ArchiveFile archive, string urls)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--urls", urls] });
        builder.Services.AddSingleton(archive);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<CableReader>();
        builder.Services.AddSingleton<CableLists>();
        builder.Services.AddSingleton<ArchiveStatistics>();

        WebApplication site = builder.Build();
        site.MapGet("/", async (ArchiveStatistics statistics, CancellationToken cancellationToken) => (await statistics.CountAsync(cancellationToken)).Cables);
        return site;
    }
}
