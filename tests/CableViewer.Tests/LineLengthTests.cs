using System.Reflection;
using System.Text.RegularExpressions;

namespace CableViewer.Tests;

/// <summary>Code is read beside other code, and in windows that are not as wide as the screen.</summary>
public sealed partial class LineLengthTests
{
    private const int Longest = 140;

    private static string Root { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_line_of_code_is_longer(string folder)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));
        List<string> found = [.. files.SelectMany(file => File.ReadLines(file)
            .Select((line, i) => (Text: line, Number: i + 1))
            .Where(line => line.Text.Length > Longest && !(folder is "tests" && JsonLine.IsMatch(line.Text)))
            .Select(line => $"{Path.GetRelativePath(Root, file)}({line.Number}): {line.Text.Length}"))];
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    // A record of JSON Lines is one line: {"referenceId":"07NORTHPORT42", …
    [GeneratedRegex(@"^\s*(return )?(\$*""{3})?\{?""\w+"":")]
    private static partial Regex JsonLine { get; }
}
