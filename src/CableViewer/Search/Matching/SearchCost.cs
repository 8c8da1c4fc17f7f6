using System.Text;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Matching;

/// <summary>
/// How many steps a query takes at the least, computed from the document frequencies of its terms before anything is read. What depends on
/// the positions inside the cables is not known yet; the <see cref="SearchMeter"/> counts it as it is read.
/// </summary>
/// <param name="most">Where there are more, it does not matter how many.</param>
internal sealed class SearchCost(CableIndex index, long most)
{
    /// <summary>Steps to copy a posting of a beginning, so that thousands of terms can be walked at once.</summary>
    public const int Copy = 6;

    /// <summary>Steps to go past a copied posting.</summary>
    public const int Walk = 2;

    /// <summary>Steps to put one of many terms that are walked at once in its place among them.</summary>
    public const int Order = 10;

    private readonly Dictionary<string, long> byBeginning = [];
    private readonly HashSet<string> copied = [];

    /// <returns>Steps; no more than the limit and what one term takes beyond it.</returns>
    public static long Of(QueryNode node, CableIndex index, long most) => new SearchCost(index, most).Of(node);

    private long Of(QueryNode node) => node switch
    {
        TextNode { Words.Count: 1 } text => text.IsBeginning ? CountBeginning(text.Words[0]) : CountWord(text.Words[0]),
        TextNode or NearNode or SameParagraphNode => OfPlaces(node),
        AndNode and => Sum(and.Parts, Of),
        OrNode or => Sum(or.Parts, Of),
        NotNode not => Of(not.Part),
        FieldNode field => FieldSets.CostOf(index, field.Field),
        DateNode or HasNode => index.Count,
        _ => 0,
    };

    // Of lists that are walked together. A term that no cable has ends the walk before it begins.
    private long OfPlaces(QueryNode node) => node switch
    {
        TextNode text => OfPhrase(text),
        OrNode or => Sum(or.Parts, OfPlaces),
        NearNode near => SumUnlessNone(near.Operands),
        SameParagraphNode same => SumUnlessNone(same.Operands),
        _ => 0,
    };

    private long OfPhrase(TextNode text)
    {
        int last = text.Words.Count - 1;
        long walk = 0;
        foreach (string word in text.Words.Take(text.IsBeginning ? last : last + 1).Distinct())
        {
            long count = CountWord(word);
            if (count == 0) return 0;
            walk += count;
        }
        if (!text.IsBeginning) return walk;
        long postings = CountBeginning(text.Words[last]);
        // However often it is asked for, it is copied once.
        return walk + (postings * Walk) + (copied.Add(text.Words[last]) ? postings * Copy : 0);
    }

    private long SumUnlessNone(IReadOnlyList<QueryNode> operands)
    {
        long sum = 0;
        foreach (QueryNode operand in operands)
        {
            long cost = OfPlaces(operand);
            if (cost == 0) return 0;
            sum += cost;
            if (sum > most) break;
        }
        return sum;
    }

    private long Sum(IReadOnlyList<QueryNode> parts, Func<QueryNode, long> cost)
    {
        long sum = 0;
        for (int i = 0; i < parts.Count && sum <= most; i++) sum += cost(parts[i]);
        return sum;
    }

    private int CountWord(string word) => NumberForms.CountOf(word, index.Vocabulary);

    private long CountBeginning(string beginning)
    {
        if (byBeginning.TryGetValue(beginning, out long known)) return known;
        return byBeginning[beginning] = index.Vocabulary.CountBeginning(Encoding.UTF8.GetBytes(beginning), most);
    }
}
