using System.Reflection;
using System.Text.RegularExpressions;

namespace CableViewer.Tests;

/// <summary>The tree is the architecture: a folder may use only the folders above it in this list, at both levels.</summary>
public sealed class LayeringTests
{
    // In the order in which data flows. A folder with subfolders comes before them: its own files are what they share.
    private static readonly string[] Order =
    [
        "CableViewer.FullText/Varints",
        "CableViewer.FullText/Sqlite",
        "CableViewer.FullText/Positions",
        "CableViewer.FullText/Terms",
        "CableViewer.FullText/Segments",
        "CableViewer.FullText/Dictionaries",
        "CableViewer/Cables",
        "CableViewer/Cables/Places",
        "CableViewer/Cables/Comparing",
        "CableViewer/Sources",
        "CableViewer/Sources/Files",
        "CableViewer/Sources/Telegrams",
        "CableViewer/Sources/Pages",
        "CableViewer/Sources/Tables",
        "CableViewer/Sources/Detection",
        "CableViewer/Parsing/Lines",
        "CableViewer/Parsing/References",
        "CableViewer/Parsing/Front",
        "CableViewer/Parsing/Layout",
        "CableViewer/Parsing/Paragraphs",
        "CableViewer/Parsing",
        "CableViewer/Archive",
        "CableViewer/Archive/Indexing",
        "CableViewer/Archive/Records",
        "CableViewer/Archive/Withholding",
        "CableViewer/Archive/Reading",
        "CableViewer/Archive/References",
        "CableViewer/Archive/Checking",
        "CableViewer/Archive/Writing",
        "CableViewer/Search/Queries",
        "CableViewer/Search/Columns",
        "CableViewer/Search/Matching",
        "CableViewer/Search/Results",
        "CableViewer/Quoting",
        "CableViewer/Import",
        "CableViewer/Export",
        "CableViewer/Citing",
        "CableViewer/Sharing",
        "CableViewer/Cards",
    ];

    private static string Sources { get; } = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
            "src");

    public static TheoryData<string> Folders => [.. Order];

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_only_what_comes_before_it(string folder)
    {
        foreach (string file in FilesOf(folder))
        {
            string used = string.Join(", ", LaterThan(folder, File.ReadAllText(file)));
            Assert.True(used is "", $"{folder}/{Path.GetFileName(file)} uses {used}.");
        }
    }

    [Fact]
    public void Every_folder_with_code_has_its_place_in_the_order()
    {
        IEnumerable<string> folders = ((string[])["CableViewer.FullText", "CableViewer"])
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Sources, project), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Sources, Path.GetDirectoryName(file)!).Replace('\\', '/'))
            .Where(folder => folder.Split('/') is not [_, "bin" or "obj", ..])
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(Order.Order(StringComparer.Ordinal), folders);
    }

    [Theory]
    [InlineData("CableViewer/Archive/Records", "using CableViewer.Archive.Writing;", "CableViewer.Archive.Writing")]
    [InlineData("CableViewer/Parsing/Lines", "using CableViewer.Parsing.Front;", "CableViewer.Parsing.Front")]
    [InlineData("CableViewer/Search/Queries", "Matching.QueryRun run", "CableViewer.Search.Matching")]
    [InlineData("CableViewer.FullText/Terms", "x = Segments.SegmentScan.Open()", "CableViewer.FullText.Segments")]
    [InlineData("CableViewer/Cables", "using CableViewer.Archive;", "CableViewer.Archive")]
    public void A_planted_back_reference_is_found(string folder, string code, string found) =>
        Assert.Contains(found, LaterThan(folder, code));

    [Theory]
    [InlineData("CableViewer/Archive/Writing", "using CableViewer.Archive.Records;")]
    [InlineData("CableViewer/Archive/Records", "namespace CableViewer.Archive.Records;")]
    [InlineData("CableViewer/Archive/Reading", "using CableViewer.FullText.Sqlite;")]
    public void A_reference_to_an_earlier_folder_is_none(string folder, string code) => Assert.Empty(LaterThan(folder, code));

    // The folders after this one that the text names: by a whole namespace, or as Folder.Type from inside of the same parent.
    private static IEnumerable<string> LaterThan(string folder, string text)
    {
        string parent = folder[..folder.LastIndexOf('/')];
        foreach (string later in Order[(Array.IndexOf(Order, folder) + 1)..])
        {
            string name = later.Replace('/', '.');
            string whole = $@"(?<![\w.]){Regex.Escape(name)}";
            bool isNamed = Regex.IsMatch(text, $@"{whole}(?![\w.])(?<!namespace {Regex.Escape(name)})|{whole}\.(?={TypesOf(later)})");
            if (isNamed) yield return name;
            else if (later.StartsWith($"{parent}/", StringComparison.Ordinal)
                && Regex.IsMatch(text, $@"(?<![\w.]){Regex.Escape(name[(parent.Length + 1)..])}\.(?={TypesOf(later)})")) yield return name;
        }
    }

    // A type has a file of its name.
    private static string TypesOf(string folder) =>
        $@"({string.Join('|', FilesOf(folder).Select(Path.GetFileNameWithoutExtension))})\b";

    private static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(Path.Combine(Sources, folder), "*.cs");
}
