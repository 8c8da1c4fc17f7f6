using System.Globalization;

namespace CableViewer.Search.Queries;

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
/// <param name="IsBeginning">A star stands after it.</param>
/// <param name="Number">Of NEAR: how many words may stand between.</param>
internal sealed record QueryToken(QueryTokenKind Kind, string Text, bool IsBeginning = false, int Number = 0, QueryField Field = default);

/// <summary>Cuts a query into words, phrases, operators and fields. Every text can be cut.</summary>
internal static class QueryLexer
{
    /// <summary>What NEAR means without a number.</summary>
    public const int UsualDistance = 10;

    private const int LargestDistance = 100;

    // What people type for a field that has another name here.
    private static readonly Dictionary<string, QueryField> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["classified"] = QueryField.Class,
        ["classification"] = QueryField.Class,
        ["tags"] = QueryField.Tag,
        ["post"] = QueryField.Origin,
        ["sent"] = QueryField.Date,
        ["year"] = QueryField.Date,
    };

    /// <param name="notes">Takes a sentence for each thing that was read otherwise than it may have been meant.</param>
    public static List<QueryToken> Read(ReadOnlySpan<char> text, List<string> notes)
    {
        var tokens = new List<QueryToken>();
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c) || char.IsControl(c)) at++;
            else if (c is '(') tokens.Add(Single(QueryTokenKind.Open, text, ref at));
            else if (c is ')') tokens.Add(Single(QueryTokenKind.Close, text, ref at));
            else if (IsQuote(c)) tokens.Add(ReadPhrase(text, ref at, notes));
            else if (IsMinus(text, at)) tokens.Add(Single(QueryTokenKind.Not, text, ref at));
            else ReadRun(text, ref at, tokens, notes);
        }
        return tokens;
    }

    private static bool IsMinus(ReadOnlySpan<char> text, int at) =>
        text[at] is '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not (')' or '-');

    private static QueryToken Single(QueryTokenKind kind, ReadOnlySpan<char> text, ref int at) => new(kind, text[at++].ToString());

    // A phrase without its closing mark goes to the end.
    private static QueryToken ReadPhrase(ReadOnlySpan<char> text, ref int at, List<string> notes)
    {
        int start = ++at;
        while (at < text.Length && !IsQuote(text[at])) at++;
        ReadOnlySpan<char> phrase = text[start..at].Trim();
        if (at < text.Length) at++;
        else notes.Add("A quotation mark had no partner; we closed it at the end.");
        bool isBeginning = at < text.Length && text[at] is '*';
        if (isBeginning) at++;
        isBeginning |= phrase.EndsWith('*');
        phrase = phrase.TrimEnd("* \t");
        return new QueryToken(QueryTokenKind.Phrase, phrase.ToString(), isBeginning);
    }

    private static void ReadRun(ReadOnlySpan<char> text, ref int at, List<QueryToken> tokens, List<string> notes)
    {
        int start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')') && !IsQuote(text[at])) at++;
        ReadOnlySpan<char> run = text[start..at];
        if (ReadOperator(run, notes) is { } known)
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
                if (!value.IsEmpty) tokens.Add(ReadWord(value, notes));
                return;
            }
        }
        tokens.Add(ReadWord(run, notes));
    }

    private static QueryToken ReadWord(ReadOnlySpan<char> run, List<string> notes)
    {
        if (run[0] is '*' && run.IndexOfAnyExcept('*') >= 0)
            notes.Add($"A * finds beginnings of words only at the end of a word; in “{run}” the first was ignored.");
        ReadOnlySpan<char> word = run.TrimEnd('*');
        return new QueryToken(QueryTokenKind.Word, word.ToString(), IsBeginning: word.Length < run.Length);
    }

    private static QueryToken? ReadOperator(ReadOnlySpan<char> run, List<string> notes)
    {
        if (run is "OR" or "|") return new QueryToken(QueryTokenKind.Or, run.ToString());
        if (run is "AND" or "&" or "&&") return new QueryToken(QueryTokenKind.And, run.ToString());
        if (run is "NOT") return new QueryToken(QueryTokenKind.Not, "NOT");
        if (run is "NEAR") return new QueryToken(QueryTokenKind.Near, "NEAR", Number: UsualDistance);
        if (run is "/p" or "/P") return new QueryToken(QueryTokenKind.SameParagraph, run.ToString());
        if (!run.StartsWith("NEAR/", StringComparison.OrdinalIgnoreCase)) return null;
        ReadOnlySpan<char> number = run["NEAR/".Length..];
        if (number.IsEmpty || number.ContainsAnyExceptInRange('0', '9')) return null;
        // However long it is.
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int distance)) distance = int.MaxValue;
        if (distance > LargestDistance) notes.Add($"{run} was read as NEAR/{LargestDistance}: more words than that cannot stand between.");
        return new QueryToken(QueryTokenKind.Near, run.ToString(), Number: Math.Min(distance, LargestDistance));
    }

    private static bool TryReadField(ReadOnlySpan<char> name, out QueryField field) =>
        OtherNames.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out field)
        || (Enum.TryParse(name, ignoreCase: true, out field) && char.IsAsciiLetter(name[0]) && Enum.IsDefined(field));

    // Typographic marks come with text that was copied.
    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';
}
