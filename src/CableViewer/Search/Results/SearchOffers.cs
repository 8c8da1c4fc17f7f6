using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.FullText.Dictionaries;
using CableViewer.FullText.Terms;
using CableViewer.Search.Columns;
using CableViewer.Search.Matching;
using CableViewer.Search.Queries;

namespace CableViewer.Search.Results;

/// <summary>Another query that may be meant, and what it finds.</summary>
/// <param name="Why">Why it is offered, a beginning of a sentence: <c>Did you mean</c>, <c>With the TAG PTER (…)</c>.</param>
public sealed record SearchOffer(string Why, Query Query, int Count);

/// <summary>
/// What a search found is exactly what was asked. This finds what else may have been meant: a word spelled as the archive spells it, a
/// quotation with a word wrong, the TAG whose meaning has the word, the acronym written out, a query without the part that finds nothing.
/// </summary>
public sealed class SearchOffers(CableSearch search)
{
    private const int MostMends = 3;
    private const int MostParts = 6;
    private const int ShortestHalf = 3;

    // What is offered beside a search may take a part of what the search itself may take.
    private const long Budget = SearchBudget.Usual / 4;
    private const int MostMeanings = 4;

    // Of a phrase that is found, a part of two words says nothing.
    private const int ShortestPart = 3;

    // Each is a search, though mostly a quick one.
    private const int MostTries = 60;

    /// <summary>What is offered where words are not in the archive, or nothing has all that was asked.</summary>
    public async Task<IReadOnlyList<SearchOffer>> ListMendsAsync(Query query, FoundCables found, CancellationToken cancellationToken)
    {
        var mends = new List<SearchOffer>();
        var budget = new SearchBudget(Budget);
        foreach ((TextNode text, string word) in UnknownWords(query.Root, found.Index).Take(2))
        {
            // A telegraph broke words at the end of a line: JURIS-, DICTION.
            foreach (string[] halves in text.Words.Count > 1 ? [] : Halves(word, found.Index.Vocabulary).Take(MostParts))
            {
                TextNode broken = text with { Typed = string.Join('-', halves), Words = halves };
                await AddAsync("Broken at the end of a line:", Query.Of(Replace(query.Root, text, broken)));
            }
            foreach (WordCount near in Spelling.Suggest(found.Index.Vocabulary, word, MostMends))
                await AddAsync("Did you mean", Query.Of(Replace(query.Root, text, Mended(text, word, near.Word))));
        }
        // The nearest spelling first, as Spelling has them.
        if (mends.Count >= MostMends) return [.. mends.Take(MostMends)];
        if (found.Total == 0 && Phrases(query.Root).FirstOrDefault() is { } phrase)
        {
            if (PhraseParts.SplitAtEllipsis(phrase) is { } parts)
                await AddAsync("The parts before and after the ellipsis:", Query.Of(Replace(query.Root, phrase, parts)));
            await AddAsync("The same words without quotation marks:", Query.Of(Replace(query.Root, phrase, PhraseParts.Unquoted(phrase))));
            if (await FindLongestPartAsync(phrase) is { } longest)
                await AddAsync("The longest part that is in a cable:", Query.Of(Replace(query.Root, phrase, longest)));
        }
        if (found.Total > 0 || mends.Count > 0 || query.Root is not AndNode and) return [.. mends.Take(MostMends)];
        foreach (QueryNode part in and.Parts.Take(MostParts))
            await AddAsync($"Without {QueryWriter.Write(part)}:", Query.Of(Without(and, part)));
        return [.. mends.OrderByDescending(mend => mend.Count).Take(MostMends)];

        // From left to right: as many words as are found together, then from the word that was one too many.
        async Task<TextNode?> FindLongestPartAsync(TextNode phrase)
        {
            int tries = 0;
            (int Start, int End) longest = (0, 0);
            for (int start = 0; phrase.Words.Count - start > longest.End - longest.Start;)
            {
                // What is found of n words is found of fewer.
                int low = start, high = phrase.Words.Count;
                while (low < high)
                {
                    int middle = (low + high + 1) / 2;
                    var part = Query.Of(PhraseParts.Part(phrase, start, middle));
                    if (++tries > MostTries || await search.CountAsync(part, budget, cancellationToken) is not { } count) return null;
                    if (count > 0) low = middle;
                    else high = middle - 1;
                }
                if (low - start > longest.End - longest.Start) longest = (start, low);
                start = Math.Max(low, start + 1);
            }
            return longest.End - longest.Start < ShortestPart ? null : PhraseParts.Part(phrase, longest.Start, longest.End);
        }

        async Task AddAsync(string why, Query other)
        {
            int? count = await search.CountAsync(other, budget, cancellationToken);
            if (count > 0 && mends.TrueForAll(mend => mend.Query.Canonical != other.Canonical))
                mends.Add(new SearchOffer(why, other, count.Value));
        }
    }

    /// <summary>What is offered in place of a query that is too large: the same without one of its parts.</summary>
    public async Task<IReadOnlyList<SearchOffer>> ListSmallerAsync(Query query, CancellationToken cancellationToken)
    {
        if (query.Root is not AndNode and) return [];
        var smaller = new List<SearchOffer>();
        var budget = new SearchBudget(Budget);
        foreach (QueryNode part in and.Parts.Take(MostParts))
        {
            var other = Query.Of(Without(and, part));
            if (await search.CountAsync(other, budget, cancellationToken) is { } count and > 0)
                smaller.Add(new SearchOffer($"Without {QueryWriter.Write(part)}:", other, count));
        }
        return [.. smaller.OrderByDescending(offer => offer.Count).Take(MostMends)];
    }

    /// <summary>
    /// What else the words may mean: of one word or phrase, TAGS, acronyms, origins, countries; of several words, those among them that
    /// are a year, a post, a country or a classification.
    /// </summary>
    public async Task<IReadOnlyList<SearchOffer>> ListMeaningsAsync(Query query, FoundCables found, CancellationToken cancellationToken)
    {
        CableIndex index = found.Index;
        var offers = new List<SearchOffer>();
        var budget = new SearchBudget(Budget);
        if (query.Root is AndNode and)
        {
            foreach ((string why, QueryNode other) in TypedFilters.List(and, index).Take(MostMeanings)) await AddAsync(why, other);
            return offers;
        }
        if (query.Root is not TextNode { InSubject: false } text) return [];
        string typed = text.Typed.Trim();
        string phrase = string.Join(' ', text.Words);

        // "the" is a word of many meanings, and means none of them.
        bool isCommon = text.Words is [{ Length: <= 3 } word] && index.Vocabulary.CountOf(word) > index.Count / 4;
        foreach (string code in index.Tags.Names)
        {
            if (offers.Count == MostMeanings) break;
            Tag? tag = Tag.Find(code);
            bool isCode = code.Equals(typed, StringComparison.OrdinalIgnoreCase);
            bool isMeant = !isCommon && tag?.Meaning is { } meaning
                && PhraseMatch.IsIn(WordFolding.Words(meaning), text.Words, text.IsBeginning);
            if (!isCode && !isMeant) continue;
            await AddAsync($"With the TAG {code}{(tag?.Meaning is { } means ? $" ({means})" : "")}:", new FieldNode(QueryField.Tag, code));
        }
        if (Acronym.Find(typed.ToUpperInvariant())?.Expansion is { } expansion && TextOf(expansion) is { } written)
            await AddAsync($"{typed.ToUpperInvariant()} stands for {expansion}:", written);
        foreach (Acronym acronym in Acronym.All.Values.OrderBy(acronym => acronym.Letters, StringComparer.Ordinal))
        {
            if (acronym.Expansion is null || string.Join(' ', WordFolding.Words(acronym.Expansion)) != phrase
                || TextOf(acronym.Letters) is not { } letters) continue;
            await AddAsync($"Written {acronym.Letters}:", letters);
        }
        int origin = index.Origins.Find(phrase.Replace(" ", ""));
        if (origin >= 0) await AddAsync($"Sent by {index.OriginNames[origin]}:",
            new FieldNode(QueryField.Origin, index.Origins.Names[origin]));
        else if (Country.Find(typed) is { } country && typed.Length > 2)
            await AddAsync($"Sent from {country.Name}:", new FieldNode(QueryField.Country, country.Code));
        return offers;

        async Task AddAsync(string why, QueryNode node)
        {
            var other = Query.Of(node);
            int? count = await search.CountAsync(other, budget, cancellationToken);
            if (count > 0) offers.Add(new SearchOffer(why, other, count.Value));
        }
    }

    private static IEnumerable<TextNode> Phrases(QueryNode node) => node switch
    {
        TextNode { Words.Count: > 1 } text => [text],
        AndNode and => and.Parts.SelectMany(Phrases),
        _ => [],
    };

    private static TextNode? TextOf(string typed)
    {
        List<string> words = WordFolding.Words(typed);
        return words.Count == 0 ? null : new TextNode(typed, words, IsBeginning: false, InSubject: false);
    }

    private static IEnumerable<(TextNode Text, string Word)> UnknownWords(QueryNode node, CableIndex index) => node switch
    {
        TextNode text => text.Words
            .Where((word, i) => !(text.IsBeginning && i == text.Words.Count - 1) && NumberForms.CountOf(word, index.Vocabulary) == 0)
            .Select(word => (text, word)),
        AndNode and => and.Parts.SelectMany(part => UnknownWords(part, index)),
        OrNode or => or.Parts.SelectMany(part => UnknownWords(part, index)),
        NearNode near => near.Operands.SelectMany(part => UnknownWords(part, index)),
        SameParagraphNode same => same.Operands.SelectMany(part => UnknownWords(part, index)),
        _ => [],
    };

    // The ways to break a word so that the archive has both halves.
    private static IEnumerable<string[]> Halves(string word, Vocabulary vocabulary)
    {
        for (int at = ShortestHalf; at <= word.Length - ShortestHalf; at++)
        {
            if (!char.IsLetter(word[at - 1]) || !char.IsLetter(word[at])) continue;
            string[] halves = [word[..at], word[at..]];
            if (Array.TrueForAll(halves, half => vocabulary.CountOf(half) > 0)) yield return halves;
        }
    }

    private static TextNode Mended(TextNode text, string word, string near)
    {
        string[] words = [.. text.Words.Select(other => other == word ? near : other)];
        return text with { Typed = string.Join(' ', words), Words = words };
    }

    private static QueryNode Replace(QueryNode node, TextNode old, QueryNode mended) => node switch
    {
        TextNode text => ReferenceEquals(text, old) ? mended : text,
        AndNode and => new AndNode(
            [.. and.Parts.Select(part => Replace(part, old, mended)).SelectMany(part => part is AndNode inner ? inner.Parts : [part])]),
        OrNode or => new OrNode([.. or.Parts.Select(part => Replace(part, old, mended))]),
        NearNode near => near with { Operands = [.. near.Operands.Select(part => Replace(part, old, mended))] },
        SameParagraphNode same => new SameParagraphNode([.. same.Operands.Select(part => Replace(part, old, mended))]),
        _ => node,
    };

    private static QueryNode Without(AndNode and, QueryNode part)
    {
        QueryNode[] rest = [.. and.Parts.Where(other => !ReferenceEquals(other, part))];
        return rest.Length == 1 ? rest[0] : new AndNode(rest);
    }
}
