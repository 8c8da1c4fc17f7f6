using CableViewer.Archive;

namespace CableViewer.Tests.Archive;

public sealed class ArchiveFileTests
{
    [Fact]
    public void Steps_of_the_schema_are_numbered_one_after_the_other()
    {
        string[] names = [.. typeof(ArchiveFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("schema/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(Enumerable.Range(1, names.Length),
            names.Select(name => int.Parse(name.AsSpan("schema/".Length, 3), System.Globalization.CultureInfo.InvariantCulture)));
    }
}
