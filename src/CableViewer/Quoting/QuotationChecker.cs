using CableViewer.Archive.Reading;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;
using CableViewer.Search.Results;

namespace CableViewer.Quoting;

/// <summary>Says whether quotations stand in the archive word for word. It never repairs one.</summary>
/// <remarks>
/// The index of words names the cables in question, and only those are read: the whole quotation is searched as a phrase; where no cable
/// has it, its rarest runs of words are.
/// </remarks>
public sealed class QuotationChecker(CableSearch search, CableReader cables)
{
    /// <summary>UTF-16 units that are checked at once.</summary>
    public const int LongestText = 64_000;

    public const int MostQuotations = 200;

    // Fewer stand in many texts by chance.
    private const int LeastWords = 4;
    private const int LeastRun = 3;

    private const int MostCables = 20;
    private const int MostVersions = 5;
    private const int MostNearest = 5;
    private const int MostRuns = 8;
    private const int MostRead = 200;
    private const int MarkedWords = 12;

    // Words found in more cables say nothing of where a quotation is from.
    private const int CommonRun = 2_000;

    // The searches of one request together.
    private const long Steps = 4 * SearchBudget.Usual;

    /// <exception cref="SearchTooLargeException">The quotations take more work than one request may take.</exception>
    public async Task<IReadOnlyList<CheckedQuotation>> CheckAsync(IReadOnlyList<QuotationSpan> spans, CancellationToken cancellationToken)
    {
        var budget = new SearchBudget(Steps);
        var read = new Dictionary<(ReferenceId, int?), ReadCable?>();
        var results = new List<CheckedQuotation>(spans.Count);
        foreach (QuotationSpan span in spans) results.Add(await CheckAsync(span, budget, read, cancellationToken));
        return results;
    }

    private async Task<CheckedQuotation> CheckAsync(
        QuotationSpan span, SearchBudget budget, Dictionary<(ReferenceId, int?), ReadCable?> read, CancellationToken cancellationToken)
    {
        GivenWords[] readings = [GivenWords.Of(span.Text), GivenWords.Of(span.Text, joinsLines: false)];
        GivenWords[] distinct = readings[0].Text == readings[1].Text ? [readings[0]] : readings;
        if (distinct.All(IsTooShort)) return new CheckedQuotation { Span = span, Verdict = QuotationVerdict.TooShort };

        CableIndex index = await search.GetIndexAsync(cancellationToken);
        var nearest = new List<ReferenceId>(span.Near.Where(id => index.RowOf(id) >= 0));
        foreach (GivenWords given in distinct)
        {
            FoundCables found = await search.FindAsync(Query.Of(PhraseOf(given)), CableSort.Earliest, 0, budget, cancellationToken);
            ReferenceId[] ids = [.. nearest.Concat(found.Rows(CableSort.Earliest, 0, MostCables).Select(found.Index.ReferenceIdOf))
                .Distinct()];
            List<QuotationPlace> whole = await ListWholeAsync(ids, given, read, cancellationToken);
            if (whole.Count > 0) return Found(span, whole, found.Total > MostCables ? found.Total : whole.Count);
        }
        foreach (GivenWords given in distinct)
        {
            nearest.AddRange(await ListNearestAsync(given, index, budget, cancellationToken));
            List<QuotationPlace> whole = await ListWholeAsync(nearest.Distinct(), given, read, cancellationToken);
            if (whole.Count > 0) return Found(span, whole, whole.Count);
        }
        foreach (GivenWords given in distinct)
        {
            if (await FindEarlierAsync(nearest.Distinct(), given, read, cancellationToken) is { } earlier)
                return new CheckedQuotation { Span = span, Verdict = QuotationVerdict.EarlierVersion, Places = [earlier], Total = 1 };
        }
        List<QuotationPlace> altered = await ListAlteredAsync(nearest.Distinct(), distinct[0], read, cancellationToken);
        return new CheckedQuotation
        {
            Span = span,
            Verdict = altered.Count > 0 ? QuotationVerdict.Altered : QuotationVerdict.NotFound,
            Places = altered,
            Total = altered.Count,
        };
    }

    private static CheckedQuotation Found(QuotationSpan span, List<QuotationPlace> places, int total)
    {
        QuotationPlace[] ordered = [.. places.OrderBy(place => place.Differences.Any(difference => difference.ChangesWords()))
            .ThenBy(place => place.Differences.Count)];
        return new CheckedQuotation
        {
            Span = span,
            Verdict = ordered[0].Differences.Count == 0 ? QuotationVerdict.Exact
                : ordered[0].Differences.Any(difference => difference.ChangesWords()) ? QuotationVerdict.Altered
                : QuotationVerdict.ExactButFor,
            Places = ordered,
            Total = total,
        };
    }

    private static bool IsTooShort(GivenWords given) =>
        given.Words.Count < LeastWords || given.Fragments.Max(fragment => fragment.Count) < LeastRun;

    // The longest fragments are enough to name the cables.
    private static QueryNode PhraseOf(GivenWords given)
    {
        TextNode[] parts = [.. given.Fragments.OrderByDescending(fragment => fragment.Count).Take(MostRuns)
            .Select(fragment => Phrase(given, fragment.First, fragment.Count)).Distinct()];
        return parts.Length == 1 ? parts[0] : new AndNode(parts);
    }

    private static TextNode Phrase(GivenWords given, int first, int count)
    {
        string[] words = [.. given.Words.Skip(first).Take(count).Select(word => word.Text)];
        return new TextNode(string.Join(' ', words), words, IsBeginning: false, InSubject: false);
    }

    // The cables that have most of the rarest runs of words.
    private async Task<IReadOnlyList<ReferenceId>> ListNearestAsync(GivenWords given, CableIndex index, SearchBudget budget,
        CancellationToken cancellationToken)
    {
        int count = given.Words.Count, size = count <= 6 ? 2 : count <= 14 ? 3 : 4;
        int[] rarity = [.. given.Words.Select(word => NumberForms.CountOf(word.Text, index.Vocabulary))];
        // Overlapping runs would all have the same rare word, and an altered word spoils every run that it is in: one of each part of the
        // quotation.
        int step = Math.Max(1, (count - size + 1) / (MostRuns * 2));
        (int First, int Rarest)[] runs = [.. Enumerable.Range(0, count - size + 1).Where(first => first % step == 0)
            .Select(first => (First: first, Rarest: rarity.AsSpan(first, size).ToArray().Min()))
            .Where(run => run.Rarest > 0)
            .OrderBy(run => run.Rarest)
            .Take(MostRuns)];
        var votes = new Dictionary<int, int>();
        foreach ((int first, _) in runs)
        {
            FoundCables found = await search.FindAsync(Query.Of(Phrase(given, first, size)), CableSort.Earliest, 0, budget,
                cancellationToken);
            if (found.Index != index || found.Total > CommonRun) continue;
            foreach (int row in found.Rows(CableSort.Earliest, 0, CommonRun)) votes[row] = votes.GetValueOrDefault(row) + 1;
        }
        return [.. votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Take(MostNearest)
            .Select(vote => index.ReferenceIdOf(vote.Key))];
    }

    private async Task<List<QuotationPlace>> ListWholeAsync(
        IEnumerable<ReferenceId> ids, GivenWords given, Dictionary<(ReferenceId, int?), ReadCable?> read,
            CancellationToken cancellationToken)
    {
        var places = new List<QuotationPlace>();
        foreach (ReferenceId id in ids)
        {
            if (await ReadAsync(id, null, read, cancellationToken) is { } cable) places.AddRange(ListWhole(cable, given));
        }
        return places;
    }

    private static QuotationPlace[] ListWhole(ReadCable cable, GivenWords given)
    {
        foreach (CableWording wording in cable.Wordings)
        {
            QuotationPlace[] places = [.. WordingMatch.ListWhole(given, wording).Select(match => PlaceOf(cable, wording, match))];
            // With the headings the same words stand there once more.
            if (places.Length > 0) return places;
        }
        return [];
    }

    private async Task<QuotationPlace?> FindEarlierAsync(
        IEnumerable<ReferenceId> ids, GivenWords given, Dictionary<(ReferenceId, int?), ReadCable?> read,
            CancellationToken cancellationToken)
    {
        foreach (ReferenceId id in ids)
        {
            if (await ReadAsync(id, null, read, cancellationToken) is not { } current) continue;
            foreach (int version in Enumerable.Range(1, current.VersionCount).Reverse().Where(version => version != current.Version)
                .Take(MostVersions))
            {
                if (await ReadAsync(id, version, read, cancellationToken) is not { } cable) continue;
                QuotationPlace? place = ListWhole(cable, given).FirstOrDefault(place =>
                    !place.Differences.Any(difference => difference.ChangesWords()));
                if (place is not null) return place;
            }
        }
        return null;
    }

    private async Task<List<QuotationPlace>> ListAlteredAsync(
        IEnumerable<ReferenceId> ids, GivenWords given, Dictionary<(ReferenceId, int?), ReadCable?> read,
            CancellationToken cancellationToken)
    {
        var places = new List<QuotationPlace>();
        foreach (ReferenceId id in ids)
        {
            if (await ReadAsync(id, null, read, cancellationToken) is not { } cable) continue;
            foreach (CableWording wording in cable.Wordings)
            {
                if (WordingMatch.FindAltered(given, wording) is not { } match) continue;
                places.Add(PlaceOf(cable, wording, match));
                break;
            }
        }
        return [.. places.OrderBy(place => place.Differences.Sum(difference => difference.Given.Length + difference.Found.Length))];
    }

    private static QuotationPlace PlaceOf(ReadCable cable, CableWording wording, WordingMatch match) => new()
    {
        ReferenceId = cable.ReferenceId,
        Anchor = wording.AnchorOf(match.First),
        Version = cable.Version,
        IsCurrent = cable.IsCurrent,
        Excerpt = wording.Excerpt(match.First, match.Last),
        Marks = string.Join(' ', wording.Words.Skip(match.First).Take(Math.Min(MarkedWords, match.Last - match.First + 1)).Select(word =>
            word.Text)),
        Differences = match.Differences,
    };

    // What is withheld is never compared, so that no verdict says what it is.
    private async Task<ReadCable?> ReadAsync(
        ReferenceId id, int? version, Dictionary<(ReferenceId, int?), ReadCable?> read, CancellationToken cancellationToken)
    {
        if (read.TryGetValue((id, version), out ReadCable? known)) return known;
        ArchivedCable? archived = await cables.FindAsync(id, version, cancellationToken);
        ReadCable? cable = archived is null or { WithheldPart: WithheldPart.Cable } ? null : new ReadCable(
            id, archived.Version, archived.VersionCount, archived.IsCurrent,
            CableWording.ListOf(archived.Cable.Subject,
                [.. archived.Cable.Paragraphs.Where(paragraph => archived.FindWithheld(paragraph) is null)]));
        if (read.Count >= MostRead) read.Clear();
        return read[(id, version)] = cable;
    }

    private sealed record ReadCable(ReferenceId ReferenceId, int Version, int VersionCount, bool IsCurrent,
        IReadOnlyList<CableWording> Wordings);
}
