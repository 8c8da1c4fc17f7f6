using System.Globalization;
using System.Text;

namespace CableViewer.Archive.Search;

/// <summary>The lists of places that a part of a query needs, read once, to be walked by several threads.</summary>
internal sealed class PlaceLists(CableIndex index, WordIndex words)
{
    // Beside other words, a beginning stands for its most frequent words only: each is one more list to be walked at once.
    internal const int MostBeginnings = 2_000;

    private readonly Dictionary<string, Posting> byWord = [];
    private readonly Dictionary<string, string[]> byBeginning = [];

    /// <summary>What was understood otherwise than asked, a sentence each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>How much there is to be walked.</summary>
    public long ByteCount { get; private set; }

    /// <summary>How many cables have the rarest of the words.</summary>
    public int Rarest { get; private set; } = index.Count;

    /// <summary>Reads the lists of all words of a query.</summary>
    public void Read(QueryNode node)
    {
        switch (node)
        {
            case TextNode text:
                for (int i = 0; i < text.Words.Count; i++)
                {
                    if (text.IsBeginning && i == text.Words.Count - 1)
                    {
                        foreach (string word in ReadBeginning(text.Words[i])) Read(word);
                        continue;
                    }
                    Rarest = Math.Min(Rarest, index.Vocabulary.CountOf(text.Words[i]));
                    Read(text.Words[i]);
                }
                break;
            case OrNode or:
                foreach (QueryNode part in or.Parts) Read(part);
                break;
            case NearNode near:
                foreach (QueryNode part in near.Operands) Read(part);
                break;
            case SameParagraphNode same:
                foreach (QueryNode part in same.Operands) Read(part);
                break;
            default:
                throw new InvalidOperationException($"{node.GetType().Name} has no places.");
        }
    }

    /// <summary>Walks what was read; any number of walks go on at once.</summary>
    public SpanSource Open(QueryNode node) => node switch
    {
        TextNode text => new PhraseSource([.. text.Words.Select((word, i) => new PlaceSource(Cursors(text, word, i)))], text.InSubject),
        OrNode or => new ChoiceSource([.. or.Parts.Select(Open)]),
        NearNode near => new ChainSource([.. near.Operands.Select(Open)], near.Distances),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no places."),
    };

    /// <summary>Gives the memory back; nothing may be walked after.</summary>
    public void Return()
    {
        foreach (Posting posting in byWord.Values) posting.Return();
        byWord.Clear();
    }

    private IEnumerable<PostingCursor> Cursors(TextNode text, string word, int position)
    {
        string[] meant = text.IsBeginning && position == text.Words.Count - 1 ? byBeginning[word] : [word];
        return meant.Select(one => new PostingCursor(byWord[one], index));
    }

    private void Read(string word)
    {
        if (byWord.ContainsKey(word)) return;
        Posting posting = words.Find(Encoding.UTF8.GetBytes(word));
        byWord[word] = posting;
        ByteCount += posting.ByteCount;
    }

    private string[] ReadBeginning(string beginning)
    {
        if (byBeginning.TryGetValue(beginning, out string[]? known)) return known;
        WordCount[] all = [.. index.Vocabulary.Beginning(beginning)];
        if (all.Length > MostBeginnings)
        {
            Notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Length:N0} words begin with “{beginning}”; beside other words the {MostBeginnings:N0} most frequent of them were searched for."));
            Array.Sort(all, (a, b) => b.Count.CompareTo(a.Count));
            all = all[..MostBeginnings];
        }
        return byBeginning[beginning] = [.. all.Select(word => word.Word)];
    }
}
