using CableViewer.Cables;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Results;

/// <summary>Finds in the reading of one cable what a query found there, by the same rules, so that it can be marked.</summary>
public static class MatchLocator
{
    /// <returns>Marks of what the query asks for; of what it excludes there are none.</returns>
    public static CableMarks Locate(QueryNode query, string subject, IReadOnlyList<Paragraph> paragraphs)
    {
        var wanted = new List<QueryNode>();
        Collect(query, wanted);
        if (wanted.Count == 0) return CableMarks.None;
        var text = new LocatedWords(subject, paragraphs, new TextFinder(wanted));
        for (int part = 0; part < wanted.Count; part++) text.Mark(wanted[part], part);
        return text.Build();
    }

    /// <summary>Whether a query has words that can be found in a text.</summary>
    public static bool HasWords(QueryNode query)
    {
        var wanted = new List<QueryNode>();
        Collect(query, wanted);
        return wanted.Count > 0;
    }

    private static void Collect(QueryNode node, List<QueryNode> wanted)
    {
        switch (node)
        {
            case TextNode or NearNode or SameParagraphNode:
                wanted.Add(node);
                break;
            case AndNode and:
                foreach (QueryNode part in and.Parts) Collect(part, wanted);
                break;
            case OrNode or:
                foreach (QueryNode part in or.Parts) Collect(part, wanted);
                break;
        }
    }
}
