using System.CommandLine;
using CableViewer.Archive;
using CableViewer.Sources;

namespace CableViewer.Web.Commands;

/// <summary><c>serve</c>, the default: serves the site; where there is no archive yet, it first imports the sample.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://localhost:5080";

    public static Command Create()
    {
        var command = new Command("serve", "Serves the site (the default). Where the archive does not exist, the sample archive is imported first.");
        var urls = new Option<string>("--urls")
        {
            Description = "The addresses to listen on, separated by semicolons.",
            HelpName = "URLS",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } set ? set : DefaultUrl,
        };
        command.Add(urls);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(CommandLine.ArchivePath), parsed.GetRequiredValue(urls), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string archivePath, string urls, CancellationToken cancellationToken)
    {
        var archive = new ArchiveFile(archivePath);
        if (!archive.Exists) await ImportSampleAsync(archive, cancellationToken);
        else archive.Prepare();

        WebApplication site = Site.Build(archive, urls);
        await site.StartAsync(cancellationToken);
        Console.WriteLine($"Serving {archive.Path} on {string.Join(", ", site.Urls)} (Ctrl-C stops)");
        await site.WaitForShutdownAsync(cancellationToken);
        return CommandLine.Done;
    }

    private static async Task ImportSampleAsync(ArchiveFile archive, CancellationToken cancellationToken)
    {
        if (FindSample() is not { } sample)
            throw new ArchiveException($"There is no archive at {archive.Path}, and no sample to make one from; make one with cableviewer import.");
        Console.WriteLine($"There is no archive at {archive.Path} yet: importing the fictional sample from {sample}");
        await ImportCommand.RunAsync(archive, new SourceReader(), [sample], quiet: true, new Dictionary<string, string> { ["sample"] = "yes" }, cancellationToken);
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
