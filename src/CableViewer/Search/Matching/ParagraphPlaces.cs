using CableViewer.FullText.Positions;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Matching;

/// <summary>Which places of a cable's text are in one paragraph.</summary>
internal sealed class ParagraphPlaces(CableIndex index, SearchMeter meter)
{
    private readonly List<int> counts = [];

    /// <returns>How many paragraphs of a cable have all of the operands, each wholly.</returns>
    /// <param name="sources">One an operand, all standing on the row.</param>
    public int CountTogether(int row, IReadOnlyList<QueryNode> operands, IReadOnlyList<SpanSource> sources)
    {
        counts.Clear();
        index.ParagraphWords.Read(row, counts);
        meter.Spend(counts.Count);
        int together = 0, start = Place.Of(Place.Text, 0);
        foreach (int count in counts)
        {
            int end = start + count;
            bool all = true;
            for (int i = 0; i < sources.Count && all; i++)
                all = Has(operands[i], sources[i], start, end);
            if (all) together++;
            start = end;
        }
        return together;
    }

    private bool Has(QueryNode operand, SpanSource source, int start, int end)
    {
        if (operand is NearNode near && source is ChainSource chain)
        {
            meter.Spend(chain.Links.Count);
            List<List<WordSpan>> inside = [.. chain.Links.Select(spans => WordSpans.Within(spans, start, end))];
            return inside.TrueForAll(spans => spans.Count > 0) && WordSpans.Chain(inside, near.Distances, meter);
        }
        meter.Spend(1);
        return WordSpans.AnyWithin(source.Spans, start, end);
    }
}
