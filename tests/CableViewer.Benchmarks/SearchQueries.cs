using CableViewer.Search.Columns;

namespace CableViewer.Benchmarks;

/// <summary>The queries that are timed, over the words of the generated archive.</summary>
internal static class SearchQueries
{
    /// <param name="Page">From 0; -1 for the last.</param>
    public sealed record Timed(string Query, CableSort Sort = CableSort.Relevance, int Page = 0)
    {
        public string Name =>
            $"{(Query is "" ? "(all cables)" : Query)}{(Sort is CableSort.Relevance ? "" : $", {Sort}")}"
            + $"{(Page == 0 ? "" : Page < 0 ? ", last page" : $", page {Page + 1}")}";
    }

    public static IReadOnlyList<Timed> All { get; } =
    [
        // Words, from the rarest to the commonest.
        new("zoutuing"),
        new("lighthouse"),
        new("pacha"),
        new("terrorism"),
        new("refugees"),
        new("election"),
        new("embassy"),
        new("government"),
        new("president"),
        new("the"),
        // Several words.
        new("refugees border"),
        new("president election parliament"),
        new("government of the people"),
        new("terrorism OR refugees"),
        new("president OR government"),
        new("president -government"),
        new("-president"),
        new("-the"),
        // Phrases, near, the same paragraph.
        new("\"prime minister\""),
        new("\"security council\""),
        new("\"of the\""),
        new("\"the president\""),
        new("\"human rights\" -election"),
        new("president NEAR/5 election"),
        new("refugees NEAR/3 border"),
        new("terrorism /p border"),
        new("president /p government"),
        new("refugees /p border /p security"),
        // Beginnings.
        new("terror*"),
        new("govern*"),
        new("pres*"),
        new("p*"),
        new("\"prime minist*\""),
        // Fields, alone and with words.
        new("tag:PREL"),
        new("tag:terrorism"),
        new("origin:MEXICO"),
        new("country:Iran election"),
        new("class:secret date:2007"),
        new("class:secret president date:2007-03..2008"),
        new("to:secstate terrorism"),
        new("has:redaction"),
        new("subject:president"),
        new("portion:S terrorism -tag:PREL"),
        new(""),
        // Orders and pages.
        new("president", CableSort.Latest),
        new("president", CableSort.MostCited),
        new("terrorism", CableSort.Longest),
        new("president", CableSort.Relevance, 500),
        new("president", CableSort.Latest, 500),
        new("tag:PREL", CableSort.Earliest, 500),
        new("the", CableSort.Latest, -1),
    ];
}
