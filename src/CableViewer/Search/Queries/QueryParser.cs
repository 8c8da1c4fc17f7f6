using CableViewer.Archive.Indexing;
using CableViewer.Cables;
using CableViewer.FullText.Terms;

namespace CableViewer.Search.Queries;

/// <summary>
/// Understands a query: words side by side must all occur, OR binds loosest, then words side by side, then /p, then NEAR. There is no wrong
/// query: what is no operator where it stands is a word, and a note says so.
/// </summary>
/// <remarks>
/// <c>or = and { OR and }; and = { [-] same }; same = near { /p near }; near = one { NEAR/n one }; one = ( or ) | field: value | "phrase" |
/// word</c>
/// </remarks>
internal sealed class QueryParser
{
    /// <summary>What is longer is cut.</summary>
    public const int LongestText = 2_000;

    // Deeper and more than people write; hostile queries end here.
    private const int DeepestNesting = 30;
    private const int MostTokens = 300;

    private readonly List<QueryToken> tokens;
    private readonly List<string> notes;
    private readonly List<string> ignored = [];
    private int next;
    private int depth;

    private QueryParser(List<QueryToken> tokens, List<string> notes)
    {
        this.tokens = tokens;
        this.notes = notes;
    }

    public static Query Parse(string text)
    {
        string cut = text.Length > LongestText ? text[..LongestText] : text;
        var said = new List<string>();
        List<QueryToken> read = QueryLexer.Read(cut, said);
        var parser = new QueryParser(read.Count > MostTokens ? read[..MostTokens] : read, said);
        if (cut.Length < text.Length || read.Count > MostTokens)
            parser.notes.Add("The query is very long; only its beginning was searched.");
        QueryNode root = parser.ParseAll();
        // Where nothing else was asked, the description says what to type.
        if (root is not NothingNode) said.AddRange(parser.ignored.Select(typed => $"“{typed}” was ignored: it has no letter or digit."));
        return new Query { Text = cut, Root = root, Notes = [.. parser.notes.Distinct()] };
    }

    private QueryToken? Peek => next < tokens.Count ? tokens[next] : null;

    private QueryNode ParseAll()
    {
        var parts = new List<QueryNode>();
        while (Peek is not null)
        {
            if (ParseOr(null) is { } part) parts.Add(part);
            if (Peek?.Kind is QueryTokenKind.Close)
            {
                next++;
                notes.Add("A closing bracket had no partner and was ignored.");
            }
        }
        return And(parts) ?? new AllNode();
    }

    private QueryNode? ParseOr(QueryField? scope)
    {
        var parts = new List<QueryNode>();
        if (ParseAnd(scope) is { } first) parts.Add(first);
        while (Peek?.Kind is QueryTokenKind.Or)
        {
            next++;
            if (ParseAnd(scope) is { } part) parts.Add(part);
        }
        return Or(parts);
    }

    private QueryNode? ParseAnd(QueryField? scope)
    {
        var parts = new List<QueryNode>();
        while (Peek is { } token && token.Kind is not QueryTokenKind.Close)
        {
            if (token.Kind is QueryTokenKind.Or)
            {
                // OR stands between two things; elsewhere it is a word.
                if (parts.Count > 0 && StartsOperand(next + 1)) break;
                Add(ReadLiteral());
            }
            else if (token.Kind is QueryTokenKind.And)
            {
                if (parts.Count > 0 && StartsOperand(next + 1)) next++;
                else Add(ReadLiteral());
            }
            else
            {
                Add(ParseNot(scope));
            }
        }
        return And(parts);

        void Add(QueryNode? part)
        {
            if (part is not null) parts.Add(part);
        }
    }

    private QueryNode? ParseNot(QueryField? scope)
    {
        bool isNot = false;
        while (Peek?.Kind is QueryTokenKind.Not)
        {
            if (!StartsOperand(next + 1)) return ReadLiteral();
            next++;
            isNot = !isNot;
        }
        QueryNode? part = ParseSameParagraph(scope);
        return part is not null && isNot ? new NotNode(part) : part;
    }

    private QueryNode? ParseSameParagraph(QueryField? scope)
    {
        QueryNode? first = ParseNear(scope);
        if (first is null || Peek?.Kind is not QueryTokenKind.SameParagraph) return first;
        var operands = new List<QueryNode> { first };
        while (Peek?.Kind is QueryTokenKind.SameParagraph)
        {
            if (!StartsWords(next + 1)) return And([Together(), ReadLiteral()!]);
            next++;
            if (ParseNear(scope) is { } operand) operands.Add(operand);
        }
        return Together();

        QueryNode Together()
        {
            if (operands.Count == 1) return first;
            if (operands.TrueForAll(operand => operand.HasPlaces)) return new SameParagraphNode(operands);
            notes.Add("/p joins words or phrases. Where it joined something else, both sides were searched anywhere in the cable.");
            return And(operands)!;
        }
    }

    private QueryNode? ParseNear(QueryField? scope)
    {
        QueryNode? first = ParseOne(scope);
        if (first is null || Peek?.Kind is not QueryTokenKind.Near) return first;
        var operands = new List<QueryNode> { first };
        var distances = new List<int>();
        while (Peek is { Kind: QueryTokenKind.Near } near)
        {
            if (!StartsWords(next + 1))
            {
                QueryNode chain = Chain();
                return And([chain, ReadLiteral()!]);
            }
            next++;
            if (ParseOne(scope) is not { } operand) continue;
            operands.Add(operand);
            distances.Add(near.Number);
        }
        return Chain();

        QueryNode Chain()
        {
            if (operands.Count == 1) return first;
            if (!operands.TrueForAll(operand => operand.HasPlaces))
            {
                notes.Add("NEAR joins words or phrases. Where it joined something else, both sides were searched anywhere in the cable.");
                return And(operands)!;
            }
            // A chain in brackets is part of the whole chain.
            var flat = new List<QueryNode>();
            var flatDistances = new List<int>();
            for (int i = 0; i < operands.Count; i++)
            {
                if (i > 0) flatDistances.Add(distances[i - 1]);
                if (operands[i] is NearNode inner)
                {
                    flat.AddRange(inner.Operands);
                    flatDistances.AddRange(inner.Distances);
                }
                else
                {
                    flat.Add(operands[i]);
                }
            }
            return new NearNode(flat, flatDistances);
        }
    }

    private QueryNode? ParseOne(QueryField? scope)
    {
        QueryToken token = tokens[next];
        switch (token.Kind)
        {
            case QueryTokenKind.Open:
                return ParseBrackets(scope);
            case QueryTokenKind.Field:
                next++;
                return ParseField(token);
            case QueryTokenKind.Word or QueryTokenKind.Phrase:
                next++;
                return scope is { } field ? FieldOf(field, field.ToString(), token) : Text(token);
            default:
                return ReadLiteral();
        }
    }

    private QueryNode? ParseBrackets(QueryField? scope)
    {
        next++;
        if (depth == DeepestNesting)
        {
            notes.Add("Brackets are nested too deeply; some were ignored.");
            return null;
        }
        depth++;
        QueryNode? inside = ParseOr(scope);
        depth--;
        if (Peek?.Kind is QueryTokenKind.Close) next++;
        else notes.Add("An opening bracket had no partner; we closed it at the end.");
        return inside;
    }

    private QueryNode? ParseField(QueryToken field)
    {
        if (Peek is { Kind: QueryTokenKind.Word or QueryTokenKind.Phrase } value)
        {
            next++;
            return FieldOf(field.Field, field.Text, value);
        }
        return Peek?.Kind is QueryTokenKind.Open ? ParseBrackets(field.Field) : Text(new QueryToken(QueryTokenKind.Word, field.Text));
    }

    private QueryNode FieldOf(QueryField field, string name, QueryToken value)
    {
        string text = value.Text.Trim();
        switch (field)
        {
            case QueryField.Subject:
                return Text(value) is TextNode inSubject ? inSubject with { InSubject = true } : new NothingNode(value.Text);
            case QueryField.Before or QueryField.After or QueryField.Date or QueryField.Released:
                if (!DayRange.TryParse(text, out DayRange days))
                    return Literally($"“{text}” isn't a date. Use 2007, 2007-03 or 2007-03-02.");
                return new DateNode(field, text, field switch
                {
                    QueryField.Before => days.Before(),
                    QueryField.After => days.After(),
                    _ => days,
                });
            case QueryField.Ref:
                return ReferenceId.TryParse(text, out ReferenceId cited)
                    ? new CitesNode(cited)
                    : Literally($"“{text}” isn't a reference ID. Expected something like 07MEXICO1068.");
            case QueryField.Has:
                return TryReadTrait(text, out CableTraits trait)
                    ? new HasNode(trait)
                    : Literally($"“{text}” isn't something that cables have. Use one of {string.Join(", ", TraitNames)}.");
            default:
                return WordFolding.Count(text) == 0
                    ? Literally($"{name.ToLowerInvariant()}: needs a value.")
                    : new FieldNode(field, text) { IsBeginning = value.IsBeginning };
        }

        QueryNode Literally(string why)
        {
            notes.Add($"{why} It was searched as words.");
            return Text(new QueryToken(QueryTokenKind.Phrase, $"{name} {value.Text}".Trim(), value.IsBeginning));
        }
    }

    /// <summary>The values of <c>has:</c>.</summary>
    public static IReadOnlyList<string> TraitNames { get; } =
        [.. Enum.GetValues<CableTraits>().Where(trait => trait != CableTraits.None).Select(trait => trait.ToString().ToLowerInvariant())];

    // has:redactions and has:reference are understood too.
    private static bool TryReadTrait(string text, out CableTraits trait)
    {
        trait = CableTraits.None;
        string singular = text.TrimEnd('s', 'S');
        foreach (CableTraits known in Enum.GetValues<CableTraits>())
        {
            if (known != CableTraits.None && known.ToString().TrimEnd('s').Equals(singular, StringComparison.OrdinalIgnoreCase))
                trait = known;
        }
        return trait != CableTraits.None;
    }

    private QueryNode Text(QueryToken token)
    {
        List<string> words = WordFolding.Words(token.Text);
        if (words.Count > 0) return new TextNode(token.Text, words, token.IsBeginning, InSubject: false);
        ignored.Add(token.Text);
        return new NothingNode(token.Text);
    }

    // An operator where it cannot be one.
    private TextNode? ReadLiteral()
    {
        QueryToken token = tokens[next++];
        if (token.Text is "-") return null;
        List<string> words = WordFolding.Words(token.Text);
        if (words.Count == 0) return null;
        notes.Add($"There is nothing for {token.Text} to join, so it was searched as a word.");
        return new TextNode(token.Text, words, IsBeginning: false, InSubject: false);
    }

    private bool StartsOperand(int at) =>
        at < tokens.Count
            && tokens[at].Kind is QueryTokenKind.Word or QueryTokenKind.Phrase or QueryTokenKind.Field or QueryTokenKind.Open
            or QueryTokenKind.Not;

    private bool StartsWords(int at) => StartsOperand(at) && tokens[at].Kind is not QueryTokenKind.Not;

    private static QueryNode? And(IReadOnlyList<QueryNode> parts)
    {
        // What is asked twice is asked once.
        List<QueryNode> flat = [.. parts.SelectMany(part => part is AndNode and ? and.Parts : [part]).Distinct()];
        DropNothing(flat);
        return flat.Count switch { 0 => null, 1 => flat[0], _ => new AndNode(flat) };
    }

    private static QueryNode? Or(IReadOnlyList<QueryNode> parts)
    {
        List<QueryNode> flat = [.. parts.SelectMany(part => part is OrNode or ? or.Parts : [part]).Distinct()];
        DropNothing(flat);
        return flat.Count switch { 0 => null, 1 => flat[0], _ => new OrNode(flat) };
    }

    // Beside something that can be looked for, what cannot does not count.
    private static void DropNothing(List<QueryNode> parts)
    {
        if (!parts.TrueForAll(IsNothing)) parts.RemoveAll(IsNothing);

        static bool IsNothing(QueryNode part) => part is NothingNode or NotNode { Part: NothingNode };
    }
}
