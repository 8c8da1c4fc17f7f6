using Serilog;

namespace CableViewer.Web.Hosting;

/// <summary>The log of the site, as the section Serilog of the settings says; the only place that knows Serilog.</summary>
public static class SiteLog
{
    public static void AddSiteLog(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.AddSerilog(new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger(), dispose: true);
    }
}
