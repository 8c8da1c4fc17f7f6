using System.Globalization;
using CableViewer.Archive;

namespace CableViewer.Tests.Archive;

/// <summary>The numbered files of the schema, which bring an archive of any earlier program up to date in place.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void Steps_are_numbered_from_one_without_gap_or_repeat()
    {
        int[] numbers =
        [
            .. typeof(ArchiveFile).Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith("schema/", StringComparison.Ordinal))
                .Select(name => int.Parse(name.AsSpan("schema/".Length, 3), CultureInfo.InvariantCulture)).Order(),
        ];
        Assert.True(numbers.Length > 3);
        Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
    }
}
