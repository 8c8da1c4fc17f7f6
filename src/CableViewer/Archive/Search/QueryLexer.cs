using System.Globalization;

namespace CableViewer.Archive.Search;

/// <summary>What the parts of a query are before they are put together.</summary>
internal enum QueryTokenKind
{
    Word,
    Phrase,
    Field,
    Open,
    Close,
    Or,
    And,
    Not,
    Near,
    SameParagraph,
}

/// <param name="Text">As typed, without quotation marks and star.</param>
/// <param name="IsBeginning">A star stands behind it.</param>
/// <param name="Number">Of NEAR: how many words may stand between.</param>
internal sealed record QueryToken(QueryTokenKind Kind, string Text, bool IsBeginning = false, int Number = 0, QueryField Field = default);

/// <summary>Cuts a query into words, phrases, operators and fields. Every text can be cut.</summary>
internal static class QueryLexer
{
    /// <summary>What NEAR means without a number.</summary>
    public const int UsualDistance = 10;

    private const int LargestDistance = 100;

    public static List<QueryToken> Read(ReadOnlySpan<char> text)
    {
        var tokens = new List<QueryToken>();
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c) || char.IsControl(c)) at++;
            else if (c is '(') tokens.Add(Single(QueryTokenKind.Open, text, ref at));
            else if (c is ')') tokens.Add(Single(QueryTokenKind.Close, text, ref at));
            else if (IsQuote(c)) tokens.Add(ReadPhrase(text, ref at));
            else if (c is '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not (')' or '-')) tokens.Add(Single(QueryTokenKind.Not, text, ref at));
            else ReadRun(text, ref at, tokens);
        }
        return tokens;
    }

    private static QueryToken Single(QueryTokenKind kind, ReadOnlySpan<char> text, ref int at) => new(kind, text[at++].ToString());

    // A phrase without its closing mark goes to the end.
    private static QueryToken ReadPhrase(ReadOnlySpan<char> text, ref int at)
    {
        int start = ++at;
        while (at < text.Length && !IsQuote(text[at])) at++;
        ReadOnlySpan<char> phrase = text[start..at].Trim();
        if (at < text.Length) at++;
        bool isBeginning = at < text.Length && text[at] is '*';
        if (isBeginning) at++;
        isBeginning |= phrase.EndsWith('*');
        phrase = phrase.TrimEnd("* \t");
        return new QueryToken(QueryTokenKind.Phrase, phrase.ToString(), isBeginning);
    }

    private static void ReadRun(ReadOnlySpan<char> text, ref int at, List<QueryToken> tokens)
    {
        int start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')') && !IsQuote(text[at])) at++;
        ReadOnlySpan<char> run = text[start..at];
        if (ReadOperator(run) is { } known)
        {
            tokens.Add(known);
            return;
        }

        int colon = run.IndexOf(':');
        if (colon > 0 && TryReadField(run[..colon], out QueryField field))
        {
            ReadOnlySpan<char> value = run[(colon + 1)..];
            bool isFollowed = at < text.Length && (text[at] is '(' || IsQuote(text[at]));
            if (!value.IsEmpty || isFollowed)
            {
                tokens.Add(new QueryToken(QueryTokenKind.Field, run[..colon].ToString(), Field: field));
                if (!value.IsEmpty) tokens.Add(ReadWord(value));
                return;
            }
        }
        tokens.Add(ReadWord(run));
    }

    private static QueryToken ReadWord(ReadOnlySpan<char> run)
    {
        ReadOnlySpan<char> word = run.TrimEnd('*');
        return new QueryToken(QueryTokenKind.Word, word.ToString(), IsBeginning: word.Length < run.Length);
    }

    private static QueryToken? ReadOperator(ReadOnlySpan<char> run)
    {
        if (run is "OR" or "|") return new QueryToken(QueryTokenKind.Or, run.ToString());
        if (run is "AND" or "&" or "&&") return new QueryToken(QueryTokenKind.And, run.ToString());
        if (run is "NOT") return new QueryToken(QueryTokenKind.Not, "NOT");
        if (run is "NEAR") return new QueryToken(QueryTokenKind.Near, "NEAR", Number: UsualDistance);
        if (run is "/p" or "/P") return new QueryToken(QueryTokenKind.SameParagraph, run.ToString());
        if (run.StartsWith("NEAR/", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(run["NEAR/".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int distance))
            return new QueryToken(QueryTokenKind.Near, run.ToString(), Number: Math.Min(distance, LargestDistance));
        return null;
    }

    private static bool TryReadField(ReadOnlySpan<char> name, out QueryField field) =>
        Enum.TryParse(name, ignoreCase: true, out field) && char.IsAsciiLetter(name[0]) && Enum.IsDefined(field);

    // Typographic marks come with text that was copied.
    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';
}
