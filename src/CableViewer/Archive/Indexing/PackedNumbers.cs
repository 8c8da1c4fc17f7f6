namespace CableViewer.Archive.Indexing;

/// <summary>A list of small numbers for each cable, packed as <see cref="CableFacts"/> packs them.</summary>
internal sealed class PackedNumbers(int[] starts, byte[] bytes)
{
    /// <summary>Appends the numbers of a cable to a list.</summary>
    public void Read(int row, List<int> numbers)
    {
        var reader = new FactReader(bytes.AsSpan(starts[row], starts[row + 1] - starts[row]));
        while (!reader.AtEnd) numbers.Add(reader.Read());
    }
}
