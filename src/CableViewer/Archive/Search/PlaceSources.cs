using System.Globalization;
using System.Text;

namespace CableViewer.Archive.Search;

/// <summary>Opens the lists of places that a part of a query needs, of the rows of a stretch.</summary>
internal sealed class PlaceSources(CableIndex index, WordIndex words, int first, int end) : IDisposable
{
    // Beside other words, a beginning stands for its most frequent words only: each is one more list to be walked at once.
    internal const int MostBeginnings = 2_000;

    private readonly List<SegmentScan> scans = [];
    private readonly Dictionary<string, KeptRows[]> byBeginning = [];

    /// <summary>What was understood otherwise than asked, a sentence each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>How many cables of the whole archive have the rarest of the words that were opened.</summary>
    public int Rarest { get; private set; } = index.Count;

    public SpanSource Open(QueryNode node) => node switch
    {
        TextNode text => new PhraseSource([.. text.Words.Select((_, i) => new PlaceSource(Cursors(text, i)))], text.InSubject),
        OrNode or => new ChoiceSource([.. or.Parts.Select(Open)]),
        NearNode near => new ChainSource([.. near.Operands.Select(Open)], near.Distances),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no places."),
    };

    /// <summary>Closes the lists; nothing may be walked after.</summary>
    public void Dispose()
    {
        foreach (SegmentScan scan in scans) scan.Dispose();
    }

    private IEnumerable<RowCursor> Cursors(TextNode text, int position)
    {
        string word = text.Words[position];
        if (text.IsBeginning && position == text.Words.Count - 1) return Beginning(word).Select(rows => rows.Open());
        Rarest = Math.Min(Rarest, index.Vocabulary.CountOf(word));
        List<SegmentScan> found = words.Find(Encoding.UTF8.GetBytes(word));
        scans.AddRange(found);
        return [new PostingCursor(found, index, first, end)];
    }

    private KeptRows[] Beginning(string beginning)
    {
        if (byBeginning.TryGetValue(beginning, out KeptRows[]? known)) return known;
        HashSet<string>? chosen = null;
        WordCount[] all = [.. index.Vocabulary.Beginning(beginning)];
        if (all.Length > MostBeginnings)
        {
            Notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Length:N0} words begin with “{beginning}”; beside other words the {MostBeginnings:N0} most frequent of them were searched for."));
            Array.Sort(all, (a, b) => b.Count.CompareTo(a.Count));
            chosen = [.. all.Take(MostBeginnings).Select(word => word.Word)];
        }

        var kept = new List<KeptRows>();
        byte[] bytes = Encoding.UTF8.GetBytes(beginning);
        foreach (IndexSegment segment in words.Segments)
        {
            using var scan = new SegmentScan(words, segment);
            for (bool any = scan.SeekTo(bytes); any && scan.Word.StartsWith(bytes); any = scan.MoveNext())
            {
                if (chosen is null || chosen.Contains(Encoding.UTF8.GetString(scan.Word))) kept.Add(Keep(scan));
            }
        }
        return byBeginning[beginning] = [.. kept];
    }

    private KeptRows Keep(SegmentScan scan)
    {
        var kept = new KeptRows();
        var cursor = new PostingCursor([scan], index, first, end);
        while (cursor.MoveNext()) kept.Add(cursor.Row, cursor.Places);
        return kept;
    }
}
