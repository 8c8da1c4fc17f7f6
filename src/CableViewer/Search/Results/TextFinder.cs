using CableViewer.FullText.Positions;
using CableViewer.FullText.Terms;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Results;

/// <summary>
/// Finds the words and phrases of a query in a text: all of them in one walk, so that a long query takes hardly longer than a short one.
/// </summary>
internal sealed class TextFinder
{
    private readonly Dictionary<string, List<TextNode>> byFirstWord = [];

    // Beginnings, by their length and themselves.
    private readonly SortedDictionary<int, Dictionary<string, List<TextNode>>> byBeginning = [];

    /// <param name="wanted">What of the query is to be found; parts of any kind.</param>
    public TextFinder(IEnumerable<QueryNode> wanted)
    {
        var texts = new HashSet<TextNode>();
        foreach (QueryNode node in wanted) Collect(node, texts);
        foreach (TextNode text in texts)
        {
            bool isBeginning = text.IsBeginning && text.Words.Count == 1;
            string first = isBeginning ? text.Words[0] : NumberForms.Plain(text.Words[0]);
            Dictionary<string, List<TextNode>> byWord = byFirstWord;
            if (isBeginning && !byBeginning.TryGetValue(first.Length, out byWord!))
                byBeginning[first.Length] = byWord = [];
            if (!byWord.TryGetValue(first, out List<TextNode>? same)) byWord[first] = same = [];
            same.Add(text);
        }
    }

    /// <summary>Where each word and phrase stands, ascending; what stands nowhere is left out.</summary>
    public Dictionary<TextNode, List<WordSpan>> Find(List<FoldedWord> words, int column)
    {
        var found = new Dictionary<TextNode, List<WordSpan>>();
        for (int at = 0; at < words.Count; at++)
        {
            string word = words[at].Text;
            if (byFirstWord.TryGetValue(NumberForms.Plain(word), out List<TextNode>? texts)) Add(texts, at);
            foreach ((int length, Dictionary<string, List<TextNode>> beginnings) in byBeginning)
            {
                if (length > word.Length) break;
                if (beginnings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.AsSpan(0, length), out texts)) Add(texts, at);
            }
        }
        return found;

        void Add(List<TextNode> texts, int at)
        {
            foreach (TextNode text in texts)
            {
                if ((text.InSubject && column != Place.Subject) || !IsAt(words, at, text)) continue;
                if (!found.TryGetValue(text, out List<WordSpan>? spans)) found[text] = spans = [];
                spans.Add(new WordSpan(Place.Of(column, at), text.Words.Count));
            }
        }
    }

    private static bool IsAt(List<FoldedWord> words, int at, TextNode text)
    {
        int last = text.Words.Count - 1;
        if (at + last >= words.Count) return false;
        // The first has been looked up.
        for (int i = 1; i <= last; i++)
        {
            string word = words[at + i].Text;
            bool isHere = text.IsBeginning && i == last
                ? word.StartsWith(text.Words[i], StringComparison.Ordinal)
                : NumberForms.Plain(word) == NumberForms.Plain(text.Words[i]);
            if (!isHere) return false;
        }
        return true;
    }

    private static void Collect(QueryNode node, HashSet<TextNode> texts)
    {
        IEnumerable<QueryNode> parts = node switch
        {
            NearNode near => near.Operands,
            SameParagraphNode same => same.Operands,
            OrNode or => or.Parts,
            _ => [],
        };
        foreach (QueryNode part in parts) Collect(part, texts);
        if (node is TextNode text) texts.Add(text);
    }
}
