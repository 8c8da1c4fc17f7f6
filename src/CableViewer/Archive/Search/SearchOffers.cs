using CableViewer.Cables;

namespace CableViewer.Archive.Search;

/// <summary>Another query that may be meant, and what it finds.</summary>
/// <param name="Why">Why it is offered, a beginning of a sentence: <c>Did you mean</c>, <c>With the TAG PTER (…)</c>.</param>
public sealed record SearchOffer(string Why, Query Query, int Count);

/// <summary>
/// What a search found is exactly what was asked. This finds what may have been meant besides: a word spelled as the archive spells it, the TAG whose
/// meaning has the word, the acronym written out, a query without the part that finds nothing.
/// </summary>
public sealed class SearchOffers(CableSearch search)
{
    private const int MostMends = 3;
    private const int MostParts = 6;

    // What is offered beside a search may take a part of what the search itself may take.
    private const long Budget = SearchBudget.Usual / 4;
    private const int MostMeanings = 4;

    /// <summary>What is offered where words are not in the archive, or nothing has all that was asked.</summary>
    public async Task<IReadOnlyList<SearchOffer>> ListMendsAsync(Query query, FoundCables found, CancellationToken cancellationToken)
    {
        var mends = new List<SearchOffer>();
        var budget = new SearchBudget(Budget);
        foreach ((TextNode text, string word) in UnknownWords(query.Root, found.Index).Take(2))
        {
            foreach (WordCount near in Spelling.Suggest(found.Index.Vocabulary, word, MostMends))
                await AddAsync("Did you mean", Query.Of(Replace(query.Root, text, Mended(text, word, near.Word))));
        }
        if (found.Total == 0 && mends.Count == 0 && query.Root is AndNode and)
        {
            foreach (QueryNode part in and.Parts.Take(MostParts))
                await AddAsync($"Without {QueryWriter.Write(part)}:", Query.Of(Without(and, part)));
        }
        return [.. mends.OrderByDescending(mend => mend.Count).Take(MostMends)];

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

    /// <summary>What the words may mean besides: TAGS, acronyms, origins. Only a query of one word or phrase has one meaning.</summary>
    public async Task<IReadOnlyList<SearchOffer>> ListMeaningsAsync(Query query, FoundCables found, CancellationToken cancellationToken)
    {
        if (query.Root is not TextNode { InSubject: false } text) return [];
        CableIndex index = found.Index;
        var offers = new List<SearchOffer>();
        var budget = new SearchBudget(Budget);
        string typed = text.Typed.Trim();
        string phrase = string.Join(' ', text.Words);

        foreach (string code in index.Tags.Names)
        {
            if (offers.Count == MostMeanings) break;
            Tag? tag = Tag.Find(code);
            bool isCode = code.Equals(typed, StringComparison.OrdinalIgnoreCase);
            if (!isCode && (tag?.Meaning is not { } meaning || !PhraseMatch.IsIn(WordFolding.Words(meaning), text.Words, text.IsBeginning))) continue;
            await AddAsync($"With the TAG {code}{(tag?.Meaning is { } means ? $" ({means})" : "")}:", new FieldNode(QueryField.Tag, code));
        }
        if (Acronym.Find(typed.ToUpperInvariant())?.Expansion is { } expansion && TextOf(expansion) is { } written)
            await AddAsync($"{typed.ToUpperInvariant()} stands for {expansion}:", written);
        foreach (Acronym acronym in Acronym.All.Values.OrderBy(acronym => acronym.Letters, StringComparer.Ordinal))
        {
            if (acronym.Expansion is null || string.Join(' ', WordFolding.Words(acronym.Expansion)) != phrase || TextOf(acronym.Letters) is not { } letters) continue;
            await AddAsync($"Written {acronym.Letters}:", letters);
        }
        int origin = index.Origins.Find(phrase.Replace(" ", ""));
        if (origin >= 0) await AddAsync($"Sent by {index.OriginNames[origin]}:", new FieldNode(QueryField.Origin, index.Origins.Names[origin]));
        else if (Country.Find(typed) is { } country && typed.Length > 2) await AddAsync($"Sent from {country.Name}:", new FieldNode(QueryField.Country, country.Code));
        return offers;

        async Task AddAsync(string why, QueryNode node)
        {
            var other = Query.Of(node);
            int? count = await search.CountAsync(other, budget, cancellationToken);
            if (count > 0) offers.Add(new SearchOffer(why, other, count.Value));
        }
    }

    private static TextNode? TextOf(string typed)
    {
        List<string> words = WordFolding.Words(typed);
        return words.Count == 0 ? null : new TextNode(typed, words, IsBeginning: false, InSubject: false);
    }

    private static IEnumerable<(TextNode Text, string Word)> UnknownWords(QueryNode node, CableIndex index) => node switch
    {
        TextNode text => text.Words
            .Where((word, i) => !(text.IsBeginning && i == text.Words.Count - 1) && index.Vocabulary.CountOf(word) == 0)
            .Select(word => (text, word)),
        AndNode and => and.Parts.SelectMany(part => UnknownWords(part, index)),
        OrNode or => or.Parts.SelectMany(part => UnknownWords(part, index)),
        NearNode near => near.Operands.SelectMany(part => UnknownWords(part, index)),
        SameParagraphNode same => same.Operands.SelectMany(part => UnknownWords(part, index)),
        _ => [],
    };

    private static TextNode Mended(TextNode text, string word, string near)
    {
        string[] words = [.. text.Words.Select(other => other == word ? near : other)];
        return text with { Typed = string.Join(' ', words), Words = words };
    }

    private static QueryNode Replace(QueryNode node, TextNode old, TextNode mended) => node switch
    {
        TextNode text => ReferenceEquals(text, old) ? mended : text,
        AndNode and => new AndNode([.. and.Parts.Select(part => Replace(part, old, mended))]),
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
