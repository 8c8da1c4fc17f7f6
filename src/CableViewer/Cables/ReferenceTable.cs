using System.Reflection;

namespace CableViewer.Cables;

/// <summary>A tab-separated table of facts from data/reference, carried inside the program.</summary>
internal static class ReferenceTable
{
    /// <returns>The rows below the header line, each split into its columns.</returns>
    /// <exception cref="InvalidOperationException">No such table was built in.</exception>
    public static IEnumerable<string[]> ReadRows(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"reference/{name}.tsv")
            ?? throw new InvalidOperationException($"The table {name}.tsv is not built in.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line.Split('\t');
    }
}
