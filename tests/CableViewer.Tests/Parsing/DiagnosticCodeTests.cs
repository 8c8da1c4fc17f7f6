using System.Reflection;
using System.Text.RegularExpressions;

namespace CableViewer.Tests.Parsing;

/// <summary>docs/diagnostics.md lists the codes that sources and parser tell, all of them and no other.</summary>
public sealed partial class DiagnosticCodeTests
{
    // Words with a hyphen that are no codes.
    private static readonly string[] NoCodes = ["tagged-text"];

    private static string Repository { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Every_code_is_documented_and_every_documented_code_is_told()
    {
        HashSet<string> told = [], documented = [];
        foreach (string folder in (string[])["Sources", "Parsing", "Import"])
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository, "src/CableViewer", folder), "*.cs",
                SearchOption.AllDirectories))
                told.UnionWith(Literal.Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value));
        documented.UnionWith(Row.Matches(File.ReadAllText(Path.Combine(Repository, "docs/diagnostics.md")))
            .Select(match => match.Groups["code"].Value));

        Assert.Equal(documented.Order(StringComparer.Ordinal), told.Except(NoCodes).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z0-9]+)+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Literal { get; }

    // | `broken-row` | …
    [GeneratedRegex(@"^\| `(?<code>[a-z0-9-]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row { get; }
}
