using System.Reflection;
using System.Text.RegularExpressions;

namespace CableViewer.Tests;

/// <summary>Data flows one way: a folder of the library may use only the folders before it.</summary>
public sealed partial class LayeringTests
{
    private static readonly string[] Order = ["Cables", "Sources", "Parsing", "Archive", "Import", "Export", "Citing", "Sharing", "Cards"];

    private static string Library { get; } = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
        "src/CableViewer");

    public static TheoryData<string> Folders => [.. Order];

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_only_what_comes_before_it(string folder)
    {
        string[] later = Order[(Array.IndexOf(Order, folder) + 1)..];
        string path = Path.Combine(Library, folder);
        if (!Directory.Exists(path)) return;
        foreach (string file in Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match used in Namespaces.Matches(File.ReadAllText(file)))
                Assert.False(later.Contains(used.Groups["folder"].Value), $"{Path.GetFileName(file)} uses {used.Value}.");
        }
    }

    [Fact]
    public void Every_folder_has_its_place_in_the_order()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(Library).Select(Path.GetFileName).OfType<string>();
        Assert.Empty(folders.Except([.. Order, "bin", "obj"]));
    }

    // using CableViewer.Archive;
    [GeneratedRegex(@"\bCableViewer\.(?<folder>[A-Z][A-Za-z]+)\b")]
    private static partial Regex Namespaces { get; }
}
