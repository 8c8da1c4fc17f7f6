using System.Reflection;
using System.Text.RegularExpressions;

namespace CableViewer.Tests;

/// <summary>What the documentation names is there: files, links, and types in the pages for contributors.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    // Pages that name types; the others are for readers and publishers.
    private static readonly string[] ForContributors = ["CONTRIBUTING.md", "docs/architecture.md", "src/CableViewer.FullText/FORMAT.md"];

    // Names of the program, of libraries and of folders.
    private static readonly string[] OfOthers =
    [
        "CableViewer", "FullText", "FullyQualifiedName", "IEndpointRouteBuilder", "MapMethods", "MiB", "PageModel", "PlusD", "TimeProvider",
        "Utf8JsonWriter", "ViewData",
    ];

    private static readonly string[] TopFolders = ["src/", "tests/", "docs/", "data/"];

    public static TheoryData<string> Pages =>
    [
        "README.md",
        .. ForContributors,
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md")
            .Select(file => $"docs/{Path.GetFileName(file)}")
            .Except(ForContributors),
    ];

    public static TheoryData<string> PagesForContributors => [.. ForContributors];

    [Theory, MemberData(nameof(Pages))]
    public void Links_lead_to_files(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        Assert.All(
            Link.Matches(Read(page))
                .Select(link => link.Groups["target"].Value)
                .Where(target => !target.Contains(':', StringComparison.Ordinal)),
            target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{page} links to {target}, which is not there."));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Paths_in_the_text_exist(string page) => Assert.All(
        Code.Matches(Read(page)).Select(code => code.Groups["text"].Value).Where(IsPath),
        path => Assert.True(Path.Exists(Path.Combine(Root, path)), $"{page} names {path}, which is not there."));

    [Theory, MemberData(nameof(PagesForContributors))]
    public void Types_in_the_text_exist(string page)
    {
        string[] names = [.. TypeName.Matches(Read(page)).Select(name => name.Value).Distinct().Except(OfOthers)];
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(Declared.Contains(name), $"{page} names the type {name}, which is not in src or tests."));
    }

    private static HashSet<string> Declared { get; } =
    [
        .. TopFolders[..2].SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Declaration.Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)),
    ];

    private static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    // A name with a gap to fill in (`Sources/<folder>`, `docs/*.md`) is not a path.
    private static bool IsPath(string text) =>
        TopFolders.Any(folder => text.StartsWith(folder, StringComparison.Ordinal)) && text.IndexOfAny(['<', '*', ' ', '…', '{']) < 0;

    // [settings](docs/settings.md#anchor)
    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link { get; }

    // `src/CableViewer`
    [GeneratedRegex("`(?<text>[^`\n]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Code { get; }

    // CableReader in drawings and sentences: a capital, and another after small letters. What follows a slash or a dash is part of a
    // path or file.
    [GeneratedRegex(@"(?<![\w./~-])I?[A-Z][a-z0-9]+([A-Z][A-Za-z0-9]*)+\b(?![/-]|\.(cs|http|sln))", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeName { get; }

    // public sealed class CableReader
    [GeneratedRegex(
        @"\b(class|record|record struct|struct|interface|enum) (?<name>[A-Z]\w*)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Declaration { get; }
}
