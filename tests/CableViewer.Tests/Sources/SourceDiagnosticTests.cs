using System.Reflection;
using System.Text.RegularExpressions;

namespace CableViewer.Tests.Sources;

public sealed partial class SourceDiagnosticTests
{
    [Fact]
    public void Every_code_of_the_sources_is_explained()
    {
        string root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a =>
            a.Key == "RepositoryRoot").Value!;
        string explained = File.ReadAllText(Path.Combine(root, "docs", "diagnostics.md"));
        string[] codes =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "src", "CableViewer", "Sources"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => Code.Matches(File.ReadAllText(file)))
                .Select(match => match.Groups["code"].Value)
                .Distinct(StringComparer.Ordinal),
        ];

        Assert.True(codes.Length > 10);
        Assert.All(codes, code => Assert.Contains($"| `{code}` |", explained, StringComparison.Ordinal));
    }

    // "broken-row", as an argument.
    [GeneratedRegex("\"(?<code>[a-z0-9]+(-[a-z0-9]+)+)\",", RegexOptions.ExplicitCapture)]
    private static partial Regex Code { get; }
}
