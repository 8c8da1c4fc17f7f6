using System.CommandLine;
using CableViewer.Archive;
using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;
using CableViewer.Web.Hosting;
using CableViewer.Web.Search;
using CableViewer.Web.Shared;

namespace CableViewer.Web.Commands;

/// <summary><c>search QUERY</c>: the site's search from the shell.</summary>
internal static class SearchCommand
{
    private const int PageSize = 20;

    public static Command Create()
    {
        var command = new Command("search", "Searches the archive as the site does, with the same words.");
        var query = new Argument<string[]>("QUERY")
        {
            Description = "What to search; see the page on searching of the site.",
            Arity = ArgumentArity.OneOrMore
        };
        var json = new Option<bool>("--json") { Description = "Write one JSON object." };
        var sort = new Option<string>(
            "--sort")
        {
            Description = $"Order: {string.Join(", ", SearchAddress.Sorts.Select(known => known.Name))}.",
            DefaultValueFactory =
                _ => "relevance"
        };
        sort.AcceptOnlyFromAmong([.. SearchAddress.Sorts.Select(known => known.Name)]);
        var page = new Option<int>("--page") { Description = "Page of twenty cables, from 1.", DefaultValueFactory = _ => 1 };
        command.Add(query);
        command.Add(json);
        command.Add(sort);
        command.Add(page);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            return await RunAsync(
                ArchiveArgument.Existing(parsed), string.Join(' ', parsed.GetRequiredValue(query)),
                    SearchAddress.ReadSort(parsed.GetValue(sort)), Math.Max(1, parsed.GetValue(page)),
                parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ArchiveFile archive, string text, CableSort sort, int page, bool asJson, CancellationToken cancellationToken)
    {
        using var current = new CurrentIndex(archive, TimeProvider.System);
        var search = new CableSearch(archive, current);
        var query = Query.Parse(text);
        FoundCables found;
        try
        {
            found = await search.FindAsync(query, sort, (int)Math.Min((long)page * PageSize, int.MaxValue), cancellationToken);
        }
        catch (SearchTooLargeException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            if (!asJson) return CommandLine.DataRefused;
            IReadOnlyList<SearchOffer> smaller = await new SearchOffers(search).ListSmallerAsync(query, cancellationToken);
            Console.WriteLine(SearchJson.WriteTooLarge(query, smaller).ToJsonString(CableJson.Options));
            return CommandLine.DataRefused;
        }
        IReadOnlyList<int> rows = found.Rows(sort, (int)Math.Min((page - 1L) * PageSize, int.MaxValue), PageSize);
        IReadOnlyList<FoundCable> cables = await new ResultReader(archive).ListAsync(found.Index, rows, query, cancellationToken);
        IReadOnlyList<SearchOffer> mends = await new SearchOffers(search).ListMendsAsync(query, found, cancellationToken);
        if (asJson) Console.WriteLine(SearchJson.Write(query, found, cables, page, PageSize, mends).ToJsonString(CableJson.Options));
        else Write(query, found, cables, mends);
        return CommandLine.Done;
    }

    private static void Write(Query query, FoundCables found, IReadOnlyList<FoundCable> cables, IReadOnlyList<SearchOffer> mends)
    {
        Console.WriteLine($"{Shown.Cables(found.Total)} found. {query.Description}");
        foreach (string note in query.Notes.Concat(found.Notes)) Console.WriteLine(note);
        foreach (SearchOffer mend in mends) Console.WriteLine($"{mend.Why} {mend.Query.Text} ({Shown.Cables(mend.Count)})");
        foreach (FoundCable cable in cables)
        {
            Console.WriteLine();
            Console.WriteLine(
                $"{cable.Cable.ReferenceId}  {Shown.Iso(cable.Cable.Created)}  {cable.Cable.Classification?.Label ?? Shown.Unknown}  "
                    + $"{cable.Cable.OriginName}");
            Console.WriteLine($"  {Plain(cable.Subject)}");
            foreach (FoundParagraph paragraph in cable.Paragraphs)
                Console.WriteLine($"  ¶{Addresses.ParagraphName(paragraph.Paragraph.Anchor)} {Plain(paragraph.Excerpt)}");
        }
    }

    // Whatever could move the cursor of a terminal is left out.
    private static string Plain(IEnumerable<ExcerptPart> parts) => string.Concat(
        string.Concat(parts.Select(part => part.IsHit ? $"[{part.Text}]" : part.Text))
            .Select(c => char.IsWhiteSpace(c) ? ' ' : char.IsControl(c) ? '\uFFFD' : c));
}
