using System.Collections.Frozen;
using CableViewer.Cables;
using CableViewer.Cables.Places;

namespace CableViewer.Parsing.References;

/// <summary>Finds the code of an origin from what people write for it: spaced, shortened, misspelt (formats.md 3.3 and 3.4).</summary>
internal static class OriginCode
{
    // Names that cables, references and damaged IDs use, and codes of offices that have no cables of their own in the release.
    private static readonly FrozenDictionary<string, string> Aliases =
        ReferenceTable.ReadRows("aliases").ToFrozenDictionary(row => row[0], row => row[1]);

    // Posts that were closed before the release or sent it nothing. Each is near the name of another, and is not that one: GENOA is not
    // GENEVA.
    private static readonly FrozenDictionary<string, string> OtherPosts =
        ReferenceTable.ReadRows("posts").ToFrozenDictionary(row => row[0], row => row[2]);

    // Offices that references name although the release has no cables of theirs.
    private static readonly FrozenSet<string> OtherOffices = new[]
    {
        "SECDEF", "USDOC", "USDAFAS", "CDCATLANTAGA", "USCBP", "DIA", "JCS", "JOINTSTAFF", "TREASURY", "WASHDC", "CHARLESTON", "FESTTWO",
            "USAID", "DEA", "EPA", "FAA",
        "HHS", "NSC", "USTR", "USPACOM", "USCENTCOM", "USEUCOM", "USSOUTHCOM", "USAFRICOM", "SCAQUITO",
    }.ToFrozenSet();

    // Document numbers of 1973 to 1979 have the first six characters of the name, blanks counted but not kept: PRETOR, NEWDE, PORTO.
    private const int CutLength = 6;
    private const int ShortestCut = 4;
    private static readonly FrozenDictionary<string, string> CutNames = ListCutNames();

    // Two mistyped letters make another post of a short name; of a long one they do not.
    private const int ShortestForTwo = 9;

    private static readonly string[] Prefixes =
        ["AMEMBASSY", "USEMBASSY", "EMBASSY", "AMEMB", "AMCONSUL", "AMCONGEN", "CONSULATE", "CONGEN", "USMISSION"];

    /// <summary>A code of the release, of a post outside it, or of an office that its references name.</summary>
    public static bool IsKnown(string code) => Origin.Find(code) is not null || OtherPosts.ContainsKey(code) || OtherOffices.Contains(code);

    /// <param name="words">As typed: <c>PORT-OF-SPAIN</c>, <c>Sao Pauo</c>, <c>0TTAWA</c>, <c>AMEMBASSY LAGOS</c>.</param>
    /// <returns>The code, or null where no origin is that near.</returns>
    public static string? Find(ReadOnlySpan<char> words) => Letters(words) is { } code ? FindCode(code) : null;

    /// <summary>As <see cref="Find"/>, but no misspelling that the table of aliases does not list.</summary>
    public static string? FindExactly(ReadOnlySpan<char> words) => Letters(words) is { } code ? FindExact(code) : null;

    /// <summary>What is left of the words when only capitals count; null for what is too long for a name.</summary>
    internal static string? Letters(ReadOnlySpan<char> words)
    {
        if (words.Length > 60) return null;
        Span<char> letters = stackalloc char[60];
        int count = 0;
        foreach (char c in words)
        {
            if (char.IsAsciiLetter(c)) letters[count++] = char.ToUpperInvariant(c);
            else if (c == '0' && words.Length > 1) letters[count++] = 'O';
        }
        return letters[..count].ToString();
    }

    /// <param name="code">Capitals only.</param>
    public static string? FindCode(string code) => FindExact(code) ?? FindCut(code) ?? FindNear(code);

    /// <summary>The post whose name was cut to six characters: <c>PRETOR</c>, <c>NEWDE</c>.</summary>
    /// <param name="code">Capitals only.</param>
    public static string? FindCut(string code) => CutNames.GetValueOrDefault(code);

    /// <param name="code">Capitals only.</param>
    /// <returns>The code itself or that of its alias; null for a misspelling, which <see cref="FindCode"/> would mend.</returns>
    public static string? FindExact(string code)
    {
        if (code is "PARISFR") return "UNESCOPARISFR";
        if (IsKnown(code)) return code;
        if (Aliases.TryGetValue(code, out string? alias)) return alias;
        foreach (string prefix in Prefixes)
            if (code.StartsWith(prefix, StringComparison.Ordinal) && code.Length > prefix.Length + 2)
                return FindExact(code[prefix.Length..]);
        return null;
    }

    private static FrozenDictionary<string, string> ListCutNames()
    {
        var cut = new Dictionary<string, string>();
        // Of two posts that are cut alike the one of the release is meant.
        foreach ((string code, string name) in (IEnumerable<(string, string)>)[
            .. Origin.All.Values.Select(origin => (origin.Code, origin.Name[(origin.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..])),
            .. OtherPosts.Select(post => (post.Key, post.Value))])
        {
            if (name.Length <= CutLength || Letters(name) != code) continue;
            string six = Letters(name.AsSpan(0, CutLength))!;
            if (six.Length >= ShortestCut && !IsKnown(six) && !Aliases.ContainsKey(six)) cut.TryAdd(six, code);
        }
        return cut.ToFrozenDictionary();
    }

    // One letter lost, doubled, changed or swapped; two in a long name; only when one origin alone is that near.
    internal static string? FindNear(string code)
    {
        if (code.Length < 4) return null;
        string? nearest = null;
        int best = int.MaxValue;
        bool several = false;
        foreach (string known in Origin.All.Keys)
        {
            int allowed = known.Length >= ShortestForTwo && code.Length >= ShortestForTwo ? 2 : 1;
            if (Math.Abs(known.Length - code.Length) > allowed) continue;
            int distance = Distance(code, known, allowed);
            if (distance > allowed || distance > best) continue;
            several = distance == best;
            (best, nearest) = (distance, known);
        }
        return several ? null : nearest;
    }

    /// <summary>
    /// Letters lost, doubled or changed between two names, swapped neighbours counting as one; more than the limit for names that are too
    /// long to tell.
    /// </summary>
    internal static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int limit)
    {
        Span<int> before = stackalloc int[64], last = stackalloc int[64], row = stackalloc int[64];
        if (other.Length > 60 || one.Length > 60) return limit + 1;
        for (int j = 0; j <= other.Length; j++) last[j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            last.CopyTo(before);
            row.CopyTo(last);
        }
        return last[other.Length];
    }
}
