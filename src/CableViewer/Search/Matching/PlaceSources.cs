using System.Globalization;
using System.Text;
using CableViewer.FullText.Dictionaries;
using CableViewer.FullText.Segments;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Matching;

/// <summary>Opens the lists of places that a part of a query needs, of the rows of a stretch.</summary>
internal sealed class PlaceSources(CableIndex index, WordIndex words, int first, int end, SearchMeter meter) : IDisposable
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
        TextNode text => OpenPhrase(text),
        OrNode or => new ChoiceSource([.. or.Parts.Select(Open)], meter),
        NearNode near => new ChainSource([.. near.Operands.Select(Open)], near.Distances, meter),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no places."),
    };

    /// <summary>Closes the lists; nothing may be walked after.</summary>
    public void Dispose()
    {
        foreach (SegmentScan scan in scans) scan.Dispose();
    }

    // A word that stands in a phrase several times is walked once.
    private PhraseSource OpenPhrase(TextNode text)
    {
        var sources = new List<(PlaceSource Source, int Count)>();
        var places = new PlaceSource[text.Words.Count];
        var known = new Dictionary<string, PlaceSource>();
        for (int i = 0; i < places.Length; i++)
        {
            string word = text.Words[i];
            if (text.IsBeginning && i == places.Length - 1)
            {
                places[i] = new PlaceSource(Beginning(word).Select(rows => rows.Open(meter)), meter);
                sources.Add((places[i], index.Count));
            }
            else if (!known.TryGetValue(word, out places[i]!))
            {
                known[word] = places[i] = new PlaceSource(Postings(word), meter);
                sources.Add((places[i], NumberForms.CountOf(word, index.Vocabulary)));
            }
        }
        PlaceSource[] rarestFirst = [.. sources.OrderBy(source => source.Count).Select(source => source.Source)];
        return new PhraseSource(places, rarestFirst, text.InSubject, meter);
    }

    private List<RowCursor> Postings(string word)
    {
        IReadOnlyList<string> forms = NumberForms.Of(word, index.Vocabulary);
        Rarest = Math.Min(Rarest, forms.Sum(index.Vocabulary.CountOf));
        var cursors = new List<RowCursor>();
        foreach (string form in forms)
        {
            List<SegmentScan> found = words.Find(Encoding.UTF8.GetBytes(form));
            scans.AddRange(found);
            cursors.Add(new PostingCursor(found, index, first, end, meter));
        }
        return cursors;
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
                $"{all.Length:N0} words begin with “{beginning}”; only the {MostBeginnings:N0} commonest were searched."));
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
        var cursor = new PostingCursor([scan], index, first, end, meter);
        while (cursor.MoveNext())
        {
            meter.Spend(SearchCost.Copy - 1 + (cursor.Places.Length / 4));
            kept.Add(cursor.Row, cursor.Places);
        }
        return kept;
    }
}
