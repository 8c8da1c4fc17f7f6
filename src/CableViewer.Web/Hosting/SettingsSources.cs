using System.Collections;

namespace CableViewer.Web.Hosting;

/// <summary>
/// Where settings come from, the later over the earlier: appsettings.json beside the program, the one in the working directory, the
/// environment, the command line.
/// </summary>
public static class SettingsSources
{
    private const string Prefix = "CABLEVIEWER_";

    /// <param name="commandLine">Settings by their name in appsettings.json; null values are passed over.</param>
    public static IConfiguration Read(IEnumerable<KeyValuePair<string, string?>> commandLine) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true)
        .AddInMemoryCollection(FromEnvironment())
        .AddInMemoryCollection(commandLine.Where(setting => setting.Value is not null))
        .Build();

    // CABLEVIEWER_SITE_NAME is SiteName, CABLEVIEWER_SERILOG__MINIMUMLEVEL is Serilog:MinimumLevel.
    private static IEnumerable<KeyValuePair<string, string?>> FromEnvironment()
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                yield return new(name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal)
                    .Replace("_", "", StringComparison.Ordinal), variable.Value as string);
        }
    }
}
