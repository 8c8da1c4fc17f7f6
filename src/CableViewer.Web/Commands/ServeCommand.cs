using System.CommandLine;
using CableViewer.Archive;
using CableViewer.Sources.Detection;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Commands;

/// <summary><c>serve</c>, the default: serves the site; where there is no archive yet, it first imports the sample.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://localhost:5080";

    public static Command Create()
    {
        var command = new Command("serve",
            "Serves the site (the default). Where the archive does not exist, the sample archive is imported first.");
        var urls = new Option<string>("--urls")
        {
            Description = "The addresses to listen on, separated by semicolons.",
            HelpName = "URLS",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } set ? set : DefaultUrl,
        };
        command.Add(urls);
        (string Name, Option<string> Option)[] settings =
        [
            ("SiteName", new Option<string>("--site-name") { Description = "The name in the head of every page.", HelpName = "NAME" }),
            ("PublicUrl", new Option<string>(
                "--public-url") { Description = "The address under which readers reach the site; links are relative without it.", HelpName =
                    "URL" }),
            ("CollectionName", new Option<string>(
                "--collection-name") { Description =
                    "The name of the collection, for citations, where it is not that of the site.", HelpName = "NAME" }),
            ("ArchiveTag", new Option<string>("--archive-tag") { Description = "The hashtag of the archive (default cablegate).",
                HelpName = "TAG" }),
            ("Contact", new Option<string>("--contact") { Description = "Where readers reach the publisher: an e-mail or web address.",
                HelpName = "ADDRESS" }),
            ("AllowIndexing", new Option<string>("--allow-indexing") { Description = "false keeps search engines out (default true).",
                HelpName = "true|false" }),
            ("AllowAiBots", new Option<string>(
                "--allow-ai-bots") { Description = "false keeps crawlers for language models out (default true).", HelpName =
                    "true|false" }),
        ];
        foreach ((_, Option<string> option) in settings) command.Add(option);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(CommandLine.ArchivePath),
            parsed.GetRequiredValue(urls),
            SettingsSources.Read(settings.Select(setting =>
                new KeyValuePair<string, string?>(setting.Name, parsed.GetValue(setting.Option)))),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string archivePath, string urls, IConfiguration configuration,
        CancellationToken cancellationToken)
    {
        NativeHeap.Share(Environment.ProcessorCount);
        SiteSettings settings = SiteSettings.Read(configuration);
        CheckUrls(urls);
        ListeningAddresses.Check(urls);
        ArchiveFile archive = ArchiveArgument.ToWrite(archivePath);
        if (archive.Exists && !await archive.IsUnfinishedAsync(cancellationToken)) archive.Prepare();
        else if (!await ImportSampleAsync(archive, cancellationToken)) return CommandLine.DataRefused;

        await using WebApplication site = Site.Build(archive, urls, settings, logging => logging.AddSiteLog(configuration));
        await ListeningAddresses.StartAsync(site, urls, cancellationToken);
        Console.WriteLine($"Serving {archive.Path} on {string.Join(", ", site.Urls)} (Ctrl-C stops)");
        await site.WaitForShutdownAsync(cancellationToken);
        return CommandLine.Done;
    }

    private static void CheckUrls(string urls)
    {
        foreach (string url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Kestrel takes + and * for "every address".
            if (!Uri.TryCreate(url.Replace("//+", "//localhost", StringComparison.Ordinal)
                .Replace("//*", "//localhost", StringComparison.Ordinal), UriKind.Absolute, out Uri? address)
                || address.Scheme is not ("http" or "https"))
                throw new WrongSettingException($"\"{url}\" is no address to listen on; write for example --urls http://localhost:5080.");
        }
    }

    /// <summary>
    /// Makes the sample in a file beside, and puts it in place when it is whole; what a killed start left there is completed.
    /// </summary>
    /// <returns>False where it was told to stop; then nothing is left.</returns>
    private static async Task<bool> ImportSampleAsync(ArchiveFile archive, CancellationToken cancellationToken)
    {
        if (FindSample() is not { } sample)
            throw new ArchiveException(
                $"There is no archive at {archive.Path}, and no sample to make one from; make one with cableviewer import.");
        Console.WriteLine($"There is no archive at {archive.Path} yet: importing the fictional sample from {sample}");
        var unfinished = new ArchiveFile($"{archive.Path}.part");
        try
        {
            await ImportCommand.RunAsync(unfinished, new SourceReader(), [sample], quiet: true, new Dictionary<string,
                string>
            { ["sample"] = "yes" }, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop before it had begun to read.
        }
        if (cancellationToken.IsCancellationRequested) unfinished.Delete();
        else unfinished.MoveTo(archive);
        return !cancellationToken.IsCancellationRequested;
    }

    // Beside a published program, or in the checkout it was built in.
    private static string? FindSample()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string sample = Path.Combine(folder.FullName, "data", "sample");
            if (Directory.Exists(sample)) return sample;
        }
        return null;
    }
}
