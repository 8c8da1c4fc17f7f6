using CableViewer.FullText.Segments;
using CableViewer.FullText.Terms;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Checking;

/// <summary>
/// Compares the full-text index with what the cables say: every word with its places is hashed and the hashes of a cable are added up, so
/// that the index can be read by words and the cables by cables.
/// </summary>
internal sealed class WordCheck
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    // By cable; what the cable says less what the index has.
    private readonly Dictionary<long, ulong> differences = [];

    /// <summary>Takes note of what the index should have.</summary>
    public void Expect(long cableId, DocumentTerms words)
    {
        ulong sum = 0;
        for (int at = 0; at < words.Entries.Length;)
        {
            WordEntry entry = WordEntry.Read(words.Entries, ref at);
            sum += HashOf(entry.Word, entry.Places);
        }
        differences[cableId] = sum;
    }

    /// <returns>The cables of which the index says something else.</returns>
    /// <exception cref="IndexFormatException">The index is too damaged to be read.</exception>
    public IReadOnlyList<long> FindDifferent(SqliteConnection connection)
    {
        try
        {
            var index = new WordIndex(connection);
            foreach (IndexSegment segment in index.Segments)
            {
                using var scan = new SegmentScan(index, segment);
                for (bool any = scan.MoveToFirst(); any; any = scan.MoveNext()) Subtract(scan);
            }
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new IndexFormatException($"The index of words cannot be read: {e.Message}", e);
        }
        return [.. differences.Where(difference => difference.Value != 0).Select(difference => difference.Key).Order()];
    }

    private void Subtract(SegmentScan scan)
    {
        while (scan.MoveNextRow()) differences[scan.RowId] = differences.GetValueOrDefault(scan.RowId) - HashOf(scan.Word, scan.Places);
    }

    private static ulong HashOf(ReadOnlySpan<byte> word, ReadOnlySpan<byte> places)
    {
        ulong hash = (ulong)word.Length;
        foreach (byte next in word) hash = (hash ^ next) * Multiplier;
        foreach (byte next in places) hash = (hash ^ next) * Multiplier;
        hash ^= hash >> 29;
        return hash * Multiplier;
    }
}
