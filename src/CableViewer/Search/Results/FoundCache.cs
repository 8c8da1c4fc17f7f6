using CableViewer.Search.Columns;

namespace CableViewer.Search.Results;

/// <summary>The latest results, as many as fit in a few MB, all of one state of the archive.</summary>
internal sealed class FoundCache
{
    private const long MostBytes = 8 << 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> byQuery = [];
    private readonly LinkedList<Entry> byUse = new();
    private CableIndex? index;
    private long bytes;

    /// <returns>What this query found in this state of the archive, or null.</returns>
    public FoundCables? Find(CableIndex now, string query)
    {
        lock (gate)
        {
            if (index != now || !byQuery.TryGetValue(query, out LinkedListNode<Entry>? node)) return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Found;
        }
    }

    public void Add(string query, FoundCables found)
    {
        lock (gate)
        {
            if (index != found.Index)
            {
                byQuery.Clear();
                byUse.Clear();
                bytes = 0;
                index = found.Index;
            }
            if (byQuery.Remove(query, out LinkedListNode<Entry>? old)) Drop(old);
            // A bit a cable, the order, and about 60 kB of counts.
            var entry = new Entry(query, found, (found.Cables.Size / 8) + ((found.Ranked?.Length ?? 0) * sizeof(int)) + 60_000);
            byQuery[query] = byUse.AddFirst(entry);
            bytes += entry.Bytes;
            while (bytes > MostBytes && byUse.Last is { } last && byUse.Count > 1)
            {
                byQuery.Remove(last.Value.Query);
                Drop(last);
            }
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        bytes -= node.Value.Bytes;
    }

    private sealed record Entry(string Query, FoundCables Found, long Bytes);
}
